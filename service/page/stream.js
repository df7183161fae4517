// Server-sent events of a POST, which the browser's own EventSource cannot make.

// Each event as { name, id, data }, data parsed; comments and fields of no use here are passed over.
export async function* eventsOf(answer) {
  let rest = "";
  for await (const text of chunks(answer.body)) {
    const parts = (rest + text).split("\n\n");
    rest = parts.pop();
    yield* parts.map(parse).filter(({ data }) => data !== undefined);
  }
}

async function* chunks(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parse(block) {
  const fields = {};
  for (const line of block.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2);
  }
  const data = fields.data === undefined ? undefined : JSON.parse(fields.data);
  return { name: fields.event, id: fields.id, data };
}

// The service's own API, at addresses relative to the page, so that it works under any prefix.

import { byId, say } from "./dom.js";
import { eventsOf } from "./stream.js";

const KEY = "standfirst-key";

export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? "The service did not answer as expected.");
    this.status = status;
    this.detail = body.detail ?? "";
    this.code = body.code ?? "";
  }
}

export async function ask(method, path, { body, tag, signal, as = "json" } = {}) {
  const answer = await answerTo(method, path, { body, tag, signal });
  return { answer, value: as === "json" ? await answer.json() : await answer.text() };
}

// Each event of the answer as { name, id, data }. Whoever aborts the signal frees the writer.
export async function* listen(path, body, signal) {
  const answer = await answerTo("POST", path, { body, signal, accept: "text/event-stream" });
  try {
    yield* eventsOf(answer);
  } catch (broken) {
    if (signal.aborted) throw broken;
    throw new Problem(0, { title: "The service left off halfway.", detail: "Try again." });
  }
}

// Asks until a key is accepted or the editor gives up.
async function answerTo(method, path, request) {
  for (;;) {
    const answer = await send(method, path, request);
    if (answer.status === 401 && (await askForKey())) continue;
    if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
    return answer;
  }
}

async function send(method, path, { body, tag, signal, accept = "application/json" }) {
  const headers = { Accept: accept };
  const key = sessionStorage.getItem(KEY);
  byId("other-key").hidden = !key;
  if (key) headers.Authorization = `Bearer ${key}`;
  if (tag) headers["If-Match"] = tag;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(new URL(path, document.baseURI), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem(0, { title: "The service cannot be reached.", detail: "Is it running?" });
  }
}

// For who holds a key that may not do what has to be done, or hands the tab on.
export async function takeAnotherKey() {
  if (await askForKey()) say("The other key is used from now on.");
}

function askForKey() {
  const dialog = byId("key-dialog");
  const field = byId("key");
  field.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    byId("key-form").onsubmit = () => {
      sessionStorage.setItem(KEY, field.value.trim());
      dialog.returnValue = "given";
    };
    byId("key-cancel").onclick = () => dialog.close();
    dialog.onclose = () => resolve(field.value !== "" && dialog.returnValue !== "");
  });
}

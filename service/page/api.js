// The service's own API, at addresses relative to the page, so that it works under any prefix.

import { byId } from "./dom.js";

const KEY = "standfirst-key";

export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? "The service did not answer as expected.");
    this.status = status;
    this.detail = body.detail ?? "";
    this.code = body.code ?? "";
  }
}

// Asks until a key is accepted or the editor gives up.
export async function ask(method, path, { body, tag, as = "json" } = {}) {
  for (;;) {
    const answer = await send(method, path, body, tag);
    if (answer.status === 401 && (await askForKey())) continue;
    if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
    return { answer, value: as === "json" ? await answer.json() : await answer.text() };
  }
}

async function send(method, path, body, tag) {
  const headers = { Accept: "application/json" };
  const key = sessionStorage.getItem(KEY);
  if (key) headers.Authorization = `Bearer ${key}`;
  if (tag) headers["If-Match"] = tag;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(new URL(path, document.baseURI), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { title: "The service cannot be reached.", detail: "Is it running?" });
  }
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

// The editor's page: an article in, its brief out, judged and changed by a person.

import { ask, listen, Problem } from "./api.js";
import { lightArticle, showArticle } from "./article.js";
import { showHistory, showRecent } from "./lists.js";
import { lightLines, nameOf, showGrowing, showLines } from "./lines.js";
import { button, byId, calm, complain, element, say } from "./dom.js";

const VERDICTS = {
  publishable: ["Publishable", "good"],
  review: ["Review first", "doubt"],
  not_recommended: ["Not recommended", "bad"],
};
const STATES = {
  draft: "plain", approved: "good", edited: "good", rejected: "bad", withdrawn: "bad",
};
const COPIES = { Text: "text", Markdown: "markdown", HTML: "html", JSON: "json" };
let record = null;
let tag = null;
// Of the brief being written, if one is.
let writing = null;

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function light(fields) {
  lightLines(fields);
  return lightArticle(fields);
}

function goToEvidence(field) {
  const first = light([field]);
  first?.focus();
  first?.scrollIntoView({ block: "center", behavior: "smooth" });
}

function goToLine(field) {
  const place = document.querySelector(`.line[data-field="${field}"]`);
  place?.querySelector("button")?.focus();
  place?.scrollIntoView({ block: "center", behavior: "smooth" });
}

function show(next, nextTag) {
  record = next;
  tag = nextTag;
  document.querySelector(".desk").classList.add("written");
  for (const id of ["empty", "working"]) byId(id).hidden = true;
  byId("growing").replaceChildren();
  byId("sheet").hidden = false;
  const [verdict, tone] = VERDICTS[record.brief.verdict];
  byId("standing").replaceChildren(
    element("span", { class: `badge ${STATES[record.state]}` }, capital(record.state)),
    element("span", { class: `badge ${tone}` }, verdict),
    ...(record.edited && record.state !== "edited"
      ? [element("span", { class: "badge plain" }, "Edited")] : []),
    ...(record.stale ? [element("span", { class: "badge doubt" }, "Article changed")] : []),
  );
  showArticle(record, { onLight: light, onGo: goToLine, nameOf });
  showLines(record, { edit, rewrite, light, go: goToEvidence });
  showActions();
  const made = record.brief.provenance;
  byId("provenance").textContent =
    `Written by ${made.writer}, ${made.software}. IPTC digital source type: ${made.digital_source_type}.` +
    (record.reviewed_by ? ` Reviewed by ${record.reviewed_by}.` : "");
  if (byId("history").open) loadHistory();
  window.history.replaceState(null, "", `#${record.id}`);
}

function showActions() {
  const may = {
    draft: ["approved", "rejected", "withdrawn"], edited: ["approved", "rejected", "withdrawn"],
    approved: ["withdrawn"], rejected: ["draft"], withdrawn: ["draft"],
  }[record.state];
  const words = { approved: "Approve", rejected: "Reject", withdrawn: "Withdraw", draft: "Back to draft" };
  byId("actions").replaceChildren(
    ...may.map((state) =>
      button(words[state], () => change({ state }, `${capital(state)}.`),
        state === "approved" ? { class: "primary" } : {})),
  );
  byId("copies").replaceChildren(
    element("span", { class: "hint" }, "Copy as"),
    ...Object.entries(COPIES).map(([label, form]) => button(label, () => copy(label, form))),
  );
}

// Every act the same way: what goes wrong is said in words, and nothing is lost.
async function attempt(act) {
  calm();
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "version_conflict") {
      complain("Somebody else has changed this brief.", "It was loaded again; make your change anew.");
      await load(record.id);
    } else complain(problem.message, problem.detail);
  }
}

const change = (body, said) =>
  attempt(async () => {
    const { answer, value } = await ask("PATCH", `v1/briefs/${record.id}`, { body, tag });
    show(value, answer.headers.get("ETag"));
    say(said);
    if (body.state) byId("actions").querySelector("button")?.focus();
  });

async function edit(field, line) {
  await change({ lines: { [field]: line } }, `${capital(nameOf(field))} ${line ? "kept" : "removed"}.`);
  goToLine(field);
}

const rewrite = (field) =>
  attempt(async () => {
    const place = document.querySelector(`.line[data-field="${field}"] .tools`);
    place?.querySelectorAll("button").forEach((one) => one.setAttribute("aria-disabled", "true"));
    say(`Writing another ${nameOf(field)}.`);
    try {
      const path = `v1/briefs/${record.id}/lines/${encodeURIComponent(field)}`;
      const { answer, value } = await ask("POST", path, { tag });
      show(value, answer.headers.get("ETag"));
      say(`${capital(nameOf(field))} written anew.`);
      goToLine(field);
    } finally {
      place?.querySelectorAll("button").forEach((one) => one.removeAttribute("aria-disabled"));
    }
  });

const copy = (label, form) =>
  attempt(async () => {
    const { value } = await ask("GET", `v1/briefs/${record.id}/export?format=${form}`, { as: "text" });
    try {
      await navigator.clipboard.writeText(value);
      say(`Copied as ${label}.`);
      const used = [...byId("copies").querySelectorAll("button")].find((b) => b.textContent === label);
      if (used) {
        used.textContent = "Copied";
        setTimeout(() => { used.textContent = label; }, 1500);
      }
    } catch {
      complain("The browser does not let this page use the clipboard.", value);
    }
  });

async function load(id, signal) {
  const { answer, value } = await ask("GET", `v1/briefs/${id}`, { signal });
  signal?.throwIfAborted();
  show(value, answer.headers.get("ETag"));
}

async function loadHistory() {
  const { value } = await ask("GET", `v1/briefs/${record.id}/history`);
  showHistory(value.data, nameOf);
}

async function write() {
  const content = byId("text").value;
  if (!content.trim()) return byId("text").focus();
  const html = /^\s*<(!doctype|html|article|body|div|p|h1)\b/i.test(content);
  const title = byId("title").value.trim();
  const body = {
    [html ? "html" : "text"]: content,
    ...(title ? { title } : {}),
    options: { takeaways: Number(byId("takeaways").value), headline: byId("headline").value },
  };
  if (writing) return;
  const mine = new AbortController();
  writing = mine;
  byId("growing").replaceChildren();
  byId("working-text").textContent = "Reading the article…";
  document.querySelector(".desk").classList.add("writing");
  for (const id of ["empty", "sheet"]) byId(id).hidden = true;
  byId("working").hidden = false;
  byId("write").setAttribute("aria-disabled", "true");
  say("Writing the brief.");
  await attempt(() => follow(body, mine.signal));
  if (writing === mine) leaveOff();
  if (byId("sheet").hidden) byId("empty").hidden = false;
}

// No brief is being written any more; one that was, frees its writer.
function leaveOff() {
  writing?.abort();
  writing = null;
  document.querySelector(".desk").classList.remove("writing");
  byId("write").removeAttribute("aria-disabled");
  byId("working").hidden = true;
}

// Shows every line once it has passed checking, then the whole brief, which is what counts.
async function follow(body, signal) {
  try {
    for await (const { name, id, data } of listen("v1/summaries", body, signal)) {
      if (name === "error") throw new Problem(data.status, data);
      if (name === "brief") {
        await load(id, signal);
        say(`The brief is written. Verdict: ${VERDICTS[record.brief.verdict][0]}.`);
        byId("brief").focus();
        return;
      }
      const line = name === "takeaway" ? `Takeaway ${data.index + 1}` : capital(nameOf(name));
      byId("working-text").textContent = "Writing; these lines have passed checking:";
      showGrowing(name, data);
      say(`${line}: ${data.text}`);
    }
    throw new Problem(0, { title: "The service left off halfway.", detail: "Try again." });
  } catch (problem) {
    if (!signal.aborted) throw problem;
  }
}

function startAnew() {
  leaveOff();
  record = null;
  calm();
  document.querySelector(".desk").classList.remove("written");
  for (const id of ["reader", "sheet"]) byId(id).hidden = true;
  for (const id of ["compose", "empty"]) byId(id).hidden = false;
  window.history.replaceState(null, "", window.location.pathname);
  byId("text").focus();
}

function takeDrops() {
  const pane = byId("article");
  pane.addEventListener("dragover", (event) => { event.preventDefault(); pane.classList.add("dropping"); });
  pane.addEventListener("dragleave", () => pane.classList.remove("dropping"));
  pane.addEventListener("drop", async (event) => {
    event.preventDefault();
    pane.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    const content = file ? await file.text() : event.dataTransfer.getData("text/plain");
    if (!content) return;
    startAnew();
    byId("text").value = content;
    say("The article was dropped in.");
  });
}

byId("compose").addEventListener("submit", (event) => { event.preventDefault(); write(); });
byId("compose").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); write(); }
});
byId("new").addEventListener("click", startAnew);
byId("history").addEventListener("toggle", () => byId("history").open && attempt(loadHistory));
showRecent((id) => { leaveOff(); attempt(() => load(id)); }, attempt);
takeDrops();
const asked = /^#(brf_[0-9a-f]{32})$/.exec(window.location.hash);
if (asked) attempt(() => load(asked[1]));

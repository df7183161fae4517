// The editor's page: an article in, its brief out, judged and changed by a person.

import { offerUndo, showActions } from "./actions.js";
import { ask, listen, Problem, takeAnotherKey } from "./api.js";
import { lightArticle, showArticle, takeDrops } from "./article.js";
import { linesTo, movedUp } from "./changes.js";
import { showHistory, showRecent } from "./lists.js";
import { lightLines, nameOf, showGrowing, showLines } from "./lines.js";
import { badge, byId, calm, capital, complain, say, STATES, VERDICTS } from "./dom.js";

let record = null;
let tag = null;
// Of the brief being written, if one is.
let writing = null;

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
  for (const id of ["empty", "working", "undo"]) byId(id).hidden = true;
  byId("growing").replaceChildren();
  byId("sheet").hidden = false;
  const [verdict, tone] = VERDICTS[record.brief.verdict];
  byId("standing").replaceChildren(
    badge(capital(record.state), STATES[record.state]),
    badge(verdict, tone),
    ...(record.edited && record.state !== "edited" ? [badge("Edited", "plain")] : []),
    ...(record.stale ? [badge("Article changed", "doubt")] : []),
  );
  showArticle(record, { onLight: light, onGo: goToLine, nameOf });
  showLines(record, { edit, rewrite, moveUp, latest, light, go: goToEvidence });
  showActions(record, { judge, copy });
  const made = record.brief.provenance;
  byId("provenance").textContent =
    `Written by ${made.writer}, ${made.software}. IPTC digital source type: ${made.digital_source_type}.` +
    (record.reviewed_by ? ` Reviewed by ${record.reviewed_by}.` : "");
  if (byId("history").open) loadHistory();
  window.history.replaceState(null, "", `#${record.id}`);
}

// Every act the same way: what goes wrong is said in words, and nothing is lost.
async function attempt(act) {
  calm();
  try {
    await act();
    return true;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "version_conflict") {
      complain("Somebody else has changed this brief.", "It was loaded again; make your change anew.");
      await load(record.id);
    } else complain(problem.message, problem.detail);
    return false;
  }
}

const change = (body, said) =>
  attempt(async () => {
    const { answer, value } = await ask("PATCH", `v1/briefs/${record.id}`, { body, tag });
    show(value, answer.headers.get("ETag"));
    say(said);
  });

async function judge(state, note) {
  if (await change({ state, ...(note && { note }) }, `${capital(state)}.`)) {
    byId("actions").querySelector("button")?.focus();
  }
}

// Changes lines, shows `field`, and offers to put back what stood there before.
async function changeLines(lines, said, field) {
  const { brief: before } = record;
  if (!(await change({ lines }, said))) return;
  goToLine(field);
  offerUndo(said, () => undo(before, field));
}

async function undo(before, field) {
  if (await change({ lines: linesTo(record.brief, before) }, "Undone.")) goToLine(field);
}

const edit = (field, line) =>
  changeLines({ [field]: line }, `${capital(nameOf(field))} ${line ? "kept" : "removed"}.`, field);

const moveUp = (place) =>
  changeLines(linesTo(record.brief, movedUp(record.brief, place)),
    `Takeaway ${place + 1} moved up.`, `key_takeaways[${place - 1}]`);

const rewrite = (field) =>
  attempt(async () => {
    const place = document.querySelector(`[data-field="${field}"] .tools, [data-next="${field}"] .tools`);
    place?.querySelectorAll("button").forEach((one) => one.setAttribute("aria-disabled", "true"));
    say(`Writing another ${nameOf(field)}.`);
    try {
      const { brief: before } = record;
      const path = `v1/briefs/${record.id}/lines/${encodeURIComponent(field)}`;
      const { answer, value } = await ask("POST", path, { tag });
      show(value, answer.headers.get("ETag"));
      const said = `${capital(nameOf(field))} written anew.`;
      say(said);
      goToLine(field);
      offerUndo(said, () => undo(before, field));
    } finally {
      place?.querySelectorAll("button").forEach((one) => one.removeAttribute("aria-disabled"));
    }
  });

const latest = () =>
  attempt(async () => {
    const query = new URLSearchParams({ article: record.article.id, stale: "false", limit: "1" });
    const { value } = await ask("GET", `v1/briefs?${query}`);
    const [newest] = value.data;
    if (!newest) throw new Problem(0, { title: "Of the article as it is now there is no brief." });
    await load(newest.id);
    byId("brief").focus();
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

byId("compose").addEventListener("submit", (event) => { event.preventDefault(); write(); });
byId("compose").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); write(); }
});
byId("new").addEventListener("click", startAnew);
byId("other-key").addEventListener("click", takeAnotherKey);
byId("history").addEventListener("toggle", () => byId("history").open && attempt(loadHistory));
showRecent((id) => { leaveOff(); attempt(() => load(id)); }, attempt);
takeDrops((content) => {
  startAnew();
  byId("text").value = content;
  say("The article was dropped in.");
});
const asked = /^#(brf_[0-9a-f]{32})$/.exec(window.location.hash);
if (asked) attempt(() => load(asked[1]));

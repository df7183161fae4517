// The brief line by line: read, judged, edited in place, written anew.

import { button, byId, element } from "./dom.js";

const TITLES = { headline_question: "Headline question", headline: "Headline", synopsis: "Synopsis" };
const KINDS = {
  number: "A number", date: "A date", name: "A name", quote: "A quotation", evidence: "No evidence",
  negation: "A denial", modality: "A possibility", attribution: "An allegation", support: "Doubtful",
  writer: "The writer",
  length: "Length", form: "House style", label: "A label", duplicate: "Said twice",
  too_few_facts: "Few facts", opinion: "Opinion", live_blog: "Live blog",
  several_stories: "Several stories",
};
const ACTIONS = { rewritten: "was put another way", withheld: "was withheld", flagged: "please look" };
const MOST_TAKEAWAYS = 12;

const takeawayAt = (place) => `key_takeaways[${place}]`;

function placeOf(field) {
  const place = /\[(\d+)\]/.exec(field);
  return place ? Number(place[1]) : null;
}

export function nameOf(field) {
  const place = placeOf(field);
  return place === null ? (TITLES[field] ?? field).toLowerCase() : `takeaway ${place + 1}`;
}

// `here`: it stands at its line, which need not be named again.
function finding({ field, kind, detail, action }, { here = false } = {}) {
  const about = here || field === "article" ? "" : ` (${nameOf(field)})`;
  return element(
    "p",
    { class: "finding" },
    element("strong", {}, `${KINDS[kind] ?? kind}${about}: ${ACTIONS[action] ?? action}.`),
    ` ${detail}`,
  );
}

// A line that has just passed checking, while others are still being written.
export function showGrowing(name, { label, text, evidence }) {
  const words = element("p", { class: "words" });
  if (label) words.append(element("strong", {}, `${label}: `));
  words.append(text);
  const quotes = evidence.map(({ quote }) => element("q", {}, quote));
  byId("growing").append(
    element("li", { class: name.startsWith("headline") ? "line title" : "line" },
      element("p", { class: "group" }, TITLES[name] ?? "Key takeaway"), words,
      element("p", { class: "hint" }, "Rests on ", ...quotes.flatMap((q, n) => (n ? [" ", q] : [q])))),
  );
}

// `acts`: edit(field, line), rewrite(field), moveUp(place), latest(), light(fields), go(field).
export function showLines(record, acts) {
  const { brief } = record;
  const shown = [];
  for (const field of Object.keys(TITLES)) {
    if (brief[field] === null && !isMissed(brief, field)) continue;
    if (field === "synopsis") shown.push(element("p", { class: "group" }, "Synopsis"));
    shown.push(line(record, field, { text: brief[field] }, acts));
  }
  shown.push(element("p", { class: "group" }, "Key takeaways"));
  brief.key_takeaways.forEach((takeaway, n) => shown.push(line(record, takeawayAt(n), takeaway, acts)));
  const next = brief.key_takeaways.length;
  if (isEditable(record) && next < MOST_TAKEAWAYS) shown.push(nextTakeaway(next, acts));
  byId("lines").replaceChildren(...shown);
  const places = new Set(shown.map((one) => one.dataset.field).filter((field) => field));
  const elsewhere = brief.findings.filter(({ field }) => !places.has(field));
  byId("notes").replaceChildren(...(record.stale ? [stale(acts)] : []), ...elsewhere.map((f) => finding(f)));
}

// A line that is not there, and whose place an editor looks for.
function isMissed(brief, field) {
  if (brief.findings.some((one) => one.field === field && one.action === "withheld")) return true;
  return field === "synopsis" || (field === "headline_question" && brief.headline === null);
}

const isEditable = (record) => !["rejected", "withdrawn"].includes(record.state);

const stale = (acts) =>
  element("p", { class: "finding" },
    element("strong", {}, "The article has changed since this brief was written."), " ",
    button("Open its latest brief", acts.latest, { class: "quiet" }));

// Where there are too few takeaways, or one is missed: the editor's own, or the writer's.
function nextTakeaway(place, acts) {
  const field = takeawayAt(place);
  const tools = element("p", { class: "tools" },
    button("Add a takeaway", () => edit(made, field, { label: "", text: "" }, acts), { class: "quiet" }),
    button("Ask for one more", () => acts.rewrite(field), { class: "quiet" }));
  const made = element("div", { class: "next", dataset: { next: field } }, tools);
  return made;
}

function line(record, field, { label, text }, acts) {
  const place = placeOf(field);
  const words = element("p", { class: "words" });
  if (label) words.append(element("strong", {}, `${label}: `));
  words.append(text ?? element("span", { class: "hint" }, "None stands here."));
  const made = element("article", {
    class: field.startsWith("headline") ? "line title" : "line", dataset: { field },
  });
  made.append(
    element("h3", { class: field.startsWith("headline") ? "" : "visually-hidden" },
      TITLES[field] ?? `Takeaway ${place + 1}`),
    words,
    ...record.brief.findings.filter((f) => f.field === field).map((f) => finding(f, { here: true })),
    tools(record, field, { label, text, made }, acts),
  );
  made.addEventListener("mouseenter", () => acts.light([field]));
  made.addEventListener("mouseleave", () => acts.light([]));
  made.addEventListener("focusin", () => acts.light([field]));
  made.addEventListener("focusout", () => acts.light([]));
  return made;
}

function tools(record, field, { label, text, made }, acts) {
  const place = placeOf(field);
  const evidence = place === null
    ? record.brief.evidence[field] : record.brief.key_takeaways[place].evidence;
  const row = element("p", { class: "tools" });
  const named = (verb) => ({ class: "quiet", "aria-label": `${verb}: ${nameOf(field)}` });
  if (evidence.length) {
    row.append(button(`Evidence (${evidence.length})`, () => acts.go(field), named("Evidence")));
  } else if (text !== null) row.append(element("span", { class: "hint" }, "No evidence given"));
  if (!isEditable(record)) return row;
  const verbs = text === null ? ["Write one", "Ask for one"] : ["Edit", "Another"];
  row.append(
    button(verbs[0], () => edit(made, field, { label, text: text ?? "" }, acts),
      named(text === null ? "Write" : "Edit")),
    button(verbs[1], () => acts.rewrite(field), named(text === null ? "Ask for" : "Write another")),
  );
  if (text !== null) row.append(button("Remove", () => acts.edit(field, null), named("Remove")));
  if (place) row.append(button("Up", () => acts.moveUp(place), named("Move up")));
  return row;
}

// A form in the line's own place; Escape leaves it, Ctrl+Enter keeps it.
function edit(place, field, { label, text }, acts) {
  const before = [...place.children];
  const opener = document.activeElement;
  const count = element("span", { class: "hint", "aria-live": "off" });
  const area = element("textarea", { rows: "3", maxlength: "1000", "aria-label": `Text of ${nameOf(field)}` });
  area.value = text;
  const counted = () => {
    const words = area.value.split(/\s+/).filter(Boolean).length;
    count.textContent = `${words} ${words === 1 ? "word" : "words"}`;
  };
  area.addEventListener("input", counted);
  counted();
  const form = element("form", {});
  const labelField = label === undefined ? null
    : element("input", {
      maxlength: "100", required: "", placeholder: "Label", "aria-label": `Label of ${nameOf(field)}`,
    });
  if (labelField) {
    labelField.value = label;
    form.append(element("p", { class: "field" }, labelField));
  }
  const leave = () => {
    place.replaceChildren(...before);
    if (opener && place.contains(opener)) opener.focus();
  };
  const keep = () => {
    const words = area.value.replace(/\s+/g, " ").trim();
    const named = labelField?.value.trim();
    if (words && named !== "") acts.edit(field, labelField ? { text: words, label: named } : { text: words });
  };
  form.append(
    element("p", { class: "field" }, area, count),
    element("div", { class: "row" },
      element("button", { type: "submit", class: "primary" }, "Keep"), button("Leave as it was", leave)),
  );
  form.addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keep(); }
  });
  place.replaceChildren(form);
  (labelField ?? area).focus();
}

export function lightLines(fields) {
  for (const made of document.querySelectorAll(".line")) {
    made.classList.toggle("lit", fields.includes(made.dataset.field));
  }
}

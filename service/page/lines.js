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

export function nameOf(field) {
  const place = /\[(\d+)\]/.exec(field);
  return place ? `takeaway ${Number(place[1]) + 1}` : (TITLES[field] ?? field).toLowerCase();
}

export function finding({ field, kind, detail, action }) {
  const about = field === "article" ? "" : ` (${nameOf(field)})`;
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

// `acts`: edit(field, line), rewrite(field), light(fields), go(field).
export function showLines(record, acts) {
  const { brief } = record;
  const places = new Set();
  const shown = [];
  for (const field of Object.keys(TITLES)) {
    if (brief[field] === null) continue;
    if (field === "synopsis") shown.push(element("p", { class: "group" }, "Synopsis"));
    shown.push(line(record, field, { text: brief[field] }, acts));
    places.add(field);
  }
  if (brief.key_takeaways.length) shown.push(element("p", { class: "group" }, "Key takeaways"));
  brief.key_takeaways.forEach((takeaway, n) => {
    shown.push(line(record, `key_takeaways[${n}]`, takeaway, acts));
    places.add(`key_takeaways[${n}]`);
  });
  byId("lines").replaceChildren(...shown);
  const elsewhere = brief.findings.filter(({ field }) => !places.has(field));
  const stale = element("p", { class: "finding" },
    element("strong", {}, "The article has changed since this brief was written."));
  byId("notes").replaceChildren(...(record.stale ? [stale] : []), ...elsewhere.map(finding));
}

function line(record, field, { label, text }, acts) {
  const title = field.startsWith("headline");
  const editable = !["rejected", "withdrawn"].includes(record.state);
  const evidence = field.startsWith("key")
    ? record.brief.key_takeaways[Number(/\d+/.exec(field)[0])].evidence
    : record.brief.evidence[field];
  const words = element("p", { class: "words" });
  if (label) words.append(element("strong", {}, `${label}: `));
  words.append(text);
  const tools = element("p", { class: "tools" });
  const named = (verb) => ({ class: "quiet", "aria-label": `${verb}: ${nameOf(field)}` });
  tools.append(
    evidence.length
      ? button(`Evidence (${evidence.length})`, () => acts.go(field), named("Evidence"))
      : element("span", { class: "hint" }, "No evidence given"),
  );
  const made = element("article", { class: title ? "line title" : "line", dataset: { field } });
  if (editable) {
    tools.append(
      button("Edit", () => edit(made, field, { label, text }, acts), named("Edit")),
      button("Another", () => acts.rewrite(field), named("Write another")),
      button("Remove", () => acts.edit(field, null), named("Remove")),
    );
  }
  made.append(element("h3", { class: field.startsWith("headline") ? "" : "visually-hidden" },
    TITLES[field] ?? `Takeaway ${Number(/\d+/.exec(field)[0]) + 1}`));
  made.append(words, ...record.brief.findings.filter((f) => f.field === field).map(finding), tools);
  made.addEventListener("mouseenter", () => acts.light([field]));
  made.addEventListener("mouseleave", () => acts.light([]));
  made.addEventListener("focusin", () => acts.light([field]));
  made.addEventListener("focusout", () => acts.light([]));
  return made;
}

// A form in the line's own place; Escape leaves it, Ctrl+Enter keeps it.
function edit(place, field, { label, text }, acts) {
  const before = [...place.children];
  const area = element("textarea", { rows: "3", maxlength: "1000", "aria-label": `Text of ${nameOf(field)}` });
  area.value = text;
  const form = element("form", {});
  const labelField = label === undefined ? null
    : element("input", { maxlength: "100", required: "", "aria-label": `Label of ${nameOf(field)}` });
  if (labelField) {
    labelField.value = label;
    form.append(element("p", { class: "field" }, labelField));
  }
  const leave = () => {
    place.replaceChildren(...before);
    place.querySelector("button[aria-label^='Edit']")?.focus();
  };
  const keep = () => {
    const words = area.value.replace(/\s+/g, " ").trim();
    if (words) acts.edit(field, labelField ? { text: words, label: labelField.value.trim() } : { text: words });
  };
  form.append(
    element("p", { class: "field" }, area),
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

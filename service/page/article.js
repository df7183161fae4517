// The article as it was sent, with the sentences that lines rest on marked in place.

import { byId, element } from "./dom.js";

// Offsets count code points; JavaScript counts UTF-16 units.
function slices(text, evidence) {
  const points = Array.from(text);
  const edges = new Set([0, points.length]);
  for (const { start, end } of evidence) edges.add(start).add(end);
  const sorted = [...edges].filter((at) => at <= points.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1];
    const fields = evidence.filter((e) => e.start <= start && end <= e.end).map((e) => e.field);
    return { words: points.slice(start, end).join(""), fields: [...new Set(fields)] };
  });
}

export function evidenceOf(brief) {
  const titles = Object.entries(brief.evidence);
  const takeaways = brief.key_takeaways.map((t, n) => [`key_takeaways[${n}]`, t.evidence]);
  return [...titles, ...takeaways].flatMap(([field, spans]) =>
    spans.map(({ start, end }) => ({ field, start, end })),
  );
}

// `onLight(fields)` while evidence is pointed at or focused, `onGo(field)` when it is pressed.
export function showArticle(record, { onLight, onGo, nameOf }) {
  const { article, brief } = record;
  byId("reader-title").textContent = article.title ?? "";
  byId("reader-title").hidden = !article.title;
  byId("reader-facts").textContent =
    `${brief.article.words} words · ${article.language}` +
    (brief.article.coverage < 1 ? ` · the writer saw ${Math.floor(brief.article.coverage * 100)} %` : "");
  const mark = (words, fields) => {
    const part = element(
      "span",
      {
        class: "evidence",
        role: "button",
        tabindex: "0",
        "aria-description": `Evidence for ${fields.map(nameOf).join(", ")}`,
        dataset: { fields: JSON.stringify(fields) },
      },
      words,
    );
    const light = () => onLight(fields);
    const dim = () => onLight([]);
    part.addEventListener("mouseenter", light);
    part.addEventListener("mouseleave", dim);
    part.addEventListener("focus", light);
    part.addEventListener("blur", dim);
    part.addEventListener("click", () => onGo(fields[0]));
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onGo(fields[0]);
    });
    return part;
  };
  const paragraphs = [element("p")];
  for (const { words, fields } of slices(article.text, evidenceOf(brief))) {
    words.split(/(\n\s*)/).forEach((piece, turn) => {
      if (turn % 2) paragraphs.push(element("p"));
      else if (piece) paragraphs.at(-1).append(fields.length ? mark(piece, fields) : piece);
    });
  }
  byId("reader-text").replaceChildren(...paragraphs.filter((one) => one.childNodes.length));
  byId("compose").hidden = true;
  byId("reader").hidden = false;
}

export function lightArticle(fields) {
  let first = null;
  for (const part of document.querySelectorAll(".evidence")) {
    const lit = JSON.parse(part.dataset.fields).some((field) => fields.includes(field));
    part.classList.toggle("lit", lit);
    if (lit) first ??= part;
  }
  return first;
}

// `onArticle(content)` once a file or text was dropped in.
export function takeDrops(onArticle) {
  const pane = byId("article");
  pane.addEventListener("dragover", (event) => { event.preventDefault(); pane.classList.add("dropping"); });
  pane.addEventListener("dragleave", () => pane.classList.remove("dropping"));
  pane.addEventListener("drop", async (event) => {
    event.preventDefault();
    pane.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    const content = file ? await file.text() : event.dataTransfer.getData("text/plain");
    if (content) onArticle(content);
  });
}

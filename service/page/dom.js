// Small words for the document. Nothing is ever parsed as HTML: all text is text.

export const byId = (id) => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key === "onclick") made.addEventListener("click", value);
    else if (key === "dataset") Object.assign(made.dataset, value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function button(label, act, attributes = {}) {
  return element("button", { type: "button", onclick: act, ...attributes }, label);
}

export const capital = (word) => word[0].toUpperCase() + word.slice(1);

export const badge = (words, tone) => element("span", { class: `badge ${tone}` }, words);

export const VERDICTS = {
  publishable: ["Publishable", "good"],
  review: ["Review first", "doubt"],
  not_recommended: ["Not recommended", "bad"],
};
export const STATES = {
  draft: "plain", approved: "good", edited: "good", rejected: "bad", withdrawn: "bad",
};

// Said to screen readers; a sighted reader sees it happen.
export function say(words) {
  byId("status").textContent = words;
}

export function complain(title, detail = "") {
  const place = byId("alert");
  place.replaceChildren(element("p", {}, element("strong", {}, title), detail ? ` ${detail}` : ""));
  place.hidden = false;
}

export function calm() {
  byId("alert").hidden = true;
}

export const when = (iso) =>
  new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

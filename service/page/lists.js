// Lists: briefs of late, and what was done with one.

import { ask } from "./api.js";
import { badge, byId, capital, element, STATES, VERDICTS, when } from "./dom.js";

const DEEDS = {
  written: "written", edited: "edited", rewritten: "had a line written anew", noted: "noted",
  approved: "approved", rejected: "rejected", withdrawn: "withdrew", draft: "put back to draft",
  stale: "sent a changed article",
};

export function showHistory(revisions, nameOf) {
  const entries = [...revisions].reverse().map((revision) =>
    element("li", {},
      element("p", {},
        element("strong", {}, revision.by), ` ${DEEDS[revision.action] ?? revision.action} `,
        element("span", { class: "hint" }, `· ${when(revision.at)} · version ${revision.version}`)),
      ...(revision.note ? [element("p", {}, `“${revision.note}”`)] : []),
      ...revision.diff.map(({ field, words }) =>
        element("p", { class: "diff" }, element("span", { class: "hint" }, `${nameOf(field)}: `),
          ...words.map(([sign, text]) =>
            sign === "=" ? text : element(sign === "+" ? "ins" : "del", {}, text)))),
    ));
  byId("history-list").replaceChildren(...entries);
}

export function showRecent(open, attempt) {
  const panel = byId("recent");
  const list = byId("recent-list");
  let cursor = null;
  // Of the list as it was last asked for: what an earlier one still brings is passed over.
  let asked = 0;
  const page = () => attempt(async () => {
    const chosen = byId("state-filter").value;
    const wanted = chosen === "stale" ? { stale: "true" } : chosen ? { state: chosen } : {};
    const query = new URLSearchParams({ limit: "20", ...wanted, ...(cursor && { cursor }) });
    const mine = asked;
    const { value } = await ask("GET", `v1/briefs?${query}`);
    if (mine !== asked) return;
    list.append(...value.data.map((one) => entry(one, (id) => { close(); open(id); })));
    if (!list.children.length) list.append(element("li", { class: "hint" }, "There are none."));
    cursor = value.next_cursor;
    byId("recent-more").hidden = cursor === null;
  });
  const anew = () => { asked += 1; cursor = null; list.replaceChildren(); page(); };
  const close = () => { panel.hidden = true; byId("open").setAttribute("aria-expanded", "false"); };
  byId("open").addEventListener("click", () => {
    if (!panel.hidden) return close();
    panel.hidden = false;
    byId("open").setAttribute("aria-expanded", "true");
    anew();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); byId("open").focus(); }
  });
  byId("state-filter").addEventListener("change", anew);
  byId("recent-more").addEventListener("click", page);
}

function entry(record, open) {
  const { brief } = record;
  const heading = brief.headline_question ?? brief.headline ?? brief.synopsis ?? record.article.id;
  const [verdict, tone] = VERDICTS[brief.verdict];
  const { title, id } = record.article;
  return element("li", {},
    element("button", { type: "button", onclick: () => open(record.id) },
      element("strong", {}, heading),
      element("span", { class: "badges" },
        ...(record.stale ? [badge("Article changed", "doubt")] : []),
        badge(verdict, tone), badge(capital(record.state), STATES[record.state])),
      element("span", { class: "hint" }, `${when(record.created_at)} · ${title ?? id}`)));
}

// What is decided of a brief, and how it leaves the page.

import { button, byId, element } from "./dom.js";

const NEXT = {
  draft: ["approved", "rejected", "withdrawn"], edited: ["approved", "rejected", "withdrawn"],
  approved: ["withdrawn"], rejected: ["draft"], withdrawn: ["draft"],
};
const WORDS = { approved: "Approve", rejected: "Reject", withdrawn: "Withdraw", draft: "Back to draft" };
const COPIES = { Text: "text", Markdown: "markdown", HTML: "html", JSON: "json" };

// `acts`: judge(state, note), copy(label, form).
export function showActions(record, acts) {
  // House form alone leaves a brief publishable, and an editor free to leave it.
  const open = record.brief.verdict === "publishable"
    ? 0 : record.brief.findings.filter(({ action }) => action === "flagged").length;
  byId("note").value = "";
  byId("actions").replaceChildren(
    ...NEXT[record.state].map((state) => {
      const doubted = state === "approved" && open > 0;
      const label = doubted ? `Approve with ${open} open finding${open > 1 ? "s" : ""}` : WORDS[state];
      const act = () => acts.judge(state, byId("note").value.trim());
      return button(label, act, state === "approved" && !doubted ? { class: "primary" } : {});
    }),
  );
  byId("copies").replaceChildren(
    element("span", { class: "hint" }, "Copy as"),
    ...Object.entries(COPIES).map(([label, form]) => button(label, () => acts.copy(label, form))),
  );
}

// What was just done may be undone until something else is.
export function offerUndo(words, undo) {
  byId("undo-words").textContent = words;
  byId("undo-button").onclick = undo;
  byId("undo").hidden = false;
}

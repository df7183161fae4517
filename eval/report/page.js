"use strict";
// Lights the evidence of the line that is pointed at or focused, and the lines of a piece of
// evidence; on wide screens the article's own column scrolls to it, on small ones a line leads down
// to its evidence and the evidence back up.
const wide = matchMedia("(min-width: 60rem)");
for (const view of document.querySelectorAll(".case")) {
  const column = view.querySelector(".article");
  let pressed = null;
  for (const line of view.querySelectorAll("[data-line]")) {
    const marks = view.querySelectorAll(`mark[data-lines~="${line.dataset.line}"]`);
    const light = (on) => {
      line.classList.toggle("lit", on);
      marks.forEach((mark) => mark.classList.toggle("lit", on));
      if (on && marks.length && wide.matches) {
        column.scrollTop = marks[0].offsetTop - column.clientHeight / 3;
      }
    };
    line.addEventListener("mouseenter", () => light(true));
    line.addEventListener("mouseleave", () => light(false));
    line.addEventListener("focus", () => light(true));
    line.addEventListener("blur", () => light(false));
    line.addEventListener("click", (event) => {
      if (wide.matches) {
        event.preventDefault();
        return;
      }
      // The jump takes the focus and its light away; what was asked for stays lit.
      view.querySelectorAll("mark.pressed").forEach((mark) => mark.classList.remove("pressed"));
      marks.forEach((mark) => mark.classList.add("pressed"));
      pressed = line;
    });
  }
  for (const mark of view.querySelectorAll("mark")) {
    const lines = mark.dataset.lines
      .split(" ")
      .map((number) => view.querySelector(`[data-line="${number}"]`))
      .filter(Boolean);
    const light = (on) => lines.forEach((line) => line.classList.toggle("lit", on));
    mark.addEventListener("mouseenter", () => light(true));
    mark.addEventListener("mouseleave", () => light(false));
    mark.addEventListener("click", () => {
      // Chosen words are being read, not pressed.
      if (wide.matches || !lines.length || !getSelection().isCollapsed) return;
      const line = lines.includes(pressed) ? pressed : lines[0];
      line.scrollIntoView({ block: "center" });
      line.focus({ preventScroll: true });
    });
  }
}

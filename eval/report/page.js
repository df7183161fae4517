"use strict";
// Lights the evidence of the line that is pointed at or focused, and the lines of a piece of
// evidence; on wide screens the article's own column scrolls to it.
const wide = matchMedia("(min-width: 60rem)");
for (const view of document.querySelectorAll(".case")) {
  const column = view.querySelector(".article");
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
      if (wide.matches) event.preventDefault();
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
  }
}

// What to send so that a brief's lines read as wanted: an edit undone, takeaways in another order.

const TITLES = ["headline_question", "headline", "synopsis"];

const same = (one, other) =>
  one !== undefined && other !== undefined && one.label === other.label && one.text === other.text;

// The `lines` of a PATCH from the brief `now` to one whose lines are those of `wanted`.
export function linesTo(now, wanted) {
  const lines = {};
  for (const field of TITLES) {
    if (now[field] === wanted[field]) continue;
    lines[field] = wanted[field] === null ? null : { text: wanted[field] };
  }
  const most = Math.max(now.key_takeaways.length, wanted.key_takeaways.length);
  for (let place = 0; place < most; place += 1) {
    const takeaway = wanted.key_takeaways[place];
    if (same(now.key_takeaways[place], takeaway)) continue;
    lines[`key_takeaways[${place}]`] = takeaway ? { label: takeaway.label, text: takeaway.text } : null;
  }
  return lines;
}

// The brief with that takeaway one place further up.
export function movedUp(brief, place) {
  const takeaways = [...brief.key_takeaways];
  takeaways.splice(place - 1, 0, ...takeaways.splice(place, 1));
  return { ...brief, key_takeaways: takeaways };
}

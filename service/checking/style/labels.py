"""The label of a takeaway."""

import re

from service.checking.miss import Miss, shown
from service.checking.style import marks, titles

_MOST_WORDS = 3
# A label of twice as many is a sentence.
_ABSURD_WORDS = 8
_MOST_CHARACTERS = 80
_GENERIC = re.compile(
    r"(?:(?:key|main|other|more|further|additional|general|important|brief|news|latest|quick)\s+)?"
    r"(?:introduction|intro|details?|conclusions?|background|updates?|points?|overview|summary"
    r"|summaries|contexts?|takeaways?|facts?|news|information|info|highlights?|statements?"
    r"|developments?|insights?|notes?|miscellaneous|others?|general|results?|analysis|article|story"
    r"|topics?|items?|sections?|events?|issues?|things?|importance|significance|implications?"
    r"|impacts?|future|next steps?|what happened|what's next|final thoughts?)"
    r"(?:\s+#?(?:\d+|one|two|three|four|five|six|seven|eight))?",
    re.IGNORECASE,
)


def misses(label: str) -> list[Miss]:
    """1 to 3 words in Title Case, none of which would fit any other story."""
    count = len(label.split())
    if not 0 < count <= _ABSURD_WORDS or len(label) > _MOST_CHARACTERS:
        return [Miss("label", f"the label has {count} words, {len(label)} characters", "hard")]
    found = marks.misses(label)
    if count > _MOST_WORDS:
        found.append(Miss("label", f"the label has {count} words, the house has 1 to 3", "soft"))
    if is_generic(label):
        found.append(Miss("label", f"{shown(label)} would fit any story", "soft"))
    if titles.title_case(label):
        found.append(Miss("label", f"{shown(label)} is not in Title Case", "soft"))
    if label[-1:] in ".:;,!?" and not label.endswith(("Inc.", "Corp.", "Co.", "Jr.")):
        found.append(Miss("label", f"{shown(label)} ends in a stop", "soft"))
    return found


def is_generic(label: str) -> bool:
    """Whether the label names no story: "Details", "Key Point 3"."""
    return bool(_GENERIC.fullmatch(label.strip()))

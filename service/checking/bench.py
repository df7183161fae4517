"""Where the lines of one brief are judged: each once, and read once by the support model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from service.article import BriefRequest
from service.checking import style
from service.checking.judging import Judged, judge_takeaway, judge_text, judge_title
from service.checking.miss import Miss, Weight
from service.checking.source import Source
from service.checking.support import Reading, Support
from service.draft import Line, Takeaway

# Below the first a line is not published, below the second an editor must look. On the dev split
# of the project's briefs the model alone, of lines that no look-up contradicts, withholds 65 false
# and two of 1,446 true ones by the first (0.15: 87 and 6) and doubts 113 more false ones and 36
# true ones by the second (82% of all these rightly); articles it was not calibrated on, ten folds.
WITHHELD_BELOW = 0.12
DOUBTED_BELOW = 0.35
Offer = TypeVar("Offer", Line, Takeaway)
_Key = tuple[str, tuple[int, ...]]


class Bench:
    """Judges lines by their form and facts, and by the opinions that `hear` has gathered.

    Without a support model there are no opinions, and `Judged.support` stays None.
    """

    def __init__(self, source: Source, request: BriefRequest, support: Support | None) -> None:
        self._source = source
        self._request = request
        self._support = support
        self._judged: dict[tuple[str, Line | Takeaway], Judged] = {}
        self._opinions: dict[_Key, float] = {}

    def question(self, line: Line) -> Judged:
        """A headline question. What it presupposes is looked up; support is for statements."""
        return self._once("question", line, self._question)

    def headline(self, line: Line) -> Judged:
        return self._once("headline", line, self._headline)

    def synopsis(self, line: Line) -> Judged:
        return self._once("synopsis", line, self._synopsis)

    def takeaway(self, offer: Takeaway) -> Judged:
        return self._once("takeaway", offer, self._takeaway)

    def _once(self, field: str, offer: Offer, judge: Callable[[Offer], Judged]) -> Judged:
        judged = self._judged.get((field, offer))
        if judged is None:
            judged = self._judged[field, offer] = judge(offer)
        return weighed(judged, self._opinions)

    def _question(self, line: Line) -> Judged:
        text = line.text.strip()
        return judge_title(text, line.evidence, self._source, style.headline_question(text))

    def _headline(self, line: Line) -> Judged:
        text = line.text.strip()
        return judge_title(text, line.evidence, self._source, style.headline(text))

    def _synopsis(self, line: Line) -> Judged:
        text = line.text.strip()
        found = style.synopsis(text, self._request)
        return judge_text(text, line.evidence, self._source, found)

    def _takeaway(self, offer: Takeaway) -> Judged:
        label, text = offer.label.strip(), offer.text.strip()
        found = style.takeaway(label, text)
        return judge_takeaway(label, text, offer.evidence, self._source, found)

    def hear(self, judged: Iterable[Judged]) -> bool:
        """Lets the support model read what it has not yet read; whether there was any."""
        unread = {
            _key(reading): reading
            for one in judged
            for reading in one.readings
            if _key(reading) not in self._opinions
        }
        if self._support is None or not unread:
            return False
        found = self._support.judge(list(unread.values()), self._source)
        self._opinions.update(zip(unread, found, strict=True))
        return True


def weighed(judged: Judged, opinions: Mapping[_Key, float]) -> Judged:
    """With the support of the least supported sentence, and a miss where it is too little."""
    found = [opinions[key] for reading in judged.readings if (key := _key(reading)) in opinions]
    if not found or len(found) < len(judged.readings):
        return judged
    support = min(found)
    if support >= DOUBTED_BELOW:
        return replace(judged, support=support)
    weight: Weight = "hard" if support < WITHHELD_BELOW else "doubt"
    miss = Miss("support", f"the article may not say all of this: support {support:.2f}", weight)
    return replace(judged, support=support, misses=(*judged.misses, miss))


def _key(reading: Reading) -> _Key:
    return reading.said.text, reading.passages

"""Two facts of one line, each told of whom the article tells the other's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.items import Item, items
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import fold, is_content, stems
from service.document import Span

# Where a line of two facts may be parted, and what may not follow the name that a fact is about.
_JOINT = re.compile(r"\b(?:while|and|but|whereas|with|as|after|before|compared|than)\b|[;,]")
_NO_VERB = frozenset("of in for from with at by to on and or as after".split())
# A longer line has more facts than two.
_LONGEST = 20
# Sentences that tell of the two stand no farther apart.
_APART = 2
# Words of a fact beside its name at least; what share of them a sentence must have, of each and of
# both; and how many more the other way round says. Set by hand on the train split's briefs.
_FEWEST, _HALF, _MOST, _MORE = 2, 0.5, 0.66, 2


@dataclass(frozen=True, slots=True)
class _Fact:
    """Part of a line: whom it is about, and the stems of its other words that say something."""

    about: Item
    name: frozenset[str]
    words: tuple[frozenset[str], ...]

    def said_in(self, i: int, source: Source) -> int:
        """How many of its words passage i has."""
        there = frozenset[str]().union(
            *(stems(word.text) for word in source.passages[i].said.words)
        )
        return sum(not word.isdisjoint(there) for word in self.words)

    def most(self, said: int) -> bool:
        return said >= _HALF * len(self.words)


def claims(line: Statement, source: Source) -> Iterator[Claim]:
    """False claims only: two names of which each sentence says what the line says of the other."""
    names = [item for item in items(line, source) if item.kind == "name"]
    if line.title_case or len(line.words) > _LONGEST or len(names) < 2:
        return
    for joint in _JOINT.finditer(line.text):
        one = _fact(line, names, Span(0, joint.start()))
        other = _fact(line, names, Span(joint.end(), len(line.text)))
        if one and other and one.name.isdisjoint(other.name):
            place = _crossed(one, other, source)
            if place:
                span = Span(one.about.span.start, other.about.span.end)
                yield false_claim("name", line, span).with_nearest(place, source)
                return


def _fact(line: Statement, names: Sequence[Item], part: Span) -> _Fact | None:
    """What a part of the line says of the name it begins with, after a title at most."""
    words = line.words
    inside = [k for k, word in enumerate(words) if part.start <= word.start < part.end]
    about = next((name for name in names if name.first in inside), None)
    if about is None or about.last + 1 not in inside:
        return None
    before = [k for k in inside if k < about.first and is_content(words[k])]
    verb = words[about.last + 1]
    if verb.text in _NO_VERB or verb.capitalised or not all(words[k].capitalised for k in before):
        return None
    if line.text[words[about.last].end : verb.start] != " ":
        return None
    content = [k for k in inside if k not in about.words and is_content(words[k])]
    if len(content) < _FEWEST:
        return None
    name = frozenset(fold(words[k].text) for k in about.words)
    return _Fact(about, name, tuple(stems(words[k].text) for k in content))


def _crossed(one: _Fact, other: _Fact, source: Source) -> Place | None:
    """Where what the first says is told of whom the other is about, and the other way round,
    better than any two sentences tell them as they are."""
    forms = [{fold(word.text) for word in passage.said.words} for passage in source.passages]
    of_one = [i for i, there in enumerate(forms) if one.name & there and not other.name & there]
    of_other = [i for i, there in enumerate(forms) if other.name & there and not one.name & there]
    both = [i for i, there in enumerate(forms) if one.name & there and other.name & there]
    total = len(one.words) + len(other.words)
    straight = max((one.said_in(i, source) + other.said_in(i, source) for i in both), default=0)
    if straight >= _MOST * total:
        return None
    pairs = [(i, j) for i in of_one for j in of_other if abs(i - j) <= _APART]
    for i, j in pairs:
        straight = max(straight, one.said_in(i, source) + other.said_in(j, source))
    for i, j in pairs:
        own, turned = one.said_in(i, source), one.said_in(j, source)
        own_too, turned_too = other.said_in(j, source), other.said_in(i, source)
        if (
            turned + turned_too >= max(_MOST * total, straight + _MORE)
            and one.most(turned)
            and other.most(turned_too)
            and 2 * own <= turned
            and 2 * own_too <= turned_too
        ):
            said = source.passages[j].said
            return Place(j, Span(said.words[0].start, said.words[-1].end))
    return None

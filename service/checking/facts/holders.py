"""Titles beside names, before them and behind: "German Chancellor", "the chief executive"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.checking.facts.items import items
from service.checking.facts.names import is_ordinary
from service.checking.facts.titles import HEADS, Office, offices
from service.checking.source import Place, Source
from service.checking.text.places import place_group
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content
from service.document import Span

# Words of an office; those that may be of anything ("leader") are compared by no other name.
_OFFICES = HEADS | frozenset(
    "chief executive prince princess leader captain judge general commissioner".split()
)
# What else stands between a people and one of it: "Australian guide Tom Brennan".
_PERSONS = frozenset(
    """guide rival singer rapper actor actress striker defender midfielder goalkeeper writer author
    poet artist lawyer journalist scientist officer official politician lawmaker activist climber
    sailor soldier pilot doctor teacher student farmer tourist hiker skier swimmer sprinter boxer
    golfer jockey driver cyclist star champion billionaire businessman businesswoman company firm
    group giant
    interior foreign prime defence defense finance justice health home trade vice deputy acting
    former late""".split()
)
# Places of which one may be part of another: they part nobody.
_NESTED = frozenset(
    "britain england scotland wales ireland europe asia africa caribbean soviet russia".split()
)
# Of him who holds the office no more.
FORMER = frozenset("former ex onetime erstwhile".split())
_GOVERNING = frozenset("for of in to from on at".split())
# Words of a title at most.
_LONGEST = 6
_APART = re.compile(r", (?:the |an? |its |their )?")


@dataclass(frozen=True, slots=True)
class Held:
    """A title beside a name: "German Chancellor", "Merz", and where both stand."""

    title: tuple[Word, ...]
    surname: str
    place: Place

    @property
    def offices(self) -> frozenset[str]:
        return frozenset(fold(word.text) for word in self.title) & _OFFICES

    @property
    def is_past(self) -> bool:
        return any(fold(word.text) in FORMER for word in self.title)

    @property
    def bodies(self) -> frozenset[str]:
        """The names in the title, of what the office is of: "Globex"."""
        return frozenset(fold(w.text) for w in self.title if _is_proper(w))

    @property
    def called(self) -> tuple[Office, ...]:
        """The offices by what they are, without those that may be of anything ("leader")."""
        forms = [fold(word.text) for word in self.title]
        return tuple(office.ranked(forms) for _, office in offices(forms))

    @property
    def countries(self) -> frozenset[str]:
        groups = {place_group(fold(word.text)) for word in self.title}
        return frozenset(groups - {""} - _NESTED)


def held_in(said: Statement, passage: int, source: Source) -> Iterator[Held]:
    """Every surname of a statement with the titles before and behind it."""
    for item in items(said, source):
        last = said.words[item.last]
        if item.kind != "name" or _is_office(last) or place_group(fold(last.text)):
            continue
        first = item.last
        while first > item.first and _is_proper(said.words[first - 1]):
            first -= 1
        for words in (_before(said, first), _behind(said, item.last)):
            if words:
                ends = [*words, first, item.last]
                span = Span(said.words[min(ends)].start, said.words[max(ends)].end)
                title = tuple(said.words[k] for k in words)
                yield Held(title, fold(last.text), Place(passage, span))


def _is_proper(word: Word) -> bool:
    return word.capitalised and not is_ordinary(word.text) and not place_group(fold(word.text))


def _before(said: Statement, first: int) -> range:
    """The words of a title before the name: "German Chancellor", "the French chancellor, "."""
    start = first
    while start and first - start < _LONGEST and _is_titular(said.words[start - 1]):
        between = said.text[said.words[start - 1].end : said.words[start].start]
        apart = start == first and between == ", " and _is_office(said.words[start - 1])
        if between not in (" ", "-") and not apart:
            break
        start -= 1
    # "the envoy for Iran Brian Hook": what he is for is no title of his.
    of = start > 0 and fold(said.words[start - 1].text) in _GOVERNING
    return range(0) if of else range(start, first)


def _behind(said: Statement, last: int) -> range:
    """The words of a title after the name: ", the chief executive", ", Harwell's director"."""
    words, text = said.words, said.text
    found = _APART.match(text, words[last].end)
    if not found:
        return range(0)
    first = next((k for k in range(last + 1, len(words)) if words[k].start >= found.end()), None)
    if first is None:
        return range(0)
    end = first
    while end < min(len(words), first + _LONGEST) and is_content(words[end]):
        if end > first and text[words[end - 1].end : words[end].start] not in (" ", "-"):
            break
        end += 1
    title = range(first, end)
    return title if any(_is_office(words[k]) for k in title) else range(0)


def _is_titular(word: Word) -> bool:
    form = fold(word.text)
    return is_content(word) and (word.capitalised or form in _OFFICES or form in _PERSONS)


def _is_office(word: Word) -> bool:
    return fold(word.text) in _OFFICES

"""Whose office and whose country it is: a line must not give one person what is another's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.items import items
from service.checking.facts.names import is_ordinary
from service.checking.source import Place, Source
from service.checking.text.places import place_group
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content
from service.document import Span

_OFFICES = frozenset(
    """president premier chancellor minister secretary king queen prince princess pope governor
    senator mayor ambassador envoy spokesman spokeswoman chief executive chairman chairwoman
    director leader coach captain manager judge bishop archbishop general commissioner""".split()
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
_GOVERNING = frozenset("for of in to from on at".split())
# Words of a title at most.
_LONGEST = 6
_APART = re.compile(r", (?:the |an? )?")


@dataclass(frozen=True, slots=True)
class _Held:
    """A title beside a name: "German Chancellor", "Merz", and where both stand."""

    title: tuple[Word, ...]
    surname: str
    place: Place

    @property
    def offices(self) -> frozenset[str]:
        return frozenset(fold(word.text) for word in self.title) & _OFFICES

    @property
    def countries(self) -> frozenset[str]:
        groups = {place_group(fold(word.text)) for word in self.title}
        return frozenset(groups - {""} - _NESTED)


def claims(line: Statement, source: Source) -> Iterator[Claim]:
    """False claims only: an office or a country before or behind a name that the article gives
    to others, and to this name another one, or, of countries, none."""
    if line.title_case:
        return
    mine = [held for held in _held(line, 0, source) if held.offices or held.countries]
    if not mine:
        return
    theirs = [
        held for i, passage in enumerate(source.passages) for held in _held(passage.said, i, source)
    ]
    for one in mine:
        own = [held for held in theirs if held.surname == one.surname]
        others = [held for held in theirs if held.surname != one.surname]
        other = _another_country(one, own, others, source)
        if not other and not _shares_sentence(one.offices, one.surname, source):
            other = _another_office(one, own, others)
        if other:
            yield false_claim("name", line, one.place.span).with_nearest(other.place, source)


def _shares_sentence(offices: frozenset[str], surname: str, source: Source) -> bool:
    """Whether a sentence that has the name has the office too, whosever it is there."""
    named = source.by_form.get(surname, frozenset())
    return any(not named.isdisjoint(source.by_form.get(office, ())) for office in offices)


def _another_country(
    one: _Held, own: Sequence[_Held], others: Sequence[_Held], source: Source
) -> _Held | None:
    """Where the article has the name with another country, or the country with other names."""
    if not one.countries or any(one.countries & held.countries for held in own):
        return None
    for held in own:
        if held.countries:
            return held
    named = source.by_form.get(one.surname, frozenset())
    spoken_of = {
        i + step
        for group in one.countries
        for i in source.names.by_place.get(group, ())
        for step in (-1, 0, 1)
    }
    elsewhere = [held for held in others if one.countries & held.countries]
    return elsewhere[0] if own and elsewhere and named.isdisjoint(spoken_of) else None


def _another_office(one: _Held, own: Sequence[_Held], others: Sequence[_Held]) -> _Held | None:
    """Where the article has the name with another office, and the office with another name."""
    holders = [held for held in others if one.offices and one.offices <= held.offices]
    known = [held for held in own if held.offices]
    if not holders or not known or any(one.offices & held.offices for held in known):
        return None
    return known[0]


def _held(said: Statement, passage: int, source: Source) -> Iterator[_Held]:
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
                yield _Held(title, fold(last.text), Place(passage, span))


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

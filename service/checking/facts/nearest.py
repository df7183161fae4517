"""What the article has in place of a claim that it does not bear out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from service.brief import FindingKind
from service.checking.alignment import align
from service.checking.facts.claim import Claim
from service.checking.facts.dates import agrees
from service.checking.facts.items import Item, items
from service.checking.facts.numbers import comparable, equal
from service.checking.facts.own import Own
from service.checking.source import Place, Source
from service.checking.text.calendar_days import days
from service.checking.text.dates import Date, same_sort
from service.checking.text.places import place_group
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement, neighbours
from service.checking.text.words import fold, stems, words
from service.document import Span

# difflib's measure of likeness from which on one name may be another misspelt.
_MISSPELT = 0.75
# Beyond so many sentences nothing is near, and likeness is dear to measure.
_MOST_PASSAGES = 100
# A longer stretch than the quotation itself is no longer what was quoted.
_QUOTE_STRETCH = 1.5
# What speaks for a number or date of the article: that it stands in the line's own passage, in the
# line's own place there, beside the same word; that it has the same value or unit, that it is of
# the same sort or time. These seven, _BARE and _NEAR_ENOUGH were set by hand on the audit's claims.
_OWN, _IN_PLACE, _SAME_NEIGHBOUR = 1.5, 1.0, 2.0
_SAME_VALUE, _SAME_UNIT, _SAME_SORT, _SAME_TIME = 2.5, 1.5, 1.0, 2.0
# A number of no unit is of the kind of any other.
_BARE = 0.5
# A number that is a smaller part of the other is hardly what was meant.
_NEAR_ENOUGH = 0.001
# Days over which one date is half as near as another.
_FAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Asked:
    """A false claim of a line, and the passages in which to look: its own first."""

    claim: Claim
    line: Statement
    own: Own
    source: Source

    @property
    def passages(self) -> list[int]:
        every = range(len(self.source.passages))
        own = self.own.passages
        return [*own, *(i for i in every if i not in own)][:_MOST_PASSAGES]

    def standing(self, place: Place) -> float:
        """What speaks for a place whatever stands there."""
        mine = neighbours(self.line, self.claim.span)
        theirs = neighbours(self.source.passages[place.passage].said, place.span)
        return (
            _OWN * (place.passage in self.own.passages)
            + _IN_PLACE * (place == self.claim.place)
            + _SAME_NEIGHBOUR * (not mine.isdisjoint(theirs))
        )


def explain(claim: Claim, line: Statement, own: Own, source: Source) -> Claim:
    """The claim with `nearest` filled in where it is false and something comes near.

    `own`: the passages that say the rest of the line. A number or date that a rule has found in
    the place of the claim's own gives way to one that is nearer.
    """
    if not claim.false:
        return claim
    place = _FINDERS.get(claim.kind, _nothing)(_Asked(claim, line, own, source))
    return claim.with_nearest(place, source) if place else claim


def _number(asked: _Asked) -> Place | None:
    mine = [q for q in asked.line.quantities if q.span.overlaps(asked.claim.span)]
    found = asked.claim.place
    if found and any(equal(q, other) for q in mine for other in _at(found, asked.source)):
        return found  # the same number, but "more than" for "nearly"
    scored = [
        (asked.standing(place) + _like_number(quantity, other), place)
        for place, other in _numbers(asked)
        for quantity in mine
        if (comparable(quantity, other) and _near(quantity, other) >= _NEAR_ENOUGH)
        or _same_value(quantity, other)
        or place == asked.claim.place
    ]
    return _best(scored)


def _at(place: Place, source: Source) -> Iterator[Quantity]:
    quantities = source.passages[place.passage].said.quantities
    return (other for other in quantities if other.span.overlaps(place.span))


def _numbers(asked: _Asked) -> Iterator[tuple[Place, Quantity]]:
    """The article's numbers that the line has not, and the one that a rule has found."""
    for i in asked.passages:
        for other in asked.source.passages[i].said.quantities:
            place = Place(i, other.span)
            had = any(equal(other, quantity) for quantity in asked.line.quantities)
            if not had or place == asked.claim.place:
                yield place, other


def _same_value(one: Quantity, other: Quantity) -> bool:
    return any(a.value == b.value for a in one.readings for b in other.readings)


def _like_number(one: Quantity, other: Quantity) -> float:
    pairs = [(a, b) for a in one.readings for b in other.readings]
    unit = max((_SAME_UNIT if a.unit else _BARE) * (a.unit == b.unit) for a, b in pairs)
    return unit + _near(one, other) + _SAME_VALUE * _same_value(one, other)


def _near(one: Quantity, other: Quantity) -> float:
    """What part of the greater number the smaller is."""
    pairs = [sorted((a.value, b.value)) for a in one.readings for b in other.readings]
    return max(float(small / great) if small else 0.0 for small, great in pairs)


def _date(asked: _Asked) -> Place | None:
    [mine] = [date for date in asked.line.dates if date.span == asked.claim.span]
    scored = [
        (asked.standing(place) + _like_date(mine, other, asked.source), place)
        for place, other in _dates(asked)
        if same_sort(mine, other) or _nearness(mine, other, asked.source)
    ]
    return _best(scored)


def _dates(asked: _Asked) -> Iterator[tuple[Place, Date]]:
    """The article's dates that the line has not."""
    for i in asked.passages:
        for other in asked.source.passages[i].said.dates:
            if not any(agrees(date, other, asked.source) for date in asked.line.dates):
                yield Place(i, other.span), other


def _like_date(one: Date, other: Date, source: Source) -> float:
    return _SAME_SORT * same_sort(one, other) + _SAME_TIME * _nearness(one, other, source)


def _nearness(one: Date, other: Date, source: Source) -> float:
    """1 for the same day and less the farther apart; 0 where that cannot be told."""
    pairs = [(a, b) for a in days(one, source.written) for b in days(other, source.written)]
    apart = min((abs((a[0] - b[0]).days) for a, b in pairs), default=None)
    return 0.0 if apart is None else 1 / (1 + apart / _FAR_DAYS)


def _best(scored: list[tuple[float, Place]]) -> Place | None:
    """The first of the places for which most speaks."""
    return max(scored, key=lambda one: one[0])[1] if scored else None


def _name(asked: _Asked) -> Place | None:
    if found := asked.claim.place:
        said = asked.source.passages[found.passage].said
        swapped = any(item.span == found.span for item in items(said, asked.source))
        return _counterpart(asked, found) if swapped else found
    form = fold(asked.claim.surface)
    for i in asked.passages:
        said = asked.source.passages[i].said
        names = {fold(word.text): word for run in said.runs for word in run}
        for match in get_close_matches(form, names, n=1, cutoff=_MISSPELT):
            word = names[match]
            return Place(i, Span(word.start, word.start + len(word.text)))
    return None


def _counterpart(asked: _Asked, found: Place) -> Place:
    """Of the names in the sentence of a swapped one that the line has not, the one that stands
    most as the line's name does; the one that was found, unless another does so more."""
    said = asked.source.passages[found.passage].said
    [*mine] = [i for i in items(asked.line, asked.source) if i.span.overlaps(asked.claim.span)]
    present = frozenset[str]().union(*(stems(word.text) for word in asked.line.words))
    best, most = found, 0
    for item in items(said, asked.source):
        if item.kind != "name" or not mine:
            continue
        if any(stems(said.words[j].text) & present for j in item.words):
            continue
        alike = _manner(asked.line, mine[0]) == _manner(said, item)
        score = 2 * alike + (item.span == found.span)
        if score > most:
            best, most = Place(found.passage, item.span), score
    return best


def _manner(said: Statement, item: Item) -> tuple[bool, bool]:
    """Whether a name is of a country or people, and whether a preposition governs it."""
    places = all(place_group(fold(said.words[j].text)) for j in item.words)
    before = fold(said.words[item.first - 1].text) if item.first else ""
    return places, before in ("at", "in", "of", "from", "near", "to", "by", "with", "for", "on")


def _quote(asked: _Asked) -> Place | None:
    quoted = words(asked.claim.surface)
    best, place = 0, None
    for i in asked.passages:
        said = asked.source.passages[i].said
        met = sorted(align(quoted, said.words).values())
        if len(met) > best:
            first, last = said.words[met[0]], said.words[met[-1]]
            best, place = len(met), Place(i, Span(first.start, last.end))
    if best > 1 and place:
        stretch = place.span.end - place.span.start
        return place if stretch <= _QUOTE_STRETCH * len(asked.claim.surface) else None
    return None


def _nothing(_asked: _Asked) -> Place | None:
    return None


_Finder = Callable[[_Asked], Place | None]
_FINDERS: dict[FindingKind, _Finder] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "quote": _quote,
}

"""The right number in the wrong frame: "a month" for "a year", "to 4%" for "from 4% to 5%", "one in
three" for "two in three"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from service.checking.facts.bounds import with_bound
from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.numbers import equal
from service.checking.facts.parts import share, shares
from service.checking.facts.steps import Pair
from service.checking.source import Place, Source
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement
from service.document import Span

_UNITS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_UNITS |= dict.fromkeys(("annually", "yearly", "annual"), "year")
# Few words after a number, and no other number but the end of its range.
_PERIOD = re.compile(
    r"(?: ?(?:-|and|to|or) ?[$£€]?[\d.,]*\d%?)?(?: [^\W\d]+){0,4}? (?:(?:an?|per|each|every)"
    rf" (?P<unit>hour|day|week|month|year)|(?P<ly>{'|'.join(_UNITS)}))\b"
)
_END = re.compile(r"(?<!compared )\b(?P<end>from|to) $", re.IGNORECASE)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_IN = frozenset((" in ", " out of ", " in every ", " out of every "))
# Points by which a share in two small numbers may be off: "two in three" for 65%.
_ROUNDED = 4


@dataclass(frozen=True, slots=True)
class _Frame:
    """`name` of what stands beside a number, and where both stand."""

    name: str
    span: Span


def claims(line: Statement, source: Source) -> Iterator[Claim]:
    """False claims only: numbers that the article has nowhere but in another frame."""
    for quantity in line.quantities:
        for framed in (_period, _end):
            if found := _otherwise(line, quantity, framed, source):
                yield found
                break
    yield from _shares(line, source)


def _otherwise(
    line: Statement,
    quantity: Quantity,
    framed: Callable[[Statement, Quantity], _Frame | None],
    source: Source,
) -> Claim | None:
    """The claim where the line frames a number and the article always frames it otherwise."""
    mine = framed(line, quantity)
    if mine is None:
        return None
    nearest: Place | None = None
    for i, passage in enumerate(source.passages):
        for other in passage.said.quantities:
            if equal(quantity, other):
                theirs = framed(passage.said, other)
                if theirs is None or theirs.name == mine.name:
                    return None
                nearest = nearest or Place(i, theirs.span)
    return false_claim("number", line, mine.span).with_nearest(nearest, source) if nearest else None


def _period(said: Statement, quantity: Quantity) -> _Frame | None:
    """In which time: "8,000 letters a year"."""
    found = _PERIOD.match(said.text, quantity.span.end)
    if not found:
        return None
    name = found["unit"] or _UNITS[found["ly"]]
    return _Frame(name, Span(quantity.span.start, found.end()))


def _end(said: Statement, quantity: Quantity) -> _Frame | None:
    """Whether something went from a number or to it."""
    start = with_bound(said, quantity).start
    found = _END.search(said.text, max(0, start - 8), start)
    if not found or _is_range(said, found.start()):
        return None
    return _Frame(found["end"].lower(), Span(found.start(), quantity.span.end))


def _is_range(said: Statement, at: int) -> bool:
    """Whether the "to" only joins two numbers, "30 to 40 a year"; not where "from" leads."""
    before = (q for q in said.quantities if q.span.end == at - 1)
    return any(not _FROM.search(said.text, 0, with_bound(said, q).start) for q in before)


def _shares(line: Statement, source: Source) -> Iterator[Claim]:
    """Shares in two numbers that no share of the article comes near; nothing where it has none."""
    for one, other in pairwise(line.quantities):
        pair = Pair(one, other)
        mine = next(share(pair), None)
        if mine is None or line.text[one.span.end : other.span.start] not in _IN:
            continue
        if any(
            equal(one, a) and equal(other, b)
            for passage in source.passages
            for a, b in pairwise(passage.said.quantities)
        ):
            continue
        theirs = list(_told(source))
        if theirs and not any(abs(value - float(mine.value)) <= _ROUNDED for _, value in theirs):
            span = Span(one.span.start, other.span.end)
            yield false_claim("number", line, span).with_nearest(theirs[0][0], source)


def _told(source: Source) -> Iterator[tuple[Place, float]]:
    """Every share that the article tells, in per cent."""
    for i, passage in enumerate(source.passages):
        for pair in shares(passage.said):
            for reading in share(pair):
                first, last = sorted((pair.first.span, pair.second.span))
                yield Place(i, Span(first.start, last.end)), float(reading.value)
        for quantity in passage.said.quantities:
            for reading in quantity.readings:
                if reading.unit in ("%", "fraction"):
                    times = 100 if reading.unit == "fraction" else 1
                    yield Place(i, quantity.span), float(reading.value * times)

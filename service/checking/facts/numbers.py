"""Every number of a line must stand in the article, equal by value, unit and kind, or be worked out
of two that do."""

import re
from fractions import Fraction
from itertools import pairwise

from service.checking.facts.arithmetic import worked_out
from service.checking.facts.bounds import Bound, bound, is_rounded, opposed, with_bound
from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.measures import converted
from service.checking.source import Passage, Place, Source
from service.checking.text.quantities import Quantity, Reading
from service.checking.text.statement import Statement
from service.checking.text.units import MONEY
from service.document import Span


def claims(line: Statement, source: Source) -> tuple[Claim, ...]:
    """One claim for each number, and one for each pair that a hyphen joins ("3-2")."""
    found = [
        _claim(line, quantity, source)
        for quantity in line.quantities
        if not is_bare_one(quantity, line.text) and not _is_place_in_title(line, quantity)
    ]
    for left, right in pairwise(line.quantities):
        if right.range_from:
            span = Span(left.span.start, right.span.end)
            surface = line.text[span.start : span.end]
            where = frozenset(
                i
                for i in _holding(left, source) & _holding(right, source)
                if _has_pair(left, right, source.passages[i])
            )
            found.append(Claim("number", span, surface, where, _in_margin(surface, source)))
    return tuple(found)


def _claim(line: Statement, quantity: Quantity, source: Source) -> Claim:
    surface = line.text[quantity.span.start : quantity.span.end]
    said = bound(line, quantity)
    same = [
        (i, other)
        for i in sorted(_holding(quantity, source))
        for other in source.passages[i].said.quantities
        if equal(quantity, other)
    ]
    otherwise = [(i, o) for i, o in same if opposed(said, bound(source.passages[i].said, o))]
    where = {i for i, other in same if (i, other) not in otherwise}
    where |= _as_years(quantity, source)
    if not where:
        where = {
            i
            for i, passage in enumerate(source.passages)
            for other in passage.said.quantities
            if _rounds(quantity, other, said)
        }
    where |= {
        i
        for i, passage in enumerate(source.passages)
        if any(converted(quantity, surface, other) for other in passage.said.quantities)
    }
    where |= set(worked_out(line, quantity, [passage.said for passage in source.passages]))
    given = _in_margin(surface, source)
    if where or given or not otherwise:
        return Claim("number", quantity.span, surface, frozenset(where), given)
    i, other = otherwise[0]
    place = Place(i, with_bound(source.passages[i].said, other))
    return false_claim("number", line, with_bound(line, quantity)).with_nearest(place, source)


def bears_out(line: Statement, quantity: Quantity, other: Quantity) -> bool:
    """Whether a number of the line may be one of the article's: equal, or rounded as it says."""
    return equal(quantity, other) or _rounds(quantity, other, bound(line, quantity))


def equal(one: Quantity, other: Quantity) -> bool:
    """Whether the two may be the same number of the same thing."""
    return any(_same(a, b) for a in one.readings for b in other.readings)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether the two may be one number in one unit, both as they are written."""
    return any(a == b for a in one.readings for b in other.readings)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether the two count or measure in the same unit, whatever their values."""
    return any(
        a.unit == b.unit or {a.unit, b.unit} == {"", "%"}
        for a in one.readings
        for b in other.readings
    )


def _same(a: Reading, b: Reading) -> bool:
    if {a.unit, b.unit} == {"fraction", "%"}:
        share, percent = (a, b) if a.unit == "fraction" else (b, a)
        return share.value * 100 == percent.value
    if a.unit == "vague" and b.unit != "vague":
        return _compatible("", b.unit) and a.value <= b.value < a.value * 10
    return a.value == b.value and _compatible(a.unit, b.unit)


def _compatible(a: str, b: str) -> bool:
    """Whether two units may be the same; a count may have left out what it counts."""
    if a == b or {a, b} in ({"", "times"},):
        return True
    if {a, b} in ({"degree", "celsius"}, {"degree", "fahrenheit"}):
        return True
    if a.startswith("dollar") and b.startswith("dollar"):
        return "dollar" in (a, b)
    strict = ("%", "point", "basis-point", "ordinal", "fraction", "clock", "vague", "times")
    if "" in (a, b):
        other = a or b
        return other not in strict and other not in MONEY
    return False


def _holding(quantity: Quantity, source: Source) -> set[int]:
    """Passages with a number that may equal this one."""
    values = {reading.value for reading in quantity.readings}
    values |= {r.value * 100 for r in quantity.readings if r.unit == "fraction"}
    values |= {r.value / 100 for r in quantity.readings if r.unit == "%"}
    where = {i for value in values for i in source.by_value.get(value, ())}
    for reading in quantity.readings:
        if reading.unit == "vague":
            low, high = reading.value, reading.value * 10
            where |= {i for v, at in source.by_value.items() if low <= v < high for i in at}
    return {
        i
        for i in where
        if any(equal(quantity, other) for other in source.passages[i].said.quantities)
    }


def _as_years(quantity: Quantity, source: Source) -> set[int]:
    """Passages where what looks like a count stands as a year ("2000")."""
    years = {int(r.value) for r in quantity.readings if not r.unit and 1000 <= r.value < 2100}
    if not years:
        return set()
    return {
        i
        for i, passage in enumerate(source.passages)
        if any(date.year in years for date in passage.said.dates)
    }


def _has_pair(left: Quantity, right: Quantity, passage: Passage) -> bool:
    pairs = pairwise(passage.said.quantities)
    return any(equal(left, a) and equal(right, b) for a, b in pairs)


def _rounds(quantity: Quantity, other: Quantity, hedge: Bound) -> bool:
    """Whether a hedged number is the other one rounded: "nearly 400" for 396."""
    return any(
        a.unit == b.unit and is_rounded(a.value, b.value, hedge)
        for a in quantity.readings
        for b in other.readings
    )


def _is_place_in_title(line: Statement, quantity: Quantity) -> bool:
    """ "Asteroids First", "Second Victim": places that a headline gives of its own."""
    surface = line.text[quantity.span.start : quantity.span.end]
    ordinal = all(reading.unit == "ordinal" for reading in quantity.readings)
    return line.title_case and ordinal and surface.isalpha()


def is_bare_one(quantity: Quantity, text: str) -> bool:
    """Whether the number is the word "one" alone, which is also a pronoun and an article."""
    one = text[quantity.span.start : quantity.span.end].lower() == "one"
    return one and quantity.readings == (Reading(Fraction(1), ""),)


def _in_margin(surface: str, source: Source) -> bool:
    return bool(re.search(rf"(?<![\w.,]){re.escape(surface)}(?![\w]|[.,]\d)", source.margin))

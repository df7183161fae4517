"""The numbers of a text with their units: "$1.2bn", "forty per cent", "two-thirds", "21st"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from service.checking.text.number_words import (
    FRACTIONS,
    SCALES,
    UNITS_AND_TENS,
    numerals,
)
from service.checking.text.units import CURRENCY_SIGNS, MONEY, unit_after
from service.document import Span

# More digits than any quantity has; int() and Fraction() stay cheap below it.
_MAX_DIGITS = 24
_DIGITS = re.compile(
    r"(?<![\w.])(?:(?P<currency>(?:US|AU|NZ|HK|[ACS])?\$|£|€|¥|₹|Rs\.?|(?:INR|USD|EUR|GBP)) ?)?"
    r"(?P<number>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"(?:(?P<suffix>st|nd|rd|th)(?![^\W_])"
    r"|[ -]?(?P<scale>(?i:(?:lakh|thousand) crores?|millions?|mn|mln|billions?|bn"
    r"|bln|trillions?|tn|trn|thousand|hundred|dozen|lakhs?|crores?))(?![^\W_])"
    r"|(?P<letter>[mkMKB])(?![\w]))?",
)
_CLOCK = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-3])(?:(?P<sep>[:.])(?P<minute>[0-5]\d))?"
    r" ?(?P<half>a\.m\.|p\.m\.|am|pm|AM|PM)?(?![\w:])(?P<zone> (?:GMT|BST|IST|EST|EDT|ET|UTC)\b)?"
)
_FRACTION = re.compile(
    rf"(?<!and )\b(?P<top>an?|one|two|three|four|five|seven|nine)[ -]"
    rf"(?P<bottom>{'|'.join(FRACTIONS)})\b|(?<!and a )\bhalf\b|\bhalv(?:ed|es|ing|e)\b",
    re.IGNORECASE,
)
_HALF_OF_A_WORD = re.compile(
    r" an? |-(?!an?\b)| (?:backs?|time|term|brothers?|sisters?|centur|marathon|volley)"
)
_TIMES = {
    **dict.fromkeys(("twice", "double", "doubled", "doubles", "doubling", "twofold"), 2),
    **dict.fromkeys(("triple", "tripled", "trebled", "treble", "threefold", "tripling"), 3),
    **dict.fromkeys(("quadruple", "quadrupled", "fourfold"), 4),
    **dict.fromkeys(("fivefold",), 5),
    **dict.fromkeys(("tenfold",), 10),
}
_TIMES_WORD = re.compile(rf"\b(?:{'|'.join(_TIMES)})\b", re.IGNORECASE)
_VAGUE = {"dozens": 12, "tens": 10, "scores": 20, "hundreds": 100, "thousands": 1000}
_VAGUE |= {"millions": 1_000_000, "billions": 10**9, "trillions": 10**12}
_VAGUE_WORD = re.compile(
    rf"\b(?P<first>{'|'.join(_VAGUE)})(?: of (?P<second>{'|'.join(_VAGUE)}))?\b", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"[ -](?:wedding )?(?:anniversary|birthday)\b", re.IGNORECASE)
_JOINED = re.compile(r" ?(?:-|to|and|or) ?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a number. `unit` is "" for a bare count; see units.py, and also "ordinal",
    "fraction", "times", "clock" (minutes of the day), "vague" ("hundreds")."""

    value: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number where it stands, with every way to take it ("100m": metres or millions).

    `range_from` says that a hyphen joins it to the number before it ("3-2", "30-40%").
    """

    span: Span
    readings: tuple[Reading, ...]
    range_from: bool = False


def quantities(text: str, taken: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The numbers of a plain text in order, none inside the `taken` spans (dates)."""
    found: list[Quantity] = []
    free = bytearray(b"\1") * len(text)
    for span in taken:
        free[span.start : span.end] = bytes(span.end - span.start)
    for finder in (_clocks, _fractions, _digits, _words, _multiples, _vague):
        for quantity in finder(text):
            start, end = quantity.span.start, quantity.span.end
            if all(free[start:end]):
                found.append(quantity)
                free[start:end] = bytes(end - start)
    return _joined(text, sorted(found, key=lambda quantity: quantity.span))


def _clocks(text: str) -> Iterator[Quantity]:
    for found in _CLOCK.finditer(text):
        half = (found["half"] or "")[:1].lower()
        if not half and not found["zone"] and found["sep"] != ":":
            continue
        minutes = int(found["hour"]) * 60 + int(found["minute"] or 0)
        readings = [minutes % 720 + (720 if half == "p" else 0)] if half else [minutes]
        if not half and minutes < 720:
            readings.append(minutes + 720)
        yield Quantity(
            Span(found.start(), found.end()),
            tuple(Reading(Fraction(value), "clock") for value in readings),
        )


def _fractions(text: str) -> Iterator[Quantity]:
    for found in _FRACTION.finditer(text):
        span = Span(*found.span())
        if not found["top"]:
            before = text[: found.start()].rstrip(" ")
            ordinal = before.endswith(("first", "second", "First", "Second", "a"))
            if ordinal or _HALF_OF_A_WORD.match(text, found.end()):
                continue  # "the second half", "half a million", "half-time"
            yield Quantity(span, (Reading(Fraction(1, 2), "fraction"),))
            continue
        bottom, top = FRACTIONS[found["bottom"].lower()], found["top"].lower()
        value = Fraction(UNITS_AND_TENS.get(top, 1), bottom)
        readings: tuple[Reading, ...]
        if top in ("a", "an", "one") and not found["bottom"].endswith(("s", "quarter", "half")):
            # "a third of it", "a third man"
            readings = (Reading(value, "fraction"), Reading(Fraction(bottom), "ordinal"))
        elif top not in ("a", "an", "one") and not found["bottom"].endswith("s"):
            continue
        else:
            readings = (Reading(value, "fraction"),)
        yield Quantity(span, readings)


def _digits(text: str) -> Iterator[Quantity]:
    for found in _DIGITS.finditer(text):
        number, start = found["number"], found.start()
        if len(number) > _MAX_DIGITS or _is_code(text, start):
            continue
        value = Fraction(number.replace(",", ""))
        if found["suffix"]:
            yield _ordinal(text, Span(start, found.end()), value)
            continue
        scaled = value * _factor((found["scale"] or "").lower())
        currency = CURRENCY_SIGNS.get((found["currency"] or "").lower(), "")
        letter = (found["letter"] or "").lower()
        readings = [Reading(scaled, currency)]
        if letter:
            factor = {"k": 1000, "m": 10**6, "b": 10**9}[letter]
            readings = [Reading(value * factor, currency)]
            if letter == "m" and not currency:
                readings.append(Reading(value, "metre"))
        yield _with_unit(text, Quantity(Span(start, found.end()), tuple(readings)))


def _factor(scale: str) -> int:
    """What a word of scale multiplies by, or two of them: "lakh crore"; 1 for none."""
    factor = 1
    for word in scale.split():
        factor *= SCALES.get(word.rstrip("s"), 1)
    return factor


def _is_code(text: str, start: int) -> bool:
    """Whether the digits belong to a name: "F-16", "COVID-19"."""
    return start > 1 and text[start - 1] in "-/" and text[start - 2].isupper()


def _words(text: str) -> Iterator[Quantity]:
    for numeral in numerals(text):
        unit = "vague" if numeral.vague else ""
        quantity = Quantity(Span(numeral.start, numeral.end), (Reading(numeral.value, unit),))
        if numeral.ordinal:
            yield _ordinal(text, quantity.span, numeral.value)
        else:
            yield quantity if numeral.vague else _with_unit(text, quantity)


def _ordinal(text: str, span: Span, value: Fraction) -> Quantity:
    """A place in a row; before "anniversary" also so many years."""
    readings = [Reading(value, "ordinal")]
    if _ANNIVERSARY.match(text, span.end):
        readings.append(Reading(value, "year"))
    return Quantity(span, tuple(readings))


def _multiples(text: str) -> Iterator[Quantity]:
    for found in _TIMES_WORD.finditer(text):
        times = Reading(Fraction(_TIMES[found.group().lower()]), "times")
        yield Quantity(Span(*found.span()), (times,))


def _vague(text: str) -> Iterator[Quantity]:
    for found in _VAGUE_WORD.finditer(text):
        value = _VAGUE[found["first"].lower()] * _VAGUE.get((found["second"] or "").lower(), 1)
        yield Quantity(Span(*found.span()), (Reading(Fraction(value), "vague"),))


def _with_unit(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the unit that follows it, where no currency sign stood before it."""
    unit, end = unit_after(text, quantity.span.end)
    first = quantity.readings[0]
    if not unit:
        return quantity
    if first.unit:  # a sign stood before it: "A$5 dollars"
        span = Span(quantity.span.start, end)
        return replace(quantity, span=span) if unit in MONEY else quantity
    readings = [Reading(first.value, unit)]
    if unit in ("cent", "penny"):
        readings.append(Reading(first.value / 100, "dollar" if unit == "cent" else "pound"))
    if unit == "pound":
        readings.append(Reading(first.value, "lb"))
    return Quantity(Span(quantity.span.start, end), tuple(readings))


def _joined(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same with ranges read as ranges: in "30-40%" and "$1 to 2 million" both numbers may
    take the unit and the scale of the other."""
    result = list(found)
    for i in range(len(result) - 1):
        left, right = result[i], result[i + 1]
        between = text[left.span.end : right.span.start]
        if not _JOINED.fullmatch(between):
            continue
        result[i + 1] = replace(
            right,
            readings=_inherited(right, left, text),
            range_from=between.strip() == "-",
        )
        result[i] = replace(left, readings=_inherited(left, right, text))
    return tuple(result)


def _inherited(own: Quantity, other: Quantity, text: str) -> tuple[Reading, ...]:
    if any(reading.unit for reading in own.readings):
        bare = [r for r in own.readings if r.unit in MONEY and r.value < 1000]
    else:
        bare = list(own.readings)
    extra = [
        Reading(reading.value * scale, reading.unit or unit)
        for reading in bare
        for scale in {1, _scale(text[other.span.start : other.span.end])}
        for unit in {r.unit for r in other.readings if r.unit not in ("ordinal", "clock")} | {""}
    ]
    return tuple(dict.fromkeys((*own.readings, *extra)))


def _scale(surface: str) -> int:
    """The scale word a number was written with, as a factor; 1 for none."""
    for word in re.findall(r"[^\W\d_]+", surface.lower()):
        if word in SCALES:
            return SCALES[word]
        if word in ("m", "k", "b"):
            return {"k": 1000, "m": 10**6, "b": 10**9}[word]
    return 1

"""A part and its whole in one sentence, "5 of the 20", and parts that make a whole, "seven soldiers
and five civilians"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from service.checking.facts.steps import Pair, in_one_unit, is_amount
from service.checking.text.quantities import Quantity, Reading
from service.checking.text.statement import Statement
from service.checking.text.words import Word, is_content, stems

_OF = re.compile(r" of (?:(?:the|its|his|her|their|all|a total of) ){0,2}")
# "One in four" is a share, "one of the four" one of them.
_IN = re.compile(r" (?:in|out of) (?:(?:the|its|his|her|their|all|a total of) ){0,2}")
# "Of the 20 shops, five".
_OF_ALL = re.compile(r"\bof (?:(?:the|its|his|her|their|all) )?$", re.IGNORECASE)
_THESE = re.compile(r"(?: [\w'-]+){1,4}, (?:only |just )?")
_AND = re.compile(
    r"(?: [\w'-]+){1,4},? (?:and|plus|along with|as well as)"
    r" (?:(?:an?|another|further|other) ){0,2}"
)


def counted(line: Statement, quantity: Quantity) -> Word | None:
    """The word right after a count, where it may be what is counted."""
    if not any(reading.unit == "" for reading in quantity.readings):
        return None
    word = next((word for word in line.words if word.start >= quantity.span.end), None)
    if word is None or not is_content(word) or word.capitalised or word.text.endswith("ly"):
        return None
    return word if word.text[0].isalpha() else None


def share(pair: Pair) -> Iterator[Reading]:
    """What the one is of the other, in per cent; a unit may be left out once."""
    for a in pair.first.readings:
        for b in pair.second.readings:
            units = {a.unit, b.unit} - {""}
            amounts = is_amount(a) and is_amount(b) and len(units) <= 1
            if amounts and "%" not in units and 0 < a.value < b.value:
                yield Reading(a.value / b.value * 100, "%")


def shares(said: Statement) -> Iterator[Pair]:
    """Every part and whole of the sentence."""
    for one, other in pairwise(said.quantities):
        between = said.text[one.span.end : other.span.start]
        alone = said.text[one.span.start : one.span.end].lower() == "one"
        if _IN.fullmatch(between) or (_OF.fullmatch(between) and not alone):
            yield Pair(one, other)
        elif _OF_ALL.search(said.text, 0, one.span.start) and _THESE.fullmatch(between):
            yield Pair(other, one)


def totals(said: Statement, noun: Word | None) -> Iterator[Pair]:
    """Two numbers that "and" joins; no more than one kind of thing, where that is not
    what the `noun` counts: the passengers of "33 passengers and six crew" are 33."""
    for one, other in pairwise(said.quantities):
        between = said.text[one.span.end : other.span.start]
        if _AND.fullmatch(between) and (noun is None or _are_both(said, one, other, noun)):
            yield Pair(one, other)


def total(pair: Pair) -> Iterator[Reading]:
    """What the two make together."""
    for a, b in in_one_unit(pair):
        if a.unit not in ("%", "point"):
            yield Reading(a.value + b.value, a.unit)


def _are_both(said: Statement, one: Quantity, other: Quantity, noun: Word) -> bool:
    first = [w for w in said.words if one.span.end <= w.start < other.span.start]
    second = [w for w in said.words if w.start >= other.span.end][:2]
    if not second or not is_content(second[0]):
        return True  # "175,000 people at Heathrow and 10,000 at Gatwick"
    return _has(first, noun) == _has(second, noun)


def _has(words: list[Word], noun: Word) -> bool:
    return any(stems(word.text) & stems(noun.text) for word in words)

"""Two numbers between which something went: "rose from 5% to 9%", "$9m, up from $5m"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from service.checking.facts.change_words import FALLS, RISES
from service.checking.text.quantities import Quantity, Reading
from service.checking.text.statement import Statement

_ABOUT = r"(?:(?:an?|the|about|around|just|record) ){0,2}"
# What joins the two: "9% in May, up from 5%".
_JOIN = re.compile(
    r"(?P<words>(?: (?!(?:and|but|while|or|as|compared)\b)[\w'-]+){0,6}),?(?: (?:up|down))?"
    rf" (?P<link>to|from|compared (?:with|to)) {_ABOUT}"
)
_FROM = re.compile(rf"\bfrom {_ABOUT}$", re.IGNORECASE)
# "Grew $5m to $9m"; "three to five years" is no way that anything went.
_WENT = re.compile(rf"\b(?:went|{'|'.join((*RISES, *FALLS))}) {_ABOUT}$", re.IGNORECASE)
_BRACKETS = re.compile(r" \([^()]*\)")
_NO_AMOUNT = ("ordinal", "clock", "vague", "fraction", "times")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of a sentence: from and to, part and whole, or as they stand."""

    first: Quantity
    second: Quantity


def steps(said: Statement) -> Iterator[Pair]:
    """Where each went from and to."""
    for one, other in combinations(said.quantities, 2):
        link = _link(one, other, said.text)
        if link:
            yield Pair(one, other) if link == "to" else Pair(other, one)


def in_one_unit(pair: Pair) -> Iterator[tuple[Reading, Reading]]:
    """The ways to take two numbers as amounts of the same."""
    for a in pair.first.readings:
        for b in pair.second.readings:
            if a.unit == b.unit and is_amount(a):
                yield a, b


def is_amount(reading: Reading) -> bool:
    """Whether it is so much of something: no place in a row, part or time of the day."""
    return reading.unit not in _NO_AMOUNT


def _link(one: Quantity, other: Quantity, text: str) -> str:
    """How the text goes from the one to the other: "from 5% in May to 9%", "9% from 5%"; "" for
    "5% of ships to 9%" and for "by 5% to 9%"."""
    found = _JOIN.fullmatch(_BRACKETS.sub("", text[one.span.end : other.span.start]))
    if not found:
        return ""
    went = not found["words"] and _WENT.search(text, 0, one.span.start)
    if found["link"] == "to" and not went and not _FROM.search(text, 0, one.span.start):
        return ""
    return found["link"]

"""What a text says of how exact a number is: "more than", "nearly", "between … and"."""

import re
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement
from service.document import Span

Bound = Literal["more", "less", "about", ""]
_NOT = r"(?:no|not|never|[a-z]+n't)(?: be)?"
_MORE = r"more than|greater than|better than|over|above|exceeding|in excess of|upwards of"
_LESS = r"less than|fewer than|under|below"
_BOUNDS: dict[Bound, str] = {
    "more": rf"{_NOT} (?:{_LESS})|{_MORE}|at least|well over|just over|topping|minimum of",
    "less": rf"{_NOT} (?:{_MORE})|{_LESS}|at most|up to|as many as|just under"
    r"|nearly|almost|close to|approaching|maximum of|not quite",
    "about": r"about|around|roughly|approximately|some|an? estimated|circa",
}
_BEFORE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items()) + ")"
    r"(?: (?:the|an?|another|his|her|its|their))? ?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween (?:(?:about|around|roughly) )?$", re.IGNORECASE)
# Longest of these words, with a number inside.
_CHARACTERS = 60
# A number that stands for another is no farther from it than this part of it.
_FARTHEST = Fraction(1, 2)


def bound(said: Statement, quantity: Quantity) -> Bound:
    """What stands before a number; the ends of a range are the least and the most."""
    return _found(said, quantity)[0]


def with_bound(said: Statement, quantity: Quantity) -> Span:
    """Where a number stands with the words that say how exact it is."""
    return Span(_found(said, quantity)[1], quantity.span.end)


def _found(said: Statement, quantity: Quantity) -> tuple[Bound, int]:
    text, start = said.text, quantity.span.start
    if end := _end_of_range(said, quantity):
        return end
    found = _BEFORE.search(text, max(0, start - _CHARACTERS), start)
    if not found:
        return "", start
    return next(name for name in _BOUNDS if found[name]), found.start()


def _end_of_range(said: Statement, quantity: Quantity) -> tuple[Bound, int] | None:
    """The bound that an end of "between 30 and 40" is, and where the words begin; None for what
    is no such end: in "between Harrowby and 15 towns", "between 15 towns and Harrowby"."""
    for least, most in pairwise(said.quantities):
        if quantity not in (least, most):
            continue
        found = _BETWEEN.search(said.text, max(0, least.span.start - _CHARACTERS), least.span.start)
        joined = said.text[least.span.end : most.span.start] == " and "
        if found and joined and _rises(least, most):
            return ("more" if quantity == least else "less"), found.start()
    return None


def _rises(least: Quantity, most: Quantity) -> bool:
    """Whether the one may be less than the other, in one unit."""
    return any(
        a.unit == b.unit and a.value < b.value for a in least.readings for b in most.readings
    )


def opposed(one: Bound, other: Bound) -> bool:
    """Whether the one is not what the other says: "nearly 100" is neither "more than 100" nor,
    for sure, "about 100"."""
    return {one, other} in ({"more", "less"}, {"more", "about"}, {"less", "about"})


def is_rounded(rounded: Fraction, exact: Fraction, said: Bound) -> bool:
    """Whether a number with such words before it may stand for an exact one."""
    if rounded.denominator != 1 or not rounded or abs(rounded - exact) > rounded * _FARTHEST:
        return False
    step = Fraction(1)
    while rounded % (step * 10) == 0:
        step *= 10
    if said == "more":
        return rounded < exact < rounded + step
    if said == "less":
        return rounded - step < exact < rounded
    return said == "about" and abs(rounded - exact) * 2 <= step

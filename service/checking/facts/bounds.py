"""What a text says of how exact a number is: "more than", "nearly", "between … and"."""

import re
from fractions import Fraction
from typing import Literal, cast

from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement
from service.document import Span

Bound = Literal["more", "less", "about", ""]
_BOUNDS: dict[Bound, str] = {
    "more": r"more than|over|above|at least|exceeding|in excess of|upwards of|greater than"
    r"|no fewer than|no less than|well over|just over|better than|topping|minimum of",
    "less": r"less than|fewer than|under|below|at most|up to|no more than|as many as|just under"
    r"|nearly|almost|close to|approaching|maximum of|not quite",
    "about": r"about|around|roughly|approximately|some|an? estimated|circa|or so",
}
_BEFORE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items()) + ")"
    r"(?: (?:the|an?|another|his|her|its|their))? ?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_AND = re.compile(r"\bbetween [^,;.]{1,40} and $", re.IGNORECASE)
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
    for pattern, end in ((_BETWEEN, "more"), (_AND, "less")):
        if found := pattern.search(text, max(0, start - _CHARACTERS), start):
            return cast(Bound, end), found.start()
    found = _BEFORE.search(text, max(0, start - _CHARACTERS), start)
    if not found:
        return "", start
    return next(name for name in _BOUNDS if found[name]), found.start()


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

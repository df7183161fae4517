"""Numbers that a reader works out of two others of one sentence: by how much something rose, how
much more one is than another, how many both are together, what share the one is of the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import combinations, pairwise, starmap
from typing import Literal

from service.checking.facts.bounds import Bound, bound, is_rounded, with_bound
from service.checking.facts.change_words import (
    FALL_NOUNS,
    FALLING,
    FALLS,
    HALVED,
    LESS,
    MORE,
    MULTIPLIED,
    RISE_NOUNS,
    RISES,
    RISING,
)
from service.checking.facts.parts import counted, share, shares, total, totals
from service.checking.facts.steps import Pair, in_one_unit, steps
from service.checking.text.quantities import Quantity, Reading
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, stems

# "change" is of one thing, "gap" between two.
Way = Literal["change", "gap", "share", "total"]
# In a sentence of more, two numbers that happen to fit are soon found.
_MOST_NUMBERS = 4


def _any(*words: Iterable[str]) -> str:
    return "|".join(word for some in words for word in some)


_BEFORE = re.compile(
    rf"\b(?:by|{_any(RISES, FALLS)}|(?:{_any(RISE_NOUNS, FALL_NOUNS)}) of|extra|additional|further"
    r"|another) (?:an? |the )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:[ -]?[a-z]+)?[ -](?:(?P<than>{_any(MORE, LESS)})|{_any(RISE_NOUNS, FALL_NOUNS)})\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b")
_LEADS = re.compile(
    r"\b(?:(?:exceed(?:s|ed)?|beat(?:s|en)?|trail(?:s|ed)?|leads?|led|outscored|outnumber(?:s|ed)?)"
    r"\b[^,;]* by|(?:lead|margin|gap|difference) of) (?:an? )?$"
)
_TOGETHER = re.compile(
    r"\b(?:total(?:s|led|ling)?|altogether|together|combined|in all|all told|between them|overall"
    r"|jointly)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset("people persons dead deaths casualties victims lives".split())
# Longest of the words before a number that tell that it is a change or a gap.
_CHARACTERS = 60
# "Roughly doubled", "nearly tripled": off by no more than this part.
_HEDGED_TIMES = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A number of a line and how the line speaks of it: `readings` with fractions in per cent;
    `step`, one more in the last digit of a percentage, 0 for other numbers; `sign`, +1 where all
    that the line says is that something rose, -1 that it fell, else 0."""

    line: Statement
    counted: Word | None
    way: Way
    readings: tuple[Reading, ...]
    said: Bound
    step: Fraction
    sign: int


@dataclass(frozen=True, slots=True)
class Working:
    """How a number of a line is worked out: of which two, and whether it is just what they make."""

    way: Way
    pair: Pair
    exact: bool


def worked_out(line: Statement, quantity: Quantity, sentences: Sequence[Statement]) -> list[int]:
    """Which of the sentences have two numbers, in one unit, that make the line's.

    Differences and totals hold exactly, or as the line hedges them; shares and changes in per
    cent hold to the last digit shown. Nothing where the line speaks of no such thing.
    """
    asked = _asked(line, quantity)
    if asked is None:
        return []
    return [i for i, said in enumerate(sentences) if any(_workings(asked, said))]


def workings(line: Statement, quantity: Quantity, said: Statement) -> Iterator[Working]:
    """Every two numbers of the sentence that make the line's, as `worked_out` finds them."""
    asked = _asked(line, quantity)
    if asked is not None:
        yield from _workings(asked, said)


def _workings(asked: _Asked, said: Statement) -> Iterator[Working]:
    for pair, found in _results(asked, said):
        for mine in asked.readings:
            exact = mine == found
            if exact or (mine.unit == found.unit and _rounds(asked, mine, found)):
                yield Working(asked.way, pair, exact)


def _asked(line: Statement, quantity: Quantity) -> _Asked | None:
    noun = counted(line, quantity)
    told = _told_share(line, quantity)
    way = _change(line, quantity) or _part(line, quantity, noun, bool(told))
    if way is None:
        return None
    readings = (told,) if told else tuple(map(_in_per_cent, quantity.readings))
    surface = line.text[quantity.span.start : quantity.span.end]
    shown = re.search(r"\.(\d+)", surface)
    step = Fraction(1, 10 ** len(shown[1])) if shown else Fraction(1)
    exact = told or all(reading.unit != "%" for reading in quantity.readings)
    forms = {fold(word.text) for word in line.words}
    sign = (not RISING.isdisjoint(forms)) - (not FALLING.isdisjoint(forms))
    said = bound(line, quantity)
    return _Asked(line, noun, way, readings, said, Fraction(0) if exact else step, sign)


def _change(said: Statement, quantity: Quantity) -> Way | None:
    """Whether a number is how far something went, or how far two are apart."""
    start = with_bound(said, quantity).start
    before = said.text[max(0, start - _CHARACTERS) : start]
    after = _AFTER.match(said.text, quantity.span.end)
    if _LEADS.search(before) or (after and after["than"] and _THAN.search(said.text, after.end())):
        return "gap"
    surface = said.text[quantity.span.start : quantity.span.end].lower()
    if after or _BEFORE.search(before) or surface in (*MULTIPLIED, *HALVED):
        return "change"
    return None


def _part(line: Statement, quantity: Quantity, noun: Word | None, told: bool) -> Way | None:
    if told or any(reading.unit in ("%", "fraction") for reading in quantity.readings):
        return "share"
    if _TOGETHER.search(line.text) or (noun and fold(noun.text) in _PEOPLE):
        return "total"
    return None


def _told_share(line: Statement, quantity: Quantity) -> Reading | None:
    """The share that a line tells in two numbers, this and its neighbour: "four in five"."""
    for one, other in pairwise(line.quantities):
        joined = line.text[one.span.end : other.span.start] in (" in ", " out of ")
        if joined and quantity in (one, other):
            return next(share(Pair(one, other)), None)
    return None


def _in_per_cent(reading: Reading) -> Reading:
    return Reading(reading.value * 100, "%") if reading.unit == "fraction" else reading


def _results(asked: _Asked, said: Statement) -> Iterator[tuple[Pair, Reading]]:
    """All that the sentence's numbers make in the way that is asked for, with the numbers."""
    if asked.way == "change":
        yield from _made(steps(said), partial(_changes, asked.sign))
    elif len(said.quantities) > _MOST_NUMBERS or not _share_a_word(asked.line, said):
        return
    elif asked.way == "gap":
        yield from _made(steps(said), partial(_changes, 0))
        yield from _made(_ends(said), _gaps)
    elif asked.way == "share":
        yield from _made(shares(said), share)
    else:
        yield from _made(totals(said, asked.counted), total)


def _made(
    pairs: Iterable[Pair], make: Callable[[Pair], Iterator[Reading]]
) -> Iterator[tuple[Pair, Reading]]:
    return ((pair, found) for pair in pairs for found in make(pair))


def _share_a_word(line: Statement, said: Statement) -> bool:
    """Whether the two have more in common than numbers."""
    numbers = [quantity.span for quantity in line.quantities]
    ours = frozenset[str]().union(
        *(
            stems(word.text)
            for word in line.words
            if is_content(word) and not any(s.start <= word.start < s.end for s in numbers)
        )
    )
    return any(stems(word.text) & ours for word in said.words)


def _changes(sign: int, pair: Pair) -> Iterator[Reading]:
    """By how much, how much in per cent and how many times: where something went from one number
    to the other, and in the direction that the line says."""
    for start, end in in_one_unit(pair):
        change = end.value - start.value
        if change * sign < 0:
            continue
        yield _difference(start, end)
        if start.value and start.unit != "%":
            yield Reading(abs(change) / start.value * 100, "%")
            yield Reading(end.value / start.value, "times")


def _ends(said: Statement) -> Iterator[Pair]:
    """Numbers that may be apart: in "29,000, 10,000 more than Burnley" one is itself a gap."""
    ends = [quantity for quantity in said.quantities if not _change(said, quantity)]
    return starmap(Pair, combinations(ends, 2))


def _gaps(pair: Pair) -> Iterator[Reading]:
    return starmap(_difference, in_one_unit(pair))


def _difference(one: Reading, other: Reading) -> Reading:
    return Reading(abs(one.value - other.value), "point" if one.unit == "%" else one.unit)


def _rounds(asked: _Asked, mine: Reading, found: Reading) -> bool:
    """Whether the line's number stands for what was worked out, in the same unit."""
    off = found.value - mine.value
    if mine.unit == "times":
        within = abs(off) <= mine.value * _HEDGED_TIMES
        near = (asked.said == "about" and within) or (asked.said == "less" and within and off < 0)
        return near or (asked.said == "more" and 0 < off < 1)
    if asked.said in ("", "about") and abs(off) * 2 <= asked.step:
        return True
    return is_rounded(mine.value, found.value, asked.said)

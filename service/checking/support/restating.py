"""A line in the words of its evidence, where look-ups know that they say the same.

The support model learnt from lines that say dates and numbers as their evidence does. That
"June 8" is Monday it cannot know, but a calendar does; that "by $4m" is "from $5m to $9m", but
arithmetic does; that "Tsehay Worku" is the "Worku" of its evidence, but the article does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.checking.facts.dates import counts_from_dateline
from service.checking.facts.measures import converted
from service.checking.facts.names import is_ordinary
from service.checking.facts.numbers import alike
from service.checking.source import Source
from service.checking.support.workings import Restated, spelt_out
from service.checking.text.calendar_days import likely
from service.checking.text.dates import Date
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement, without_stop, words_at
from service.checking.text.words import Word, fold, is_acronym, words
from service.document import Span

# No acronym in use stands for more words.
_LONGEST_NAME = 8
# Words without which a line tells what has been.
_TO_COME = frozenset(
    "will wont would shall to going due set about plans expects hopes next".split()
)
# Signs by which a number is another one.
_SIGNS = re.compile(r"[$£€¥₹%°]")


def restated(line: Statement, passages: Sequence[int], source: Source) -> Statement:
    """The line with the evidence's own words for each of its dates, numbers and acronyms that no
    passage has as it stands and one has in another form, be it two numbers that make the line's,
    and for full names that one has shorter; the line itself where there is none."""
    said = [source.passages[i].said for i in passages]
    found = [
        *_dates(line, said, source),
        *_numbers(line, said),
        *_acronyms(line, said),
        *_surnames(line, said, source),
    ]
    if not found:
        return line
    text, at = "", 0
    # The longest first of those that begin at one word: "FCA", not the "FC" in it.
    for span, told in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= at:
            text += line.text[at : span.start] + told
            at = span.end
    return source.line(text + line.text[at:], title_case=line.title_case)


def _dates(line: Statement, said: Sequence[Statement], source: Source) -> Iterator[Restated]:
    coming = not _TO_COME.isdisjoint(fold(word.text) for word in line.words)
    for date in line.dates:
        if _stands(line, date.span, said):
            continue
        for one in said:
            other = _same_day(date, one, source, coming=coming)
            if other:
                yield without_stop(line, date.span), words_at(one, other.span)
                break


def _same_day(date: Date, said: Statement, source: Source, *, coming: bool) -> Date | None:
    """A date of the sentence that is likely the very days of the line's."""
    mine = set(likely(date, source.written, coming=coming))
    return next(
        (
            other
            for other in said.dates
            if mine.intersection(likely(other, source.written, coming=coming))
            or counts_from_dateline(date, other, source)
        ),
        None,
    )


def _numbers(line: Statement, said: Sequence[Statement]) -> Iterator[Restated]:
    for quantity in line.quantities:
        if _stands(line, quantity.span, said):
            continue
        told = next((t for one in said if (t := _number(line, quantity, one))), None)
        told = told or next((t for one in said if (t := spelt_out(line, quantity, one))), None)
        if told:
            yield told


def _number(line: Statement, quantity: Quantity, said: Statement) -> Restated | None:
    surface = line.text[quantity.span.start : quantity.span.end]
    other = _same_number(quantity, said) or next(
        (other for other in said.quantities if converted(quantity, surface, other)), None
    )
    return (without_stop(line, quantity.span), words_at(said, other.span)) if other else None


def _same_number(quantity: Quantity, said: Statement) -> Quantity | None:
    return next((other for other in said.quantities if _is_same(quantity, other)), None)


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether the two are one number however they are read: "a third" may be a part, "the third"
    is none. Pounds may be a weight, and are taken for money beside a "£"."""
    apart = set(one.readings) ^ set(other.readings)
    return alike(one, other) and all(reading.unit == "lb" for reading in apart)


def _acronyms(line: Statement, said: Sequence[Statement]) -> Iterator[Restated]:
    """ "FCA" where the evidence spells it out, and the other way round."""
    for run in line.runs:
        for span, letters in _spellings(run):
            if not _stands(line, span, said):
                yield from ((span, short.text) for short in _capitals(said) if _is(short, letters))
        for short in filter(is_acronym, run):
            span = Span(short.start, short.start + len(short.text))
            if not _stands(line, span, said):
                yield from ((span, full) for full, letters in _full(said) if _is(short, letters))


def _surnames(line: Statement, said: Sequence[Statement], source: Source) -> Iterator[Restated]:
    """ "Worku" for "Tsehay Worku", whom a passage calls so, where the article names no other
    Worku. Ordinary words make no such name: "Bank" is not Tesco Bank, "York" not New York."""
    for run in line.runs:
        for given, surname in pairwise(run):
            if is_ordinary(given.text) or is_ordinary(surname.text):
                continue
            name = fold(surname.text)
            before = {one for one, other in source.names.pairs if other == name}
            namesakes = {one for one in before if not is_ordinary(one)}
            if namesakes == {fold(given.text)} and any(_stands_alone(name, one) for one in said):
                yield Span(given.start, surname.end), surname.text


def _stands_alone(name: str, said: Statement) -> bool:
    """Whether the sentence has the name with no other capitals beside it."""
    return any(len(run) == 1 and fold(run[0].text) == name for run in said.runs)


def _full(said: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    """Names of the evidence, each with what it may be shortened to."""
    for one in said:
        for run in one.runs:
            for span, letters in _spellings(run):
                yield one.text[span.start : span.end], letters


def _capitals(said: Sequence[Statement]) -> Iterator[Word]:
    return (word for one in said for word in one.words if is_acronym(word))


def _is(short: Word, letters: str) -> bool:
    return fold(short.text) == letters


def _spellings(run: Sequence[Word]) -> Iterator[tuple[Span, str]]:
    """Every part of a run of capitals, longest first, with its initials: of the words with a
    capital, and of all."""
    for length in range(min(len(run), _LONGEST_NAME), 1, -1):
        for start in range(len(run) - length + 1):
            part = run[start : start + length]
            if part[0].capitalised and part[-1].capitalised:
                span = Span(part[0].start, part[-1].start + len(part[-1].text))
                for named in ([word for word in part if word.capitalised], part):
                    yield span, "".join(fold(word.text)[:1] for word in named)


def _stands(line: Statement, span: Span, said: Sequence[Statement]) -> bool:
    """Whether a passage has the words as they are, one after the other."""
    wanted = _sequence(line.text[span.start : span.end])
    return any(
        there[i : i + len(wanted)] == wanted
        for there in (_sequence(one.text) for one in said)
        for i in range(len(there) - len(wanted) + 1)
    )


def _sequence(text: str) -> list[str]:
    """The words and the signs of currencies and units, in order; "1.5" stays apart from "15"."""
    places = [(word.start, word.text) for word in words(text)]
    places += [(sign.start(), sign.group()) for sign in _SIGNS.finditer(text)]
    return [_without_case(one) for _, one in sorted(places)]


def _without_case(word: str) -> str:
    return word.casefold() if any(map(str.isdigit, word)) else fold(word)

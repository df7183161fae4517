"""Every date of a line must stand in the article, its dateline or its day of publication; relative
dates stand for the days they mean, counted from the day the article was written."""

import datetime

from service.checking.facts.claim import Claim
from service.checking.source import Passage, Source
from service.checking.text.calendar_days import bears_out, days
from service.checking.text.dates import Date
from service.checking.text.relative_days import told_days
from service.checking.text.statement import Statement

# A day of a year with 365 days, beside two of them.
_ANY_DAY = datetime.date(2022, 7, 1)


def claims(line: Statement, source: Source) -> tuple[Claim, ...]:
    """One claim for each date."""
    return tuple(_claim(line, date, source) for date in line.dates)


def _claim(line: Statement, date: Date, source: Source) -> Claim:
    where = frozenset(
        i for i, passage in enumerate(source.passages) if _stands_in(date, passage, source)
    )
    given = any(agrees(date, other, source) for other in source.margin_dates)
    surface = line.text[date.span.start : date.span.end].strip(" -")
    return Claim("date", date.span, surface, where, given)


def counts_from_dateline(date: Date, other: Date, source: Source) -> bool:
    """Whether a weekday may be the day of a month where only a dateline without a year tells: its
    own day is then the first weekday that the article names, as agencies write."""
    if source.written or other.weekday is None or other.step or not date.day or date.year:
        return False
    named = (d.weekday for passage in source.passages for d in passage.said.dates if not d.step)
    first = next((weekday for weekday in named if weekday is not None), None)
    at = next((d for d in source.margin_dates if d.month and d.day), None)
    if first is None or at is None:
        return False
    # Days between the two, in whatever year; a leap day is no dateline of news without a year.
    mine, theirs = days(date, _ANY_DAY), days(at, _ANY_DAY)
    apart = {(a[0] - b[0]).days for a in mine for b in theirs}
    return any(abs(d) < 7 and (first + d) % 7 == other.weekday for d in apart)


def _stands_in(date: Date, passage: Passage, source: Source) -> bool:
    if any(
        agrees(date, other, source)
        or bears_out(date, other, source.written)
        or counts_from_dateline(date, other, source)
        for other in passage.said.dates
    ):
        return True
    told = tuple(told_days(passage.said.text, source.written))
    if told and any(a <= c and d <= b for a, b in days(date, source.written) for c, d in told):
        return True
    if date.year and not date.month and not date.part:
        # "2000 people" reads as a year, and so may a year read as a count.
        return any(r.value == date.year for q in passage.said.quantities for r in q.readings)
    return False


def agrees(date: Date, other: Date, source: Source) -> bool:
    """Whether everything the date names, the other one names too; the year of a day may stand
    elsewhere in the article."""
    for mine, theirs in (
        (date.month, other.month),
        (date.day, other.day),
        (date.weekday, other.weekday),
        (date.decade, other.decade),
        (date.to_year, other.to_year),
    ):
        if mine is not None and mine != theirs:
            return False
    if (date.words != other.words and date.words) or {date.step, other.step} == {"last", "next"}:
        return False
    if date.part and date.part != other.part:
        return False
    if date.year is None or date.year == other.year:
        return True
    if date.month:
        # Which year "last March" is of, the day of publication tells.
        told = other.year is not None or (other.step and source.written)
        return not told and date.year in source.years
    return other.to_year == date.year

"""Days that a text counts from the day it was written: "three days ago", "in two weeks"."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from service.checking.text.calendar_days import Days

_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
    r" (?P<UNIT>day|week|fortnight|month|year)s?"
)
_PHRASE = re.compile(
    rf"\b(?:{_COUNT.replace('UNIT', 'ago')} ago|[Ii]n {_COUNT.replace('UNIT', 'on')}(?! of\b)"
    r"|the day (?:before yesterday|after tomorrow))\b",
    re.IGNORECASE,
)
# Whoever counts in weeks may be off by half a one.
_HALF_A_WEEK = datetime.timedelta(days=3)


def told_days(text: str, written: datetime.date | None) -> Iterator[Days]:
    """The first and last day that each such phrase may mean: the day itself, half a week around
    it, its month or its year, as it is counted. Nothing where `written` is not known."""
    if written is None:
        return
    for found in _PHRASE.finditer(text):
        day = _resolved(found.group().lower(), written)
        if day:
            yield _around(day, (found["ago"] or found["on"] or "day").lower())


def _around(day: datetime.date, unit: str) -> Days:
    if unit == "day":
        return day, day
    if unit in ("week", "fortnight"):
        return day - _HALF_A_WEEK, day + _HALF_A_WEEK
    if unit == "month":
        first = day.replace(day=1)
        following = (first + datetime.timedelta(days=32)).replace(day=1)
        return first, following - datetime.timedelta(days=1)
    return datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)


@lru_cache(maxsize=1024)
def _resolved(phrase: str, written: datetime.date) -> datetime.date | None:
    # It costs half a second, and few articles count days.
    import dateparser

    base = datetime.datetime.combine(written, datetime.time(12))
    found = dateparser.parse(phrase, languages=["en"], settings={"RELATIVE_BASE": base})
    return found.date() if found else None

"""Dates as days of the calendar, relative ones counted from the day of publication."""

import calendar
import datetime

from service.checking.text.dates import Date

# "on Tuesday" is the one before or the one after the day it was written.
_WEEK = 7
_ALONE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}
_WHICH = {"last": -1, "this": 0, "next": 1}
Days = tuple[datetime.date, datetime.date]


def days(date: Date, published: datetime.date | None) -> tuple[Days, ...]:
    """The first and last day that the date may mean, one pair for each way to read it; () where it
    cannot be told. Without `published` only full dates can."""
    if date.to_year or date.decade is not None or date.part:
        return ()
    if date.month and date.day:
        years = [date.year] if date.year else _years_around(published)
        return tuple((day, day) for year in years if (day := _day(year, date.month, date.day)))
    if date.month:
        return tuple(_month(year, date.month) for year in _years(date, published))
    if date.year:
        return ((datetime.date(date.year, 1, 1), datetime.date(date.year, 12, 31)),)
    if published is None:
        return ()
    if date.weekday is not None:
        return tuple((day, day) for day in _weekdays(date.weekday, date.step, published))
    return _relative(date.words, published)


def _weekdays(weekday: int, step: str, published: datetime.date) -> list[datetime.date]:
    """The days that a weekday may be. "Next Thursday" is the first to come or, said on a Tuesday,
    that of the week after, as people differ; so, the other way round, is "last Thursday"."""
    week = datetime.timedelta(_WEEK)
    latest = published - datetime.timedelta((published.weekday() - weekday) % _WEEK)
    if not step:
        return [latest, latest + week]
    this = published + datetime.timedelta(weekday - published.weekday())
    if step == "last":
        return sorted({this - week, latest - week if latest == published else latest})
    # "This Monday", said on a Friday, is that of the coming week.
    return sorted({this + week if step == "next" else this, latest + week})


def likely(date: Date, published: datetime.date | None, *, coming: bool) -> tuple[Days, ...]:
    """Of `days` those that are meant unless something says otherwise: the nearest day of a month,
    a weekday of the very last or next week, else the latest that has begun and, where the text
    speaks of what is to come (`coming`), the first that has not."""
    found = days(date, published)
    if published is None or len(found) < 2:
        return found
    if date.weekday is not None and date.step in ("last", "next"):
        this = published - datetime.timedelta(published.weekday())
        past = date.step == "last"
        return tuple(
            day
            for day in found
            if (day[0] < this if past else day[0] >= this + datetime.timedelta(_WEEK))
        )
    if date.day:
        return (min(found, key=lambda day: abs(day[0] - published)),)
    begun = [day for day in found if day[0] <= published][-1:]
    not_begun = [day for day in found if day[0] > published][:1]
    return (*begun, *(not_begun if coming or not begun else ()))


def bears_out(date: Date, other: Date, published: datetime.date | None) -> bool:
    """Whether the days of `other` may lie within those that `date` names: who writes "this week"
    has it from "on Tuesday", not the other way round."""
    return any(
        a <= c and d <= b for a, b in days(date, published) for c, d in days(other, published)
    )


def differ(one: Date, other: Date, published: datetime.date | None) -> bool:
    """Whether both are days that can be told, and no reading of the one meets one of the other."""
    mine, theirs = days(one, published), days(other, published)
    return bool(mine and theirs) and not any(a <= d and c <= b for a, b in mine for c, d in theirs)


def _relative(words: str, published: datetime.date) -> tuple[Days, ...]:
    if words in _ALONE:
        day = published + datetime.timedelta(_ALONE[words])
        return ((day, day),)
    which, _, what = words.partition(" ")
    step = _WHICH.get(which)
    if step is None:
        return ()
    if what == "year":
        return (
            (
                datetime.date(published.year + step, 1, 1),
                datetime.date(published.year + step, 12, 31),
            ),
        )
    if what == "month":
        months = published.year * 12 + published.month - 1 + step
        return (_month(months // 12, months % 12 + 1),)
    if what == "week":
        monday = (
            published - datetime.timedelta(published.weekday()) + datetime.timedelta(_WEEK * step)
        )
        return ((monday, monday + datetime.timedelta(_WEEK - 1)),)
    return ()


def _years(date: Date, published: datetime.date | None) -> list[int]:
    """The years that a month may be of. "Last August" is the latest one or, said in October, that
    of the year before; so, the other way round, is "next August"."""
    if date.year:
        return [date.year]
    if not published or not date.month or date.step not in ("last", "next"):
        return _years_around(published)
    past = date.month < published.month
    if date.step == "last":
        return [published.year - 1, *([published.year] if past else [])]
    coming = date.month > published.month
    return [*([published.year] if coming else []), published.year + 1]


def _years_around(published: datetime.date | None) -> list[int]:
    """The years that a day or month without one may be of: news is of this one, or beside it."""
    return [published.year + step for step in (-1, 0, 1)] if published else []


def _month(year: int, month: int) -> Days:
    return datetime.date(year, month, 1), datetime.date(
        year, month, calendar.monthrange(year, month)[1]
    )


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

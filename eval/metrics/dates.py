"""Dates of a line, each looked up in the article: day and month, month, weekday, relative time.

Nothing is resolved: "Friday" is not traced to "5 September", since a reader of the line could not
do it either. The year of a day or month belongs to it; one by itself is a number.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from eval.metrics.fact import Fact, plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
# "May" and "March" are verbs too; after these words, or beside a number, they are months.
_BEFORE = r"(?i:in|on|of|since|by|until|till|from|last|next|late|early|mid|this|before|after|to)"
# A number of a day, and not the beginning of a longer one.
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b(?!\.?\d|,\d{3}(?!\d))"
_DATE = re.compile(
    rf"""\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[ ](?P<month>{_MONTH})\b
    |(?P<month2>{_MONTH})\.?[ ](?=(?P<day2>\d{{1,2}})){_DAY}
    |(?P<lone>Jan(?:uary)?|Feb(?:ruary)?|April?|June|July|Aug(?:ust)?|Sept?(?:ember)?
        |Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b
    |(?<=[a-z])[ -](?P<verb>May|March)(?=[ ]\d{{4}}\b)
    |\b{_BEFORE}[ -](?P<verb2>May|March)\b(?![ ]{_DAY})
    |(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b)""",
    re.VERBOSE,
)
# "In June 1,600 came" has no year, "on June 5,1600" has.
_YEAR = re.compile(r",?[ ]?((?:1[5-9]|20)\d\d)(?![.,]?\d)\b")
_ANY_YEAR = re.compile(r"(?<![\d.])(?:1[5-9]|20)\d\d(?![.,]?\d)\b")
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|(?:last|next)[ ](?:week|weekend|month|year|season|summer|autumn|fall"
    r"|winter|spring|century|decade))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. Equal keys mean the same day, month or weekday; `year`: where it has
    one."""

    start: int
    end: int
    key: str
    year: str | None


def date_facts(line: str, article: str, published: datetime | None = None) -> list[Fact]:
    """The dates of the line. One with a year is traced where the article has it with that year,
    or has it without one and that year elsewhere, in the dateline, say, or in `published`."""
    have = _years(article)
    years = {found.group() for found in _ANY_YEAR.finditer(plain(article))}
    if published:
        years.add(str(published.year))
    flat = plain(line)
    return [
        Fact("date", flat[date.start : date.end].strip(), _traced(date, have, years))
        for date in found_dates(line)
    ]


def _years(article: str) -> dict[str, set[str | None]]:
    """The years that the article gives each of its dates; None where it gives one none."""
    have: dict[str, set[str | None]] = defaultdict(set)
    for date in found_dates(article):
        have[date.key].add(date.year)
        # A month may be named alone where the article gives the day as well.
        if date.key[0].isalpha():
            have[date.key.split()[0]].add(date.year)
    return have


def _traced(date: FoundDate, have: dict[str, set[str | None]], years: set[str]) -> bool:
    given = have.get(date.key)
    if given is None:
        return False
    return date.year is None or date.year in given or (None in given and date.year in years)


@lru_cache(maxsize=512)
def found_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date of the text, in order."""
    flat = plain(text)
    return tuple(sorted(_found(flat), key=lambda date: (date.start, date.end)))


def _found(flat: str) -> Iterator[FoundDate]:
    for match in _DATE.finditer(flat):
        year = None if match["weekday"] else _YEAR.match(flat, match.end())
        end = year.end() if year else match.end()
        yield FoundDate(match.start(), end, _key(match), year[1] if year else None)
    for match in _RELATIVE.finditer(flat):
        yield FoundDate(*match.span(), match.group().lower(), None)


def _key(match: re.Match[str]) -> str:
    if weekday := match["weekday"]:
        return weekday.lower()
    month = match["month"] or match["month2"]
    if month:
        return f"{_name(month)} {int(match['day'] or match['day2'])}"
    return _name(match["lone"] or match["verb"] or match["verb2"])


def _name(month: str) -> str:
    return next(name for name in _MONTHS if month.lower().startswith(name))

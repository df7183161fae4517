"""Dates of a line, each looked up in the article: day and month, month, weekday, relative time.

Nothing is resolved: "Friday" is not traced to "5 September", since a reader of the line could not
do it either. Years are numbers.
"""

import re
from functools import lru_cache

from eval.metrics.fact import Fact, plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
# "May" and "March" are verbs too; after these words, or beside a number, they are months.
_BEFORE = r"(?:in|on|of|since|by|until|till|from|last|next|late|early|mid|this|before|after|to)"
_DATE = re.compile(
    rf"""\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[ ](?P<month>{_MONTH})\b
    |(?P<month2>{_MONTH})\.?[ ](?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![,.]?\d)
    |(?P<lone>Jan(?:uary)?|Feb(?:ruary)?|April?|June|July|Aug(?:ust)?|Sept?(?:ember)?
        |Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b
    |(?<=[a-z])[ -](?P<verb>May|March)(?=[ ]\d{{4}}\b)
    |\b{_BEFORE}[ -](?P<verb2>May|March)\b
    |(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b)""",
    re.VERBOSE,
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|(?:last|next)[ ](?:week|weekend|month|year|season|summer|autumn|fall"
    r"|winter|spring|century|decade))\b",
    re.IGNORECASE,
)


def date_facts(line: str, article: str) -> list[Fact]:
    """The dates of the line."""
    have = {key for _, _, key in found_dates(article)}
    # A month may be named alone where the article gives the day as well.
    have |= {key.split()[0] for key in have if key[0].isalpha()}
    flat = plain(line)
    return [
        Fact("date", flat[start:end].strip(), key in have) for start, end, key in found_dates(line)
    ]


@lru_cache(maxsize=512)
def found_dates(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, key) of every date, in order; equal keys mean the same date."""
    flat = plain(text)
    found = [(*match.span(), _key(match)) for match in _DATE.finditer(flat)]
    found += [(*match.span(), match.group().lower()) for match in _RELATIVE.finditer(flat)]
    return tuple(sorted(found))


def _key(match: re.Match[str]) -> str:
    if weekday := match["weekday"]:
        return weekday.lower()
    month = match["month"] or match["month2"]
    if month:
        return f"{_name(month)} {int(match['day'] or match['day2'])}"
    return _name(match["lone"] or match["verb"] or match["verb2"])


def _name(month: str) -> str:
    return next(name for name in _MONTHS if month.lower().startswith(name))

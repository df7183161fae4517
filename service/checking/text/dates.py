"""The dates of a text: "5 September", "Sept. 5, 2025", "Tuesday", "the 1990s", "next week"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from service.document import Span

MONTHS = """january february march april may june july august september october november
december""".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH = rf"(?:{_MONTH}|{_MONTH.upper().replace('(?:', '(?:')})"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"(?<![\w.,:$£€-])(?:(?P<from>{_DAY}){_TH} ?(?:-|to|and|or) ?)?(?P<day>{_DAY}){_TH}"
    rf"(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?P<year>{_YEAR})\b)?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\.? (?P<day>{_DAY}){_TH}(?![\w%]|[.,:]\d)"
    rf"(?: ?(?:-|to|and|or) ?(?P<to>{_DAY}){_TH}(?![\w%]|[.,:]\d))?(?:,? (?P<year>{_YEAR})\b)?"
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\.?,? (?:of )?(?P<year>{_YEAR})\b")
# "May" and "March" are also a verb and names: alone they are months only where a month must be.
_MONTH_ALONE = re.compile(
    r"\b(?P<month>(?:(?<=\b[Ii]n )|(?<=\b[Oo]f )|(?<=\b[Bb]y )|(?<=since )|(?<=Since )"
    r"|(?<=until )|(?<=Until )|(?<=till )|(?<=last )|(?<=Last )|(?<=next )|(?<=Next )"
    r"|(?<=this )|(?<=This )|(?<=early )|(?<=late )|(?<=mid-)|(?<=Mid-)|(?<=from )|(?<=to )"
    r"|(?<=before )|(?<=after )|(?<=during )|(?<=through )|(?<=end-))(?:May|March|Sept|Aug|Nov|Dec)"
    r"|January|February|April|June|July|August|September|October|November|December)\b"
)
_WEEKDAY = re.compile(
    r"\b(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun|MON|TUES|WEDNES|THURS|FRI"
    r"|SATUR|SUN)(?P<full>day|DAY)?(?:'?s)?\b"
)
_ISO = re.compile(rf"\b(?P<year>{_YEAR})-(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])\b")
_SEASON = re.compile(rf"\b(?P<year>{_YEAR})[-/](?P<to>{_YEAR}|\d\d)\b(?![-/]\d)")
# "the 1990's", but "Band Aid 20's" has only a possessive.
_DECADE = re.compile(r"(?<![\w.,])(?P<decade>(?:(?:1[0-9]|20)\d0(?='?s\b)|\d0(?=s\b)))'?s\b")
_YEAR_ALONE = re.compile(
    rf"(?<![\w.,:$£€₹-])(?<!Rs )(?P<year>{_YEAR})(?![\w%]|[,.:]\d|-(?:year|strong|seat|page|mile))"
)
_RELATIVE = re.compile(
    r"\b(?P<which>last|next|this|previous|past|coming|following|same|later this|earlier this)"
    r" (?P<what>week|weekend|month|year|night|season|summer|winter|spring|autumn|century|decade"
    r"|quarter)\b|\b(?P<alone>(?<!before )yesterday|today|(?<!after )tomorrow|tonight)\b",
    re.IGNORECASE,
)
# Only in small letters: "The Evening Standard" is no hour.
_DAYTIME = re.compile(r"\b(?P<words>morning|afternoon|evening|overnight|midday|noon|midnight)\b")
_PART = re.compile(
    r"\b(?P<part>early|mid|late|(?:start|beginning|middle|end) of(?: the)?)[ -]$", re.IGNORECASE
)
_STEP = re.compile(r"\b(?P<step>last|past|next|coming|this) $", re.IGNORECASE)
_PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
_SAME = {"previous": "last", "past": "last", "coming": "next", "following": "next"}


@dataclass(frozen=True, slots=True)
class Date:
    """A date where it stands, with what it names; None and "" for what it leaves open.

    `words` are a relative date's ("last month") or a time of day ("evening"); `part` is "early",
    "mid" or "late"; `step` is the "last", "next" or "this" before a weekday or a month. `year` and
    `to_year` are the ends of a season ("2004-05").
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    to_year: int | None = None
    words: str = ""
    part: str = ""
    step: str = ""


def dates(text: str) -> tuple[Date, ...]:
    """The dates of a plain text, in order and disjoint."""
    found: list[Date] = []
    free = bytearray(b"\1") * len(text)
    for finder in (_full, _seasons, _relative, _small):
        for date in finder(text):
            start, end = date.span.start, date.span.end
            if all(free[start:end]):
                found.append(date)
                free[start:end] = bytes(end - start)
    return tuple(sorted(found, key=lambda date: date.span))


def same_sort(one: Date, other: Date) -> bool:
    """Whether both name a month, a weekday, a year or a relative date, the same one or not."""
    pairs = (
        (one.month, other.month),
        (one.weekday, other.weekday),
        (one.year or one.decade, other.year or other.decade),
        (one.words or None, other.words or None),
    )
    return any(mine is not None and theirs is not None for mine, theirs in pairs)


def published(at: datetime) -> Date:
    """The day of publication as a date; its span is empty."""
    return Date(Span(0, 0), at.year, at.month, at.day, at.weekday())


def _full(text: str) -> Iterator[Date]:
    for iso in _ISO.finditer(text):
        yield Date(Span(*iso.span()), int(iso["year"]), int(iso["month"]), int(iso["day"]))
    for pattern, other in ((_DAY_FIRST, "from"), (_MONTH_FIRST, "to")):
        for found in pattern.finditer(text):
            month, year = _month(found["month"]), _int(found["year"])
            start, end = found.span()
            if found[other]:
                cut = found.end(other) if other == "from" else found.start(other)
                first, second = (start, cut), (cut, end)
                yield Date(
                    Span(*(first if other == "from" else second)), year, month, int(found[other])
                )
                start, end = second if other == "from" else first
            yield Date(Span(start, end), year, month, int(found["day"]))
    for found in _MONTH_YEAR.finditer(text):
        start, part = _part_before(text, found.start())
        yield Date(Span(start, found.end()), int(found["year"]), _month(found["month"]), part=part)


def _seasons(text: str) -> Iterator[Date]:
    for found in _SEASON.finditer(text):
        year, to = int(found["year"]), int(found["to"])
        to_year = to if to > 99 else year - year % 100 + to
        if to_year > year:
            yield Date(Span(*found.span()), year, to_year=to_year)
    for found in _DECADE.finditer(text):
        start, part = _part_before(text, found.start())
        yield Date(Span(start, found.end()), decade=int(found["decade"]) % 100, part=part)


def _relative(text: str) -> Iterator[Date]:
    for found in _RELATIVE.finditer(text):
        which = (found["which"] or "").lower().split(" ")[-1]
        what = (found["what"] or found["alone"]).lower()
        yield Date(Span(*found.span()), words=f"{_SAME.get(which, which)} {what}".strip())
    for found in _DAYTIME.finditer(text):
        yield Date(Span(*found.span()), words=found["words"])


def _small(text: str) -> Iterator[Date]:
    for found in _MONTH_ALONE.finditer(text):
        start, part = _part_before(text, found.start())
        start, step = _step_before(text, start)
        yield Date(Span(start, found.end()), month=_month(found["month"]), part=part, step=step)
    for found in _WEEKDAY.finditer(text):
        name = found["weekday"].lower()
        abbreviated = not found["full"]
        if abbreviated and name in ("mon", "sat", "sun", "wed", "fri"):
            continue  # also a newspaper, a verb, a name
        if abbreviated or name in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"):
            [weekday] = [i for i, day in enumerate(WEEKDAYS) if day.startswith(name)]
            start, step = _step_before(text, found.start())
            yield Date(Span(start, found.end()), weekday=weekday, step=step)
    for found in _YEAR_ALONE.finditer(text):
        start, part = _part_before(text, found.start())
        yield Date(Span(start, found.end()), int(found["year"]), part=part)


def _part_before(text: str, start: int) -> tuple[int, str]:
    """Where a date starts with "early", "late …" before it, and which of them it is."""
    found = _PART.search(text, max(0, start - 24), start)
    if not found:
        return start, ""
    part = found["part"].lower().split(" ")[0]
    return found.start(), _PARTS.get(part, part)


def _step_before(text: str, start: int) -> tuple[int, str]:
    """Where a date starts with "last", "next" or "this" before it, and which of them it is."""
    found = _STEP.search(text, max(0, start - 8), start)
    if not found:
        return start, ""
    step = found["step"].lower()
    return found.start(), _SAME.get(step, step)


def _month(name: str) -> int:
    [month] = [i + 1 for i, month in enumerate(MONTHS) if month.startswith(name.lower()[:3])]
    return month


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None

"""Numbers of a line, each looked up in the article by value and unit.

Digits, words ("two hundred and fifty", "sixtieth"), scales ("1.2bn", "3 crore"), percentages and
currencies are read into (value, unit). A percentage must be one in the article too, and so must
an amount of a currency; a bare number may be an amount there ("5 million", "$5 million") but no
percentage. "One" and "first" are seldom figures and are not looked up.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from eval.metrics.fact import Fact, plain
from eval.metrics.words import WORDS

_WORDS: dict[str, float] = WORDS["numbers"]
_SCALES: dict[str, float] = WORDS["scales"]
_CURRENCIES: dict[str, str] = WORDS["currencies"]
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = "|".join(sorted((s for s in _SCALES if len(s) > 2), key=len, reverse=True))
_NUMBER = re.compile(
    rf"""(?P<symbol>(?:[A-Z]{{1,2}})?\$|[£€¥₹]|\bRs\.?)?\ ?
    (?:(?<![A-Za-z\d.])(?P<digits>\d+(?:,\d{{2,3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th|s)?
     (?:\ ?-?(?P<scale>{_SCALE}|mn|bn|tn|[mkb])(?![A-Za-z]))?
    |\b(?P<words>(?:(?:{_WORD}|{_SCALE})\b(?:(?:-|\ and\ |\ )(?=(?:{_WORD}|{_SCALE})\b))?)+))
    (?:\ ?(?P<percent>%|per\ ?cent\b|percentage\ points?\b|points?\b(?=\ of\ gdp))
      |[\ -](?P<currency>dollars?|pounds?|euros?|yen|rupees?)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|to|and|or)\s*", re.IGNORECASE)
_UNTESTED = {"one", "first"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as read: `unit` is "%", a currency sign or ""."""

    start: int
    end: int
    text: str
    value: float
    unit: str


def number_facts(line: str, article: str) -> list[Fact]:
    """The numbers of the line. One that is part of a date is a date's (eval.metrics.dates)."""
    have = {(round(m.value, 6), m.unit) for m in mentions(article)}
    return [
        Fact("number", mention.text, _traced(mention, have))
        for mention in mentions(line)
        if mention.text.lower() not in _UNTESTED
    ]


def _traced(mention: Mention, have: set[tuple[float, str]]) -> bool:
    value = round(mention.value, 6)
    if mention.unit:
        return (value, mention.unit) in have
    return any((value, unit) in have for unit in ("", *set(_CURRENCIES.values())))


@lru_cache(maxsize=512)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every number of the text, in order. In "4 to 5%" the first takes unit and scale of the
    second, unless it has its own."""
    flat = plain(text)
    found = [_mention(match) for match in _NUMBER.finditer(flat)]
    read: list[Mention] = []
    for mention in found:
        if read and mention.unit and not read[-1].unit:
            before = read[-1]
            if _RANGE.fullmatch(flat, before.end, mention.start):
                read.append(
                    Mention(before.start, before.end, before.text, before.value, mention.unit)
                )
        read.append(mention)
    return tuple(read)


def _mention(match: re.Match[str]) -> Mention:
    if digits := match["digits"]:
        value = float(digits.replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    else:
        value = _value(re.split(r"-| and | ", match["words"].lower()))
    unit = "%" if match["percent"] else ""
    if not unit and (sign := match["symbol"] or match["currency"]):
        unit = _CURRENCIES.get(sign.lower(), sign[-1])
    return Mention(match.start(), match.end(), match.group().strip(), value, unit)


def _value(words: list[str]) -> float:
    """The number that words name: "two hundred and fifty thousand" is 250,000."""
    total, part = 0.0, 0.0
    for word in words:
        if word in _WORDS:
            part += _WORDS[word]
        elif _SCALES[word] < 1000:
            part = (part or 1) * _SCALES[word]
        else:
            total += (part or 1) * _SCALES[word]
            part = 0.0
    return total + part

"""Numbers written as words: "two dozen", "thirty-one", "half a million", "twenty-first"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
UNITS_AND_TENS = {word: i for i, word in enumerate(_SMALL)} | {
    word: 20 + 10 * i for i, word in enumerate(_TENS)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "bln": 1_000_000_000,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
ORDINALS = {
    word: i + 1
    for i, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split()
    )
} | {word[:-1] + "ieth": 20 + 10 * i for i, word in enumerate(_TENS)}
FRACTIONS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: value for word, value in ORDINALS.items() if value > 2 for plural in ("", "s")
}
_ANY = "|".join(sorted({*UNITS_AND_TENS, *SCALES, *ORDINALS}, key=len, reverse=True))
# "a hundred", "half a million", "thirty-one", "two hundred and five", "two and a half million".
_RUN = re.compile(
    rf"\b(?:(?P<lead>half an?|an?|several|a few|a couple of) )?"
    rf"(?P<words>(?:{_ANY})(?:(?:[ -]|,? and )(?:{_ANY}))*)"
    rf"(?P<half> and a half(?: (?P<scale>{'|'.join(SCALES)}))?)?\b(?!')",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words: `ordinal` for "third", `vague` for "several hundred"."""

    start: int
    end: int
    value: Fraction
    ordinal: bool = False
    vague: bool = False


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers in words of a plain text, in order, cut where two stand side by side."""
    for run in _RUN.finditer(text):
        parts = list(re.finditer(r"[^\W\d_]+", run["words"].lower()))
        group: list[re.Match[str]] = []
        offset = run.start("words")
        found: list[Numeral] = []
        for part in parts:
            if part.group() != "and" and group and not _extends(group, part.group()):
                found.append(_numeral(group, offset))
                group = []
            if part.group() != "and" or group:
                group.append(part)
        if group:
            found.append(_numeral(group, offset))
        yield from _with_frame(found, run)


def _with_frame(found: list[Numeral], run: re.Match[str]) -> Iterator[Numeral]:
    """The numerals of a run with what stands before ("half a") and after ("and a half")."""
    lead, first = (run["lead"] or "").lower(), found[0]
    if lead and first.value >= 12 and not first.ordinal:
        halved = first.value / 2 if lead.startswith("half") else first.value
        vague = lead in ("several", "a few", "a couple of")
        found[0] = Numeral(run.start(), first.end, halved, vague=vague)
    if run["half"] and not found[-1].ordinal:
        last, scale = found[-1], SCALES.get((run["scale"] or "").lower(), 1)
        found[-1] = Numeral(last.start, run.end(), (last.value + Fraction(1, 2)) * scale)
    yield from found


def _extends(group: list[re.Match[str]], word: str) -> bool:
    """Whether the word goes on with the number: "thirty" with "one", not "three" with "four"."""
    before = group[-1].group()
    if before == "and":
        before = group[-2].group() if len(group) > 1 else ""
        return before in SCALES and SCALES[before] >= 100 and word not in SCALES
    if before in ORDINALS:
        return False
    if word in SCALES:
        return before in UNITS_AND_TENS or SCALES[word] > SCALES.get(before, 10**18)
    small = UNITS_AND_TENS.get(word, ORDINALS.get(word, 0))
    if before in SCALES:
        return SCALES[before] >= 100 and word not in ORDINALS
    return UNITS_AND_TENS.get(before, 0) >= 20 and 0 < small < 10


def _numeral(group: list[re.Match[str]], offset: int) -> Numeral:
    while group[-1].group() == "and":
        group = group[:-1]
    total, current = 0, 0
    for part in group:
        word = part.group()
        if word in SCALES and SCALES[word] <= 100:
            current = max(current, 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        else:
            current += UNITS_AND_TENS.get(word, ORDINALS.get(word, 0))
    return Numeral(
        offset + group[0].start(),
        offset + group[-1].end(),
        Fraction(total + current),
        ordinal=group[-1].group() in ORDINALS,
    )

"""Which sentence of an article tells why what another tells was done."""

import re
from collections.abc import Mapping

from service.writing.embedded.grammar.words import content
from service.writing.embedded.reading import Reading

# What a reason in news prose is told with; "after" alone is only time.
_REASON = re.compile(
    r"\b(?:forc(?:ed|ing)|because|due to|as a result of|owing to|in order to|so that|amid|"
    r"thanks to|"
    r"(?:blam|cit|accus)(?:ed|es?|ing)|on the grounds|in response to|reasons?|"
    r"(?:prompt|trigger|caus|driv|spark|boost|fuell?|help|lift|hit)(?:ed|en)? by|led by|"
    r"over (?:its|his|her|their|the)|"
    r"over (?:concerns|fears|claims|allegations)|concern(?:s|ed)?|fear(?:s|ed)|failed to|"
    r"saying|aim(?:s|ed|ing) (?:to|at)|want(?:s|ed) to|need(?:s|ed) to|had to|designed to|"
    r"(?:in an? |an )?(?:attempt|bid|effort|move) to|"
    r"to (?:avoid|prevent|stop|protect|tackle|help|boost|curb|reduce|raise|save|allow|make))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bAfter \w+ing\b")
# What one was about, not why.
_ABOUT = re.compile(
    r"\bFail(?:ed)? (?:in an? \w+ )?to\b|\bConcerned About\b"
    r"|(?<!over )\b(?:Anger|Concerns?|Doubts|Fears|Outrage|Worries) (?:over|About)\b",
    re.IGNORECASE,
)
# The reason stands in a sentence this near, or in one that shares this much of the subject matter.
REASONS_NEAR = 1
REASONS_WITHIN = 20
SHARED_WITH_REASON = 0.3
# Sentences that may give a reason, with their content stems.
Reasons = Mapping[int, frozenset[str]]


def gives_away(question: str) -> bool:
    """ "Why Did … Saying …?": its own answer; not what one failed to do, or is concerned about."""
    asked = _ABOUT.sub("", question)
    return _REASON.search(asked) is not None or _AFTER.search(asked) is not None


def reasons_told(reading: Reading) -> Reasons:
    """The first sentences that have a word of cause."""
    first = enumerate(reading.document.sentences[:REASONS_WITHIN])
    return {i: content(one.text) for i, one in first if _REASON.search(one.text)}


def reason_for(reading: Reading, sentence: int, reasons: Reasons) -> int | None:
    """The sentence that gives a reason for what this one tells, itself perhaps: it has a word of
    cause, stands near or shares its subject matter, and shares most of it; None where there is
    none."""
    asked = content(reading.document.sentences[sentence].text)
    best, share = None, -1.0
    for index, words in reasons.items():
        common = reading.weights.overlap(words, asked) if index != sentence else 0.0
        is_near = 0 <= index - sentence <= REASONS_NEAR
        if (common >= SHARED_WITH_REASON or is_near) and common > share:
            best, share = index, common
    return best

"""Style conformity: what share of the house format's rules a brief's lines keep."""

import re
from collections.abc import Callable, Iterator

from eval.metrics.lines import LineKind, lines_of
from eval.metrics.words import WORDS
from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.brief import Brief

Rule = tuple[str, Callable[[str], bool]]

_SMALL_WORDS = frozenset(WORDS["small_words"].split())
_GENERIC = re.compile(
    rf"(?:(?:{'|'.join(WORDS['generic_openings'].split())}) )*"
    rf"(?:{'|'.join(WORDS['generic_labels'].split())})(?: (?:\d+|one|two|three|four|five))?"
)
_PRONOUN = re.compile(r"(?:he|she|it|they|his|her|hers|its|their|theirs|him|them)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Rep|Lt|Col|Sgt|Prof|Jr|Sr|No|vs|U\.[SKN])\.(?=\s)"
)


def style_conformity(brief: Brief, reference: Reference) -> Measurement:
    """Share of the rules kept, over all lines that are there; notes name each broken one."""
    del reference  # the house format is the same whatever a person wrote
    tried, broken = 0, []
    for line in lines_of(brief):
        for name, holds in _RULES[line.kind]:
            tried += 1
            if not holds(line.text):
                broken.append(f"{line.field}: {name}: {line.text!r}")
    if not tried:
        return Unscored("the brief has no lines")
    return Score(1 - len(broken) / tried, tuple(broken))


def is_generic(label: str) -> bool:
    """Whether a label would fit any story: "Key Details", "Point 2"."""
    return bool(_GENERIC.fullmatch(label.lower()))


def _words(least: int, most: int) -> Rule:
    return f"{least} to {most} words", lambda text: least <= len(text.split()) <= most


def _title_case(text: str) -> bool:
    """Whether every word but small ones has a capital or a digit, and the first starts with one."""
    words = [part for word in text.split() for part in _hyphenated(word)]
    return bool(words) and all(
        any(c.isupper() or c.isdigit() for c in word)
        or (number > 0 and word.lower() in _SMALL_WORDS)
        for number, word in enumerate(words)
    )


def _hyphenated(word: str) -> Iterator[str]:
    """The word without signs; of a compound its first part, for "Twenty-first" is Title Case."""
    bare = word.strip("\"'“”‘’()[].,;:?!–—-&")
    if bare:
        yield bare.split("-")[0] or bare


def _one_sentence(text: str) -> bool:
    return not _SENTENCE_END.search(_ABBREVIATION.sub("", text))


def _ends_a_sentence(text: str) -> bool:
    return bool(re.search(r"[^\s.!?][.!?][\"'”’)]*\Z", text))


def _opens_a_sentence(text: str) -> bool:
    opening = text.lstrip("\"'“‘([$£€¥₹#")
    return bool(opening) and not (opening[0].islower() and opening.split()[0].islower())


_STANDS_ALONE: Rule = ("no pronoun before its noun", lambda text: not _PRONOUN.match(text))
_TITLE: Rule = ("Title Case", _title_case)
_CAPITAL: Rule = ("opens with a capital", _opens_a_sentence)
_STOP: Rule = ("ends with a full stop", _ends_a_sentence)

# After the house format: DESIGN's lengths, a question that is one, labels that say something.
_RULES: dict[LineKind, tuple[Rule, ...]] = {
    "headline_question": (
        ("ends in one question mark", lambda text: bool(re.fullmatch(r"[^?]*[^?\s]\?", text))),
        _words(6, 14),
        _TITLE,
        _STANDS_ALONE,
    ),
    "headline": (
        ("no full stop", lambda text: not text.rstrip().endswith((".", "?", "!"))),
        _words(4, 14),
        _TITLE,
        _STANDS_ALONE,
    ),
    "synopsis": (_words(28, 50), _CAPITAL, _STOP, _STANDS_ALONE),
    "label": (
        _words(1, 3),
        _TITLE,
        ("a label of this story", lambda text: not is_generic(text)),
    ),
    "takeaway": (
        _words(6, 16),
        _CAPITAL,
        _STOP,
        _STANDS_ALONE,
        ("one sentence", _one_sentence),
    ),
}

METRICS = (
    Metric("style_conformity", 1, "Which rules of the house format are kept?", style_conformity),
)

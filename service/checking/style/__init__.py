"""The house form of lines: what DESIGN.md calls the house format, as far as rules can see it.

A line that breaks a rule softly may still be published; hard misses are what no editor prints.
"""

from service.article import BriefRequest
from service.checking.miss import Miss
from service.checking.style import labels, lengths, marks, pronouns, titles


def headline_question(text: str) -> list[Miss]:
    """6 to 14 words in Title Case, ending in "?"."""
    return [
        *marks.misses(text),
        *lengths.misses(text, 6, 14),
        *titles.question(text),
        *titles.title_case(text),
        *pronouns.misses(text),
    ]


def headline(text: str) -> list[Miss]:
    """6 to 14 words without a full stop."""
    return [
        *marks.misses(text),
        *lengths.misses(text, 6, 14),
        *titles.statement(text),
        *pronouns.misses(text),
    ]


def synopsis(text: str, request: BriefRequest) -> list[Miss]:
    """28 to 50 words, or 5 more than were asked for; one or two whole sentences."""
    most = max(50, request.synopsis_words + 5)
    return [
        *marks.misses(text),
        *lengths.misses(text, 28, most),
        *titles.sentence(text, stop="hard"),
        *pronouns.misses(text),
    ]


def takeaway(label: str, text: str) -> list[Miss]:
    """6 to 16 words ending in a full stop; a label of 1 to 3 words that fits no other story."""
    return [
        *marks.misses(text),
        *lengths.misses(text, 6, 16),
        *titles.sentence(text, stop="soft"),
        *pronouns.misses(text),
        *labels.misses(label),
    ]

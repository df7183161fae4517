"""The house form of lines: what DESIGN.md calls the house format, as far as rules can see it.

A line that breaks a rule softly may still be published; hard misses are what no editor prints.
"""

from collections.abc import Sequence

from service.article import BriefRequest
from service.checking.miss import Miss
from service.checking.style import labels, lengths, marks, pronouns, titles


def headline_question(text: str) -> list[Miss]:
    """6 to 14 words in Title Case, ending in "?"."""
    length = lengths.misses(text, 6, 14)
    if is_hopeless(length):
        return length
    form = [*titles.question(text), *titles.title_case(text)]
    return [*length, *marks.misses(text), *form, *pronouns.misses(text)]


def headline(text: str) -> list[Miss]:
    """6 to 14 words without a full stop."""
    length = lengths.misses(text, 6, 14)
    if is_hopeless(length):
        return length
    return [*length, *marks.misses(text), *titles.statement(text), *pronouns.misses(text)]


def synopsis(text: str, request: BriefRequest) -> list[Miss]:
    """28 to 50 words, or 5 more than were asked for; one or two whole sentences."""
    length = lengths.misses(text, 28, max(50, request.synopsis_words + 5))
    if is_hopeless(length):
        return length
    form = titles.sentence(text, stop="hard")
    return [*length, *marks.misses(text), *form, *pronouns.misses(text)]


def takeaway(label: str, text: str) -> list[Miss]:
    """6 to 16 words ending in a full stop; a label of 1 to 3 words that fits no other story."""
    found = [*lengths.misses(text, 6, 16), *labels.misses(label)]
    if is_hopeless(found):
        return found
    form = titles.sentence(text, stop="soft")
    return [*found, *marks.misses(text), *form, *pronouns.misses(text)]


def is_hopeless(misses: Sequence[Miss]) -> bool:
    """Whether a line cannot be meant as one: too long, empty. Nothing else about it is looked
    at, which bounds the cost of any draft."""
    return any(miss.weight == "hard" and miss.kind in ("length", "label") for miss in misses)

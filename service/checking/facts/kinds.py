"""A word of which the article's own sentence has another of the same kind in its place."""

from collections.abc import Iterator

from service.checking.facts.beside import Beside, Fault
from service.checking.facts.kind_words import exclude, has_kind, same
from service.checking.text.words import starts_sentence


def another_of_a_kind(beside: Beside) -> Iterator[Fault]:
    """ "Her cousin" as "her brother": a word that the sentence has not, between words that it has,
    where it has another that cannot mean the same."""
    for i, form in enumerate(beside.forms):
        if i in beside.chain or not has_kind(form) or any(same(form, f) for f in beside.said_forms):
            continue
        if _is_looked_up(beside, i):
            continue
        for j in _gap(beside, i):
            other = beside.said_forms[j]
            if exclude(form, other) and other not in beside.forms:
                yield Fault("name", i, i, beside.word(j))


def _is_looked_up(beside: Beside, i: int) -> bool:
    """Whether the word is part of a name or date, which are compared as such."""
    word, line = beside.line.words[i], beside.line
    return (word.capitalised and not starts_sentence(word, line.text)) or any(
        date.span.start <= word.start < date.span.end for date in line.dates
    )


def _gap(beside: Beside, i: int) -> range:
    """The sentence's words between those for the line's nearest words on both sides of `i`."""
    left = max((k for k in beside.chain if k < i), default=None)
    right = min((k for k in beside.chain if k > i), default=None)
    start = 0 if left is None else beside.chain[left] + 1
    return range(start, len(beside.said_forms) if right is None else beside.chain[right])

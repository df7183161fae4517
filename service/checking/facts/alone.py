""" "Only Hungary", where the article's own sentence names others beside it."""

from collections.abc import Iterator

from service.checking.facts.beside import Beside, Fault

_ONLY = frozenset("only alone just sole solely".split())
_JOINED = frozenset(("and", "or"))


def not_alone(beside: Beside) -> Iterator[Fault]:
    """A name that the line sets apart, of a list that its sentence has whole."""
    if not _ONLY.isdisjoint(beside.said_forms):
        return
    for i, form in enumerate(beside.forms[:-1]):
        j = beside.chain.get(i + 1)
        if form != "only" or j is None or not beside.line.words[i + 1].capitalised:
            continue
        if (other := _listed_with(beside, j)) is not None:
            there = range(min(j, other), max(j, other) + 1)
            yield Fault("name", i, i + 1, beside.words_of(there))


def _listed_with(beside: Beside, j: int) -> int | None:
    """The last of the names of a list that goes on after word j, or the one before it that "and"
    joins to it; None where no list has it."""
    words, text = beside.said.words, beside.said.text
    last, joined, ends = j, False, False
    for k in range(j + 1, len(words)):
        joined = joined or "," in text[words[k - 1].end : words[k].start]
        if beside.said_forms[k] in _JOINED:
            joined = ends = True
        elif words[k].capitalised and (joined or last == k - 1):
            last, joined = k, False
        elif beside.said_forms[k] != "the":
            break
    if last > j and ends:
        return last
    before = j - 2 if j > 1 and beside.said_forms[j - 1] in _JOINED else None
    return before if before is not None and words[before].capitalised else None

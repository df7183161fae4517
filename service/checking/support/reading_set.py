"""Which sentences a line is read with."""

from collections.abc import Sequence

from service.checking.source import Source
from service.checking.text.words import fold

MOST_READ = 4
_POINTING = frozenset("he she they it his her their its him them this that these those who".split())


def read_with(passages: Sequence[int], source: Source) -> tuple[int, ...]:
    """The line's evidence and, where its first sentence points back, the one before it, which says
    who "he" is; at most MOST_READ, in reading order, never empty where there is evidence."""
    chosen = list(passages[:MOST_READ])
    if not chosen or len(chosen) == MOST_READ:
        return tuple(chosen)
    first = chosen[0]
    if _POINTING.isdisjoint(fold(word.text) for word in source.passages[first].said.words):
        return tuple(chosen)
    if first and _paragraph(source, first - 1) >= _paragraph(source, first) - 1:
        chosen.insert(0, first - 1)
    return tuple(chosen)


def _paragraph(source: Source, i: int) -> int:
    return source.passages[i].sentence.paragraph

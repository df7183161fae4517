"""Which sentences a line is read with."""

from collections.abc import Sequence

from service.checking.source import Source

MOST_READ = 4


def read_with(passages: Sequence[int], source: Source) -> tuple[int, ...]:
    """The line's evidence and, before its first sentence, the one that says who "he" is; at most
    MOST_READ, in reading order, never empty where there is evidence."""
    chosen = list(passages[:MOST_READ])
    if not chosen or len(chosen) == MOST_READ:
        return tuple(chosen)
    first = chosen[0]
    if first and _paragraph(source, first - 1) >= _paragraph(source, first) - 1:
        chosen.insert(0, first - 1)
    return tuple(chosen)


def _paragraph(source: Source, i: int) -> int:
    return source.passages[i].sentence.paragraph

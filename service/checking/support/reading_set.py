"""Which sentences a line is read with."""

from collections.abc import Sequence

from service.checking.source import Source
from service.checking.text.words import fold

MOST_READ = 4
_POINTING = frozenset("he she they it his her their its him them this that these those who".split())


def read_with(
    passages: Sequence[int], source: Source, beside: Sequence[int] = ()
) -> tuple[int, ...]:
    """The line's evidence; where its first sentence points back, the one before it, which says who
    "he" is; and of those `beside` it as many as there is room for. At most MOST_READ, in reading
    order, never empty where there is evidence."""
    chosen = list(passages[:MOST_READ])
    if not chosen:
        return ()
    before = _before(chosen[0], source)
    for one in (*before, *beside):
        if len(chosen) < MOST_READ and one not in chosen:
            chosen.append(one)
    return tuple(sorted(chosen))


def _before(first: int, source: Source) -> tuple[int, ...]:
    if _POINTING.isdisjoint(fold(word.text) for word in source.passages[first].said.words):
        return ()
    is_near = first and _paragraph(source, first - 1) >= _paragraph(source, first) - 1
    return (first - 1,) if is_near else ()


def _paragraph(source: Source, i: int) -> int:
    return source.passages[i].sentence.paragraph

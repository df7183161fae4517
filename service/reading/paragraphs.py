"""A view's text → its paragraphs: lines that belong together are joined, others stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[•▪●■◦‣][ ]*|(?:[*–—-]|\(?\d{1,2}[.)])[ ]+")
# "The captain said:" and his words in the next paragraph are one sentence.
_INTRODUCES = re.compile(r"[^\W\d_]:\s*\Z")
_QUOTES = ('"', "“", "‘", "'")
_OPEN_END = re.compile(r"[^\W\d_]\Z|[,;–—-]\Z")
# Hard wraps fall in this range of widths (e-mail, print-outs, wires); wider lines are paragraphs.
_NARROWEST, _WIDEST = 35, 110
# Of the lines followed by another, those that stop in mid-sentence: half of wrapped prose's lines
# go on in lower case; a list or a poem has fewer.
_WRAPPED_SHARE = 0.3
# A shorter line before lower case is an entry of a list.
_SHORTEST_BROKEN = 25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` has spaces for line breaks and stands at `start` of the view; `bullet` says that a
    list's sign stood before it."""

    start: int
    text: str
    bullet: bool = False


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs in order, trimmed, none empty; leading bullets are left out.

    Blank lines always part. Single line breaks part too, except in hard-wrapped text and where a
    line stops in mid-sentence and the next goes on in lower case. Linear.
    """
    lines = [found.span() for found in _LINE.finditer(text) if not found.group().isspace()]
    width = _wrap_width(text, lines)
    groups: list[list[tuple[int, int]]] = []
    for line in lines:
        if groups and _goes_on(text, groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = (_paragraph(text, group[0][0], group[-1][1]) for group in groups)
    return [paragraph for paragraph in found if paragraph]


def _paragraph(text: str, start: int, end: int) -> Paragraph | None:
    while text[start].isspace():
        start += 1
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    body = text[start:end].replace("\n", " ").rstrip()
    return Paragraph(start, body, bool(bullet)) if body else None


def _wrap_width(text: str, lines: Sequence[tuple[int, int]]) -> int | None:
    """How wide hard-wrapped lines are; None for text that is not wrapped."""
    pairs = [(a, b) for a, b in pairwise(lines) if not _apart(a, b)]
    if len(pairs) < 3:
        return None
    widths = sorted(end - start for (start, end), _ in pairs)
    width = widths[len(widths) * 9 // 10]
    running = sum(_runs_on(text, a, b) for a, b in pairs)
    if not _NARROWEST <= width <= _WIDEST or running < len(pairs) * _WRAPPED_SHARE:
        return None
    return width


def _goes_on(
    text: str, line: tuple[int, int], next_line: tuple[int, int], width: int | None
) -> bool:
    said = _INTRODUCES.search(text, max(line[0], line[1] - 6), line[1])
    if said and text.startswith(_QUOTES, _indent(text, next_line)):
        return True
    if _apart(line, next_line) or _BULLET.match(text, _indent(text, next_line), next_line[1]):
        return False
    length = line[1] - line[0]
    if _runs_on(text, line, next_line):
        return width is not None or length >= _SHORTEST_BROKEN
    if width is None:
        return False
    # A line with room for the next word was ended on purpose.
    word = text[slice(*next_line)].split(None, 1)[0]
    return length + 1 + len(word) > width


def _apart(line: tuple[int, int], next_line: tuple[int, int]) -> bool:
    """Lines are matched up to their break: a blank line between makes it two or more."""
    return next_line[0] - line[1] > 1


def _indent(text: str, line: tuple[int, int]) -> int:
    start = line[0]
    while text[start].isspace():
        start += 1
    return start


def _runs_on(text: str, line: tuple[int, int], next_line: tuple[int, int]) -> bool:
    """In mid-sentence: no full stop, and lower case follows."""
    last = text[max(line[0], line[1] - 6) : line[1]].rstrip()
    return bool(_OPEN_END.search(last)) and text[_indent(text, next_line)].islower()

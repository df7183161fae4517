"""An article cut where evidence begins and ends, so that a page can light each line's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.document import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article. `lines` number the lines it is evidence for, `opens` those of
    them whose evidence begins here."""

    text: str
    lines: tuple[int, ...]
    opens: tuple[int, ...]


def pieces(text: str, evidence: Sequence[Sequence[Span]]) -> tuple[Piece, ...]:
    """The whole text in order; `evidence[i]` are the spans of line i, clipped to the text."""
    spans = [[(max(0, span.start), min(len(text), span.end)) for span in line] for line in evidence]
    edges = {0, len(text)} | {edge for line in spans for span in line for edge in span}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    firsts = [min((start for start, end in line if start < end), default=-1) for line in spans]
    return tuple(
        Piece(
            text[start:end],
            tuple(
                number
                for number, line in enumerate(spans)
                if any(first <= start and end <= last for first, last in line)
            ),
            tuple(number for number, first in enumerate(firsts) if first == start),
        )
        for start, end in pairwise(cuts)
    )

"""What is wrong with one line, and how much it matters."""

from dataclasses import dataclass
from typing import Literal

from service.brief import FindingKind
from service.checking.source import Place
from service.document import Span

# hard: the line is not published. doubt: it is, but an editor must look. soft: house form only.
Weight = Literal["hard", "doubt", "soft"]
_LONGEST_SURFACE = 80


@dataclass(frozen=True, slots=True)
class Miss:
    """One fault of a line; `detail` names the words and what the article has instead. `span` is
    where they stand in the line, `nearest` and `place` the words of the article and where they
    stand; None and "" where there are none."""

    kind: FindingKind
    detail: str
    weight: Weight
    span: Span | None = None
    nearest: str = ""
    place: Place | None = None


def shown(words: str) -> str:
    """Words of a line in quotation marks, on one line, cut where they would fill a screen."""
    flat = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    return f"“{flat if len(flat) <= _LONGEST_SURFACE else flat[:_LONGEST_SURFACE] + '…'}”"

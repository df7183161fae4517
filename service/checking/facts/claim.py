"""What a line claims that can be looked up: its numbers, dates, names and quotations."""

from dataclasses import dataclass, replace

from service.brief import FindingKind
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.document import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One look-up: the words at `span` of the line hold if a passage of `passages` is evidence.

    `given`: they stand in the dateline or another margin of the article and need no passage.
    `nearest`: the words of the article that come closest, "" where nothing does; `place`: where
    they stand.
    """

    kind: FindingKind
    span: Span
    surface: str
    passages: frozenset[int]
    given: bool = False
    nearest: str = ""
    place: Place | None = None

    def with_nearest(self, place: Place, source: Source) -> "Claim":
        """The claim with what the article has instead; as it is where `place` is empty."""
        if place.span.start == place.span.end:
            return self
        return replace(self, nearest=source.words_at(place), place=place)

    @property
    def false(self) -> bool:
        """Whether nothing in the article bears the claim out."""
        return not self.passages and not self.given


def false_claim(kind: FindingKind, line: Statement, span: Span) -> Claim:
    """A claim that nothing bears out, on the line's words at `span`."""
    return Claim(kind, span, line.text[span.start : span.end], frozenset())

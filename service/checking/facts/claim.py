"""What a line claims that can be looked up: its numbers, dates, names and quotations."""

from dataclasses import dataclass

from service.brief import FindingKind
from service.document import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One look-up: the words at `span` of the line hold if a passage of `passages` is evidence.

    `given`: they stand in the dateline or another margin of the article and need no passage.
    `nearest`: the words of the article that come closest, "" where nothing does.
    """

    kind: FindingKind
    span: Span
    surface: str
    passages: frozenset[int]
    given: bool = False
    nearest: str = ""

    @property
    def false(self) -> bool:
        """Whether nothing in the article bears the claim out."""
        return not self.passages and not self.given

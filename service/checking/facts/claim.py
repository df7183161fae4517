"""What a line claims that can be looked up: its numbers, dates, names and quotations."""

from dataclasses import dataclass

from service.brief import FindingKind
from service.checking.text.dates import Date, dates
from service.checking.text.quantities import Quantity, quantities
from service.checking.text.words import Word, plain, words
from service.document import Span

# Share of capitalised words from which on a line is in Title Case, where capitals name nothing.
_TITLE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Statement:
    """A line as the checker reads it; every span and offset is into `text`, which is plain."""

    text: str
    words: tuple[Word, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    title_case: bool


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


def statement(text: str, *, title_case: bool = False) -> Statement:
    """`title_case` says that the line is a headline or label, whatever its capitals."""
    flat = plain(text)
    line = words(flat)
    letters = [word for word in line[1:] if word.text[0].isalpha() and len(word.text) > 3]
    capitals = sum(word.capitalised for word in letters)
    found = dates(flat)
    return Statement(
        flat,
        line,
        found,
        quantities(flat, (date.span for date in found)),
        title_case or (len(letters) > 1 and capitals >= _TITLE_SHARE * len(letters)),
    )

"""A stretch of text with everything the checker can read off it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.checking.text.dates import Date, dates
from service.checking.text.quantities import Quantity, quantities
from service.checking.text.words import Word, is_content, plain, runs, stems, words
from service.document import Span

# Share of capitalised words from which on a line is in Title Case, where capitals name nothing.
_TITLE_SHARE = 0.9
# Words beside a name, number or date by which it is known.
_REACH = 2
_BREAK = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Gen|Col|Lt|Sgt|Capt|Maj|Rev|Sen|Rep|Gov|Hon|No|Nos|vs"
    r"|v|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr|Rs|approx|ca))\.$"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A line or a sentence; every span and offset is into `text`, which is plain.

    `runs` are its capitalised words side by side. `written` is the text as it was before it got
    capitals, for whoever quotes it.
    """

    text: str
    words: tuple[Word, ...]
    runs: tuple[tuple[Word, ...], ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    title_case: bool
    written: str


# A line is read again wherever it is held against another.
@lru_cache(maxsize=256)
def statement(text: str, *, title_case: bool = False, written: str | None = None) -> Statement:
    """`title_case` says that the text is a headline or label, whatever its capitals; `written` is
    as long as the text, which it is where none is given."""
    flat = plain(text)
    line = words(flat)
    # Of short words Title Case leaves those small that say nothing: "of", but not "met".
    letters = [
        word
        for word in line[1:]
        if word.text[0].isalpha() and (len(word.text) > 3 or is_content(word))
    ]
    capitals = sum(word.capitalised for word in letters)
    found = dates(flat)
    return Statement(
        flat,
        line,
        runs(flat, line),
        found,
        quantities(flat, (date.span for date in found)),
        title_case or (len(letters) > 3 and capitals >= _TITLE_SHARE * len(letters)),
        flat if written is None else plain(written),
    )


def words_at(said: Statement, span: Span) -> str:
    """The words of a span that ends no sentence."""
    bare = without_stop(said, span)
    return said.text[bare.start : bare.end]


def neighbours(said: Statement, span: Span) -> frozenset[str]:
    """The stems of the content words next to a span, on both sides."""
    content = [word for word in said.words if is_content(word)]
    before = [word for word in content if word.end <= span.start][-_REACH:]
    after = [word for word in content if word.start >= span.end][:_REACH]
    return frozenset[str]().union(*(stems(word.text) for word in (*before, *after)))


def without_stop(said: Statement, span: Span) -> Span:
    """The span without what its last abbreviation shares with the end of a sentence."""
    return Span(span.start, span.start + len(said.text[span.start : span.end].rstrip(" -.")))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a line that somebody wrote for print; nothing but white space is lost."""
    start = 0
    for found in _BREAK.finditer(text):
        if not _ABBREVIATION.search(text, max(start, found.start() - 8), found.start()):
            yield text[start : found.end()].strip()
            start = found.end()
    if text[start:].strip():
        yield text[start:].strip()

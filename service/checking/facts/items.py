"""The numbers, dates and names of a statement as words in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.brief import FindingKind
from service.checking.facts.names import describes, is_ordinary
from service.checking.facts.numbers import is_bare_one
from service.checking.source import Source
from service.checking.text.dates import Date
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, starts_sentence
from service.document import Span

# "You're", "He'll", "Don't".
_SHORTENED = re.compile(r"'(?:re|ll|ve|m|d|t)$")


@dataclass(frozen=True, slots=True)
class Item:
    """A fact in place: its words are `first` to `last` of the statement."""

    kind: FindingKind
    span: Span
    first: int
    last: int
    quantity: Quantity | None = None
    date: Date | None = None

    @property
    def words(self) -> range:
        return range(self.first, self.last + 1)


def items(said: Statement, source: Source) -> Iterator[Item]:
    """Every fact of the statement; one run of capitals may hold several names."""
    for quantity in said.quantities:
        if not is_bare_one(quantity, said.text) and (inside := _inside(quantity.span, said)):
            yield Item("number", quantity.span, *inside, quantity=quantity)
    for date in said.dates:
        if inside := _inside(date.span, said):
            yield Item("date", date.span, *inside, date=date)
    for span in _names(said, source):
        if inside := _inside(span, said):
            yield Item("name", span, *inside)


def _inside(span: Span, said: Statement) -> tuple[int, int] | None:
    """The first and the last word of a span."""
    words = [i for i, word in enumerate(said.words) if span.overlaps(Span(word.start, word.end))]
    return (words[0], words[-1]) if words else None


def _names(said: Statement, source: Source) -> Iterator[Span]:
    """Spans of names, each cut to the words that name; "and" parts two."""
    for run in said.runs:
        named: list[Word] = []
        for word in (*run, None):
            if word is None or word.text == "and":
                if named:
                    yield Span(named[0].start, named[-1].end)
                named = []
            elif _names_in(word, said, source):
                named.append(word)


def _names_in(word: Word, said: Statement, source: Source) -> bool:
    if not word.capitalised or not is_content(word) or len(word.text) < 2:
        return False
    if _SHORTENED.search(word.text):
        return False
    if any(date.span.start <= word.start < date.span.end for date in said.dates):
        return False
    ordinary = is_ordinary(word.text)
    form, names = fold(word.text), source.names
    return not ordinary or (
        form not in names.lower_case
        and (not starts_sentence(word, said.text) or form in names.capitals)
    )


def may_describe(said: Statement, item: Item) -> bool:
    """Whether the name may be a way to speak of another: "the Swiss", "the Blues"."""
    before = fold(said.words[item.first - 1].text) if item.first else ""
    if before not in ("the", "a", "an") or item.first != item.last:
        return False
    return describes(said.words[item.first].text)

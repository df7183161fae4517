"""What the article has in place of a claim that it does not bear out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from service.brief import FindingKind
from service.checking.alignment import align
from service.checking.facts.claim import Claim
from service.checking.facts.numbers import comparable, equal
from service.checking.facts.own import Own
from service.checking.source import Passage, Source
from service.checking.text.dates import same_sort
from service.checking.text.statement import Statement
from service.checking.text.words import fold, words
from service.document import Span

# difflib's measure of likeness from which on one name may be another misspelt.
_MISSPELT = 0.75
# Beyond so many sentences nothing is near, and likeness is dear to measure.
_MOST_PASSAGES = 100
# A longer stretch than the quotation itself is no longer what was quoted.
_QUOTE_STRETCH = 1.5


def explain(claim: Claim, line: Statement, own: Own, source: Source) -> Claim:
    """The claim with `nearest` filled in where it is false and something comes near.

    `own`: the passages that say the rest of the line; they are asked first.
    """
    if not claim.false or claim.nearest:
        return claim
    ordered = [source.passages[i] for i in own.passages]
    ordered += [passage for i, passage in enumerate(source.passages) if i not in own.passages]
    ordered = ordered[:_MOST_PASSAGES]
    near = _FINDERS.get(claim.kind, _nothing)(claim, line, ordered)
    return replace(claim, nearest=next(near, ""))


def _number(claim: Claim, line: Statement, passages: Sequence[Passage]) -> Iterator[str]:
    mine = [quantity for quantity in line.quantities if quantity.span.overlaps(claim.span)]
    for passage in passages:
        for other in passage.said.quantities:
            if any(equal(other, quantity) for quantity in line.quantities):
                continue
            if any(comparable(quantity, other) for quantity in mine):
                yield _words(passage, other.span)


def _date(claim: Claim, line: Statement, passages: Sequence[Passage]) -> Iterator[str]:
    [mine] = [date for date in line.dates if date.span == claim.span]
    for passage in passages:
        for other in passage.said.dates:
            if same_sort(mine, other):
                yield _words(passage, other.span)


def _name(claim: Claim, _line: Statement, passages: Sequence[Passage]) -> Iterator[str]:
    form = fold(claim.surface)
    for passage in passages:
        names = {fold(word.text): word.text for run in passage.said.runs for word in run}
        for match in get_close_matches(form, names, n=1, cutoff=_MISSPELT):
            yield names[match]


def _quote(claim: Claim, _line: Statement, passages: Sequence[Passage]) -> Iterator[str]:
    quoted = words(claim.surface)
    best, stretch = 0, ""
    for passage in passages:
        met = sorted(align(quoted, passage.said.words).values())
        if len(met) > best:
            first, last = passage.said.words[met[0]], passage.said.words[met[-1]]
            best, stretch = len(met), _words(passage, Span(first.start, last.end))
    if best > 1 and len(stretch) <= _QUOTE_STRETCH * len(claim.surface):
        yield stretch


def _nothing(_claim: Claim, _line: Statement, _passages: Sequence[Passage]) -> Iterator[str]:
    return iter(())


def _words(passage: Passage, span: Span) -> str:
    return passage.said.text[span.start : span.end].strip(" -")


_Finder = Callable[[Claim, Statement, Sequence[Passage]], Iterator[str]]
_FINDERS: dict[FindingKind, _Finder] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "quote": _quote,
}

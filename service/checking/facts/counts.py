"""A number that, in the article, counts something else: "four goals in six games"."""

from collections.abc import Iterator, Sequence

from service.checking.facts.claim import Claim
from service.checking.facts.numbers import equal
from service.checking.source import Source
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement
from service.checking.text.words import Word, is_content, stems
from service.document import Span

# Words after a number among which stands what it counts ("six late goals").
_REACH = 4


def claims(line: Statement, source: Source, own: Sequence[int]) -> Iterator[Claim]:
    """False claims only: counts whose noun follows another number in the line's own passages
    and this number in none of them."""
    pairs = {q.span.start for q in line.quantities if q.range_from}
    for quantity in line.quantities:
        noun = _noun(line, quantity)
        if noun is None or quantity.range_from or quantity.span.end + 1 in pairs:
            continue
        others: list[str] = []
        for i in own:
            said = source.passages[i].said
            counts = [other for other in said.quantities if _counts(said, other, noun)]
            if any(equal(quantity, other) for other in counts):
                break
            if any(equal(quantity, other) for other in said.quantities):
                others += [said.text[other.span.start : other.span.end] for other in counts]
        else:
            if others:
                span = Span(quantity.span.start, noun.end)
                yield Claim(
                    "number", span, line.text[span.start : span.end], frozenset(), False, others[0]
                )


def _noun(line: Statement, quantity: Quantity) -> Word | None:
    """The word right after a count, where it may be what is counted."""
    if not any(reading.unit == "" for reading in quantity.readings):
        return None
    for word in line.words:
        if word.start >= quantity.span.end:
            counts = is_content(word) and not word.capitalised and not word.text.endswith("ly")
            return word if counts and word.text[0].isalpha() else None
    return None


def _counts(said: Statement, quantity: Quantity, noun: Word) -> bool:
    """Whether the noun follows the number before the next number does."""
    stop = min(
        (o.span.start for o in said.quantities if o.span.start >= quantity.span.end),
        default=len(said.text),
    )
    after = [word for word in said.words if quantity.span.end <= word.start < stop][:_REACH]
    return any(stems(word.text) & stems(noun.text) for word in after)

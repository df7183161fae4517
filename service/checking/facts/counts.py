"""A number that, in the article, counts something else: "four goals in six games"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.numbers import equal
from service.checking.facts.own import Own
from service.checking.facts.parts import counted, shares
from service.checking.source import Place, Source
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement
from service.checking.text.words import Word, stems
from service.document import Span

_OF = re.compile(
    r" of (?:the|its|his|her|their|all|those|these)?(?: (?:about|around|roughly|some|nearly))? ?"
)
_OUT_OF = re.compile(r"(?: [\w'-]+){0,3} (?:out )?of (?:(?:the|its|their|all|a total of) )?")
# Words after a number among which stands what it counts ("six late goals").
_REACH = 4


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """False claims only: counts whose noun follows another number in the line's own passages
    and this number in none of them."""
    pairs = {q.span.start for q in line.quantities if q.range_from}
    for quantity in line.quantities:
        noun = counted(line, quantity)
        if noun is None or quantity.range_from or quantity.span.end + 1 in pairs:
            continue
        others: list[Place] = []
        for i in own.passages:
            said = source.passages[i].said
            counts = [other for other in said.quantities if _counts(said, other, noun)]
            if any(equal(quantity, other) for other in counts) or _is_whole(line, quantity, said):
                break
            if any(equal(quantity, other) for other in said.quantities):
                others += [Place(i, other.span) for other in counts]
        else:
            if others:
                span = Span(quantity.span.start, noun.end)
                yield false_claim("number", line, span).with_nearest(others[0], source)


def _is_whole(line: Statement, quantity: Quantity, said: Statement) -> bool:
    """Whether the number is the whole of a part on both sides: "312 of 650 seats", "312 seats out
    of 650"."""
    return any(
        mine.second == quantity and equal(mine.first, one) and equal(quantity, other)
        for mine in shares(line)
        for one, other in pairwise(said.quantities)
        if _OUT_OF.fullmatch(said.text[one.span.end : other.span.start])
    )


def _counts(said: Statement, quantity: Quantity, noun: Word) -> bool:
    """Whether the noun follows the number before the next number does; of "six of the 190
    agents" both count agents."""
    start = quantity.span.end
    if of := _OF.match(said.text, start):
        start = of.end()
    stop = min((o.span.start for o in said.quantities if o.span.start >= start), default=None)
    if of and stop == start:
        [whole] = [o for o in said.quantities if o.span.start == start]
        start, stop = whole.span.end, None
    stop = len(said.text) if stop is None else stop
    after = [word for word in said.words if start <= word.start < stop][:_REACH]
    return any(stems(word.text) & stems(noun.text) for word in after)

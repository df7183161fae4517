"""The facts of a line, looked up in the article: no model, no judgement."""

from service.checking.facts import (
    counts,
    crossed,
    dates,
    frames,
    names,
    nearest,
    numbers,
    offices,
    polarity,
    quotes,
    speakers,
    swaps,
)
from service.checking.facts.claim import Claim
from service.checking.facts.own import own_passages
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.document import Span


def claims(line: Statement, source: Source) -> tuple[Claim, ...]:
    """Every number, date, name and quotation of the line, in reading order.

    Beside them come claims that the article's own words for the line contradict: another name
    in the same place, a number that counts something else, another speaker, a denial of what it
    asserts, a fact made of what it hedges or attributes.
    """
    found = [
        claim for room in (numbers, dates, names, quotes) for claim in room.claims(line, source)
    ]
    own = own_passages(line, source, found)
    found += [
        claim
        for room in (swaps, counts, speakers, polarity)
        for claim in room.claims(line, source, own)
    ]
    found += [*offices.claims(line, source), *crossed.claims(line, source)]
    found += frames.claims(line, source)
    by_words: dict[tuple[str, Span], Claim] = {}
    for claim in found:
        # Of two claims on the same words the later is the stricter, and knows the right words; who
        # did not say it is one of them.
        kind = "name" if claim.kind == "attribution" else claim.kind
        by_words[kind, claim.span] = claim
    explained = [nearest.explain(claim, line, own, source) for claim in by_words.values()]
    return tuple(sorted(explained, key=lambda claim: claim.span))

"""The facts of a line, looked up in the article: no model, no judgement."""

from service.checking.facts import dates, names, numbers, quotes
from service.checking.facts.claim import Claim, Statement
from service.checking.source import Source


def claims(line: Statement, source: Source) -> tuple[Claim, ...]:
    """Every number, date, name and quotation of the line, in reading order."""
    found = [
        claim for room in (numbers, dates, names, quotes) for claim in room.claims(line, source)
    ]
    return tuple(sorted(found, key=lambda claim: claim.span))

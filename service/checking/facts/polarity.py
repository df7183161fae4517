"""What a line denies, asserts or turns round against the article's own words for it."""

from collections.abc import Iterator

from service.checking.facts.attribution import unattributed
from service.checking.facts.beside import Beside
from service.checking.facts.certainty import certain, done, surer, unhedged, unproven
from service.checking.facts.claim import Claim
from service.checking.facts.denials import denied, opposite, refused, undenied
from service.checking.facts.own import Own
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.document import Span

RULES = (
    denied,
    undenied,
    refused,
    opposite,
    surer,
    certain,
    done,
    unproven,
    unattributed,
    unhedged,
)


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """False claims only: what every one of the article's own passages for this line contradicts.

    Nothing for lines in Title Case, which are too short to tell.
    """
    if line.title_case or not own.passages:
        return
    besides = [Beside.of(line, source.passages[i].said) for i in own.passages]
    if not all(beside.is_close for beside in besides):
        return
    for rule in RULES:
        faults = [next(rule(beside), None) for beside in besides]
        first = faults[0]
        if first is not None and all(faults):
            words = line.words[first.first], line.words[first.last]
            span = Span(words[0].start, words[1].end)
            surface = line.text[span.start : span.end]
            yield Claim(first.kind, span, surface, frozenset(), nearest=first.nearest)
            return

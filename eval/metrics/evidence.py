"""Evidence validity: whether each line rests on real sentences that speak of the same things."""

import re

from eval.metrics.lines import NamedLine, lines_of
from eval.metrics.words import cover
from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.brief import Brief
from service.document import Span

# On 1,130 true takeaways and the sentences people marked for them, 99.8% reach 0.5; on as many
# other sentences of the same article 3.0% do.
LEAST_COVER = 0.5
# What may stand before a sentence and at its end: sentence punctuation, brackets and quotation
# marks, a dateline's dash, a line break.
_BEFORE = re.compile(r"(?:\A|\n|[.!?…:;)\]\"'“”‘’»—–-])\s*\Z")
_LAST = re.compile(r"[.!?…:;)\]\"'”’»]\Z")
_AFTER_LINE = re.compile(r"[^\S\n]*(?:\n|\Z)")


def evidence_validity(brief: Brief, reference: Reference) -> Measurement:
    """Share of lines whose evidence holds; notes say what is wrong with the others.

    Evidence holds if there is some; every span lies in the article, quotes something, begins and
    ends where a sentence does and stays in one paragraph; and the quotations together have
    LEAST_COVER of the line's content words. Labels rest on their takeaways' evidence.
    """
    lines = [line for line in lines_of(brief) if line.kind != "label"]
    if not lines:
        return Unscored("the brief has no lines")
    if brief.text != reference.article:
        return Score(0.0, ("the brief's text is not the article as sent",))
    faults = [(line.field, fault) for line in lines if (fault := _fault(line, brief))]
    return Score(
        1 - len(faults) / len(lines), tuple(f"{field}: {fault}" for field, fault in faults)
    )


def _fault(line: NamedLine, brief: Brief) -> str | None:
    if not line.evidence:
        return "no evidence"
    for span in line.evidence:
        if fault := _span_fault(span, brief.text):
            return f"span {span.start}-{span.end} {fault}"
    covered = cover(line.text, map(brief.quote, line.evidence))
    if covered < LEAST_COVER:
        return f"its evidence has {covered:.0%} of its words"
    return None


def _span_fault(span: Span, text: str) -> str | None:
    if not 0 <= span.start < span.end <= len(text):
        return f"is outside the article's {len(text)} characters"
    quote = text[span.start : span.end]
    if not quote.strip() or quote != quote.strip():
        return "begins or ends in white space"
    if re.search(r"\n\s*\n", quote):
        return "runs over a paragraph's end"
    if not _BEFORE.search(text[max(0, span.start - 40) : span.start]):
        return "begins inside a sentence"
    if not _LAST.search(quote) and not _AFTER_LINE.match(text, span.end):
        return "ends inside a sentence"
    return None


METRICS = (
    Metric(
        "evidence_validity", 1, "Does each line rest on sentences that say it?", evidence_validity
    ),
)

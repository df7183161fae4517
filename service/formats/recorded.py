"""A brief as it was written down, as a Brief again: edited lines and all."""

from service.brief import Brief, CheckedLine, CheckedTakeaway, Finding
from service.document import Span
from service.formats.response import EvidenceBody, SummaryBody


def brief_of(body: SummaryBody, text: str) -> Brief:
    """The brief that `body` says; `text` is the text that its offsets count in.

    A line that a person wrote may have no evidence, which no brief fresh from checking has.
    """
    evidence = body.evidence
    return Brief(
        id=body.id,
        text=text,
        language=body.article.language,
        words=body.article.words,
        coverage=body.article.coverage,
        headline_question=_line(body.headline_question, evidence.headline_question),
        headline=_line(body.headline, evidence.headline),
        synopsis=_line(body.synopsis, evidence.synopsis),
        takeaways=tuple(
            CheckedTakeaway(t.label, t.text, _spans(t.evidence), t.support)
            for t in body.key_takeaways
        ),
        verdict=body.verdict,
        findings=tuple(Finding(f.field, f.kind, f.detail, f.action) for f in body.findings),
        writer=body.provenance.writer,
        prompt=body.provenance.prompt,
    )


def _line(text: str | None, evidence: list[EvidenceBody]) -> CheckedLine | None:
    return None if text is None else CheckedLine(text, _spans(evidence))


def _spans(evidence: list[EvidenceBody]) -> tuple[Span, ...]:
    return tuple(Span(quote.start, quote.end) for quote in evidence)

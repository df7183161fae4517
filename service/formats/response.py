"""A v1 answer as pydantic writes it: the body over HTTP and a line of batch output."""

import hashlib
from datetime import datetime
from functools import cache
from importlib.metadata import version
from math import floor
from typing import Literal

from pydantic import BaseModel, ConfigDict

from service.brief import Action, Brief, CheckedLine, FindingKind, Summary, Verdict
from service.document import Span
from service.errors import StandfirstError

# IPTC's words: written by a model; the same with a person's changes in it.
DigitalSourceType = Literal["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]


class Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class EvidenceBody(Frozen):
    """`text[start:end] == quote`, in code points of the article as sent."""

    start: int
    end: int
    quote: str


class TakeawayBody(Frozen):
    label: str
    text: str
    evidence: list[EvidenceBody]
    support: float | None
    """0 to 1; null until a support model has judged the line."""


class LineEvidenceBody(Frozen):
    headline_question: list[EvidenceBody]
    headline: list[EvidenceBody]
    synopsis: list[EvidenceBody]


class FindingBody(Frozen):
    """What checking met: `field` names the line by the place it would have had."""

    field: str
    kind: FindingKind
    detail: str
    action: Action


class ArticleFactsBody(Frozen):
    language: str
    words: int
    sha256: str
    """Of the text that offsets count in, as UTF-8."""
    coverage: float
    """Share, 0 to 1, of the article's words that the writer saw."""
    text: str | None


class ProvenanceBody(Frozen):
    writer: str
    prompt: str | None
    created_at: datetime
    software: str
    digital_source_type: DigitalSourceType


class TimingBody(Frozen):
    """Milliseconds a stage took; a batch's time is shared evenly among its articles."""

    reading: float
    writing: float
    checking: float


class SummaryBody(Frozen):
    """The brief of one article."""

    id: str
    headline_question: str | None
    headline: str | None
    synopsis: str | None
    key_takeaways: list[TakeawayBody]
    evidence: LineEvidenceBody
    verdict: Verdict
    findings: list[FindingBody]
    article: ArticleFactsBody
    provenance: ProvenanceBody
    timing_ms: TimingBody


class ErrorDetailBody(Frozen):
    code: str
    detail: str
    retryable: bool


class ErrorLineBody(Frozen):
    """The batch output line of an article that could not be briefed."""

    id: str
    error: ErrorDetailBody


def error_line(id: str, error: StandfirstError) -> ErrorLineBody:
    detail = ErrorDetailBody(code=error.code, detail=error.detail, retryable=error.retryable)
    return ErrorLineBody(id=id, error=detail)


def summary_body(summary: Summary, *, return_text: bool = False) -> SummaryBody:
    brief = summary.brief
    return SummaryBody(
        id=brief.id,
        headline_question=_text(brief.headline_question),
        headline=_text(brief.headline),
        synopsis=_text(brief.synopsis),
        key_takeaways=[
            TakeawayBody(
                label=takeaway.label,
                text=takeaway.text,
                evidence=_evidence(brief, takeaway.evidence),
                # Processors differ in the last digits.
                support=None if takeaway.support is None else round(takeaway.support, 3),
            )
            for takeaway in brief.takeaways
        ],
        evidence=LineEvidenceBody(
            headline_question=_line_evidence(brief, brief.headline_question),
            headline=_line_evidence(brief, brief.headline),
            synopsis=_line_evidence(brief, brief.synopsis),
        ),
        verdict=brief.verdict,
        findings=[
            FindingBody(field=f.field, kind=f.kind, detail=f.detail, action=f.action)
            for f in brief.findings
        ],
        article=_article_facts(brief, return_text=return_text),
        provenance=_provenance(summary),
        timing_ms=TimingBody(
            reading=summary.timing_ms.reading,
            writing=summary.timing_ms.writing,
            checking=summary.timing_ms.checking,
        ),
    )


@cache  # reads the installed package's metadata from disk
def software() -> str:
    """Name and version of what runs, as every answer records it."""
    return f"standfirst {version('standfirst')}"


def _article_facts(brief: Brief, *, return_text: bool) -> ArticleFactsBody:
    return ArticleFactsBody(
        language=brief.language,
        words=brief.words,
        sha256=hashlib.sha256(brief.text.encode()).hexdigest(),
        # Down, so that an article of which a word went unseen never counts as wholly seen.
        coverage=floor(brief.coverage * 10_000) / 10_000,
        text=brief.text if return_text else None,
    )


def _provenance(summary: Summary) -> ProvenanceBody:
    return ProvenanceBody(
        writer=summary.brief.writer,
        prompt=summary.brief.prompt,
        created_at=summary.created_at,
        software=software(),
        digital_source_type="trainedAlgorithmicMedia",
    )


def _text(line: CheckedLine | None) -> str | None:
    return line.text if line else None


def _line_evidence(brief: Brief, line: CheckedLine | None) -> list[EvidenceBody]:
    return _evidence(brief, line.evidence) if line else []


def _evidence(brief: Brief, spans: tuple[Span, ...]) -> list[EvidenceBody]:
    return [EvidenceBody(start=s.start, end=s.end, quote=brief.quote(s)) for s in spans]

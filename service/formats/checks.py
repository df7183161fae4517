"""A v1 answer to claims as pydantic writes it: the body over HTTP and a line of output."""

from typing import Literal

from service.brief import CheckedClaim, CheckedClaims, ClaimFinding, FindingKind
from service.document import Span
from service.formats.response import EvidenceBody, Frozen


class ClaimSpanBody(Frozen):
    """`claim[start:end]`, in code points of the claim as sent."""

    start: int
    end: int


class ClaimFindingBody(Frozen):
    """Something wrong with the claim."""

    kind: FindingKind
    detail: str
    span: ClaimSpanBody | None
    """Which words of the claim; null for all of it."""
    nearest: EvidenceBody | None
    """The article's words that come closest; null where none do."""


class CheckedClaimBody(Frozen):
    verdict: Literal["supported", "unsupported"]
    score: float
    """0 to 1: the probability that the article supports all of the claim."""
    evidence: list[EvidenceBody]
    """The fewest sentences that say it."""
    findings: list[ClaimFindingBody]


class CheckBody(Frozen):
    """The claims in the order in which they were sent."""

    id: str
    claims: list[CheckedClaimBody]


def check_body(checked: CheckedClaims) -> CheckBody:
    return CheckBody(
        id=checked.id, claims=[_claim(claim, checked.text) for claim in checked.claims]
    )


def _claim(claim: CheckedClaim, text: str) -> CheckedClaimBody:
    return CheckedClaimBody(
        verdict="supported" if claim.supported else "unsupported",
        score=round(claim.score, 4),
        evidence=[_quoted(span, text) for span in claim.evidence],
        findings=[_finding(finding, text) for finding in claim.findings],
    )


def _finding(finding: ClaimFinding, text: str) -> ClaimFindingBody:
    span = finding.span
    return ClaimFindingBody(
        kind=finding.kind,
        detail=finding.detail,
        span=ClaimSpanBody(start=span.start, end=span.end) if span else None,
        nearest=_quoted(finding.nearest, text) if finding.nearest else None,
    )


def _quoted(span: Span, text: str) -> EvidenceBody:
    return EvidenceBody(start=span.start, end=span.end, quote=text[span.start : span.end])

"""The brief: checked lines with evidence, a verdict and what was found on the way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from service.document import Span

Verdict = Literal["publishable", "review", "not_recommended"]
Action = Literal["rewritten", "withheld", "flagged"]
FindingKind = Literal[
    "number",
    "date",
    "name",
    "quote",
    "negation",  # denies what the article asserts, or the other way round
    "modality",  # a fact made of what only may be
    "attribution",  # a fact made of what is only alleged, or words in another's mouth
    "evidence",  # no sentence of the article supports the line
    "support",  # the support model doubts that its evidence says all of it
    "length",
    "form",  # not a question, not Title Case, no full stop, a dangling pronoun …
    "label",
    "duplicate",
    "too_few_facts",
    "opinion",
    "live_blog",
    "several_stories",
    "writer",  # the model's answer did not fit the contract, and what was done about it
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something checking met. `field` names the line as in the JSON: "synopsis",
    "key_takeaways[3]", "key_takeaways" or "article"; `withheld` lines are named by the place
    they would have had."""

    field: str
    kind: FindingKind
    detail: str
    action: Action


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line that passed: `text[span.start:span.end]` of the brief's text is its evidence,
    in reading order, never empty."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CheckedTakeaway:
    """`support` (0 to 1) is None until a support model has judged the line."""

    label: str
    text: str
    evidence: tuple[Span, ...]
    support: float | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What an editor publishes around one article. A line is None where none survived checking
    or none was asked for; `findings` says which. Spans index `text`, the text as sent (for HTML:
    as extracted)."""

    id: str
    text: str
    language: str
    words: int
    coverage: float
    headline_question: CheckedLine | None
    headline: CheckedLine | None
    synopsis: CheckedLine | None
    takeaways: tuple[CheckedTakeaway, ...]
    verdict: Verdict
    findings: tuple[Finding, ...]
    writer: str
    prompt: str | None

    def quote(self, span: Span) -> str:
        """The words of the article at `span`."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds spent in each stage; a batch's time is shared evenly among its articles."""

    reading: float
    writing: float
    checking: float

    @classmethod
    def measured(cls, reading_s: float, writing_s: float, checking_s: float) -> "Timing":
        """To a hundredth of a millisecond: what is told at once and what is kept are the same."""
        return cls(*(round(1000 * s, 2) for s in (reading_s, writing_s, checking_s)))


@dataclass(frozen=True, slots=True)
class Summary:
    """A brief with the record of its making: what the edges send and store."""

    brief: Brief
    created_at: datetime
    timing_ms: Timing


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """Something wrong with a claim. `span`: where in the claim's text, None for all of it;
    `nearest`: where in the document the words stand that come closest, None where none do."""

    kind: FindingKind
    detail: str
    span: Span | None
    nearest: Span | None


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """`score`: the probability, 0 to 1, that the article supports all of the claim. `evidence`:
    the fewest sentences of the document that say it, in reading order; () where none does."""

    text: str
    supported: bool
    score: float
    evidence: tuple[Span, ...]
    findings: tuple[ClaimFinding, ...]


@dataclass(frozen=True, slots=True)
class CheckedClaims:
    """One answer per claim, in order. Spans of evidence index `text`, the article's text."""

    id: str
    text: str
    claims: tuple[CheckedClaim, ...]

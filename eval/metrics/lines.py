"""The lines of a brief under the names that findings and reports use."""

from dataclasses import dataclass
from typing import Literal

from service.brief import Brief
from service.document import Span

LineKind = Literal["headline_question", "headline", "synopsis", "label", "takeaway"]


@dataclass(frozen=True, slots=True)
class NamedLine:
    """`field` as in Finding.field; `evidence` is () for a label, which rests on its takeaway's."""

    field: str
    kind: LineKind
    text: str
    evidence: tuple[Span, ...]


def lines_of(brief: Brief) -> tuple[NamedLine, ...]:
    """Every line of the brief in reading order, each label before its takeaway."""
    lines = []
    if brief.headline_question:
        line = brief.headline_question
        lines.append(NamedLine("headline_question", "headline_question", line.text, line.evidence))
    if brief.headline:
        lines.append(
            NamedLine("headline", "headline", brief.headline.text, brief.headline.evidence)
        )
    if brief.synopsis:
        lines.append(
            NamedLine("synopsis", "synopsis", brief.synopsis.text, brief.synopsis.evidence)
        )
    for number, takeaway in enumerate(brief.takeaways):
        field = f"key_takeaways[{number}]"
        lines.append(NamedLine(f"{field}.label", "label", takeaway.label, ()))
        lines.append(NamedLine(field, "takeaway", takeaway.text, takeaway.evidence))
    return tuple(lines)

"""What is found of a brief once lines of it were edited: findings and verdict follow the lines."""

from collections.abc import Iterator, Sequence
from typing import Final

from service.brief import FindingKind, Verdict
from service.checking.miss import shown
from service.checking.verdict import saw_all
from service.formats.response import FindingBody, SummaryBody
from service.store.lines import TITLES, Edit, moved, place_of

# What an editor is told and may leave: house form, and what the writer met.
_HARMLESS: Final[frozenset[FindingKind]] = frozenset({"length", "form", "label", "writer"})


def refound(
    before: SummaryBody, after: SummaryBody, edits: Sequence[Edit], wanted: int
) -> SummaryBody:
    """`after`, which the edits made of `before`, with findings and verdict of its own.

    What was found of an edited line gives way to what its edit was judged to be; takeaways that
    moved up take their findings along. `wanted`: how many takeaways were asked for.
    """
    if not edits:
        return after
    found = sorted(_found(before, after, edits, wanted), key=_order)
    verdict = _verdict(after.model_copy(update={"findings": found}))
    return after.model_copy(update={"findings": found, "verdict": verdict})


def _found(
    before: SummaryBody, after: SummaryBody, edits: Sequence[Edit], wanted: int
) -> Iterator[FindingBody]:
    edited = {edit.field for edit in edits}
    enough = len(after.key_takeaways) >= wanted
    for finding in before.findings:
        if finding.field in edited or (finding.kind == "too_few_facts" and enough):
            continue
        if finding.kind == "duplicate" and finding.action == "flagged" and _alone(finding, after):
            continue
        yield finding.model_copy(update={"field": moved(finding.field, edits)})
    for edit in edits:
        if edit.text is not None and edit.judged is not None:
            field = moved(edit.field, edits)
            for kind, detail in edit.judged.flagged:
                yield FindingBody(field=field, kind=kind, detail=detail, action="flagged")


def _alone(finding: FindingBody, body: SummaryBody) -> bool:
    """Whether the line that it said again is no longer there."""
    return not any(shown(takeaway.text) in finding.detail for takeaway in body.key_takeaways)


def _order(finding: FindingBody) -> tuple[int, int]:
    """As checking lists them: titles, takeaways, the brief as a whole, the article."""
    if finding.field in TITLES:
        return TITLES.index(finding.field), 0
    if finding.field.startswith("key_takeaways["):
        return len(TITLES), place_of(finding.field) or 0
    return len(TITLES) + (1 if finding.field == "key_takeaways" else 2), 0


def _verdict(body: SummaryBody) -> Verdict:
    """`not_recommended` is the article's, and no edit mends that; otherwise an editor must look
    where a line is doubted, or was withheld and is still not there, or where the writer did not
    see the whole article."""
    if body.verdict == "not_recommended":
        return body.verdict
    doubtful = any(_doubts(finding, body) for finding in body.findings)
    return "review" if doubtful or not saw_all(body.article.coverage) else "publishable"


def _doubts(finding: FindingBody, body: SummaryBody) -> bool:
    if finding.action == "flagged":
        return finding.kind not in _HARMLESS
    missing = finding.field in TITLES and getattr(body, finding.field) is None
    return finding.action == "withheld" and missing

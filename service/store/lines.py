"""A brief's lines by their field names: editing them, and saying what has changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from service.brief import FindingKind
from service.errors import InvalidRequest
from service.formats.response import EvidenceBody, SummaryBody, TakeawayBody

TITLES: Final = ("headline_question", "headline", "synopsis")
MOST_TAKEAWAYS: Final = 12
_TAKEAWAY = re.compile(r"key_takeaways\[(\d{1,2})\]")
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What checking made of a line: the sentences it rests on, 0 to 1 how well a model finds it
    supported (None where none has read it), and what an editor should look at."""

    evidence: tuple[EvidenceBody, ...]
    support: float | None
    flagged: tuple[tuple[FindingKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One line as it shall read. `field` as in findings: "synopsis", "key_takeaways[2]"; `text`
    None takes the line out. `label` is a takeaway's. `judged` None leaves the evidence as it
    is."""

    field: str
    text: str | None
    label: str | None = None
    judged: Judgement | None = None


def place_of(field: str) -> int | None:
    """The number of a takeaway's field, None for a title's. Raises: InvalidRequest."""
    if field in TITLES:
        return None
    found = _TAKEAWAY.fullmatch(field)
    if found is None or int(found[1]) >= MOST_TAKEAWAYS:
        raise InvalidRequest(
            f"a line is {', '.join(TITLES)} or key_takeaways[0] to [{MOST_TAKEAWAYS - 1}]"
        )
    return int(found[1])


def moved(field: str, edits: Sequence[Edit]) -> str:
    """What the field is called once the edits are made: takeaways close up on those taken out."""
    place = None if field == "key_takeaways" or field == "article" else place_of(field)
    if place is None:
        return field
    gone = [place_of(edit.field) for edit in edits if edit.text is None]
    return f"key_takeaways[{place - sum(other is not None and other < place for other in gone)}]"


def edited(body: SummaryBody, edits: Sequence[Edit]) -> SummaryBody:
    """The body with the edits made; evidence stays with its line, a new line has none.

    A takeaway may be added right after the last one. Numbers are those before the edits.
    Raises: InvalidRequest where a field is no line, or comes twice.
    """
    if len({edit.field for edit in edits}) < len(edits):
        raise InvalidRequest("a line is edited twice")
    titles = {edit.field: edit for edit in edits if place_of(edit.field) is None}
    numbered = {place: edit for edit in edits if (place := place_of(edit.field)) is not None}
    evidence = body.evidence.model_dump()
    for field, edit in titles.items():
        if edit.text is None:
            evidence[field] = []
        elif edit.judged is not None:
            evidence[field] = [quote.model_dump() for quote in edit.judged.evidence]
    changed: dict[str, Any] = {field: edit.text for field, edit in titles.items()}
    changed["evidence"] = type(body.evidence).model_validate(evidence)
    changed["key_takeaways"] = _takeaways(body.key_takeaways, numbered)
    return body.model_copy(update=changed)


def _takeaways(takeaways: Sequence[TakeawayBody], edits: dict[int, Edit]) -> list[TakeawayBody]:
    slots: list[TakeawayBody | None] = list(takeaways)
    for place, edit in sorted(edits.items()):
        if place > len(slots):
            raise InvalidRequest(f"there are {len(takeaways)} takeaways, no {edit.field}")
        before = takeaways[place] if place < len(takeaways) else None
        if before is None and edit.text is None:
            raise InvalidRequest(f"there are {len(takeaways)} takeaways, no {edit.field}")
        slots[place : place + 1] = [_takeaway(before, edit)]
    return [takeaway for takeaway in slots if takeaway is not None]


def _takeaway(before: TakeawayBody | None, edit: Edit) -> TakeawayBody | None:
    if edit.text is None:
        return None
    label = edit.label or (before.label if before else None)
    if label is None:
        raise InvalidRequest(f"{edit.field} is new and needs a label")
    if edit.judged is not None:
        evidence, support = list(edit.judged.evidence), edit.judged.support
    else:
        evidence = list(before.evidence) if before else []
        # What a model judged was the line as it stood.
        support = before.support if before and before.text == edit.text else None
    return TakeawayBody(label=label, text=edit.text, evidence=evidence, support=support)


def differences(before: SummaryBody, after: SummaryBody) -> list[dict[str, Any]]:
    """Each line that differs: `field` (of a new takeaway, as it is called after), `before` and
    `after` (None: no such line), and `words`, [["=" | "-" | "+", text], …] from one to the
    other."""
    pairs = [(field, getattr(before, field), getattr(after, field)) for field in TITLES]
    pairs += _aligned(
        [_line(t) for t in before.key_takeaways], [_line(t) for t in after.key_takeaways]
    )
    return [
        {"field": field, "before": old, "after": new, "words": word_diff(old or "", new or "")}
        for field, old, new in pairs
        if old != new
    ]


def _line(takeaway: TakeawayBody) -> str:
    return f"{takeaway.label}: {takeaway.text}"


def _aligned(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Takeaways side by side, so that one taken out does not make all that follow differ."""
    for _, i, i_end, j, j_end in SequenceMatcher(None, before, after, False).get_opcodes():
        for step in range(max(i_end - i, j_end - j)):
            old = before[i + step] if i + step < i_end else None
            new = after[j + step] if j + step < j_end else None
            yield f"key_takeaways[{(i if old is not None else j) + step}]", old, new


def word_diff(before: str, after: str) -> list[list[str]]:
    """Runs of words kept, taken out and put in: joining "=" and "-" gives `before`, "=" and "+"
    gives `after`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    runs: list[list[str]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            runs.append(["=", "".join(old[i:i_end])])
            continue
        if i_end > i:
            runs.append(["-", "".join(old[i:i_end])])
        if j_end > j:
            runs.append(["+", "".join(new[j:j_end])])
    return runs

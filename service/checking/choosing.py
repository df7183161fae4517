"""Of every line's alternates the best that holds; what does not hold is withheld."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

from service.article import BriefRequest
from service.brief import Action, CheckedLine, CheckedTakeaway, Finding
from service.checking.claims import SUPPORTED_FROM
from service.checking.duplicates import SAME_FACT, overlap
from service.checking.judging import Judged
from service.checking.miss import Miss, shown
from service.checking.text.statement import statement
from service.draft import Line, Takeaway

Offer = TypeVar("Offer", Line, Takeaway)


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Offer]):
    """The alternate taken, None where all failed; `doubtful` where an editor must look."""

    offer: Offer | None
    judged: Judged
    findings: tuple[Finding, ...]

    @property
    def doubtful(self) -> bool:
        return self.offer is None or any(miss.weight == "doubt" for miss in self.judged.misses)


def choose(field: str, offers: Sequence[Offer], judge: Callable[[Offer], Judged]) -> Chosen[Offer]:
    """The alternate that holds with the fewest doubts, then one that would be supported as a claim,
    then the fewest soft misses, then the earliest.

    Findings: what the first one failed by, as "rewritten" where another took its place and as
    "withheld" where none could; what the chosen one still misses, as "flagged".
    """
    first: Judged | None = None
    best: tuple[Offer, Judged] | None = None
    for offer in offers:
        judged = judge(offer)
        first = first or judged
        if judged.holds and (best is None or _faults(judged) < _faults(best[1])):
            best = (offer, judged)
            if not any(_faults(judged)):
                break
    if first is None:
        none = Miss("form", "the writer offered none", "hard")
        return Chosen(None, Judged((), (none,)), _findings(field, [none], "withheld"))
    if best is None:
        hard = [miss for miss in first.misses if miss.weight == "hard"]
        return Chosen(None, first, _findings(field, hard, "withheld"))
    findings = _findings(field, best[1].misses, "flagged")
    if best[1] is not first:
        findings = _findings(field, first.misses, "rewritten") + findings
    return Chosen(best[0], best[1], findings)


def _faults(judged: Judged) -> tuple[int, bool, int]:
    doubts, soft = judged.faults
    return doubts, _is_weak(judged), soft


def _is_weak(judged: Judged) -> bool:
    """Whether the checker would not call it supported if it were somebody's claim."""
    return judged.support is not None and judged.support < SUPPORTED_FROM


def _findings(field: str, misses: Sequence[Miss], action: Action) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(Finding(field, miss.kind, miss.detail, action) for miss in misses))


@dataclass(frozen=True, slots=True)
class Takeaways:
    """The facts that hold, in the writer's order, each as it was judged, with all that was found
    on the way."""

    lines: tuple[CheckedTakeaway, ...]
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]
    doubtful: bool


def choose_takeaways(
    facts: Sequence[Sequence[Takeaway]], judge: Callable[[Takeaway], Judged], request: BriefRequest
) -> Takeaways:
    """The first facts that hold, as many as were asked for; a fact that fails in every way it
    was said leaves its place to the next. Until there are too few others, one waits that the
    checker would not call supported if it were somebody's claim, or that only in fewer words does
    not say what another says."""
    lines: list[CheckedTakeaway] = []
    judgements: list[Judged] = []
    findings: list[Finding] = []
    waiting: list[Sequence[Takeaway]] = []
    doubtful = False
    for turn, ways in chain(enumerate(facts), enumerate(waiting, len(facts))):
        if len(lines) == request.takeaways:
            break

        def among(offer: Takeaway) -> Judged:
            return _among(offer, judge(offer), lines)

        chosen = choose(f"key_takeaways[{len(lines)}]", ways, among)
        if turn < len(facts) and _waits(chosen):
            waiting.append(ways)
            continue
        findings += chosen.findings
        if chosen.offer is not None:
            doubtful = doubtful or chosen.doubtful
            lines.append(_checked(chosen.offer, chosen.judged))
            judgements.append(chosen.judged)
    if len(lines) < request.takeaways:
        detail = f"{request.takeaways} were asked for, {len(lines)} hold"
        findings.append(Finding("key_takeaways", "too_few_facts", detail, "flagged"))
        doubtful = True
    return Takeaways(tuple(lines), tuple(judgements), tuple(findings), doubtful)


def _waits(chosen: Chosen[Takeaway]) -> bool:
    is_cut_short = any((f.kind, f.action) == ("duplicate", "rewritten") for f in chosen.findings)
    return chosen.offer is not None and (is_cut_short or _is_weak(chosen.judged))


def _among(offer: Takeaway, judged: Judged, before: Sequence[CheckedTakeaway]) -> Judged:
    """The takeaway judged among those that are already in the brief."""
    if not judged.holds:
        return judged
    label, line = offer.label.strip(), statement(offer.text.strip())
    misses = list(judged.misses)
    for other in before:
        if overlap(line, statement(other.text)) >= SAME_FACT:
            misses.append(Miss("duplicate", f"says the same as {shown(other.text)}", "hard"))
        if label.casefold() == other.label.casefold():
            misses.append(Miss("label", f"{shown(label)} is taken", "soft"))
    return replace(judged, misses=tuple(misses))


def _checked(offer: Takeaway, judged: Judged) -> CheckedTakeaway:
    label, text = offer.label.strip(), offer.text.strip()
    return CheckedTakeaway(label, text, judged.evidence, judged.support)


def checked_line(chosen: Chosen[Line]) -> CheckedLine | None:
    """The line as the brief holds it."""
    if chosen.offer is None:
        return None
    return CheckedLine(chosen.offer.text.strip(), chosen.judged.evidence)

"""One evaluation: a writer's run beside the baseline's, with estimates and the gate's verdict."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from eval.answering import Answering, Local
from eval.baseline import LeadWriter
from eval.estimate import Estimate, differences, estimates
from eval.gate import Gate, Verdict, judge
from eval.manifest import Manifest, Place, manifest
from eval.metrics import METRICS
from eval.reference import Reference
from eval.runner import Case, Run, run
from eval.score import Metric
from service.writing import Writer


@dataclass(frozen=True, slots=True)
class Plan:
    """What to evaluate and how. `gate` None: nothing can fail, and the reports say so. `place`:
    where the references were read, for the manifest."""

    references: tuple[Reference, ...]
    seed: int = 0
    with_baseline: bool = True
    gate: Gate | None = None
    metrics: Sequence[Metric] = METRICS
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`baseline`, `baseline_estimates` and `gains` are None without a baseline, `gate` and
    `verdict` without a gate."""

    manifest: Manifest
    run: Run
    estimates: tuple[Estimate, ...]
    baseline: Run | None
    baseline_estimates: tuple[Estimate, ...] | None
    gains: tuple[Estimate, ...] | None
    gate: Gate | None
    verdict: Verdict | None

    @property
    def nothing_briefed(self) -> bool:
        """Every article failed: no score says so, for none has any."""
        return all(case.failed for case in self.run.cases)

    @property
    def exit_code(self) -> int:
        """The verdict's; without one, or where it asks for nothing that failed, 1 if nothing was
        briefed."""
        found = self.verdict.exit_code if self.verdict else 0
        return found or int(self.nothing_briefed)


def evaluate(
    writer: Writer | Answering,
    plan: Plan,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    on_case: Callable[[Case], None] | None = None,
) -> Evaluation:
    """Runs the writer and the lead baseline over the references and judges the outcome."""
    answering = writer if isinstance(writer, Answering) else Local(writer)
    ours = run(answering, plan.references, metrics=plan.metrics, on_case=on_case)
    found = estimates(ours, plan.seed)
    lead, lead_found, gains = None, None, None
    if plan.with_baseline:
        lead = run(Local(LeadWriter()), plan.references, metrics=plan.metrics, on_case=on_case)
        lead_found = estimates(lead, plan.seed)
        gains = differences(ours, lead, plan.seed)
    return Evaluation(
        manifest=replace(manifest(ours, lead, plan.references, plan.seed, now()), place=plan.place),
        run=ours,
        estimates=found,
        baseline=lead,
        baseline_estimates=lead_found,
        gains=gains,
        gate=plan.gate,
        verdict=judge(plan.gate, ours, found, gains) if plan.gate else None,
    )

"""A report that was kept as JSON, as an evaluation again, to be shown in other forms."""

import math
from collections.abc import Mapping, Sequence

from eval.answering import ToldError, summary_of, told_error
from eval.estimate import Estimate, Interval
from eval.evaluation import Evaluation
from eval.gate import Check, Gate, Verdict
from eval.manifest import Manifest, Place
from eval.metrics import METRICS
from eval.reference import Reference, ToolError
from eval.report.record import (
    CaseBody,
    EstimateBody,
    EvaluationBody,
    GateBody,
    MeasurementBody,
    RunBody,
)
from eval.runner import Case, Run
from eval.score import Measurement, Metric, Score, Unscored
from service.formats.response import ErrorDetailBody


def evaluation_of(
    body: EvaluationBody, references: Sequence[Reference], gate: Gate | None = None
) -> Evaluation:
    """The evaluation that `body` tells of. `gate` gives the thresholds that charts show.

    Raises: ToolError if a reference is missing, or is not the one that was used.
    """
    by_id = {reference.id: reference for reference in references}
    for name, digest in body.manifest.references.items():
        if name not in by_id or by_id[name].sha256 != digest:
            raise ToolError(
                f"the reference {name} is missing, or another than the report's: say with --data or"
                " --references what it was made on"
            )
    metrics = tuple(metric for metric in METRICS if metric.name in body.manifest.metrics)
    theirs = body.baseline
    baseline = body.manifest.baseline or "baseline"
    return Evaluation(
        manifest=_manifest(body),
        run=_run(body.run, body.manifest.writer, metrics, by_id),
        estimates=_estimates(body.run.estimates, metrics),
        baseline=_run(theirs, baseline, metrics, by_id) if theirs else None,
        baseline_estimates=_estimates(theirs.estimates, metrics) if theirs else None,
        gains=_estimates(body.gains, metrics) if body.gains is not None else None,
        gate=gate,
        verdict=_verdict(body.gate) if body.gate else None,
    )


def place_of(body: EvaluationBody) -> Place | None:
    """Where the report says that its references were read."""
    told = body.manifest.place
    return Place(told.kind, told.path) if told else None


def _verdict(body: GateBody) -> Verdict:
    return Verdict(tuple(Check(c.subject, c.wanted, c.got, c.fault, c.bar) for c in body.checks))


def _manifest(body: EvaluationBody) -> Manifest:
    told = body.manifest
    return Manifest(
        created_at=told.created_at,
        git_commit=told.git_commit,
        git_dirty=told.git_dirty,
        writer=told.writer,
        baseline=told.baseline,
        seed=told.seed,
        decoding=told.decoding,
        versions=tuple(told.versions.items()),
        references=tuple(told.references.items()),
        metrics=tuple(told.metrics.items()),
        place=place_of(body),
    )


def _run(
    body: RunBody, writer: str, metrics: tuple[Metric, ...], by_id: Mapping[str, Reference]
) -> Run:
    return Run(writer, metrics, tuple(_case(case, metrics, by_id[case.id]) for case in body.cases))


def _case(body: CaseBody, metrics: tuple[Metric, ...], reference: Reference) -> Case:
    found = (
        {m.name: _measurement(body.measurements[m.name]) for m in metrics} if body.summary else {}
    )
    if body.summary is not None:
        return Case(reference, summary_of(body.summary, reference.article), found)
    if body.error is None:
        raise ToolError(f"the report has neither brief nor error for {body.id}")
    return Case(reference, _error(body.error), found)


def _error(body: ErrorDetailBody) -> ToldError:
    return told_error(body.code, body.detail, retryable=body.retryable)


def _measurement(body: MeasurementBody) -> Measurement:
    if body.unscored is not None:
        return Unscored(body.unscored)
    return Score(math.nan if body.value is None else body.value, tuple(body.notes))


def _estimates(
    bodies: Mapping[str, EstimateBody], metrics: tuple[Metric, ...]
) -> tuple[Estimate, ...]:
    return tuple(_estimate(m.name, bodies[m.name]) for m in metrics if m.name in bodies)


def _estimate(metric: str, body: EstimateBody) -> Estimate:
    interval = None
    if body.nan:
        interval = Interval(math.nan, math.nan, math.nan, body.n)
    elif body.mean is not None and body.low is not None and body.high is not None:
        interval = Interval(body.mean, body.low, body.high, body.n)
    return Estimate(metric, interval, tuple(body.unscored.items()))

"""The report as JSON: everything a later run or another tool needs to compare with this one."""

import math
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from eval.estimate import Estimate
from eval.evaluation import Evaluation
from eval.gate import Verdict
from eval.manifest import Manifest
from eval.runner import Case, Run
from eval.score import Measurement, Score
from service.errors import StandfirstError
from service.formats.response import ErrorDetailBody, SummaryBody, summary_body


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceBody(_Frozen):
    kind: Literal["data", "references", "reviews"]
    path: str


class ManifestBody(_Frozen):
    created_at: datetime
    git_commit: str | None
    git_dirty: bool | None
    writer: str
    baseline: str | None
    seed: int
    decoding: str
    versions: dict[str, str]
    references: dict[str, str]
    metrics: dict[str, int]
    place: PlaceBody | None = None


class EstimateBody(_Frozen):
    """`mean`, `low` and `high` are null where nothing was scored, or a score was no number; `nan`
    tells the two apart."""

    mean: float | None
    low: float | None
    high: float | None
    n: int
    nan: bool
    unscored: dict[str, int]


class MeasurementBody(_Frozen):
    """A `value` with its notes, or the reason why it is `unscored`."""

    value: float | None
    notes: list[str]
    unscored: str | None


class CaseBody(_Frozen):
    """`summary` as the API would send it, without the article's text; null where it failed."""

    id: str
    summary: SummaryBody | None
    error: ErrorDetailBody | None
    measurements: dict[str, MeasurementBody]


class RunBody(_Frozen):
    estimates: dict[str, EstimateBody]
    cases: list[CaseBody]


class CheckBody(_Frozen):
    subject: str
    wanted: str
    got: str
    fault: Literal["quality", "tool"] | None
    bar: Literal["threshold", "accepted"] = "threshold"


class GateBody(_Frozen):
    exit_code: int
    checks: list[CheckBody]


class EvaluationBody(_Frozen):
    """One evaluation. `format` changes when a reader of it would have to."""

    format: Literal[1] = 1
    manifest: ManifestBody
    run: RunBody
    baseline: RunBody | None
    gains: dict[str, EstimateBody] | None
    gate: GateBody | None


def as_json(evaluation: Evaluation) -> str:
    return as_body(evaluation).model_dump_json(indent=2) + "\n"


def as_body(evaluation: Evaluation) -> EvaluationBody:
    return EvaluationBody(
        manifest=_manifest(evaluation.manifest),
        run=_run(evaluation.run, evaluation.estimates),
        baseline=_run(evaluation.baseline, evaluation.baseline_estimates)
        if evaluation.baseline and evaluation.baseline_estimates is not None
        else None,
        gains=_estimates(evaluation.gains) if evaluation.gains is not None else None,
        gate=_gate(evaluation.verdict) if evaluation.verdict else None,
    )


def _manifest(manifest: Manifest) -> ManifestBody:
    return ManifestBody(
        created_at=manifest.created_at,
        git_commit=manifest.git_commit,
        git_dirty=manifest.git_dirty,
        writer=manifest.writer,
        baseline=manifest.baseline,
        seed=manifest.seed,
        decoding=manifest.decoding,
        versions=dict(manifest.versions),
        references=dict(manifest.references),
        metrics=dict(manifest.metrics),
        place=PlaceBody(kind=manifest.place.kind, path=manifest.place.path)
        if manifest.place
        else None,
    )


def _run(run: Run, estimates: tuple[Estimate, ...]) -> RunBody:
    return RunBody(estimates=_estimates(estimates), cases=[_case(case) for case in run.cases])


def _estimates(estimates: tuple[Estimate, ...]) -> dict[str, EstimateBody]:
    return {estimate.metric: _estimate(estimate) for estimate in estimates}


def _estimate(estimate: Estimate) -> EstimateBody:
    interval = estimate.interval
    nan = interval is not None and math.isnan(interval.mean)
    told = interval if not nan else None
    return EstimateBody(
        mean=told.mean if told else None,
        low=told.low if told else None,
        high=told.high if told else None,
        n=interval.n if interval else 0,
        nan=nan,
        unscored=dict(estimate.unscored),
    )


def _case(case: Case) -> CaseBody:
    measurements = {name: _measurement(m) for name, m in case.measurements.items()}
    if isinstance(case.answer, StandfirstError):
        error = ErrorDetailBody(
            code=case.answer.code, detail=case.answer.detail, retryable=case.answer.retryable
        )
        return CaseBody(id=case.reference.id, summary=None, error=error, measurements=measurements)
    summary = summary_body(case.answer)
    return CaseBody(id=case.reference.id, summary=summary, error=None, measurements=measurements)


def _measurement(measurement: Measurement) -> MeasurementBody:
    if isinstance(measurement, Score):
        value = measurement.value if math.isfinite(measurement.value) else None
        return MeasurementBody(value=value, notes=list(measurement.notes), unscored=None)
    return MeasurementBody(value=None, notes=[], unscored=measurement.reason)


def _gate(verdict: Verdict) -> GateBody:
    checks = [
        CheckBody(subject=c.subject, wanted=c.wanted, got=c.got, fault=c.fault, bar=c.bar)
        for c in verdict.checks
    ]
    return GateBody(exit_code=verdict.exit_code, checks=checks)

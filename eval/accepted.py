"""An accepted report, read strictly: one that holds less than it says would let anything pass."""

import math
from collections.abc import Iterator
from pathlib import Path

from eval.compare import load, scores_of
from eval.reference import ToolError
from eval.report.record import EvaluationBody


def load_accepted(path: Path) -> EvaluationBody:
    """A report of standfirst eval --json that runs can be held against.

    Raises: ToolError if it is none, names no metric or article, has no case or measurement of one
    that it names, or a score of it is no number.
    """
    body = load(path)
    if fault := next(_faults(body), None):
        raise ToolError(f"{path} cannot be held against: {fault}")
    return body


def _faults(body: EvaluationBody) -> Iterator[str]:
    metrics = body.manifest.metrics
    if not metrics:
        yield "it names no metric"
    if sorted(case.id for case in body.run.cases) != sorted(body.manifest.references):
        yield "its cases are not the articles that it names"
    briefed = [case for case in body.run.cases if case.summary is not None]
    if not briefed:
        yield "no article of it was briefed"
    for case in briefed:
        if missing := [metric for metric in metrics if metric not in case.measurements]:
            yield f"{case.id} was not measured by {missing[0]}"
    for metric in metrics:
        scores = scores_of(body, metric)
        if odd := [name for name, score in scores.items() if not math.isfinite(score)]:
            yield f"{metric} is no number on {odd[0]}"
        told = body.run.estimates.get(metric)
        if told is None or told.n != len(scores):
            counted = told.n if told else "no"
            yield f"{metric} tells of {counted} scores and has {len(scores)}"

"""The thresholds that fail CI.

A check fails as "quality" where the writer got worse, as "tool" where the suite cannot say: a
reference or the baseline is missing, a metric is unknown, a score is not a number.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eval.estimate import Estimate
from eval.reference import ToolError
from eval.runner import Run
from eval.score import Score

# The subject of the check that says how much of what was accepted a run was held against.
COMPARED = "compared articles"

Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReferencesClause(_Strict):
    """The references that a run must have: each of `ids`, and `minimum` in all."""

    minimum: Annotated[int, Field(ge=1)]
    ids: tuple[str, ...]


class MetricClause(_Strict):
    """What one metric must reach: `mean`, the interval's lower end `low`, the `worst` article's
    score, the mean gain over the baseline `beats_baseline_by`, and on how many articles it must
    be `scored`."""

    mean: Share | None = None
    low: Share | None = None
    worst: Share | None = None
    beats_baseline_by: Annotated[float, Field(ge=-1, le=1)] | None = None
    scored: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if all(x is None for x in (self.mean, self.low, self.worst, self.beats_baseline_by)):
            raise ValueError("states no threshold")
        return self


class RegressionClause(_Strict):
    """`accepted`: a report of standfirst eval --json, beside the gate's file, that a run must not
    fall behind."""

    accepted: str


class Gate(_Strict):
    """gate.toml."""

    references: ReferencesClause
    regression: RegressionClause | None = None
    metrics: Annotated[dict[str, MetricClause], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the gate, in words; `fault` is None where it passed.

    `bar`: whether it asks for a threshold of the gate's, or for no fall behind what was accepted.
    """

    subject: str
    wanted: str
    got: str
    fault: Literal["quality", "tool"] | None
    bar: Literal["threshold", "accepted"] = "threshold"


@dataclass(frozen=True, slots=True)
class Verdict:
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.fault)

    @property
    def exit_code(self) -> int:
        """0 passed, 1 the writer got worse, 2 the suite could not judge it."""
        faults = {check.fault for check in self.checks}
        return 2 if "tool" in faults else 1 if "quality" in faults else 0


def shipped_gate() -> Path:
    return Path(str(files("eval"))) / "gate.toml"


def load_gate(path: Path) -> Gate:
    """Raises: ToolError if the file is missing or does not keep the schema."""
    try:
        return Gate.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ToolError(f"gate {path}: {error}") from error


def judge(
    gate: Gate, run: Run, estimates: Sequence[Estimate], gains: Sequence[Estimate] | None
) -> Verdict:
    """The gate's verdict on a run. `gains` are differences to the baseline, None without one."""
    found = {estimate.metric: estimate for estimate in estimates}
    over = None if gains is None else {gain.metric: gain for gain in gains}
    checks = [*_reference_checks(gate.references, run), _failure_check(run)]
    checks += [
        Check(estimate.metric, "a number", "NaN", "tool")
        for estimate in estimates
        if estimate.interval and math.isnan(estimate.interval.mean)
    ]
    for name, clause in gate.metrics.items():
        if name not in found:
            checks.append(Check(name, "a metric of the suite", "unknown", "tool"))
            continue
        checks += _metric_checks(name, clause, found[name], over)
        if clause.worst is not None:
            checks += _worst_check(name, clause.worst, run)
    return Verdict(tuple(checks))


def _reference_checks(clause: ReferencesClause, run: Run) -> Iterator[Check]:
    ids = {case.reference.id for case in run.cases}
    missing = sorted(set(clause.ids) - ids)
    yield Check(
        "references",
        f"all {len(clause.ids)} that the gate names",
        f"without {', '.join(missing)}" if missing else "all",
        "tool" if missing else None,
    )
    few = len(ids) < clause.minimum
    yield Check("references", f"at least {clause.minimum}", str(len(ids)), "tool" if few else None)


def _failure_check(run: Run) -> Check:
    failed = [case.reference.id for case in run.failures]
    got = f"{len(failed)} failed: {', '.join(failed)}" if failed else "all"
    return Check("articles", "every one is briefed", got, "quality" if failed else None)


def _metric_checks(
    name: str, clause: MetricClause, estimate: Estimate, over: Mapping[str, Estimate] | None
) -> Iterator[Check]:
    interval = estimate.interval
    n = interval.n if interval else 0
    reasons = "".join(f"; {count} × {reason}" for reason, count in estimate.unscored)
    yield Check(
        name,
        f"scored on at least {clause.scored}",
        f"{n}{reasons}",
        None if n >= clause.scored else "quality",
    )
    if interval and clause.mean is not None:
        yield _at_least(name, "mean", clause.mean, interval.mean)
    if interval and clause.low is not None:
        yield _at_least(name, "low end of the interval", clause.low, interval.low)
    if clause.beats_baseline_by is None:
        return
    wanted = f"gain over the baseline at least {clause.beats_baseline_by:+.3f}"
    if over is None:
        yield Check(name, wanted, "no baseline in this run", "tool")
    elif (gain := over[name].interval) is None:
        # Without a score of ours there is nothing to hold against the suite.
        yield Check(name, wanted, "no article scored in both", "tool" if interval else "quality")
    else:
        passed = gain.mean >= clause.beats_baseline_by
        yield Check(name, wanted, f"{gain.mean:+.3f}", None if passed else "quality")


def _worst_check(name: str, wanted: float, run: Run) -> Iterator[Check]:
    scored = (
        (measured.value, case.reference.id)
        for case in run.cases
        if isinstance(measured := case.measurements.get(name), Score)
    )
    lowest, where = min(scored, default=(math.nan, "no article"))
    check = _at_least(name, "worst article", wanted, lowest)
    yield replace(check, got=f"{check.got} on {where}")


def _at_least(name: str, what: str, wanted: float, got: float) -> Check:
    # NaN compares false, so it cannot pass; its own check calls it a tool error.
    passed = got >= wanted
    return Check(name, f"{what} at least {wanted:.3f}", f"{got:.3f}", None if passed else "quality")

"""Means over the references, with intervals that say how much to trust them."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.runner import Run
from eval.score import Score, Unscored

# Percentile bootstrap, 95%: Efron & Tibshirani, An Introduction to the Bootstrap, chapter 13.
_RESAMPLES = 2000
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean of `n` values and its 95% interval. All three are NaN where any value is."""

    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """One metric over a run. `interval` is None where no article was scored; `unscored` counts
    the articles that were not, by reason."""

    metric: str
    interval: Interval | None
    unscored: tuple[tuple[str, int], ...]


def bootstrap(values: Sequence[float], rng: random.Random) -> Interval:
    """The mean of at least one value with its seeded percentile interval."""
    if not all(math.isfinite(value) for value in values):
        return Interval(math.nan, math.nan, math.nan, len(values))
    means = sorted(fmean(rng.choices(values, k=len(values))) for _ in range(_RESAMPLES))
    low, high = means[int(_TAIL * _RESAMPLES)], means[int((1 - _TAIL) * _RESAMPLES) - 1]
    return Interval(fmean(values), low, high, len(values))


def estimates(run: Run, seed: int) -> tuple[Estimate, ...]:
    """One estimate a metric, in the run's order."""
    return tuple(_estimate(run, metric.name, seed) for metric in run.metrics)


def differences(run: Run, baseline: Run, seed: int) -> tuple[Estimate, ...]:
    """By how much the run is above the baseline, article by article, where both were scored."""
    theirs = {case.reference.id: case.measurements for case in baseline.cases}
    found = []
    for metric in run.metrics:
        gains = [
            ours.value - other.value
            for case in run.cases
            if isinstance(ours := case.measurements.get(metric.name), Score)
            and isinstance(other := theirs.get(case.reference.id, {}).get(metric.name), Score)
        ]
        found.append(Estimate(metric.name, _interval(gains, metric.name, seed), ()))
    return tuple(found)


def _estimate(run: Run, metric: str, seed: int) -> Estimate:
    measured = [case.measurements[metric] for case in run.cases if metric in case.measurements]
    values = [m.value for m in measured if isinstance(m, Score)]
    reasons = Counter(m.reason for m in measured if isinstance(m, Unscored))
    return Estimate(metric, _interval(values, metric, seed), tuple(sorted(reasons.items())))


def _interval(values: Sequence[float], metric: str, seed: int) -> Interval | None:
    # Each metric draws from its own stream: a new metric leaves the intervals of the others.
    rng = random.Random(f"{seed}:{metric}")  # noqa: S311 - resampling, no secret
    return bootstrap(values, rng) if values else None

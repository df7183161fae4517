"""Figures of merit of a judge of true and false lines."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.checking.source import Source
from service.checking.text.words import is_content

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
BINS = 10
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Bin:
    """Lines whose probability lies between `low` and `low` + 1/BINS: how many, their mean
    probability, and the share that is true."""

    low: float
    lines: int
    mean: float
    true: float


def overlap(text: str, source: Source) -> float:
    """The plain measure to beat: most content words of the line that one sentence has, 0 to 1."""
    content = [word for word in source.line(text).words if is_content(word)]
    said = [0] * (len(source.passages) + 1)
    for word in content:
        for i in source.with_word(word.text):
            said[i] += 1
    return max(said) / max(len(content), 1)


def balanced(passes: Bools, truth: Bools) -> float:
    """Mean of the shares of true lines that pass and of false ones that do not, in percent; NaN
    where there is only one sort."""
    if truth.all() or not truth.any():
        return float("nan")
    return float(passes[truth].mean() + (~passes[~truth]).mean()) * 50


def balanced_interval(passes: Bools, truth: Bools, rng: random.Random) -> tuple[float, float]:
    """The 95% percentile bootstrap interval of `balanced`, over lines of each sort."""
    right = [
        [bool(x) for x in passes[truth]],
        [not x for x in passes[~truth]],
    ]
    means = sorted(
        50 * sum(sum(rng.choices(side, k=len(side))) / len(side) for side in right)
        for _ in range(_RESAMPLES)
    )
    return means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES) - 1]


def auc(score: Floats, truth: Bools) -> float:
    """The chance that a true line has more than a false one; NaN where there is only one sort."""
    true, false = np.sort(score[truth]), score[~truth]
    if not len(true) or not len(false):
        return float("nan")
    below = np.searchsorted(true, false, "left")
    at_most = np.searchsorted(true, false, "right")
    return float((len(true) - (below + at_most) / 2).mean() / len(true))


def best_cut(score: Floats, truth: Bools) -> float:
    """The threshold with the best balanced accuracy on these very lines."""
    return float(max(np.unique(score), key=lambda cut: balanced(score >= cut, truth)))


def reliability(probability: Floats, truth: Bools) -> list[Bin]:
    """The filled ones of BINS bins of equal width."""
    bins = np.minimum((probability * BINS).astype(int), BINS - 1)
    return [
        Bin(
            b / BINS,
            int((bins == b).sum()),
            float(probability[bins == b].mean()),
            float(truth[bins == b].mean()),
        )
        for b in range(BINS)
        if (bins == b).any()
    ]


def calibration_error(probability: Floats, truth: Bools) -> float:
    """Expected calibration error in percent: the bins' gaps, weighed by their lines."""
    found: Sequence[Bin] = reliability(probability, truth)
    return 100 * sum(abs(b.mean - b.true) * b.lines for b in found) / max(len(truth), 1)

"""What the judged lines come to: one table for every report."""

import random
from dataclasses import dataclass

import numpy as np

from eval.checker.judging import Judged
from eval.checker.measures import (
    Bin,
    Bools,
    auc,
    balanced,
    balanced_interval,
    best_cut,
    calibration_error,
    reliability,
)

JUDGES = ("word overlap", "facts", "support", "facts and support")


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of line: how many, and what share of them each of JUDGES refuses."""

    kind: str
    true: bool
    lines: int
    refused: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Merit:
    """Balanced accuracies are in percent, by JUDGES; `interval` is the 95% interval of the last.
    `calibration` is the expected calibration error of the checker's score, in percent. `cut`:
    overlap's threshold, the best on these very lines, which flatters it."""

    lines: int
    false: int
    unread: int
    balanced: tuple[float, ...]
    interval: tuple[float, float]
    auc: float
    calibration: float
    bins: tuple[Bin, ...]
    kinds: tuple[KindRow, ...]
    cut: float
    ms_facts: float
    ms_support: float

    @property
    def accuracy(self) -> float:
        """Of facts and support together, as a share."""
        return self.balanced[-1] / 100


def merit(judged: Judged, seed: int) -> Merit:
    """Needs at least one line. With one sort of line alone, accuracies are NaN."""
    truth = judged.truth
    mixed = bool(truth.any() and not truth.all())
    cut = best_cut(judged.overlap, truth) if mixed else 0.0
    passing = (judged.overlap >= cut, judged.facts, judged.support, judged.both)
    rng = random.Random(seed)  # noqa: S311 - resampling, no secret
    nan = float("nan")
    return Merit(
        lines=len(truth),
        false=int((~truth).sum()),
        unread=len(judged.unread),
        balanced=tuple(balanced(passes, truth) for passes in passing),
        interval=balanced_interval(judged.both, truth, rng) if mixed else (nan, nan),
        auc=auc(judged.score, truth),
        calibration=calibration_error(judged.score, truth),
        bins=tuple(reliability(judged.score, truth)),
        kinds=_kinds(judged, passing),
        cut=cut,
        ms_facts=judged.ms_facts,
        ms_support=judged.ms_support,
    )


def _kinds(judged: Judged, passing: tuple[Bools, ...]) -> tuple[KindRow, ...]:
    names, truth = np.array(judged.kinds), judged.truth
    pairs = sorted({*zip(judged.kinds, truth.tolist(), strict=True)}, key=lambda p: (not p[1], p))
    return tuple(
        KindRow(
            kind, true, int(own.sum()), tuple(float((~passes[own]).mean()) for passes in passing)
        )
        for kind, true in pairs
        for own in [(names == kind) & (truth == true)]
    )

"""How well logits tell true lines from false ones."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def auc(logits: Floats, truth: Bools) -> float:
    """The chance that a true line has more than a false one."""
    _, place, counts = np.unique(logits, return_inverse=True, return_counts=True)
    ranks = (counts.cumsum() - (counts - 1) / 2)[place]
    true, false = int(truth.sum()), int((~truth).sum())
    return float((ranks[truth].sum() - true * (true + 1) / 2) / (true * false))


def cut_for(logits: Floats, truth: Bools) -> float:
    """The threshold of the best balanced accuracy."""
    found = [(balanced(logits, truth, cut), float(cut)) for cut in np.unique(logits)]
    return max(found)[1]


def balanced(logits: Floats, truth: Bools, cut: float) -> float:
    """Mean of the shares of true lines from `cut` on and of false ones below."""
    return float(((logits[truth] >= cut).mean() + (logits[~truth] < cut).mean()) / 2)


def by_kind(logits: Floats, kinds: Sequence[str], cut: float) -> dict[str, float]:
    """Of each kind of line the share below `cut`."""
    names = np.array(kinds)
    return {
        kind: round(float((logits[names == kind] < cut).mean()), 3) for kind in sorted(set(kinds))
    }

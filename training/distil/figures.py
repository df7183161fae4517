"""How each kind of line fares."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def by_kind(logits: Floats, kinds: Sequence[str], cut: float) -> dict[str, float]:
    """Of each kind of line the share below `cut`."""
    names = np.array(kinds)
    return {
        kind: round(float((logits[names == kind] < cut).mean()), 3) for kind in sorted(set(kinds))
    }

"""Linear models in named features, stored as JSON by training/logistic.py."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from service.errors import WriterUnavailable


@dataclass(frozen=True, slots=True)
class LinearModel:
    """One weight for each feature."""

    weights: tuple[float, ...]
    bias: float = 0.0
    _row: npt.NDArray[np.float64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_row", np.array(self.weights, dtype=np.float64))

    @classmethod
    def of(cls, stored: Mapping[str, Any], features: Sequence[str]) -> "LinearModel":
        """Of what fit_named leaves: `weight` by name, and `bias`.

        Raises: KeyError if it lacks one of `features`.
        """
        return cls(tuple(stored["weight"][name] for name in features), stored["bias"])

    def score(self, row: Sequence[float]) -> float:
        """Log-odds.

        Raises: ValueError if the row has another length than the weights.
        """
        return float(np.dot(self._row, row) + self.bias)


@dataclass(frozen=True, slots=True)
class NamedModel:
    """One weight for each feature it has a name for; others count nothing."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def score(self, found: Mapping[str, float]) -> float:
        """Log-odds."""
        weights = self.weights
        return self.bias + sum(
            weights[name] * value for name, value in found.items() if name in weights
        )


@cache
def load_named(file: str) -> NamedModel:
    """The model in service/weights/`file`. Raises: WriterUnavailable if it cannot be read."""
    stored = stored_weights(file)
    return NamedModel(stored["weight"], stored["bias"])


@cache
def load_linear(file: str, features: tuple[str, ...]) -> LinearModel:
    """The model in service/weights/`file`, its weights in the order of `features`.

    Raises: WriterUnavailable if it cannot be read or lacks a feature.
    """
    return LinearModel.of(stored_weights(file, features), features)


def stored_weights(file: str, features: Sequence[str] = ()) -> dict[str, Any]:
    """What service/weights/`file` holds, `weight` and `bias` at least.

    Raises: WriterUnavailable if it cannot be read or lacks one of `features`.
    """
    path = files("service") / "weights" / file
    try:
        stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        _ = stored["bias"], [stored["weight"][name] for name in features]
    except (OSError, ValueError, KeyError) as error:
        raise WriterUnavailable(f"cannot read the weights at {path}") from error
    return stored

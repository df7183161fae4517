"""Linear models in named features, stored as JSON by training/logistic.py."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from service.errors import WriterUnavailable


@dataclass(frozen=True, slots=True)
class LinearModel:
    """One weight for each feature."""

    weights: tuple[float, ...]
    bias: float = 0.0

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
        return float(np.dot(self.weights, row) + self.bias)


@cache
def load_linear(file: str, features: tuple[str, ...]) -> LinearModel:
    """The model in service/weights/`file`, its weights in the order of `features`.

    Raises: WriterUnavailable if it cannot be read or lacks a feature.
    """
    path = files("service") / "weights" / file
    try:
        return LinearModel.of(json.loads(path.read_text(encoding="utf-8")), features)
    except (OSError, ValueError, KeyError) as error:
        raise WriterUnavailable(f"cannot read the weights at {path}") from error

"""What the label model is asked and answers: a line in, likely labels out."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
import numpy.typing as npt

from service.errors import WriterUnavailable
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, stem
from service.writing.embedded.labelling.label_words import LabelWord, label_words

FEATURES = 5


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line as the network is shown it: a sentence, the tokens kept of it, the words that a label
    could hold. `features` [tokens, FEATURES] tell what the article makes of each word."""

    tree: Tree
    kept: frozenset[int]
    words: tuple[LabelWord, ...]
    features: npt.NDArray[np.float32]

    @classmethod
    def of(
        cls, tree: Tree, kept: Collection[int], weights: Weights, title: frozenset[str]
    ) -> "LabelledLine":
        """`title`: the stems of the article's title."""
        rows = []
        for index, token in enumerate(tree.tokens):
            own = stem(token.text)
            rows.append(
                (
                    math.log1p(weights.frequency(own)),
                    weights.weight(own) / 3,
                    float(own in title),
                    index / max(len(tree.tokens), 1),
                    float(token.text[:1].isupper()),
                )
            )
        features = np.array(rows, np.float32).reshape(-1, FEATURES)
        return cls(tree, frozenset(kept), tuple(label_words(tree)), features)


@dataclass(frozen=True, slots=True)
class Label:
    """Two or three words, with the log-probability that an editor chooses them."""

    words: tuple[LabelWord, ...]
    score: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class LabelModel(Protocol):
    """Judges each line by itself: its labels do not depend on the lines beside it."""

    def ranked(self, lines: Sequence[LabelledLine]) -> list[list[Label]]:
        """For each line its likeliest labels, best first."""
        ...


@cache
def load_label_model() -> LabelModel:
    """The model in service/weights/label.safetensors, made by training/label.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    # The seam's nouns cost no torch; only the model does.
    from service.writing.embedded.labelling.label_model import TrainedLabels

    folder = files("service") / "weights"
    try:
        return TrainedLabels.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the label weights in {folder}") from error

"""What an editor would take from an article: for takeaways, synopsis and headline question each,
the log-odds of every sentence to be rested on and of every word to be kept."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
import numpy.typing as npt

from service.document import Document
from service.errors import WriterUnavailable

LINES = ("takeaway", "synopsis", "question")
UNSEEN = -30.0
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Salience:
    """Log-odds: `sentences` [sentences, 3], UNSEEN where a sentence has no syntax; `words` for
    each sentence [tokens, 3], no rows where it has none. The last axis is LINES."""

    sentences: Floats
    words: tuple[Floats, ...]

    def chosen(self, line: str) -> npt.NDArray[np.float64]:
        """Log-odds of each sentence for "takeaway", "synopsis" or "question"."""
        return self.sentences[:, LINES.index(line)].astype(np.float64)

    def kept(self, sentence: int, line: str) -> list[float]:
        """Log-odds of each token of a sentence."""
        odds: list[float] = self.words[sentence][:, LINES.index(line)].tolist()
        return odds


class SalienceModel(Protocol):
    """Judges a document by itself: its salience does not depend on other documents."""

    def read(self, document: Document) -> Salience: ...


@cache
def load_salience_model() -> SalienceModel:
    """The model in service/weights/salience.safetensors, made by training/salience.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    # The seam's nouns cost no torch; only the model does.
    from service.writing.embedded.choosing.salience_model import TrainedSalience

    folder = files("service") / "weights"
    try:
        return TrainedSalience.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the salience weights in {folder}") from error

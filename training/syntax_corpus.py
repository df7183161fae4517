"""Sentences as flat arrays: small on disk, and cut into batches by the device that trains."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from service.reading.syntax_pieces import features
from training.syntax_examples import IGNORED, Example

Numbers = npt.NDArray[np.int64]
Stored = npt.NDArray[np.integer]
LABELS = ("heads", "relations", "upos", "xpos", "entities")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences one after the other, without [CLS] and [SEP]. `labels` [words, 5] stand in the
    order of LABELS, IGNORED where nothing is known."""

    pieces: Stored  # [pieces]
    sizes: Stored  # [words]: pieces of each word
    features: Stored  # [words], see syntax_pieces.features
    counts: Stored  # [sentences]: words of each sentence
    labels: Stored  # [words, 5]

    @property
    def lengths(self) -> Numbers:
        """[sentences]: pieces of each, [CLS] and [SEP] included."""
        ends = np.cumsum(self.counts, dtype=np.int64)
        totals = np.concatenate([[0], np.cumsum(self.sizes, dtype=np.int64)])
        return np.asarray(totals[ends] - totals[ends - self.counts] + 2, dtype=np.int64)

    def save(self, path: Path) -> None:
        """Compressed; labels are left out where none is known."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        if (self.labels == IGNORED).all():
            arrays["labels"] = self.labels[:0]
        np.savez_compressed(path, allow_pickle=False, **arrays)

    @classmethod
    def load(cls, path: Path) -> "Corpus":
        """What `save` wrote. Raises: FileNotFoundError."""
        with np.load(path) as stored:
            arrays = {field.name: stored[field.name] for field in fields(cls)}
        if not len(arrays["labels"]):
            words = len(arrays["sizes"])
            arrays["labels"] = np.full((words, len(LABELS)), IGNORED, dtype=np.int16)
        return cls(**arrays)

    def kept(self, chosen: npt.NDArray[np.bool_]) -> "Corpus":
        """The `chosen` sentences alone."""
        words = np.repeat(chosen, self.counts)
        return Corpus(
            pieces=self.pieces[np.repeat(words, self.sizes)],
            sizes=self.sizes[words],
            features=self.features[words],
            counts=self.counts[chosen],
            labels=self.labels[words],
        )


def corpus_of(examples: Sequence[Example]) -> Corpus:
    """The examples as arrays, in order."""
    words = [word for example in examples for word in example.ids]
    known = [[label[1:] for label in _labels(example)] for example in examples]
    return Corpus(
        pieces=np.array([piece for word in words for piece in word], dtype=np.uint16),
        sizes=np.array([len(word) for word in words], dtype=np.uint8),
        features=np.concatenate(
            [np.array(features(e.shapes, e.spaces), dtype=np.uint8) for e in examples]
        ),
        counts=np.array([len(example.ids) for example in examples], dtype=np.uint16),
        labels=np.concatenate([np.array(label, dtype=np.int16).T for label in known]),
    )


def _labels(example: Example) -> list[tuple[int, ...]]:
    return [getattr(example, name) for name in LABELS]


def joined(corpora: Sequence[Corpus]) -> Corpus:
    """One corpus of all, in order."""
    return Corpus(
        *(
            np.concatenate([getattr(corpus, field.name) for corpus in corpora])
            for field in fields(Corpus)
        )
    )

"""A corpus in the memory of the device that trains, and batches cut from it there.

A graphics card waits for a loop in Python that pads lists; here a batch is a few gathers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from service.reading.syntax_network import Batch
from training.syntax_corpus import Corpus, Numbers
from training.syntax_examples import IGNORED, Labelled

_KINDS = 8  # shapes fill three bits of a feature, see syntax_pieces.features
_LOWER, _TITLE, _UPPER, _MIXED, _CAPITAL = 0, 1, 2, 3, 6
_MULTIPLE = 8  # widths the attention kernels like


def groups(
    lengths: Numbers, budget: int, rng: np.random.Generator | None, longest: int = 10**6
) -> Iterator[Numbers]:
    """Numbers of sentences of like lengths: batches of at most `budget` pieces, padding included.

    Sentences over `longest` are left out. Shuffled by `rng`; without it, each once, in order of
    length.
    """
    jitter = rng.uniform(0.9, 1.1, len(lengths)) if rng else np.ones(len(lengths))
    order = np.argsort(lengths * jitter, kind="stable")
    order = order[lengths[order] <= longest]
    found: list[Numbers] = []
    start = widest = 0
    for place, length in enumerate(lengths[order].tolist()):
        widest = max(widest, length)
        if place > start and widest * (place + 1 - start) > budget:
            found.append(order[start:place])
            start, widest = place, length
    if start < len(order):
        found.append(order[start:])
    if rng:
        rng.shuffle(found)
    yield from found


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers of the pieces with a meaning of their own."""

    open: int
    close: int
    unknown: int


class DeviceCorpus:
    """Flat tensors of a corpus, words counted with [CLS] before each sentence's own."""

    def __init__(self, corpus: Corpus, marks: Marks, device: torch.device) -> None:
        counts = corpus.counts.astype(np.int64)
        self.device, self.counts, self.lengths = device, counts + 1, corpus.lengths
        self.unknown = marks.unknown
        self.word_starts = _starts(self.counts)
        begins = self.word_starts.astype(np.int64)
        own = np.ones(int(self.counts.sum()), dtype=bool)
        own[begins] = False
        sizes = np.ones(len(own), dtype=np.int64)
        sizes[own] = corpus.sizes
        features = np.zeros(len(own), dtype=np.int64)
        features[own] = corpus.features
        labels = np.full((len(own), corpus.labels.shape[1]), IGNORED, dtype=np.int64)
        labels[own] = corpus.labels
        # Word pieces of each sentence, then [SEP].
        self._piece_starts = _starts(self.lengths)
        sentence = np.repeat(np.arange(len(counts)), self.counts)
        first = _starts(sizes) + sentence
        pieces = np.full(int(self.lengths.sum()), marks.close, dtype=np.int64)
        spread = np.zeros(len(pieces), dtype=np.int64)
        pieces[self._piece_starts] = marks.open
        real = np.repeat(own, sizes)
        places = np.repeat(first - _starts(sizes), sizes) + np.arange(int(sizes.sum()))
        pieces[places[real]] = corpus.pieces
        spread[places] = np.repeat(features, sizes)
        within = first - np.repeat(self._piece_starts, self.counts)
        self._pieces, self._features = self._tensor(pieces), self._tensor(spread)
        self._first, self._last = self._tensor(within), self._tensor(within + sizes - 1)
        self._labels = self._tensor(labels)

    def _tensor(self, values: Numbers) -> Tensor:
        return torch.from_numpy(values.astype(np.int32)).to(self.device)

    def labelled(self, chosen: Numbers) -> Labelled:
        """The chosen sentences as one padded batch."""
        lengths = self.lengths[chosen]
        width = -(-int(lengths.max()) // _MULTIPLE) * _MULTIPLE
        piece_at, piece_mask = self._places(self._piece_starts[chosen], lengths, width)
        word_at, word_mask = self.words(chosen)

        def cut(values: Tensor, places: Tensor, mask: Tensor) -> Tensor:
            return values[places].long().masked_fill(~mask, 0)

        labels = self._labels[word_at].long().masked_fill(~word_mask[..., None], IGNORED)
        batch = Batch(
            pieces=cut(self._pieces, piece_at, piece_mask),
            features=cut(self._features, piece_at, piece_mask),
            piece_mask=piece_mask,
            first=cut(self._first, word_at, word_mask),
            last=cut(self._last, word_at, word_mask),
            word_mask=word_mask,
        )
        return Labelled(batch, *labels.unbind(-1))

    def words(self, chosen: Numbers) -> tuple[Tensor, Tensor]:
        """Where the words of the chosen sentences stand among all, and which are real, [B, W]."""
        counts = self.counts[chosen]
        return self._places(self.word_starts[chosen], counts, int(counts.max()))

    def _places(self, starts: Numbers, counts: Numbers, width: int) -> tuple[Tensor, Tensor]:
        both = torch.from_numpy(np.stack([starts, counts])).to(self.device, non_blocking=True)
        along = torch.arange(width, device=self.device)[None]
        mask = along < both[1][:, None]
        return (both[0][:, None] + along).masked_fill(~mask, 0), mask


def _starts(sizes: Numbers) -> Numbers:
    """Where each of consecutive runs begins."""
    return np.cumsum(sizes, dtype=np.int64) - sizes


def recased(features: Tensor) -> Tensor:
    """Features [B, T], some sentences as if in lower case (6 %), Title Case or CAPITALS (4 % each).

    As syntax_examples.recased.
    """
    draw = torch.rand(len(features), 1, device=features.device)
    kinds = (features - 1) % _KINDS
    target = torch.where(draw < 0.06, _LOWER, torch.where(draw < 0.10, _TITLE, _UPPER))
    cased = (kinds <= _MIXED) | (kinds == _CAPITAL)
    changed = cased & (features > 0) & (draw < 0.14)
    return torch.where(changed, features - kinds + target, features)

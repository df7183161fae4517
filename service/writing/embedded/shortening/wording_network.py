"""The network of the wording model: which word an editor writes after which.

It reads the word states that the syntax model's encoder left on a sentence and points from every
word at the words that may follow it in a shorter one (Vinyals et al., Pointer Networks, 2015).
Shapes: B sentences, W their words without punctuation and one row before them for the sentence
itself, H the encoder's width, D its own.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from service.writing.embedded.layer import Layer, each_once, through

MASKED = -1e4
# Words passed over; more count as so many.
FARTHEST = 31


@dataclass(frozen=True, slots=True)
class WordingSizes:
    """What fixes every tensor's shape; stored beside the weights."""

    relations: int
    encoder: int = 384
    hidden: int = 256
    heads: int = 8
    layers: int = 2


@dataclass(frozen=True, slots=True)
class WordingBatch:
    """Sentences, padded. Row 0 of each is the sentence as a whole."""

    states: Tensor  # [B, W, H]
    heads: Tensor  # [B, W] int64, the row that governs the word; 0 where none does
    relations: Tensor  # [B, W] int64
    mask: Tensor  # [B, W] bool, True where real


class WordingNetwork(nn.Module):
    """Word states in; log-probabilities of what comes next out."""

    def __init__(self, sizes: WordingSizes, dropout: float = 0.0) -> None:
        super().__init__()
        hidden = sizes.hidden
        self.sizes = sizes
        self.dropout = nn.Dropout(dropout)
        self.word = nn.Linear(sizes.encoder, hidden)
        self.head = nn.Linear(sizes.encoder, hidden)
        self.relation = nn.Embedding(sizes.relations, hidden)
        self.layers = nn.ModuleList(
            Layer(hidden, sizes.heads, dropout) for _ in range(sizes.layers)
        )
        self.norm = nn.LayerNorm(hidden)
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.end = nn.Parameter(torch.randn(hidden) * 0.02)
        self.distance = nn.Embedding(FARTHEST + 1, 1)
        self.kept = nn.Linear(hidden, 1)

    def forward(self, batch: WordingBatch) -> tuple[Tensor, Tensor]:
        """Log-probabilities [B, W, W + 1] of each word (the last: the full stop) after each word
        (row 0: at the beginning), and log-odds [B, W] that a word is kept at all, which only
        training asks for."""
        count, length, _ = batch.states.shape
        heads = each_once(self.head, batch.states, batch.heads)
        words = self.word(batch.states) + heads + self.relation(batch.relations)
        words = self.dropout(words)
        words = self.norm(through(self.layers, words, batch.mask))
        ends = torch.cat([words, self.end.expand(count, 1, -1)], 1)
        scores = self.query(words) @ self.key(ends).transpose(1, 2) / words.shape[-1] ** 0.5
        place = torch.arange(length)
        # The end stands after the sentence's own last word, however long its neighbours are.
        ends_at = batch.mask.sum(1, keepdim=True)
        later = torch.cat([place.expand(count, -1), ends_at], 1)
        step = later[:, None, :] - place[None, :, None]
        scores = scores + self.distance(step.clamp(0, FARTHEST))[..., 0]
        real = torch.cat([batch.mask, torch.ones(count, 1, dtype=torch.bool)], 1)
        scores = scores.masked_fill(~(real[:, None, :] & (step > 0)), MASKED)
        return scores.log_softmax(-1), self.kept(words)[..., 0]

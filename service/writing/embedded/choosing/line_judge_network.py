"""The network of the line judge: would readers print these words of a sentence as they stand?

It reads the word states that the syntax model's encoder left on the sentence, each marked by
whether the line keeps it. Shapes: B lines, W words of their sentences without punctuation and one
row before them for the sentence itself, H the encoder's width, D its own.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from service.writing.embedded.layer import Layer, each_once, through

# What became of a word: the row of the sentence, kept, left out, left out from under a kept word.
FATES = WHOLE, KEPT, LEFT, CUT = range(4)


@dataclass(frozen=True, slots=True)
class LineSizes:
    """What fixes every tensor's shape; stored beside the weights."""

    relations: int
    encoder: int = 384
    hidden: int = 192
    heads: int = 6
    layers: int = 2


@dataclass(frozen=True, slots=True)
class LineBatch:
    """Lines with the sentences they were cut from, padded. Row 0 of each is the whole sentence."""

    states: Tensor  # [S, W, H], of each sentence
    heads: Tensor  # [S, W] int64, the row that governs the word; 0 where none does
    relations: Tensor  # [S, W] int64
    mask: Tensor  # [S, W] bool, True where real
    sentence: Tensor  # [B] int64, which of the S sentences a line was cut from
    fates: Tensor  # [B, W] int64


class LineNetwork(nn.Module):
    """Word states and what was kept of them in; log-odds out."""

    def __init__(self, sizes: LineSizes, dropout: float = 0.0) -> None:
        super().__init__()
        hidden = sizes.hidden
        self.sizes = sizes
        self.dropout = nn.Dropout(dropout)
        self.word = nn.Linear(sizes.encoder, hidden)
        self.head = nn.Linear(sizes.encoder, hidden)
        self.relation = nn.Embedding(sizes.relations, hidden)
        self.fate = nn.Embedding(len(FATES), hidden)
        self.head_fate = nn.Embedding(len(FATES), hidden)
        self.gap = nn.Embedding(2, hidden)
        self.layers = nn.ModuleList(
            Layer(hidden, sizes.heads, dropout) for _ in range(sizes.layers)
        )
        self.norm = nn.LayerNorm(hidden)
        self.pooled = nn.Linear(3 * hidden, hidden)
        self.odds = nn.Linear(hidden, 1)
        self.fault = nn.Linear(hidden, 1)

    def forward(self, batch: LineBatch) -> Tensor:
        """Log-odds [B] that a line stands."""
        heads = each_once(self.head, batch.states, batch.heads)
        words = self.word(batch.states) + heads + self.relation(batch.relations)
        words = self.dropout(words)[batch.sentence]
        mask, fates = batch.mask[batch.sentence], batch.fates
        head_fates = fates.gather(1, batch.heads[batch.sentence])
        kept = (fates == KEPT) & mask
        words = words + self.fate(fates) + self.head_fate(head_fates) + self.gap(_after_gap(kept))
        words = self.norm(through(self.layers, words, mask))
        about = [words[:, 0], _mean(words, kept), _mean(words, mask & ~kept)]
        whole = self.odds(self.dropout(nn.functional.gelu(self.pooled(torch.cat(about, -1)))))
        # One chopped joint spoils a line: the worst of its words counts for itself.
        faults = self.fault(words)[..., 0].masked_fill(~kept, -1e4).amax(1)
        odds: Tensor = whole[:, 0] - nn.functional.softplus(faults)
        return odds


def _after_gap(kept: Tensor) -> Tensor:
    """[B, W] int64: 1 where the word before was left out."""
    before = torch.roll(kept, 1, dims=1)
    before[:, :2] = True
    return (~before).long()


def _mean(words: Tensor, mask: Tensor) -> Tensor:
    share = mask / mask.sum(1, keepdim=True).clamp(min=1)
    return (words * share[..., None]).sum(1)

"""The network of the label model: which words, one after another, an editor would name a line with.

It reads the word states that the syntax model's encoder left on the document and points, two or
three times, at a word of the sentence or of the vocabulary. Shapes: B lines, T tokens of their
sentences, K words that may be pointed at, H the encoder's width, D its own.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from service.writing.embedded.labelling.label_words import Form
from service.writing.embedded.layer import Layer

# Each label has two or three words.
STEPS = 3
MASKED = -1e4


@dataclass(frozen=True, slots=True)
class LabelSizes:
    """What fixes every tensor's shape; stored beside the weights."""

    vocabulary: int
    parts: int  # of speech
    relations: int
    features: int
    pairs: int
    encoder: int = 384
    hidden: int = 160
    heads: int = 4


@dataclass(frozen=True, slots=True)
class LabelBatch:
    """Lines with their sentences, padded."""

    states: Tensor  # [B, T, H]
    parts: Tensor  # [B, T] int64
    relations: Tensor  # [B, T] int64
    features: Tensor  # [B, T, F]
    mask: Tensor  # [B, T] bool, True where real
    kept: Tensor  # [B, T] bool, tokens that the line kept
    tokens: Tensor  # [B, K] int64, the head token of each word
    forms: Tensor  # [B, K] int64
    words: Tensor  # [B, K] bool, True where real
    pairs: Tensor  # [B, K, K] int64, how the second word stands to the first in the sentence


class LabelReader(nn.Module):
    """States in; what the line tells, and the words that a label of it could hold, out."""

    def __init__(self, sizes: LabelSizes, dropout: float = 0.0) -> None:
        super().__init__()
        hidden = sizes.hidden
        self.sizes = sizes
        self.dropout = nn.Dropout(dropout)
        self.state = nn.Linear(sizes.encoder, hidden)
        self.part = nn.Embedding(sizes.parts, hidden)
        self.relation = nn.Embedding(sizes.relations, hidden)
        self.feature = nn.Linear(sizes.features, hidden)
        self.kept = nn.Embedding(2, hidden)
        self.layer = Layer(hidden, sizes.heads, dropout)
        self.norm = nn.LayerNorm(hidden)
        self.form = nn.Embedding(len(Form), hidden)
        # The last two: a word that can be pointed at nowhere (in training), and no more words.
        self.vocabulary = nn.Embedding(sizes.vocabulary + 2, hidden)

    def encode(self, batch: LabelBatch) -> tuple[Tensor, Tensor]:
        """What the line and its sentence tell [B, 2D], and the words [B, K + vocabulary + 2, D]."""
        tokens = self.dropout(self.state(batch.states)) + self.part(batch.parts)
        tokens = tokens + self.relation(batch.relations) + self.feature(batch.features)
        tokens = self.norm(self.layer(tokens + self.kept(batch.kept.long()), batch.mask))
        about = torch.cat([_mean(tokens, batch.kept), _mean(tokens, batch.mask)], -1)
        index = batch.tokens[..., None].expand(-1, -1, tokens.shape[-1])
        own = tokens.gather(1, index) + self.form(batch.forms)
        common = self.vocabulary.weight[None].expand(len(own), -1, -1)
        return about, torch.cat([own, common], 1)


class LabelNetwork(LabelReader):
    """Points at one word after another."""

    def __init__(self, sizes: LabelSizes, dropout: float = 0.0) -> None:
        super().__init__(sizes, dropout)
        hidden = sizes.hidden
        self.steps = nn.ModuleList(
            nn.Sequential(
                nn.Linear((2 + step) * hidden, 2 * hidden),
                nn.GELU(),
                nn.Dropout(dropout),
                nn.Linear(2 * hidden, hidden),
            )
            for step in range(STEPS)
        )
        self.pair = nn.ModuleList(nn.Embedding(sizes.pairs, 1) for _ in range(STEPS - 1))

    def point(
        self, batch: LabelBatch, encoded: tuple[Tensor, Tensor], rows: Tensor, chosen: Tensor
    ) -> Tensor:
        """Log-probabilities [R, K + vocabulary + 2] of the next word of R labels: of the lines
        `rows` [R] int64, each line in order and equally often, after the words whose indices are
        `chosen` [R, words so far] int64."""
        about, words = encoded
        step, own = chosen.shape[1], batch.tokens.shape[1]
        before = [words[rows, chosen[:, i]] for i in range(step)]
        query = self.steps[step](torch.cat([about[rows], *before], -1))
        # One product for all labels of a line: a copy of its words for each would be gigabytes.
        grouped = query.view(len(words), -1, query.shape[-1])
        scores = (grouped @ words.transpose(1, 2)).flatten(0, 1) / query.shape[-1] ** 0.5
        scores[:, :own] = scores[:, :own].masked_fill(~batch.words[rows], MASKED)
        for i in range(step):
            index = chosen[:, i]
            relation = batch.pairs[rows, index.clamp(max=own - 1)]
            bias = self.pair[i](relation)[..., 0] * (index < own)[:, None]
            scores[:, :own] = scores[:, :own] + bias
        scores[:, -2] = MASKED
        if step < STEPS - 1:
            scores[:, -1] = MASKED
        odds: Tensor = scores.log_softmax(-1)
        return odds


def _mean(tokens: Tensor, mask: Tensor) -> Tensor:
    share = mask / mask.sum(1, keepdim=True).clamp(min=1)
    return (tokens * share[..., None]).sum(1)

"""The network of the label model: which words, one after another, an editor would name a line with.

It reads the word states that the syntax model's encoder left on the document and points, two or
three times, at a word of the sentence or of the vocabulary. Shapes: B lines, T tokens of their
sentences, K words that may be pointed at, H the encoder's width, D its own.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.writing.embedded.labelling.label_words import Form
from service.writing.embedded.layer import Layer, through

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
        """What the line and its sentence tell [B, 2D], and the line's own words [B, K, D]."""
        tokens = self.dropout(self.state(batch.states)) + self.part(batch.parts)
        tokens = tokens + self.relation(batch.relations) + self.feature(batch.features)
        tokens = tokens + self.kept(batch.kept.long())
        tokens = self.norm(through([self.layer], tokens, batch.mask))
        about = torch.cat([_mean(tokens, batch.kept), _mean(tokens, batch.mask)], -1)
        index = batch.tokens[..., None].expand(-1, -1, tokens.shape[-1])
        return about, tokens.gather(1, index) + self.form(batch.forms)

    def words(self, own: Tensor, lines: Tensor, indices: Tensor) -> Tensor:
        """The words [..., D] that `indices` [...] int64 name of the `lines` [...] int64: first come
        their `own` [B, K, D], then the vocabulary's."""
        count = own.shape[1]
        common = self.vocabulary((indices - count).clamp(min=0))
        return torch.where((indices < count)[..., None], _of(own, lines, indices), common)


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

    def point(self, batch: LabelBatch, encoded: tuple[Tensor, Tensor], chosen: Tensor) -> Tensor:
        """Log-probabilities [B, N, K + vocabulary + 2] of the next word of N labels of each line,
        after the words whose indices are `chosen` [B, N, words so far] int64."""
        about, own = encoded
        step, width = chosen.shape[2], own.shape[-1]
        lines = torch.arange(len(own))[:, None]
        first, *others = self.steps[step].children()
        # What a line tells is worked out once for all its labels.
        of_line, *of_words = torch.split(
            first.get_parameter("weight"), [2 * width, *[width] * step], 1
        )
        inner = functional.linear(about, of_line, first.get_parameter("bias"))[:, None]
        for i, weight in enumerate(of_words):
            inner = inner + self._mapped(own, lines, chosen[..., i], weight)
        query = nn.Sequential(*others)(inner) / width**0.5
        scores = (query @ own.transpose(1, 2)).masked_fill(~batch.words[:, None], MASKED)
        for i in range(step):
            index = chosen[..., i]
            bias = _of(self.pair[i](batch.pairs)[..., 0], lines, index)
            scores = scores + bias * (index < own.shape[1])[..., None]
        scores = torch.cat([scores, query @ self.vocabulary.weight.T], -1)
        scores[..., -2] = MASKED
        if step < STEPS - 1:
            scores[..., -1] = MASKED
        odds: Tensor = scores.log_softmax(-1)
        return odds

    def _mapped(self, own: Tensor, lines: Tensor, indices: Tensor, weight: Tensor) -> Tensor:
        """What the weight makes of these words, each of which many labels share."""
        count = own.shape[1]
        beyond = len(own) * count - count
        codes = torch.where(indices < count, lines * count + indices, beyond + indices)
        met, places = torch.unique(codes, return_inverse=True)
        is_own = met < beyond + count
        of_line, index = met // count * is_own, torch.where(is_own, met % count, met - beyond)
        mapped = functional.linear(self.words(own, of_line, index), weight)
        return functional.embedding(places, mapped)


def _of(table: Tensor, lines: Tensor, indices: Tensor) -> Tensor:
    """Rows of a `table` [B, K, ...], of `lines` [...] int64; past its last row the last."""
    count = table.shape[1]
    return functional.embedding(lines * count + indices.clamp(max=count - 1), table.flatten(0, 1))


def _mean(tokens: Tensor, mask: Tensor) -> Tensor:
    share = mask / mask.sum(1, keepdim=True).clamp(min=1)
    return (tokens * share[..., None]).sum(1)

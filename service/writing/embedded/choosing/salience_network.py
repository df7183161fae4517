"""The network of the salience model: what an editor would take from each sentence, and which words.

It reads the word states that the syntax model's encoder left on the document, so that the article
is encoded once. Shapes: N sentences of A articles, W words, H the encoder's width, D its own, F
the sentence features, 3 the lines of LINES.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from service.writing.embedded.choosing.salience import LINES
from service.writing.embedded.layer import Layer, through

# The first so many sentences have a place of their own; later ones share one by eights.
OWN_PLACES, PLACES = 32, 64


@dataclass(frozen=True, slots=True)
class SalienceSizes:
    """What fixes every tensor's shape; stored beside the weights."""

    features: int
    encoder: int = 384
    hidden: int = 256
    heads: int = 8
    word_layers: int = 1
    sentence_layers: int = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of about one length, padded. `rows` says which of the batch's they are."""

    rows: Tensor  # [n] int64
    words: Tensor  # [n, W, H]
    mask: Tensor  # [n, W] bool, True where real; at least one in every row


@dataclass(frozen=True, slots=True)
class SalienceBatch:
    """Articles one after another; `lengths` counts each one's sentences."""

    groups: tuple[Group, ...]
    whole: Tensor  # [N, H], the encoder's state of each sentence
    features: Tensor  # [N, F], standardised
    places: Tensor  # [N] int64, index of the sentence within its article
    lengths: Sequence[int]


class SalienceNetwork(nn.Module):
    """Word states in; log-odds of sentences and of words out."""

    def __init__(self, sizes: SalienceSizes, dropout: float = 0.0) -> None:
        super().__init__()
        hidden = sizes.hidden
        self.dropout = nn.Dropout(dropout)
        self.word = nn.Linear(sizes.encoder, hidden)
        self.word_layers = _layers(sizes, sizes.word_layers, dropout)
        self.pooling = nn.Linear(hidden, 1)
        self.whole = nn.Linear(sizes.encoder, hidden)
        self.feature = nn.Sequential(
            nn.Linear(sizes.features, hidden), nn.GELU(), nn.Linear(hidden, hidden)
        )
        self.place = nn.Embedding(PLACES, hidden)
        self.sentence_layers = _layers(sizes, sizes.sentence_layers, dropout)
        self.norm = nn.LayerNorm(hidden)
        self.chosen = nn.Linear(hidden, len(LINES))
        self.chosen_by_feature = nn.Linear(sizes.features, len(LINES))
        self.word_kept = nn.Linear(hidden, hidden)
        self.sentence_kept = nn.Linear(hidden, hidden)
        self.kept = nn.Linear(hidden, len(LINES))

    def forward(self, batch: SalienceBatch) -> tuple[Tensor, list[Tensor]]:
        """Log-odds [N, 3] that an editor rests the line on the sentence, and for each group
        [n, W, 3] that the line keeps the word."""
        words, pooled = [], []
        for group in batch.groups:
            states = self.dropout(self.word(group.words))
            states = through(self.word_layers, states, group.mask)
            share = self.pooling(states)[..., 0].masked_fill(~group.mask, -1e4).softmax(-1)
            pooled.append((share[..., None] * states).sum(1))
            words.append(states)
        order = torch.cat([group.rows for group in batch.groups]).argsort()
        summed = torch.cat(pooled)[order] + self.whole(batch.whole) + self.feature(batch.features)
        sentences = self._in_context(summed + self.place(_place(batch.places)), batch.lengths)
        chosen = self.chosen(self.dropout(sentences)) + self.chosen_by_feature(batch.features)
        told = self.sentence_kept(sentences)
        kept = [
            self.kept(torch.tanh(self.word_kept(states) + told[group.rows][:, None, :]))
            for states, group in zip(words, batch.groups, strict=True)
        ]
        return chosen, kept

    def _in_context(self, sentences: Tensor, lengths: Sequence[int]) -> Tensor:
        """[N, D] → [N, D]: each sentence having seen the others of its article."""
        padded = nn.utils.rnn.pad_sequence(
            list(torch.split(sentences, list(lengths))), batch_first=True
        )
        mask = torch.arange(padded.shape[1])[None, :] < torch.tensor(lengths)[:, None]
        normed: Tensor = self.norm(through(self.sentence_layers, padded, mask))
        return normed[mask]


def _layers(sizes: SalienceSizes, count: int, dropout: float) -> nn.ModuleList:
    return nn.ModuleList(Layer(sizes.hidden, sizes.heads, dropout) for _ in range(count))


def _place(index: Tensor) -> Tensor:
    later = OWN_PLACES + (index - OWN_PLACES) // 8
    return torch.where(index < OWN_PLACES, index, later.clamp(max=PLACES - 1))

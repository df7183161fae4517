"""The network of the syntax model: a four-layer BERT encoder under biaffine and tagging heads.

Shapes: B sentences, T word pieces, W words (word 0 is [CLS], standing for the root), H hidden.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.reading.packing import Packing


@dataclass(frozen=True, slots=True)
class Sizes:
    """What fixes every tensor's shape; stored beside the weights."""

    vocabulary: int
    relations: int
    upos: int
    xpos: int
    entities: int
    features: int
    positions: int = 258
    hidden: int = 384
    inner: int = 1536
    layers: int = 4
    attention_heads: int = 12
    arc: int = 256
    relation: int = 96


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded sentences. `first` and `last` say which pieces begin and end each word."""

    pieces: Tensor  # [B, T] int64, 0 where padded
    features: Tensor  # [B, T] int64, see syntax_pieces.feature
    piece_mask: Tensor  # [B, T] bool, True where real
    first: Tensor  # [B, W] int64
    last: Tensor  # [B, W] int64
    word_mask: Tensor  # [B, W] bool, True where real


# torch draws random weights for every matrix it makes; these are either loaded or, in training,
# drawn by name, and a second of start-up goes without.
class Linear(nn.Linear):
    """A linear map whose weights are not set yet."""

    def reset_parameters(self) -> None:
        """Leaves the weights as allocated."""


class Embedding(nn.Embedding):
    """A table whose rows are not set yet."""

    def reset_parameters(self) -> None:
        """Leaves the rows as allocated."""


class PackedEmbedding(nn.Module):
    """A table as it lies on disk, int8 rows with a scale each: a quarter of the memory for the same
    vectors. For inference alone."""

    def __init__(self, rows: Tensor, scale: Tensor) -> None:
        super().__init__()
        self.rows, self.scale = rows, scale

    def forward(self, index: Tensor) -> Tensor:
        """As nn.Embedding."""
        flat = index.flatten()
        found: Tensor = self.rows.index_select(0, flat).float() * self.scale.index_select(0, flat)
        return found.view(*index.shape, -1)


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has it."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.attention_heads = sizes.attention_heads
        self.query_key_value = Linear(sizes.hidden, 3 * sizes.hidden)
        self.output = Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = Linear(sizes.hidden, sizes.inner)
        self.down = Linear(sizes.inner, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, packing: Packing) -> Tensor:
        """[R, H] → [R, H], the pieces being packed so."""
        mixed = packing.attended(self.query_key_value(states), self.attention_heads)
        states = self.attention_norm(states + self.dropout(self.output(mixed)))
        inner = self.down(functional.gelu(self.up(states)))
        normed: Tensor = self.norm(states + self.dropout(inner))
        return normed


class Network(nn.Module):
    """Pieces in, word states out; the heads score what hangs on them."""

    def __init__(self, sizes: Sizes, dropout: float = 0.0, head_dropout: float = 0.0) -> None:
        super().__init__()
        hidden = sizes.hidden
        self.word: Embedding | PackedEmbedding = Embedding(sizes.vocabulary, hidden)
        self.position = Embedding(sizes.positions, hidden)
        self.feature = Embedding(sizes.features, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.arc_dependent = Linear(hidden, sizes.arc)
        self.arc_head = Linear(hidden, sizes.arc)
        self.arc_product = Linear(sizes.arc, sizes.arc, bias=False)
        self.arc_bias = Linear(sizes.arc, 1, bias=False)
        self.relation_dependent = Linear(hidden, sizes.relation)
        self.relation_head = Linear(hidden, sizes.relation)
        # One row per (relation, feature of the dependent): the two vectors carry a constant 1.
        width = sizes.relation + 1
        self.relation_product = Linear(width, sizes.relations * width, bias=False)
        self.upos = Linear(hidden, sizes.upos)
        self.xpos = Linear(hidden, sizes.xpos)
        self.entity = Linear(hidden, sizes.entities)

    def states(self, batch: Batch) -> Tensor:
        """Word states, [B, W, H]: the mean of each word's first and last piece."""
        packing = Packing.of(batch.piece_mask)
        positions = packing.real % batch.pieces.shape[1]
        summed = self.word(packing.packed(batch.pieces)) + self.position(positions)
        states = self.dropout(self.norm(summed + self.feature(packing.packed(batch.features))))
        for layer in self.layers:
            states = layer(states, packing)
        return self._of_words(packing.padded(states), batch)

    def _of_words(self, states: Tensor, batch: Batch) -> Tensor:
        rows = torch.arange(states.shape[0], device=states.device)[:, None]
        words: Tensor = self.head_dropout(
            (states[rows, batch.first] + states[rows, batch.last]) / 2
        )
        return words

    def arcs(self, states: Tensor, word_mask: Tensor) -> Tensor:
        """Scores [B, W, W]: row i over the candidate heads of word i; -1e9 where padded."""
        dependent = self.head_dropout(functional.gelu(self.arc_dependent(states)))
        head = self.head_dropout(functional.gelu(self.arc_head(states)))
        scores = self.arc_product(dependent) @ head.transpose(1, 2)
        scores = scores + self.arc_bias(head).transpose(1, 2)
        masked: Tensor = scores.masked_fill(~word_mask[:, None, :], -1e9)
        return masked

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Scores [B, W, relations] of each word's arc to the word `heads` [B, W] names."""
        dependent = self._widened(self.relation_dependent(states))
        head = self._widened(self.relation_head(states))
        rows = torch.arange(states.shape[0], device=states.device)[:, None]
        chosen = head[rows, heads]
        product = self.relation_product(dependent)
        product = product.view(*dependent.shape[:2], -1, chosen.shape[-1])
        scores: Tensor = (product @ chosen[..., None]).squeeze(-1)
        return scores

    def _widened(self, states: Tensor) -> Tensor:
        states = self.head_dropout(functional.gelu(states))
        return torch.cat([states, states.new_ones(*states.shape[:-1], 1)], dim=-1)

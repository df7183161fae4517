"""The network of the support model: a line reads its evidence, the evidence never reads the line.

A four-layer BERT encoder. Every sentence of evidence is encoded by itself, so that lines share it;
from layer `joined_from` on, the words of a line attend to the words of its evidence as well as to
each other. Shapes: N word pieces in all (evidence first, then lines), n pieces of lines, M lines,
H hidden. Sequences of like length attend in groups, so that little is padding.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.reading.syntax_network import Embedding, Linear, PackedEmbedding


@dataclass(frozen=True, slots=True)
class SupportSizes:
    """What fixes every tensor's shape; stored beside the weights."""

    vocabulary: int
    features: int
    positions: int = 80
    hidden: int = 384
    inner: int = 1536
    layers: int = 4
    attention_heads: int = 12
    joined_from: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Sequences that attend alike, by index into the N pieces; 0 where padded.

    `match` [B, T, K]: 1.0 where a word of the line and a word of its evidence are the same word in
    any form; None where the sequences stand alone.
    """

    queries: Tensor  # [B, T] int64
    keys: Tensor  # [B, K] int64
    mask: Tensor  # [B, K] bool, True where real
    rows: Tensor  # int64: which row and …
    columns: Tensor  # … which column of `queries` each of the group's pieces is
    match: Tensor | None = None


@dataclass(frozen=True, slots=True)
class SupportBatch:
    """Evidence and lines as one. The groups of each kind hold its pieces in order."""

    pieces: Tensor  # [N] int64
    positions: Tensor  # [N] int64
    features: Tensor  # [N] int64
    evidence: tuple[Group, ...]
    alone: tuple[Group, ...]  # the lines, each by itself
    joined: tuple[Group, ...]  # the lines with their evidence behind them
    line_of: Tensor  # [n] int64: which line a piece is of
    firsts: Tensor  # [M] int64: which of the n pieces begins each line

    @property
    def before(self) -> int:
        """How many pieces are of evidence."""
        return int(self.pieces.shape[0] - self.line_of.shape[0])


class SupportLayer(nn.Module):
    """One post-norm transformer layer over loose pieces, as BERT has it, with a weight a head for
    looking at the same word."""

    def __init__(self, sizes: SupportSizes, dropout: float) -> None:
        super().__init__()
        self.attention_heads = sizes.attention_heads
        self.query_key_value = Linear(sizes.hidden, 3 * sizes.hidden)
        self.output = Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = Linear(sizes.hidden, sizes.inner)
        self.down = Linear(sizes.inner, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.same_word = nn.Parameter(torch.zeros(sizes.attention_heads))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, batch: SupportBatch, *, joined: bool, last: bool) -> Tensor:
        """[N, H] → [N, H]; in the last layer the lines' pieces alone."""
        attended = (
            *(() if last else batch.evidence),
            *(batch.joined if joined else batch.alone),
        )
        query, key, value = self.query_key_value(states).chunk(3, dim=-1)
        mixed = torch.cat([self._attended(query, key, value, group) for group in attended])
        if last:
            states = states[batch.before :]
        states = self.attention_norm(states + self.dropout(self.output(mixed)))
        inner = self.down(functional.gelu(self.up(states)))
        normed: Tensor = self.norm(states + self.dropout(inner))
        return normed

    def _attended(self, query: Tensor, key: Tensor, value: Tensor, group: Group) -> Tensor:
        zeros = query.new_zeros(group.mask.shape)
        mask = zeros.masked_fill_(~group.mask, -1e9)[:, None, None, :]
        if group.match is not None:
            same = group.match[:, None] * self.same_word[None, :, None, None]
            mask = mask + same.to(mask.dtype)
        mixed = functional.scaled_dot_product_attention(
            self._heads(_rows(query, group.queries)),
            self._heads(_rows(key, group.keys)),
            self._heads(_rows(value, group.keys)),
            attn_mask=mask,
        )
        places = group.rows * group.queries.shape[1] + group.columns
        return mixed.transpose(1, 2).flatten(2).flatten(0, 1).index_select(0, places)

    def _heads(self, states: Tensor) -> Tensor:
        batch, length, _ = states.shape
        return states.view(batch, length, self.attention_heads, -1).transpose(1, 2)


def _rows(states: Tensor, index: Tensor) -> Tensor:
    """`states[index]`, a third of the time on a CPU. Shapes: N × H, B × T → B × T × H."""
    return states.index_select(0, index.flatten()).view(*index.shape, -1)


class SupportNetwork(nn.Module):
    """Lines with evidence in, log-odds that it supports them out. Its matrices are not set yet."""

    def __init__(self, sizes: SupportSizes, dropout: float = 0.0) -> None:
        super().__init__()
        self.sizes = sizes
        self.word: Embedding | PackedEmbedding = Embedding(sizes.vocabulary, sizes.hidden)
        self.position = Embedding(sizes.positions, sizes.hidden)
        self.feature = Embedding(sizes.features, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(SupportLayer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(dropout)
        self.pooled = Linear(3 * sizes.hidden, sizes.hidden)
        self.whole = Linear(sizes.hidden, 1)
        self.wrong = Linear(sizes.hidden, 1)
        self.wrong_alone = Embedding(sizes.features, 1)
        self.worst = nn.Parameter(torch.tensor(0.5))

    def forward(self, batch: SupportBatch) -> tuple[Tensor, Tensor]:
        """Log-odds [M] that a line is supported, and [n] that a piece of it is wrong."""
        states = self.norm(self.word(batch.pieces) + self.position(batch.positions))
        final = self.sizes.layers - 1
        for number, layer in enumerate(self.layers):
            if number == self.sizes.joined_from:
                states = self.dropout(states + self.feature(batch.features))
            joined = number >= self.sizes.joined_from
            states = layer(states, batch, joined=joined, last=number == final)
        return self._judged(states, batch)

    def _judged(self, states: Tensor, batch: SupportBatch) -> tuple[Tensor, Tensor]:
        """`states`: of the lines' pieces."""
        lines, width = batch.firsts.shape[0], states.shape[1]
        spread = batch.line_of[:, None].expand(-1, width)
        empty = states.new_zeros(lines, width)
        mean = empty.scatter_reduce(0, spread, states, "mean", include_self=False)
        most = empty.scatter_reduce(0, spread, states, "amax", include_self=False)
        pooled = torch.cat([states[batch.firsts], mean, most], dim=-1)
        whole = self.whole(self.dropout(functional.gelu(self.pooled(pooled)))).squeeze(-1)
        alone = self.wrong_alone(batch.features[batch.before :])
        wrong: Tensor = (self.wrong(self.dropout(states)) + alone).squeeze(-1)
        worst = wrong.new_zeros(lines).scatter_reduce(
            0, batch.line_of, wrong, "amax", include_self=False
        )
        return whole - self.worst * worst, wrong

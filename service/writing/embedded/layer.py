"""The transformer layer that the embedded writer's networks are made of."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.reading.packing import Packing


class Layer(nn.Module):
    """One pre-norm transformer layer."""

    def __init__(self, hidden: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.LayerNorm(hidden)
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.output = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.up = nn.Linear(hidden, 4 * hidden)
        self.down = nn.Linear(4 * hidden, hidden)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, packing: Packing) -> Tensor:
        """[R, D] → [R, D], the rows being packed so."""
        split = self.query_key_value(self.attention_norm(states))
        mixed = packing.attended(split, self.heads)
        states = states + self.dropout(self.output(mixed))
        inner = self.down(functional.gelu(self.up(self.norm(states))))
        summed: Tensor = states + self.dropout(inner)
        return summed


def each_once(linear: nn.Module, table: Tensor, indices: Tensor) -> Tensor:
    """[n, N, E]: what the map makes of the rows of a `table` [n, K, D] that `indices` [n, N] int64
    name. Many words have one head: each row is mapped once."""
    places = torch.arange(len(table), device=table.device)[:, None] * table.shape[1] + indices
    named, which = torch.unique(places, return_inverse=True)
    return functional.embedding(which, linear(table.flatten(0, 1).index_select(0, named)))


def through(layers: Iterable[nn.Module], states: Tensor, mask: Tensor) -> Tensor:
    """[n, T, D] → [n, T, D]: what these layers, one after another, make of the states; `mask` is
    [n, T] bool, True where real, and elsewhere they are of no account."""
    packing = Packing.of(mask)
    packed = packing.packed(states)
    for layer in layers:
        packed = layer(packed, packing)
    return packing.padded(packed)

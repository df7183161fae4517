"""Sentences of a batch without their padding: only attention needs them in a rectangle.

Shapes: B sentences, T pieces of the longest, R pieces in all, H hidden.
"""

from dataclasses import dataclass

from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Packing:
    """Which cells of a padded batch are real. Everything but attention maps every piece by itself,
    so that what it makes of padding, a sixth of most batches, is work for nothing."""

    shape: tuple[int, int]  # B, T
    real: Tensor  # [R] int64, which of the B × T cells are
    places: Tensor  # [B × T] int64, which of the R stands in a cell; any one in padding
    looks: Tensor  # [B, 1, 1, T] bool, or what else attention takes as its mask

    @classmethod
    def of(cls, mask: Tensor) -> "Packing":
        """`mask` is [B, T] bool, True where real; somewhere it is."""
        cells = mask.flatten()
        places = (cells.cumsum(0) - 1).clamp_min_(0)
        rows, length = mask.shape
        return cls((rows, length), cells.nonzero()[:, 0], places, mask[:, None, None, :])

    def packed(self, states: Tensor) -> Tensor:
        """[B, T, …] → [R, …]."""
        return states.flatten(0, 1).index_select(0, self.real)

    def padded(self, states: Tensor) -> Tensor:
        """[R, …] → [B, T, …], with something or other where nothing is."""
        return states.index_select(0, self.places).view(*self.shape, *states.shape[1:])

    def attended(self, query_key_value: Tensor, heads: int) -> Tensor:
        """[R, 3 × H] → [R, H]: self-attention of each sentence."""
        split = self.padded(query_key_value).view(*self.shape, 3, heads, -1)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=self.looks)
        return self.packed(mixed.transpose(1, 2).flatten(2))

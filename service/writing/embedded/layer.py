"""The transformer layer that the embedded writer's networks are made of."""

from torch import Tensor, nn
from torch.nn import functional


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

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """[n, T, D] → [n, T, D]; `mask` is [n, T], True where attention may look."""
        rows, length, hidden = states.shape
        split = self.query_key_value(self.attention_norm(states))
        query, key, value = split.view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask[:, None, None, :]
        )
        mixed = mixed.transpose(1, 2).reshape(rows, length, hidden)
        states = states + self.dropout(self.output(mixed))
        inner = self.down(functional.gelu(self.up(self.norm(states))))
        summed: Tensor = states + self.dropout(inner)
        return summed

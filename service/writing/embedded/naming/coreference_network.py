"""The network that tells what a pronoun means: log-odds for each mention before it, and for none.

It reads the word states that the syntax model's encoder left on the document. Shapes: P pronouns,
N mentions each (padded), H the encoder's width, S of the states shrunk, D of the network.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class CoreferenceSizes:
    """What fixes every tensor's shape; stored beside the weights."""

    own: int
    pairs: int
    encoder: int = 384
    shrunk: int = 64
    hidden: int = 128


@dataclass(frozen=True, slots=True)
class CoreferenceBatch:
    own: Tensor  # [P, PRONOUN_FEATURES]
    pairs: Tensor  # [P, N, PAIR_FEATURES]
    states: Tensor  # [P, H], of the pronouns; zeros where there is none
    others: Tensor  # [P, N, H], of the mentions
    mask: Tensor  # [P, N] bool, True where real


class CoreferenceNetwork(nn.Module):
    def __init__(self, sizes: CoreferenceSizes, dropout: float = 0.0) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.pronoun = nn.Linear(sizes.encoder, sizes.shrunk)
        self.mention = nn.Linear(sizes.encoder, sizes.shrunk)
        self.own = nn.Linear(sizes.own + sizes.shrunk, sizes.hidden)
        self.pair = nn.Linear(sizes.pairs + 2 * sizes.shrunk, sizes.hidden)
        self.hidden = nn.Linear(sizes.hidden, sizes.hidden)
        self.score = nn.Linear(sizes.hidden, 1)
        self.by_feature = nn.Linear(sizes.pairs, 1)
        self.none = nn.Linear(sizes.hidden, 1)

    def forward(self, batch: CoreferenceBatch) -> Tensor:
        """Log-probabilities [P, 1 + N]: that it means none of them, then of each."""
        pronoun = torch.tanh(self.pronoun(self.dropout(batch.states)))
        mention = torch.tanh(self.mention(self.dropout(batch.others)))
        own = self.own(torch.cat([batch.own, pronoun], -1))
        met = torch.cat([batch.pairs, mention, mention * pronoun[:, None]], -1)
        inner = self.dropout(functional.gelu(self.pair(met) + own[:, None]))
        inner = self.dropout(functional.gelu(self.hidden(inner)))
        odds = (self.score(inner) + self.by_feature(batch.pairs))[..., 0]
        odds = odds.masked_fill(~batch.mask, -1e4)
        none = self.none(self.dropout(functional.gelu(own)))
        return torch.cat([none, odds], 1).log_softmax(1)

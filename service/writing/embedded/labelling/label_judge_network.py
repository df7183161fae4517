"""The network of the label judge: would readers print these words over this line?

It reads line and sentence as the label network does, and of each label its words, each in its
sentence, and how each stands to the word before. Shapes: L labels of B lines, K words that a line's
labels may hold, D the reader's width.
"""

import torch
from torch import Tensor, nn

from service.writing.embedded.labelling.label_network import (
    STEPS,
    LabelBatch,
    LabelReader,
    LabelSizes,
)


class LabelJudgeNetwork(LabelReader):
    """Lines and labels in; log-odds out. The vocabulary's last two rows stand for a word that it
    has not, and for no word."""

    def __init__(self, sizes: LabelSizes, dropout: float = 0.0) -> None:
        super().__init__(sizes, dropout)
        hidden = sizes.hidden
        self.tie = nn.Embedding(sizes.pairs + 1, hidden)
        self.judged = nn.Sequential(
            nn.Linear((2 * STEPS + 1) * hidden, 2 * hidden),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(2 * hidden, 1),
        )

    def forward(self, batch: LabelBatch, rows: Tensor, labels: Tensor) -> Tensor:
        """Log-odds [L] that readers would print the labels of the lines `rows` [L]; `labels`
        [L, STEPS] int64 indexes each line's words, then the vocabulary."""
        about, words = self.encode(batch)
        own = batch.tokens.shape[1]
        told = [self.dropout(self.words(words, rows, labels[:, step])) for step in range(STEPS)]
        ties = [
            self.tie(self._tie(batch, rows, labels[:, step], labels[:, step + 1], own))
            for step in range(STEPS - 1)
        ]
        odds: Tensor = self.judged(torch.cat([about[rows], *told, *ties], -1))[:, 0]
        return odds

    def _tie(
        self, batch: LabelBatch, rows: Tensor, before: Tensor, word: Tensor, own: int
    ) -> Tensor:
        """How the second word stands to the first: the last of all unless both are the line's."""
        is_own = (before < own) & (word < own)
        known = batch.pairs[rows, before.clamp(max=own - 1), word.clamp(max=own - 1)]
        return torch.where(is_own, known, self.sizes.pairs)

"""The teacher: MPNet over evidence and line at once."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.distil.batches import TeacherBatch


class Teacher(nn.Module):
    """Log-odds that the evidence supports a line, and that a piece of it is wrong; judged as the
    student judges. `encoder`: an HF encoder that takes `inputs_embeds`."""

    def __init__(self, encoder: nn.Module, width: int, features: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.feature = nn.Embedding(features, width)
        nn.init.zeros_(self.feature.weight)
        self.pooled = nn.Linear(3 * width, width)
        self.whole = nn.Linear(width, 1)
        self.wrong = nn.Linear(width, 1)
        self.worst = nn.Parameter(torch.tensor(0.5))
        self.dropout = nn.Dropout(0.1)

    def forward(self, batch: TeacherBatch) -> tuple[Tensor, Tensor]:
        """[lines], and [pieces of lines] in order."""
        words = self.encoder.get_input_embeddings()(batch.ids)  # type: ignore[operator]
        states = self.encoder(
            inputs_embeds=words + self.feature(batch.features), attention_mask=batch.mask.long()
        ).last_hidden_state.float()
        line = batch.line[:, :, None]
        mean = (states * line).sum(1) / line.sum(1)
        most = states.masked_fill(~line, -1e4).amax(1)
        pooled = torch.cat([states[:, 0], mean, most], dim=-1)
        whole = self.whole(self.dropout(functional.gelu(self.pooled(pooled)))).squeeze(-1).float()
        wrong = self.wrong(self.dropout(states)).squeeze(-1).float()
        worst = wrong.masked_fill(~batch.line, -1e4).amax(1)
        return whole - self.worst * worst, wrong[batch.line]

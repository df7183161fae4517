"""How the embedded writer's networks are fitted: AdamW, a rate that warms up and falls to nothing,
gradients of norm 1 at most."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Pace:
    """The highest learning rate, the weight decay, and the share of steps that warm up."""

    rate: float
    decay: float = 0.1
    warmup: float = 0.08


class Descent:
    """Takes `steps` steps down a network's loss."""

    def __init__(self, network: nn.Module, pace: Pace, steps: int) -> None:
        self._network = network
        self._optimizer = torch.optim.AdamW(
            network.parameters(), lr=pace.rate, weight_decay=pace.decay
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer,
            lambda step: min((step + 1) / (pace.warmup * steps), max(0.0, 1 - step / steps)),
        )

    def step(self, loss: Tensor) -> float:
        """One step against the loss; the loss."""
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        return loss.item()

"""One course of training on a device: batches, a falling rate, a limit in time."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from service.reading.syntax_network import Network
from training.syntax_corpus import Numbers
from training.syntax_device import DeviceCorpus, groups, recased
from training.syntax_examples import Labelled
from training.syntax_scores import Scores, scored

WARMUP = 0.08
WORD_DROPOUT = 0.04
_ENCODER = ("word.", "position.", "distance.", "norm.", "layers.")
_LOOK = 25  # steps between two looks at the clock

Loss = Callable[[Network, Labelled, Numbers], Tensor]


@dataclass(frozen=True, slots=True)
class Course:
    """One network's training. `budget`: pieces of a batch, padding included. `until`: when it has
    to end, by time.time(); the rate falls with the steps or with the time, whichever is ahead.
    `layers`: of a student; teachers have all of MPNet's. `onward`: starts from the shipped model.
    """

    name: str
    encoder_rate: float
    head_rate: float
    epochs: int
    budget: int
    dropout: float = 0.1
    head_dropout: float = 0.2
    layers: int = 4
    longest: int = 192
    seed: int = 1
    onward: bool = False
    until: float = 0.0


class Progress:
    """How much of a course is done, 0 to 1, by steps or by the clock."""

    def __init__(self, steps: int, until: float) -> None:
        self._steps, self._began, self._until = steps, time.time(), until
        self.step, self.done = 0, 0.0

    def advance(self, device: torch.device) -> None:
        """After each step. The device works behind the program: it is waited for now and then."""
        self.step += 1
        if self.step % _LOOK == 0 and device.type == "cuda":
            torch.cuda.synchronize(device)
        now = time.time()
        timed = (now - self._began) / (self._until - self._began) if now < self._until else 1.0
        self.done = max(self.step / self._steps, timed)

    @property
    def rate(self) -> float:
        """Of the highest rate."""
        return min((self.done + 1e-3) / WARMUP, max(0.0, (1 - self.done) / (1 - WARMUP)))


def attend(
    network: Network, corpus: DeviceCorpus, loss: Loss, course: Course, repeats: Numbers
) -> Iterator[tuple[int, float]]:
    """Trains; after each epoch, its number and the last loss.

    `repeats`: how often each sentence comes in an epoch.
    """
    rng = np.random.default_rng(course.seed)
    pool = np.repeat(np.arange(len(repeats)), repeats)
    lengths = corpus.lengths[pool]
    steps = sum(1 for _ in groups(lengths, course.budget, rng, course.longest))
    optimizer, rates = _optimizer(network, course)
    progress = Progress(steps * course.epochs, course.until)
    for epoch in range(1, course.epochs + 1):
        network.train()
        last = torch.zeros(())
        for chosen in groups(lengths, course.budget, rng, course.longest):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * progress.rate
            last = _step(network, corpus, loss, pool[chosen])
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            progress.advance(corpus.device)
            if progress.done >= 1:
                break
        yield epoch, last.item()
        if progress.done >= 1:
            break


def _step(network: Network, corpus: DeviceCorpus, loss: Loss, chosen: Numbers) -> Tensor:
    """Leaves fresh gradients; the loss."""
    network.zero_grad(set_to_none=True)
    told = disturbed(corpus.labelled(chosen), corpus.unknown)
    with torch.autocast(corpus.device.type, torch.bfloat16):
        found = loss(network, told, chosen)
    found.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    return found.detach()


def disturbed(told: Labelled, unknown: int) -> Labelled:
    """The batch with some pieces hidden and some sentences in another case."""
    batch = told.batch
    hidden = torch.rand(batch.pieces.shape, device=batch.pieces.device) < WORD_DROPOUT
    pieces = batch.pieces.masked_fill(hidden & (batch.features > 0), unknown)
    return replace(told, batch=replace(batch, pieces=pieces, features=recased(batch.features)))


def _optimizer(network: Network, course: Course) -> tuple[torch.optim.Optimizer, list[float]]:
    named = list(network.named_parameters())
    slow = [parameter for name, parameter in named if name.startswith(_ENCODER)]
    fast = [parameter for name, parameter in named if not name.startswith(_ENCODER)]
    optimizer = torch.optim.AdamW(
        [{"params": slow}, {"params": fast}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    return optimizer, [course.encoder_rate, course.head_rate]


def score_on(network: Network, corpus: DeviceCorpus) -> Scores:
    """As syntax_scores.score, of a corpus on the device."""
    return scored(network, map(corpus.labelled, groups(corpus.lengths, 8192, None)))

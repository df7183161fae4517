"""How the support network is fitted: one run's plan, its batches, what is asked of each line and of
its pieces, and the steps down.

The word vectors and the first layer stay as they are; heads learn faster than the encoder.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.checking.support.batches import collate
from service.checking.support.network import SupportBatch, SupportNetwork
from training.support_lessons import Lesson, Taught

_WARMUP = 0.06
_SMOOTHING = 0.02
_WORD_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """One training run. `articles`: how many of the train split (all where 0); `batch`: articles a
    step; `look`: steps between two looks at dev, of which the best is kept."""

    steps: int = 750
    articles: int = 0
    batch: int = 3
    look: int = 150
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    dropout: float = 0.1
    seed: int = 4

    def looks_after(self, step: int) -> bool:
        return step % self.look == 0 or step == self.steps


def steps(
    network: SupportNetwork,
    groups: Iterator[list[Taught]],
    plan: Plan,
    loss_of: Callable[[Sequence[Taught]], Tensor],
) -> Iterator[tuple[int, float]]:
    """Trains by `plan`, a group a step; yields each step's number, from 1, and its loss."""
    optimizer = optimizer_of(network, plan)
    schedule = schedule_of(optimizer, plan)
    for step, group in enumerate(islice(groups, plan.steps), 1):
        network.train()
        loss = loss_of(group)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        yield step, loss.item()


def gathered(group: Sequence[Taught]) -> tuple[SupportBatch, list[Lesson]]:
    """The articles' lines as one batch, and their lessons in its order."""
    evidence = [strip for one in group for strip in one.evidence]
    lessons: list[Lesson] = []
    reads: list[list[int]] = []
    before = 0
    for one in group:
        for lesson in one.lessons:
            lessons.append(lesson)
            reads.append([before + i for i in lesson.reads])
        before += len(one.evidence)
    collated = collate(evidence, [lesson.strip for lesson in lessons], reads)
    return collated.batch, [lessons[i] for i in collated.order]


def smoothed(lessons: Sequence[Lesson]) -> Tensor:
    """What each line's probability should be by its truth."""
    truth = torch.tensor([float(lesson.told.supported) for lesson in lessons])
    return truth * (1 - 2 * _SMOOTHING) + _SMOOTHING


def words_loss(wrong: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    """Cross-entropy of the lines' pieces where it is known which are wrong."""
    marks = torch.tensor([float(mark) for lesson in lessons for mark in lesson.wrong])
    known = marks >= 0
    return _WORD_SHARE * functional.binary_cross_entropy_with_logits(
        wrong[known], marks[known], pos_weight=torch.tensor(3.0)
    )


def schedule_of(
    optimizer: torch.optim.Optimizer, plan: Plan
) -> torch.optim.lr_scheduler.LRScheduler:
    """Up through the warm-up, then down in a line to a fiftieth."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (_WARMUP * plan.steps), max(0.02, 1 - step / plan.steps)),
    )


def optimizer_of(network: SupportNetwork, plan: Plan) -> torch.optim.Optimizer:
    kept = (network.word, network.position, network.norm, network.layers[0])
    for module in kept:
        module.requires_grad_(requires_grad=False)
    named = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    slow = [p for name, p in named if name.startswith("layers.") and "same_word" not in name]
    fast = [p for name, p in named if not name.startswith("layers.") or "same_word" in name]
    groups = [
        {"params": slow, "lr": plan.encoder_rate},
        {"params": fast, "lr": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)

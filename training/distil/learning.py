"""One network's training against the clock: the rate follows the time that has gone."""

import logging
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.distil.shelf import Shelf

log = logging.getLogger("training.distil")

_SMOOTHING = 0.02
_WORD_SHARE = 0.5
# Batches among which lines of like length are put together.
_POOL = 40
Judge = Callable[[nn.Module, Tensor], tuple[Tensor, Tensor]]


@dataclass(frozen=True, slots=True)
class Course:
    """How one network learns. `made`: the share of rule-made lines in each round of the lessons;
    `soft`: how much the teacher's word counts beside the truth."""

    seconds: float
    batch: int
    rate: float
    head_rate: float
    seed: int
    made: float = 0.5
    soft: float = 0.0
    looks: int = 4
    warmup: float = 0.06


def rounds(shelf: Shelf, course: Course) -> Iterator[npt.NDArray[np.int64]]:
    """Batches without end: all lines of people's and some of the rules', each time others."""
    rng = np.random.default_rng(course.seed)
    reads = shelf.reads.clamp_min(0)
    length = shelf.sentences.lengths[reads] * (shelf.reads >= 0)
    size = (length.sum(1) + shelf.lines.lengths).cpu().numpy()
    while True:
        chosen = np.flatnonzero(shelf.core | (rng.random(len(shelf)) < course.made))
        rng.shuffle(chosen)
        pool = course.batch * _POOL
        for start in range(0, len(chosen), pool):
            some = chosen[start : start + pool]
            some = some[np.argsort(size[some], kind="stable")]
            batches = [some[i : i + course.batch] for i in range(0, len(some), course.batch)]
            for i in rng.permutation(len(batches)):
                if len(batches[i]) > course.batch // 2:
                    yield batches[i]


def loss_of(shelf: Shelf, lines: Tensor, found: tuple[Tensor, Tensor], soft: Tensor) -> Tensor:
    """Cross-entropy of the lines and of their pieces. `soft`: what each line should be."""
    logits, wrong = found[0].float(), found[1].float()
    weight = shelf.weight[lines]
    whole = (
        functional.binary_cross_entropy_with_logits(logits, soft, reduction="none") * weight
    ).mean()
    marks = shelf.wrong[lines]
    real = torch.arange(marks.shape[1], device=lines.device) < shelf.lines.lengths[lines][:, None]
    marks = marks[real].float()
    known = (marks >= 0).float()
    pieces = functional.binary_cross_entropy_with_logits(
        wrong, marks.clamp_min(0), reduction="none", pos_weight=wrong.new_tensor(3.0)
    )
    return whole + _WORD_SHARE * (pieces * known).sum() / known.sum().clamp_min(1)


def targets(shelf: Shelf, teacher: Tensor | None, soft: float) -> Tensor:
    """Truth, smoothed, and mixed with the teacher's log-odds where there are any."""
    hard = shelf.truth * (1 - 2 * _SMOOTHING) + _SMOOTHING
    return hard if teacher is None else (1 - soft) * hard + soft * teacher.sigmoid()


class Average:
    """The running mean of a network's weights."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self._decay, self._seen = decay, 0
        self.state = {name: t.detach().clone() for name, t in network.state_dict().items()}

    def add(self, network: nn.Module) -> None:
        """After a step."""
        self._seen += 1
        decay = min(self._decay, self._seen / (self._seen + 10))
        theirs = network.state_dict()
        moving = [name for name, t in theirs.items() if t.is_floating_point()]
        torch._foreach_lerp_(
            [self.state[name] for name in moving],
            [theirs[name].detach() for name in moving],
            1 - decay,
        )


def _groups(
    network: nn.Module, course: Course, slow: Callable[[str], bool]
) -> list[dict[str, object]]:
    named = list(network.named_parameters())
    return [
        {"params": [p for name, p in named if slow(name)], "lr": course.rate},
        {"params": [p for name, p in named if not slow(name)], "lr": course.head_rate},
    ]


@dataclass(frozen=True, slots=True)
class Pupil:
    """A network with what runs it; `slow` says which parameters take the smaller rate, `look` is
    called with it as often as the course says and at the end."""

    network: nn.Module
    judge: Judge
    slow: Callable[[str], bool]
    look: Callable[[dict[str, Tensor]], None]


def learn(pupil: Pupil, shelf: Shelf, aims: Tensor, course: Course) -> None:
    """Trains until the course's seconds are over."""
    network, device = pupil.network, aims.device
    torch.manual_seed(course.seed)
    optimizer = torch.optim.AdamW(
        _groups(network, course, pupil.slow),
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=device.type == "cuda",
    )
    base = [group["lr"] for group in optimizer.param_groups]
    average, began = Average(network, 0.998), time.perf_counter()
    gone, looked, step, total = 0.0, 0, 0, torch.zeros((), device=device)
    batches = rounds(shelf, course)
    while gone < 1:
        for group, rate in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = rate * _height(gone, course.warmup)
        network.train()
        lines = torch.from_numpy(next(batches)).to(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            found = pupil.judge(network, lines)
        loss = loss_of(shelf, lines, found, aims[lines])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        average.add(network)
        total += loss.detach()
        step += 1
        gone = (time.perf_counter() - began) / course.seconds
        if gone * course.looks >= looked + 1 or gone >= 1:
            looked = math.floor(gone * course.looks)
            log.info("step %d, %.0f%% of the time, loss %.4f", step, gone * 100, total / step)
            pupil.look(average.state)


def _height(gone: float, warmup: float) -> float:
    """Up in a line, then down in a line to nearly nothing."""
    return min((gone + 1e-3) / warmup, max(0.01, (1 - gone) / (1 - warmup)))

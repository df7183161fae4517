"""How well the support model tells true lines from false ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from eval.checker.measures import auc
from service.checking.support.batches import collate
from service.checking.support.network import SupportNetwork
from training.support_lessons import Taught, Told

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A line and the network's log-odds that it is supported."""

    told: Told
    logit: float


@dataclass(frozen=True, slots=True)
class Scores:
    """`auc` over all lines; `balanced`: balanced accuracy at `cut`, the best threshold here;
    `caught`: by kind of line, the share that lies below it."""

    auc: float
    balanced: float
    cut: float
    caught: tuple[tuple[str, int, float], ...]

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {share:.2f} ({n})" for kind, n, share in self.caught)
        return f"AUC {self.auc:.4f} balanced {self.balanced:.4f} at {self.cut:.2f}; below: {kinds}"


@torch.inference_mode()
def judge(network: SupportNetwork, articles: Sequence[Taught]) -> list[Judged]:
    """Every line of the articles, in order."""
    network.eval()
    return [judged for article in articles for judged in _judged(network, article)]


def _judged(network: SupportNetwork, article: Taught) -> Iterator[Judged]:
    if not article.lessons:
        return
    strips = [lesson.strip for lesson in article.lessons]
    collated = collate(article.evidence, strips, [lesson.reads for lesson in article.lessons])
    logits, _ = network(collated.batch)
    found = dict(zip(collated.order, logits.tolist(), strict=True))
    for number, lesson in enumerate(article.lessons):
        yield Judged(lesson.told, found[number])


def scores(judged: Sequence[Judged]) -> Scores:
    """Needs true and false lines."""
    truth = np.array([one.told.supported for one in judged])
    logits = np.array([one.logit for one in judged])
    cut, balanced = best_cut(logits, truth)
    kinds = sorted({one.told.kind for one in judged})
    caught = []
    for kind in kinds:
        own = [one.logit < cut for one in judged if one.told.kind == kind]
        caught.append((kind, len(own), sum(own) / len(own)))
    return Scores(auc(logits, truth), balanced, cut, tuple(caught))


def best_cut(logits: Floats, truth: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """The threshold with the best balanced accuracy, and that accuracy."""
    found = [(balanced_at(logits, truth, cut), float(cut)) for cut in np.unique(logits)]
    accuracy, cut = max(found)
    return cut, accuracy


def balanced_at(logits: Floats, truth: npt.NDArray[np.bool_], cut: float) -> float:
    """Mean of the shares of true lines at or above `cut` and of false ones below it."""
    return float(((logits[truth] >= cut).mean() + (logits[~truth] < cut).mean()) / 2)

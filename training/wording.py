"""Trains service/weights/wording.safetensors: in which of a sentence's words editors say it.

python -m training.wording briefs.jsonl.gz service/weights

Every takeaway and synopsis sentence that is mostly made of one source sentence's words, in their
order, teaches a way through that sentence. The network reads the states that the syntax model's
encoder leaves on a document, so that model comes first. Best epoch by log-probability on `dev`.
"""

import logging
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.wording_model import (
    TrainedWording,
    collate,
    has_states,
    new_network,
)
from service.writing.embedded.shortening.wording_network import WordingNetwork
from training.alignment import ALIGNED_SHARE, line_words, shared
from training.briefs import BriefedArticle, Split, load_briefs, parsed, prefixes
from training.descent import Descent, Pace
from training.recipe import NothingToLearn, run

BATCH, SEED, DROPOUT = 32, 1, 0.3
PACE = Pace(5e-4)
FEWEST_WORDS = 4
LONGEST_SENTENCE_TOKENS = 110
# A line with words of its own teaches less: where they stood, the way through the sentence is not
# the editor's.
WHOLE, NEARLY = 0.999, 0.9
# A synopsis joins what a takeaway would not.
SYNOPSIS_WEIGHT = 0.5
KEPT_WEIGHT = 0.5

log = logging.getLogger("training.wording")


@dataclass(frozen=True, slots=True)
class Shortening:
    """A sentence, the tokens that an editor kept of it, and how much that is worth as a lesson."""

    tree: Tree
    kept: tuple[int, ...]
    weight: float
    is_whole: bool


def lessons(article: BriefedArticle) -> Iterator[Shortening]:
    """What the editor's lines teach of a parsed article."""
    lines = [(t.text, t.sources, 1.0) for t in article.takeaways]
    parts = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", article.synopsis)
    lines.extend((part, article.synopsis_sources, SYNOPSIS_WEIGHT) for part in parts)
    for text, sources, weight in lines:
        trees = (Tree(article.document.sentences[i]) for i in sources)
        known = [t for t in trees if t.tokens and has_states(t)]
        pairs = [(shared(tree, text), tree) for tree in known]
        kept, tree = max(pairs, key=lambda pair: len(pair[0]), default=(frozenset(), None))
        share = len(kept) / max(len(line_words(text)), 1)
        if tree is None or len(kept) < FEWEST_WORDS or share < ALIGNED_SHARE:
            continue
        if len(tree.tokens) <= LONGEST_SENTENCE_TOKENS:
            sure = 1.0 if share >= WHOLE else 0.7 if share >= NEARLY else 0.3
            yield Shortening(tree, tuple(sorted(kept)), weight * sure, share >= NEARLY)


class Trainer:
    """Fits a network to shortenings."""

    def __init__(self, shortenings: Sequence[Shortening], epochs: int) -> None:
        torch.manual_seed(SEED)
        self.rng = random.Random(SEED)  # noqa: S311  # shuffles lines, guards nothing
        self.shortenings = shortenings
        self.network = new_network(DROPOUT)
        steps = epochs * -(-len(shortenings) // BATCH)
        self.descent = Descent(self.network, PACE, steps)

    def epoch(self) -> float:
        """One pass over all lines; the mean loss."""
        self.network.train()
        order = sorted(self.shortenings, key=lambda s: len(s.tree.tokens) + 8 * self.rng.random())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        self.rng.shuffle(batches)
        losses = []
        for batch in batches:
            steps, kept = _losses(self.network, batch)
            weight = torch.tensor([one.weight for one in batch])
            loss = ((steps + KEPT_WEIGHT * kept) * weight).sum() / weight.sum()
            losses.append(self.descent.step(loss))
        return float(np.mean(losses))


def _losses(network: WordingNetwork, batch: Sequence[Shortening]) -> tuple[Tensor, Tensor]:
    """For each shortening the mean negative log-probability of its steps, and of its words being
    kept or left out."""
    shown = collate([one.tree for one in batch], network.sizes.encoder)
    odds, kept_odds = network(shown)
    count, length = shown.mask.shape
    following = torch.full((count, length), -1)
    kept = torch.zeros(count, length)
    for row, one in enumerate(batch):
        places = {word: place for place, word in enumerate(one.tree.words, 1)}
        way = [0, *(places[word] for word in one.kept)]
        following[row, way] = torch.tensor([*way[1:], length])
        kept[row, way[1:]] = 1.0
    steps = following >= 0
    told = odds.gather(2, following.clamp(min=0)[..., None])[..., 0] * steps
    entropy = functional.binary_cross_entropy_with_logits(kept_odds, kept, reduction="none")
    return (
        -told.sum(1) / steps.sum(1),
        (entropy * shown.mask).sum(1) / shown.mask.sum(1),
    )


@torch.inference_mode()
def evaluate(model: TrainedWording, shortenings: Sequence[Shortening]) -> float:
    """Mean negative log-probability of a step, over lines with hardly a word of their own."""
    model.network.eval()
    whole = [one for one in shortenings if one.is_whole]
    batches = [whole[i : i + BATCH] for i in range(0, len(whole), BATCH)]
    total = sum(float(_losses(model.network, batch)[0].sum()) for batch in batches)
    return total / max(len(whole), 1)


def train(
    shortenings: Sequence[Shortening], dev: Sequence[Shortening], out: Path, epochs: int
) -> Iterator[str]:
    """Leaves the best dev epoch's weights in `out`; yields a line of log for each epoch."""
    trainer, best = Trainer(shortenings, epochs), float("inf")
    yield f"{len(shortenings)} lines"
    for epoch in range(1, epochs + 1):
        began, loss = time.perf_counter(), trainer.epoch()
        model = TrainedWording(trainer.network)
        surprise = evaluate(model, dev)
        if surprise < best:
            best = surprise
            model.write(out)
        spent = f"{time.perf_counter() - began:.0f} s"
        yield f"epoch {epoch}: {spent}, loss {loss:.4f}, dev {surprise:.4f} a step"


def _lessons(data: Path, split: Split, sources: Sequence[str], syntax: Syntax) -> list[Shortening]:
    articles = load_briefs(data, split, sources)
    return [one for article in articles for one in lessons(parsed(article, syntax))]


def main(data: Path, out: Path, sources: str = "", epochs: int = 8) -> None:
    """Trains on `train`, stops by `dev`."""
    chosen = prefixes(sources)
    syntax = load_syntax()
    shortenings = _lessons(data, "train", chosen, syntax)
    dev = _lessons(data, "dev", chosen, syntax)
    if not shortenings or not any(one.is_whole for one in dev):
        raise NothingToLearn("no line of train, or none of dev, is made of one sentence's words")
    for line in train(shortenings, dev, out, epochs):
        log.info("%s", line)


if __name__ == "__main__":
    run(main)

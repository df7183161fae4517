"""Trains service/weights/salience.safetensors: what editors take from which sentences.

python -m training.salience briefs.jsonl.gz service/weights

Learns from the briefs of `train`, and from news that has none, of which a large teacher told what
editors would take (training/salience_told.py), as far as its files lie beside the briefs file. The
network reads the states that the syntax model's encoder leaves on a document, so that model comes
first. Best epoch by choice F1 on `dev`.
"""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.choosing.salience import Floats
from service.writing.embedded.choosing.salience_model import (
    SalienceExample,
    TrainedSalience,
    collate,
    write_salience,
)
from service.writing.embedded.choosing.salience_network import SalienceNetwork, SalienceSizes
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, content
from training.alignment import aligned, shared
from training.briefs import BriefedArticle, Split, load_briefs, parsed, prefixes
from training.descent import Descent, Pace
from training.recipe import run
from training.salience_told import lessons as lessons_told

BATCH, SEED, DROPOUT = 8, 1, 0.35
PACE = Pace(4e-4)
# Fewer words than this in common are chance.
FEWEST_SHARED = 4
# A sentence is asked about when it has this share of the question's content mass.
ASKED_SHARE, SURELY_ASKED = 0.5, 0.8

log = logging.getLogger("training.salience")


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example with its answers: `chosen` [sentences, 3] is 1 where the editor rested the line
    on the sentence, `kept` for each sentence [tokens, 3] is 1 for words kept, 0 for words left
    out, -1 where that cannot be told. A teacher's answers lie between 0 and 1."""

    example: SalienceExample
    chosen: Floats
    kept: tuple[Floats, ...]


def lesson(article: BriefedArticle) -> Lesson:
    """What the editor's brief teaches of a parsed article."""
    sentences = article.document.sentences
    chosen = np.zeros((len(sentences), 3), np.float32)
    kept = [np.full((len(s.tokens), 3), -1.0, np.float32) for s in sentences]
    for takeaway in article.takeaways:
        chosen[list(takeaway.sources), 0] = 1.0
        for first in takeaway.sources[:1]:
            words = (
                aligned(Tree(sentences[first]), takeaway.text) if sentences[first].tokens else None
            )
            if words is not None:
                _keep(kept[first], 0, words)
    for index in article.synopsis_sources:
        chosen[index, 1] = 1.0
        if sentences[index].tokens:
            told = shared(Tree(sentences[index]), article.synopsis)
            if len(told) >= FEWEST_SHARED:
                _keep(kept[index], 1, told)
    for index, answers in _asked(article).items():
        chosen[index, 2] = 1.0
        for token, is_asked in answers.items():
            kept[index][token, 2] = float(is_asked)
    example = SalienceExample.of(article.document)
    seen = list(example.places)
    return Lesson(example, chosen[seen], tuple(kept[i] for i in seen))


def _keep(table: Floats, line: int, words: frozenset[int]) -> None:
    table[:, line] = np.maximum(table[:, line], 0.0)
    table[list(words), line] = 1.0


def _asked(article: BriefedArticle) -> dict[int, dict[int, bool]]:
    """Sentence → content token → whether the headline question has it, for the sentences that
    have most of the question's words."""
    sentences = article.document.sentences
    stems = [content(s.text) for s in sentences]
    weights, wanted = Weights(stems), content(article.headline_question)
    shares = [weights.overlap(wanted, own) for own in stems]
    most = max(shares, default=0.0)
    if most < ASKED_SHARE:
        return {}
    return {
        index: {
            position: bool(own & wanted)
            for position, token in enumerate(sentences[index].tokens)
            if (own := content(token.text))
        }
        for index, share in enumerate(shares)
        if share >= min(most, SURELY_ASKED)
    }


def train(
    lessons: Sequence[Lesson], dev: Sequence[Lesson], out: Path, epochs: int
) -> Iterator[str]:
    """Leaves the best dev epoch's weights in `out`; yields a line of log for each epoch."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311  # shuffles articles, guards nothing
    features = np.concatenate([one.example.features for one in lessons])
    mean, scale = features.mean(0), features.std(0) + 1e-6
    sizes = SalienceSizes(features=features.shape[1])
    network = SalienceNetwork(sizes, DROPOUT)
    model = TrainedSalience(network, mean, scale)
    steps = epochs * -(-len(lessons) // BATCH)
    descent = Descent(network, PACE, steps)
    best = 0.0
    for epoch in range(1, epochs + 1):
        began, losses, order = time.perf_counter(), [], list(lessons)
        rng.shuffle(order)
        network.train()
        for start in range(0, len(order), BATCH):
            loss = _loss(model, order[start : start + BATCH])
            losses.append(descent.step(loss))
        scores = evaluate(model, dev)
        if scores[0] > best:
            best = scores[0]
            write_salience(out, network, sizes, mean, scale)
        shown = " ".join(f"{score:.3f}" for score in scores)
        spent = time.perf_counter() - began
        yield f"epoch {epoch}: {spent:.0f} s, loss {np.mean(losses):.4f}, dev {shown}"
    if not best:
        raise ValueError("no epoch chose a sentence that an editor chose; nothing was written")


def _loss(model: TrainedSalience, lessons: Sequence[Lesson]) -> Tensor:
    chosen, kept, answers = _answered(model, lessons)
    wanted = torch.from_numpy(np.concatenate([one.chosen for one in lessons]))
    entropy = functional.binary_cross_entropy_with_logits
    loss = entropy(chosen[:, 0], wanted[:, 0]) + 0.5 * entropy(chosen[:, 1:], wanted[:, 1:])
    for line in range(answers.shape[1]):
        known = answers[:, line] >= 0
        if known.any():
            loss = loss + 0.25 * entropy(kept[known, line], answers[known, line])
    return loss


def _answered(model: TrainedSalience, lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor, Tensor]:
    """Log-odds of sentences [N, 3], of words [M, 3], and the words' answers, in one order."""
    batch = collate([one.example for one in lessons], model.mean, model.scale)
    chosen, kept = model.network(batch)
    answers = [table for one in lessons for table in one.kept]
    told = []
    for group in batch.groups:
        padded = np.full((*group.mask.shape, 3), -1.0, np.float32)
        for row, index in enumerate(group.rows.tolist()):
            table = answers[index][: group.mask.shape[1]]
            padded[row, : len(table)] = table
        told.append(torch.from_numpy(padded).flatten(0, 1))
    return chosen, torch.cat([odds.flatten(0, 1) for odds in kept]), torch.cat(told)


@torch.inference_mode()
def evaluate(model: TrainedSalience, lessons: Sequence[Lesson]) -> tuple[float, float, float]:
    """Choice F1 of the five best sentences, how often the first choice for the synopsis is one of
    the editor's, and accuracy over words kept or left out of takeaways."""
    model.network.eval()
    choice, synopsis, right, words = [], [], 0, 0
    for one in lessons:
        chosen, kept, answers = _answered(model, [one])
        best = set(chosen[:, 0].argsort(descending=True)[:5].tolist())
        used = set(np.flatnonzero(one.chosen[:, 0]).tolist())
        choice.append(2 * len(best & used) / max(len(best) + len(used), 1))
        synopsis.append(float(one.chosen[int(chosen[:, 1].argmax()), 1]))
        known = answers[:, 0] >= 0
        right += int(((kept[known, 0] > 0) == (answers[known, 0] > 0.5)).sum())
        words += int(known.sum())
    return float(np.mean(choice)), float(np.mean(synopsis)), right / max(words, 1)


def _lessons(data: Path, split: Split, sources: Sequence[str], syntax: Syntax) -> list[Lesson]:
    return [lesson(parsed(article, syntax)) for article in load_briefs(data, split, sources)]


def main(data: Path, out: Path, sources: str = "", epochs: int = 3) -> None:
    """Trains on `train` and on what was told of other news, both of `sources`; stops by `dev`; logs
    choice F1, synopsis hits and word accuracy there.

    Raises: ValueError without an article of `train` and one of `dev`.
    """
    chosen = prefixes(sources)
    syntax = load_syntax()
    lessons = _lessons(data, "train", chosen, syntax)
    dev = _lessons(data, "dev", chosen, syntax)
    if not lessons or not dev:
        raise ValueError(f"{data} has no article of train or none of dev (sources: {sources})")
    told = lessons_told(data, sources=chosen)
    lessons += [Lesson(one.example, one.chosen, one.kept) for one in told]
    log.info("%d articles", len(lessons))
    for line in train(lessons, dev, out, epochs):
        log.info("%s", line)


if __name__ == "__main__":
    run(main)

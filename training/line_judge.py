"""Trains service/weights/line.safetensors: which ways to cut a sentence readers would print.

python -m training.line_judge briefs.jsonl.gz service/weights

Learns first from the lines that readers marked (training/marks.py) and from many more that a large
teacher, which learnt from the marks (training/line_teacher.py), gave its odds: in
`training/marks/lines_told.jsonl.gz`, which holds no text: `id` of the article, `sentence`, and of
each of its `lines` the kept token numbers and the teacher's log-odds. Then from the lines that
other readers marked who were asked too whether a line was cut past its point. The network reads the
states that the syntax model's encoder leaves on a document, so that model comes first. Best epoch
by AUC on the marked articles left out, of which the teacher has seen nothing either.
"""

import gzip
import json
import logging
import math
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from eval.checker.measures import auc as measured
from service.document import Document
from service.writing.embedded.choosing.line_judge import CutLine
from service.writing.embedded.choosing.line_judge_model import FILE, TrainedLineJudge, collate
from service.writing.embedded.choosing.line_judge_network import LineNetwork, LineSizes
from service.writing.embedded.grammar.relations import RELATIONS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.wording_model import has_states
from service.writing.embedded.weights_file import read_weights
from training.briefs import prefixes
from training.descent import Descent, Pace
from training.logistic import FOLDS
from training.marks import LINES, POINTS, documents, marked_articles
from training.printable import LEANS
from training.recipe import NothingToLearn, run

TOLD = LINES.parent / "lines_told.jsonl.gz"
BATCH, SEED, DROPOUT = 32, 1, 0.2
PACE, POINTS_PACE = Pace(5e-4), Pace(1.5e-4)
POINTS_EPOCHS = 3
# Between the weights before the second lesson and after it lie such as keep what both taught
# (Wortsman et al., Robust fine-tuning of zero-shot models, 2022). AUC in articles left out, of the
# marks of the first lesson and of the second: before 0.804 and 0.718, after 0.752 and 0.769, here
# 0.776 and 0.766; of faults of grammar and sense, of which both tell, 0.859 and 0.796, more than
# after (0.843, 0.790) or, of the second's, before (0.864, 0.769).
TOWARDS = 0.7
# A line whose fact is not worth telling may be well cut, which is what the network sees.
SLIGHT = 0.3
STANDS = {"": 1.0, "d": LEANS, "w": SLIGHT}
LONGEST_SENTENCE_TOKENS = 100

log = logging.getLogger("training.line_judge")


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, how well it stands (1 without a fault), and whether readers would print it, which of
    a line that only the teacher read is not known."""

    line: CutLine
    stands: float
    is_printed: bool | None = None


def marked(
    data: Path, sources: Sequence[str] = (), marks: Path = LINES
) -> Iterator[tuple[str, list[Judged]]]:
    """The lines that readers marked, by the id of their article; `sources`: as in load_briefs."""
    for document, lines in marked_articles(data, marks, sources):
        trees = _trees(document, {line.sentence for line in lines})
        yield (
            document.id,
            [
                Judged(
                    CutLine(trees[line.sentence], line.kept),
                    STANDS.get(line.codes, 0.0),
                    not line.codes,
                )
                for line in lines
                if line.sentence in trees
            ],
        )


def told(data: Path, sources: Sequence[str] = ()) -> Iterator[Judged]:
    """The lines that the teacher judged, but for those of articles left out."""
    of_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(TOLD, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            if not is_left_out(record["id"]):
                of_article[record["id"]].append(record)
    for document in documents(data, of_article, sources):
        known = [r for r in of_article[document.id] if r["sentence"] < len(document.sentences)]
        trees = _trees(document, {r["sentence"] for r in known})
        for record in known:
            tree = trees.get(record["sentence"])
            if tree is None:
                continue
            for kept, odds in record["lines"]:
                if kept[-1] < len(tree.tokens):
                    yield Judged(CutLine(tree, kept), 1 / (1 + math.exp(-odds)))


def _trees(document: Document, sentences: set[int]) -> dict[int, Tree]:
    found = {i: Tree(document.sentences[i]) for i in sentences}
    return {
        i: tree
        for i, tree in found.items()
        if has_states(tree) and 0 < len(tree.tokens) <= LONGEST_SENTENCE_TOKENS
    }


@dataclass(frozen=True, slots=True)
class Lesson:
    """Lines to learn from and lines to stop by."""

    lines: Sequence[Judged]
    dev: Sequence[Judged]
    pace: Pace
    epochs: int


class Trainer:
    """Fits a network to judged lines."""

    def __init__(self, network: LineNetwork, lesson: Lesson) -> None:
        self.rng = random.Random(SEED)  # noqa: S311  # shuffles lines, guards nothing
        self.network, self.lines = network, lesson.lines
        steps = lesson.epochs * -(-len(lesson.lines) // BATCH)
        self.descent = Descent(network, lesson.pace, steps)

    def epoch(self) -> float:
        """One pass over all lines; the mean loss."""
        self.network.train()
        order = sorted(self.lines, key=lambda j: len(j.line.tree.tokens) + 8 * self.rng.random())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        self.rng.shuffle(batches)
        losses = []
        for batch in batches:
            odds = self.network(collate([j.line for j in batch], self.network.sizes.encoder))
            stands = torch.tensor([j.stands for j in batch])
            loss = functional.binary_cross_entropy_with_logits(odds, stands)
            losses.append(self.descent.step(loss))
        return float(np.mean(losses))


def evaluate(model: TrainedLineJudge, lines: Sequence[Judged]) -> float:
    """AUC on marked lines."""
    model.network.eval()
    odds = model.odds([one.line for one in lines])
    return auc(odds, [bool(one.is_printed) for one in lines])


def auc(odds: Sequence[float], printed: Sequence[bool]) -> float:
    """How often a line that readers would print comes before one that they would not."""
    return measured(np.array(odds), np.array(printed))


def train(network: LineNetwork, lesson: Lesson, out: Path) -> Iterator[str]:
    """Leaves the best epoch's weights in `out`; yields a line of log for each epoch."""
    trainer, best = Trainer(network, lesson), 0.0
    yield f"{len(lesson.lines)} lines, {len(lesson.dev)} left out"
    for epoch in range(1, lesson.epochs + 1):
        began, loss = time.perf_counter(), trainer.epoch()
        model = TrainedLineJudge(network)
        quality = evaluate(model, lesson.dev)
        if quality > best:
            best = quality
            model.write(out)
        spent = f"{time.perf_counter() - began:.0f} s"
        yield f"epoch {epoch}: {spent}, loss {loss:.4f}, AUC left out {quality:.4f}"


def is_left_out(article: str) -> bool:
    """Whether an article is kept to measure on: one in five, by its id."""
    return zlib.crc32(article.encode()) % FOLDS == 0


def left_out(groups: Mapping[str, Sequence[Judged]]) -> dict[str, Sequence[Judged]]:
    """The marked lines to measure on, by article.

    Raises: NothingToLearn where there are not both lines that readers would print and others.
    """
    found = {article: lines for article, lines in groups.items() if is_left_out(article)}
    if len({one.is_printed for lines in found.values() for one in lines}) < 2:
        raise NothingToLearn("no line that readers marked is of an article left out of the data")
    return found


def parted(groups: Mapping[str, Sequence[Judged]]) -> tuple[list[Judged], list[Judged]]:
    """The marked lines to learn from, and those to measure on.

    Raises: NothingToLearn where either is empty.
    """
    lines = [one for article, own in groups.items() if not is_left_out(article) for one in own]
    if not lines:
        raise NothingToLearn("no line that readers marked is of an article to learn from")
    return lines, [one for own in left_out(groups).values() for one in own]


def between(before: Mapping[str, Tensor], after: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Weights TOWARDS of the way from the first to the second."""
    return {name: one.float().lerp(after[name].float(), TOWARDS) for name, one in before.items()}


def main(data: Path, out: Path, epochs: int = 3, sources: str = "") -> None:
    """Trains on four fifths of the articles, stops by the marks of the others. `epochs` are those
    of the first lesson, of which 0 leaves the weights in `out` as they are."""
    chosen = prefixes(sources)
    torch.manual_seed(SEED)
    network = LineNetwork(LineSizes(len(RELATIONS)), DROPOUT)
    if epochs:
        lines, dev = parted(dict(marked(data, chosen)))
        lines += told(data, chosen)
        for line in train(network, Lesson(lines, dev, PACE, epochs), out):
            log.info("%s", line)
    before = read_weights(out, FILE)[1]
    network.load_state_dict(before)
    lines, dev = parted(dict(marked(data, chosen, POINTS)))
    for line in train(network, Lesson(lines, dev, POINTS_PACE, POINTS_EPOCHS), out):
        log.info("points, %s", line)
    after = read_weights(out, FILE)[1]
    network.load_state_dict(between(before, after))
    TrainedLineJudge(network).write(out)


if __name__ == "__main__":
    run(main)

"""Trains service/weights/label_judge.safetensors: which labels readers would print over a line.

python -m training.label_judge briefs.jsonl.gz service/weights

Learns from the labels that readers marked (training/label_printable.py) and from many more that a
large teacher gave its odds, one that learnt from the marks of four articles in five, as the line
judge's did (training/line_teacher.py): `training/marks/labels_told.jsonl.gz`, which holds no text.
It has `id` of the article, `sentence`, `tokens` and `kept` as the marks have them, and of each of
its `labels` the words, as there, and the teacher's log-odds. The network reads the states that the
syntax model's encoder leaves on a document, and knows the words that the label model brings to
labels, so those models come first. Best epoch by how often the best of a line's marked labels is
printable, in the articles left out.
"""

import gzip
import json
import logging
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, content
from service.writing.embedded.labelling.label_judge_model import TrainedLabelJudge
from service.writing.embedded.labelling.label_judge_network import LabelJudgeNetwork
from service.writing.embedded.labelling.label_lines import Label, LabelledLine
from service.writing.embedded.labelling.label_model import TrainedLabels
from service.writing.embedded.labelling.label_network import LabelSizes
from service.writing.embedded.labelling.label_words import Form, LabelWord
from training.briefs import prefixes
from training.descent import Descent, Pace
from training.label_printable import LABELS
from training.line_judge import auc, is_left_out
from training.marks import documents
from training.recipe import NothingToLearn, run

TOLD = LABELS.parent / "labels_told.jsonl.gz"
# Lines in a batch, each with all of its labels.
BATCH, SEED, DROPOUT = 16, 1, 0.3
PACE = Pace(7e-4, decay=0.05, warmup=0.05)

log = logging.getLogger("training.label_judge")


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with labels, and how well each stands: 1 where a reader found no fault."""

    line: LabelledLine
    labels: tuple[Label, ...]
    stands: tuple[float, ...]


def judged(data: Path, marks: Path, sources: Sequence[str] = ()) -> Iterator[tuple[str, Judged]]:
    """The lines of a file of marks or of a teacher's odds, with the ids of their articles;
    `sources`: as in load_briefs."""
    of_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(marks, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            of_article[record["id"]].append(record)
    for document in documents(data, of_article, sources):
        weights = Weights([content(s.text) for s in document.sentences])
        title = content(document.title or "")
        for record in of_article[document.id]:
            index = record["sentence"]
            if index < len(document.sentences):
                tree = Tree(document.sentences[index])
                if len(tree.tokens) == record["tokens"]:
                    line = LabelledLine.of(tree, record["kept"], weights, title)
                    yield document.id, _judged(line, record["labels"])


def _judged(line: LabelledLine, labels: Sequence[Any]) -> Judged:
    known = [one if isinstance(one, list) else [one["words"], one["codes"]] for one in labels]
    return Judged(
        line,
        tuple(Label(tuple(_word(line, word) for word in words), 0.0) for words, _ in known),
        tuple(_stands(told) for _, told in known),
    )


def _stands(told: str | float) -> float:
    return float(told == "") if isinstance(told, str) else 1 / (1 + math.exp(-told))


def _word(line: LabelledLine, word: Any) -> LabelWord:
    """A word as the marks have it; one that the sentence does not offer today is unknown."""
    if isinstance(word, str):
        return LabelWord(word, -1, Form.VOCABULARY)
    token, form = word
    found = (w for w in line.words if w.token == token and w.form == form)
    return next(found, LabelWord("", token, Form(form)))


class Trainer:
    """Fits a network to judged labels."""

    def __init__(self, lines: Sequence[Judged], labels: TrainedLabels, epochs: int) -> None:
        torch.manual_seed(SEED)
        self.rng = random.Random(SEED)  # noqa: S311  # shuffles lines, guards nothing
        self.lines = lines
        sizes = LabelSizes(**asdict(labels.network.sizes))
        self.model = TrainedLabelJudge(LabelJudgeNetwork(sizes, DROPOUT), labels.vocabulary)
        self.descent = Descent(self.model.network, PACE, epochs * -(-len(lines) // BATCH))

    def epoch(self) -> float:
        """One pass over all lines; the mean loss."""
        self.model.network.train()
        order = sorted(self.lines, key=lambda j: len(j.line.tree.tokens) + 8 * self.rng.random())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        self.rng.shuffle(batches)
        losses = []
        for batch in batches:
            odds = self.model.network(*self.model.shown([(j.line, j.labels) for j in batch]))
            stands = torch.tensor([one for j in batch for one in j.stands])
            loss = functional.binary_cross_entropy_with_logits(odds, stands)
            losses.append(self.descent.step(loss))
        return float(np.mean(losses))


def evaluate(model: TrainedLabelJudge, lines: Sequence[Judged]) -> tuple[float, float]:
    """How often the best of a line's labels is printable, and AUC, on marked labels."""
    model.network.eval()
    odds = model.odds([(one.line, one.labels) for one in lines])
    first = [one.stands[int(np.argmax(own))] for one, own in zip(lines, odds, strict=True)]
    flat = [value for own in odds for value in own]
    return float(np.mean(first)), auc(flat, [bool(s) for one in lines for s in one.stands])


def train(lines: Sequence[Judged], dev: Sequence[Judged], out: Path, epochs: int) -> Iterator[str]:
    """Leaves the best epoch's weights in `out`, where the label model's lie; yields a line of log
    for each epoch."""
    trainer, best = Trainer(lines, TrainedLabels.load(out), epochs), 0.0
    yield f"{len(lines)} lines, {len(dev)} left out"
    for epoch in range(1, epochs + 1):
        began, loss = time.perf_counter(), trainer.epoch()
        first, quality = evaluate(trainer.model, dev)
        if first > best:
            best = first
            trainer.model.write(out)
        spent = f"{time.perf_counter() - began:.0f} s"
        yield f"epoch {epoch}: {spent}, loss {loss:.4f}, first {first:.4f}, AUC {quality:.4f}"


def left_out(groups: Iterable[tuple[str, Judged]]) -> list[Judged]:
    """The marked lines to measure on.

    Raises: NothingToLearn where their labels are not both such as readers would print and others.
    """
    found = [one for article, one in groups if is_left_out(article)]
    if len({stands for one in found for stands in one.stands}) < 2:
        raise NothingToLearn("no label that readers marked is of an article left out of the data")
    return found


def main(data: Path, out: Path, epochs: int = 4, sources: str = "") -> None:
    """Trains on four fifths of the articles, stops by the marks of the others."""
    chosen = prefixes(sources)
    groups = list(judged(data, LABELS, chosen))
    dev = left_out(groups)
    lines = [one for article, one in groups if not is_left_out(article)]
    lines += [one for article, one in judged(data, TOLD, chosen) if not is_left_out(article)]
    if not lines:
        raise NothingToLearn("no label that readers marked is of an article to learn from")
    for line in train(lines, dev, out, epochs):
        log.info("%s", line)


if __name__ == "__main__":
    run(main)

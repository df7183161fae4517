"""Trains service/weights/label.safetensors: with which words editors label which lines.

python -m training.label briefs.jsonl.gz service/weights

Beside the editors' labels of their own lines it learns those that readers wrote over lines of the
writer's (`written` of the marks that training/label_printable.py describes). The network reads the
states that the syntax model's encoder leaves on a document, so that model comes first. Best epoch
by closeness to the editors' labels on `dev`.
"""

import logging
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.grammar.relations import RELATIONS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, content
from service.writing.embedded.labelling.label import proposals
from service.writing.embedded.labelling.label_lines import FEATURES, LabelledLine
from service.writing.embedded.labelling.label_model import (
    PAIRS,
    PARTS,
    TrainedLabels,
    collate,
    write_label,
)
from service.writing.embedded.labelling.label_network import STEPS, LabelNetwork, LabelSizes
from training.alignment import shared
from training.briefs import BriefedArticle, Split, load_briefs, parsed, prefixes
from training.descent import Descent, Pace
from training.label_printable import LABELS, by_article, fits
from training.marks import documents
from training.recipe import NothingToLearn, run

BATCH, SEED, DROPOUT = 32, 1, 0.35
PACE = Pace(7e-4, decay=0.05, warmup=0.05)
# Words that editors bring to labels, so many times or more, are the vocabulary.
FEWEST_TIMES = 4
# A line that shares fewer words with its sentence is no shortening of it.
FEWEST_SHARED = 3
LONGEST_SENTENCE_TOKENS = 100
# The end of a label is learnt soon, its words are not.
END_SHARE = 0.3

log = logging.getLogger("training.label")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line as the network is shown it, and the words of the editor's label."""

    line: LabelledLine
    words: tuple[str, ...]


# For each word of the label the indices that count as right: [] where the word can be pointed at
# nowhere.
Answer = tuple[tuple[int, ...], ...]


def lessons(article: BriefedArticle) -> Iterator[Labelled]:
    """The labelled lines of a parsed article."""
    sentences = article.document.sentences
    weights = Weights([content(s.text) for s in sentences])
    title = content(article.document.title or "")
    for takeaway in article.takeaways:
        words = tuple(takeaway.label.split())
        for first in takeaway.sources[:1]:
            tree = Tree(sentences[first])
            kept = shared(tree, takeaway.text) if tree.tokens else frozenset()
            is_read = len(kept) >= FEWEST_SHARED and len(tree.tokens) <= LONGEST_SENTENCE_TOKENS
            line = LabelledLine.of(tree, kept, weights, title)
            if is_read and line.words and 2 <= len(words) <= STEPS:
                yield Labelled(line, words)


def written(data: Path, marks: Path, sources: Sequence[str] = ()) -> Iterator[Labelled]:
    """The lines of the writer's that readers wrote labels over, one lesson for each label."""
    of_article = by_article(marks)
    for document in documents(data, of_article, sources):
        weights = Weights([content(s.text) for s in document.sentences])
        title = content(document.title or "")
        for record in of_article[document.id]:
            if record.get("written") and fits(document, record):
                tree = Tree(document.sentences[record["sentence"]])
                line = LabelledLine.of(tree, record["kept"], weights, title)
                for words in (tuple(text.split()) for text in record["written"]):
                    if line.words and 2 <= len(words) <= STEPS:
                        yield Labelled(line, words)


def vocabulary(labelled: Sequence[Labelled]) -> tuple[str, ...]:
    """The words that editors bring to labels from outside the sentence, most frequent first."""
    brought = Counter(
        word
        for one in labelled
        for known in [{_plain(w.text) for w in one.line.words}]
        for word in one.words
        if _plain(word) not in known
    )
    return tuple(word for word, times in brought.most_common() if times >= FEWEST_TIMES)


def answer(one: Labelled, common: dict[str, int]) -> Answer:
    """Indices into the line's own words, or past them (`-1 - index`) into the vocabulary."""
    found = []
    for word in one.words:
        own = [i for i, w in enumerate(one.line.words) if _plain(w.text) == _plain(word)]
        kept = [i for i in own if one.line.words[i].token in one.line.kept]
        brought = common.get(_plain(word))
        found.append(tuple(kept or own or ([-1 - brought] if brought is not None else [])))
    return tuple(found)


def _plain(word: str) -> str:
    return re.sub("’", "'", word).lower().strip(".,")


class Trainer:
    """Fits a network to labelled lines."""

    def __init__(self, labelled: Sequence[Labelled], epochs: int) -> None:
        torch.manual_seed(SEED)
        self.rng = random.Random(SEED)  # noqa: S311  # shuffles lines, guards nothing
        self.words = vocabulary(labelled)
        common = {_plain(word): index for index, word in enumerate(self.words)}
        pairs = [(one.line, answer(one, common)) for one in labelled]
        self.examples = [pair for pair in pairs if any(pair[1])]
        sizes = LabelSizes(len(self.words), len(PARTS), len(RELATIONS), FEATURES, PAIRS)
        self.network = LabelNetwork(sizes, DROPOUT)
        steps = epochs * -(-len(self.examples) // BATCH)
        self.descent = Descent(self.network, PACE, steps)

    def epoch(self) -> float:
        """One pass over all lines; the mean loss."""
        self.network.train()
        order = sorted(
            self.examples, key=lambda e: len(e[0].tree.tokens) // 8 + 2 * self.rng.random()
        )
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        self.rng.shuffle(batches)
        losses = []
        for batch in batches:
            loss = self._loss(batch)
            losses.append(self.descent.step(loss))
        return float(np.mean(losses))

    def _loss(self, batch: Sequence[tuple[LabelledLine, Answer]]) -> Tensor:
        shown = collate([line for line, _ in batch], self.network.sizes.encoder)
        encoded = self.network.encode(shown)
        own = shown.tokens.shape[1]
        chosen = torch.zeros(len(batch), 1, 0, dtype=torch.int64)
        loss = torch.zeros(())
        for step in range(STEPS):
            odds = self.network.point(shown, encoded, chosen)[:, 0]
            right = torch.zeros_like(odds, dtype=torch.bool)
            picked = []
            for row, (_, words) in enumerate(batch):
                indices = self._indices(words, step, own)
                right[row, indices] = True
                picked.append(self.rng.choice(indices) if indices else own + len(self.words))
            known = right.any(-1)
            told = odds.masked_fill(~right, -1e9).logsumexp(-1)[known]
            loss = loss - told.mean() * (1.0 if step < STEPS - 1 else END_SHARE)
            chosen = torch.cat([chosen, torch.tensor(picked)[:, None, None]], -1)
        return loss

    def _indices(self, words: Answer, step: int, own: int) -> list[int]:
        if step >= len(words):
            return [own + len(self.words) + 1]
        return [i if i >= 0 else own - 1 - i for i in words[step]]


def evaluate(model: TrainedLabels, labelled: Sequence[Labelled]) -> tuple[float, float]:
    """Share of labels that are the editor's word for word, and mean F1 of their stems."""
    model.network.eval()
    same, close = [], []
    for start in range(0, len(labelled), BATCH):
        part = labelled[start : start + BATCH]
        for one, ranked in zip(part, model.ranked([p.line for p in part]), strict=True):
            offered, wanted = proposals(one.line, ranked), " ".join(one.words)
            best = offered[0].text if offered else ""
            left, right = content(best), content(wanted)
            same.append(_plain(best) == _plain(wanted))
            close.append(2 * len(left & right) / max(len(left) + len(right), 1))
    return float(np.mean(same)), float(np.mean(close))


def train(
    labelled: Sequence[Labelled], dev: Sequence[Labelled], out: Path, epochs: int
) -> Iterator[str]:
    """Leaves the best dev epoch's weights in `out`; yields a line of log for each epoch."""
    trainer, best = Trainer(labelled, epochs), 0.0
    yield f"{len(trainer.examples)} lines, vocabulary of {len(trainer.words)}"
    for epoch in range(1, epochs + 1):
        began, loss = time.perf_counter(), trainer.epoch()
        model = TrainedLabels(trainer.network, trainer.words)
        same, close = evaluate(model, dev)
        if close > best:
            best = close
            write_label(out, model)
        spent = f"{time.perf_counter() - began:.0f} s"
        yield f"epoch {epoch}: {spent}, loss {loss:.4f}, dev same {same:.3f} close {close:.3f}"


def _lessons(data: Path, split: Split, sources: Sequence[str], syntax: Syntax) -> list[Labelled]:
    articles = load_briefs(data, split, sources)
    return [one for article in articles for one in lessons(parsed(article, syntax))]


def main(data: Path, out: Path, sources: str = "", epochs: int = 9) -> None:
    """Trains on `train`, stops by `dev`."""
    chosen = prefixes(sources)
    syntax = load_syntax()
    labelled = _lessons(data, "train", chosen, syntax)
    labelled.extend(written(data, LABELS, chosen))
    dev = _lessons(data, "dev", chosen, syntax)
    if not labelled or not dev:
        raise NothingToLearn("no label of train, or none of dev, is of two or three words")
    for line in train(labelled, dev, out, epochs):
        log.info("%s", line)


if __name__ == "__main__":
    run(main)

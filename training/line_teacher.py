"""Makes training/marks/lines_told.jsonl.gz: what a large teacher thinks of lines nobody marked.

python -m training.line_teacher briefs.jsonl.gz ENCODER

ENCODER is a folder that transformers can load; the file that ships was made with all-mpnet-base-v2
(Apache-2.0, 110 million weights) on a GPU, where it takes a few minutes. It learns from the marked
lines (training/marks.py) of four articles in five, each read beside its sentence and the sentence
before, and gives its log-odds for the writer's own candidates in the articles of `train`; the line
judge learns from those (training/line_judge.py). The shipped odds are the mean of three such
teachers (AUC on the lines left out 0.846; one alone 0.829), two of which had also learnt from marks
of labels, synopses and questions.
"""

import gzip
import json
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from service.document import Document
from service.reading.syntax import load_syntax
from service.writing.embedded.choosing.pool import proposals
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.grammar.surface import sentence_case
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from training.briefs import load_briefs, parsed, prefixes
from training.descent import Descent, Pace
from training.line_judge import TOLD, auc, is_left_out
from training.marks import marked_articles
from training.recipe import run

BATCH, SEED, EPOCHS, PIECES = 32, 2, 4, 96
PACE = Pace(4e-5, decay=0.01)
SENTENCES, LINES_OF_ONE = 12, 14

log = logging.getLogger("training.line_teacher")


@dataclass(frozen=True, slots=True)
class Shown:
    """A line and what is read beside it."""

    text: str
    beside: str
    stands: float = 0.0


class Teacher(nn.Module):
    """Log-odds that a line stands, from the encoder's first state and the mean of all."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(encoder)
        self.encoder = AutoModel.from_pretrained(encoder)
        width = self.encoder.config.hidden_size
        self.pooled, self.odds = nn.Linear(width, width), nn.Linear(width, 1)

    def forward(self, lines: Sequence[Shown]) -> Tensor:
        """[lines]"""
        pairs = self.tokenizer(
            [line.text for line in lines],
            [line.beside for line in lines],
            truncation=True,
            max_length=PIECES,
            padding=True,
            return_tensors="pt",
        ).to(self.odds.weight.device)
        states = self.encoder(**pairs).last_hidden_state
        mask = pairs["attention_mask"][..., None].to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        odds: Tensor = self.odds(torch.tanh(self.pooled(states[:, 0] + mean)))[:, 0]
        return odds


def marked(data: Path, sources: Sequence[str]) -> Iterator[tuple[str, Shown]]:
    """Every marked line as the teacher reads it, with the id of its article."""
    for document, lines in marked_articles(data, sources=sources):
        reading = Reading.of(document, load_salience_model().read(document))
        for line in lines:
            tree = reading.trees[line.sentence]
            if tree is not None:
                resolution = reading.referents.resolve(line.sentence, line.kept)
                said_as = resolution.said_as if resolution is not None else {}
                text = sentence_case(tree.text(line.kept, said_as))
                beside = _beside(document, line.sentence)
                yield document.id, Shown(text, beside, float(not line.codes))


def _beside(document: Document, sentence: int) -> str:
    before = document.sentences[sentence - 1].text if sentence else ""
    return f"{document.sentences[sentence].text} | {before}"


def candidates(data: Path, sources: Sequence[str]) -> Iterator[tuple[dict[str, Any], list[Shown]]]:
    """For each of the best-liked sentences of `train` what is stored of it, but for the odds, and
    the lines that the writer could make of it."""
    syntax = load_syntax()
    for article in load_briefs(data, "train", sources):
        document = parsed(article, syntax).document
        reading = Reading.of(document, load_salience_model().read(document))
        best = reading.best_sentences(SENTENCES)
        reading = reading.worded(load_wording_model(), sorted(best))
        for sentence in best:
            found = list(proposals(reading, sentence))[:LINES_OF_ONE]
            shown = [Shown(text, _beside(document, sentence)) for text, *_ in found]
            kept = [list(short.kept) for _, _, short, _, _ in found]
            if found:
                yield {"id": document.id, "sentence": sentence, "lines": kept}, shown


def train(teacher: Teacher, lines: Sequence[Shown], epochs: int = EPOCHS) -> None:
    """Fits the teacher to the marks."""
    rng = random.Random(SEED)  # noqa: S311  # shuffles lines, guards nothing
    descent = Descent(teacher, PACE, epochs * -(-len(lines) // BATCH))
    teacher.train()
    for _ in range(epochs):
        order = rng.sample(list(lines), len(lines))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            stands = torch.tensor([line.stands for line in batch]).to(teacher.odds.weight.device)
            odds = teacher(batch)
            descent.step(functional.binary_cross_entropy_with_logits(odds, stands))


@torch.inference_mode()
def judge(teacher: Teacher, lines: Sequence[Shown]) -> list[float]:
    """The teacher's log-odds of each line."""
    teacher.eval()
    batches = [lines[i : i + BATCH] for i in range(0, len(lines), BATCH)]
    return [float(odds) for batch in batches for odds in teacher(batch).tolist()]


def main(data: Path, encoder: Path, out: Path = TOLD, sources: str = "") -> None:
    """Trains the teacher, logs its AUC on the articles left out, and writes what it told."""
    chosen = prefixes(sources)
    torch.manual_seed(SEED)
    teacher = Teacher(encoder).to("cuda" if torch.cuda.is_available() else "cpu")
    known = list(marked(data, chosen))
    train(teacher, [line for article, line in known if not is_left_out(article)])
    tested = [line for article, line in known if is_left_out(article)]
    quality = auc(judge(teacher, tested), [line.stands == 1 for line in tested])
    log.info("AUC left out %.4f", quality)
    with gzip.open(out, "wt", encoding="utf-8") as records:
        for record, shown in candidates(data, chosen):
            odds = [round(one, 2) for one in judge(teacher, shown)]
            lines = [list(pair) for pair in zip(record["lines"], odds, strict=True)]
            records.write(json.dumps({**record, "lines": lines}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    run(main)

"""Fits service/weights/question_printable.json and question_honest.json: which questions readers
would print over an article, and which of them it answers.

python -m training.question_printable briefs.jsonl.gz service/weights

The questions are the writer's own, up to eight of each of 1,199 articles of `train`; sixteen
language-model readers with a desk editor's brief marked them beside the article.

`training/marks/questions.jsonl.gz` holds no text: `id` of the article in the briefs file, and of
each of its `questions` the number of its `sentence`, the CRC-32 of its `text` in UTF-8 and
`codes`, one letter a fault: g ungrammatical or chopped, h not answered or taking for granted what
the article does not say, b beside the point, y whether something is so that the article plainly
says, v vague or giving its answer away; "" where there is none. A question that the writer puts
otherwise today is left out.
"""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import typer

from service.writing.embedded.asking.asked import askable, asked
from service.writing.embedded.asking.question_printable import (
    HONEST_WEIGHTS,
    WEIGHTS,
    Told,
    question_tells,
)
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from training.logistic import fit_named, named_rows
from training.marks import documents, write_fit

QUESTIONS = Path(__file__).parent / "marks" / "questions.jsonl.gz"
# What fewer questions have tells nothing.
FEWEST_QUESTIONS = 20

Marks = dict[tuple[int, int], str]


def marked_questions(marks: Path) -> dict[str, Marks]:
    """The codes of an article's questions, by sentence and the sum of the text."""
    found: dict[str, Marks] = {}
    with gzip.open(marks, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            found[record["id"]] = {
                (q["sentence"], q["text"]): q["codes"] for q in record["questions"]
            }
    return found


def examples(reading: Reading, marks: Marks) -> Iterator[tuple[dict[str, float], str]]:
    """(features, codes) of every marked question that the article is asked today."""
    told = Told.by(reading)
    for one in asked(reading):
        codes = marks.get((one.sentence, zlib.crc32(one.question.text.encode())))
        if codes is not None:
            yield question_tells(reading, told, one), codes


def main(data: Path, out: Path, marks: Path = QUESTIONS, l2: float = 1000.0) -> None:
    """Fits on every question of `marks`, leaves both files in `out`, and logs how the marks
    correlate with the score of articles left out."""
    of_article = marked_questions(marks)
    groups = []
    for document in documents(data, of_article):
        reading = Reading.of(document, load_salience_model().read(document))
        reading = reading.worded(load_wording_model(), askable(reading))
        groups.append(list(examples(reading, of_article[document.id])))
    for file, faults in ((WEIGHTS, "ghbyv"), (HONEST_WEIGHTS, "h")):
        told = [
            [(found, float(set(codes).isdisjoint(faults))) for found, codes in group]
            for group in groups
        ]
        names, rows = named_rows(told, FEWEST_QUESTIONS)
        stored, quality = fit_named(rows, names, l2)
        write_fit(out / file, stored, data, marks)
        sys.stderr.write(f"{file}: {quality}\n")


if __name__ == "__main__":
    typer.run(main)

"""Fits service/weights/question_printable.json: which questions readers would print over an
article.

python -m training.question_printable briefs.jsonl.gz service/weights

The questions are the writer's own, up to ten of each of 1,438 articles of `train`; twenty-six
language-model readers with a desk editor's brief marked them beside the article.

`training/marks/questions.jsonl.gz` holds no text: `id` of the article in the briefs file, and of
each of its `questions` the number of its `sentence`, the CRC-32 of its `text` in UTF-8 and
`printed`, the share of its readers (0 to 1) who would print it as it stands. A question that the
writer puts otherwise today is left out.
"""

import gzip
import json
import logging
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from service.writing.embedded.asking.asked import askable, asked
from service.writing.embedded.asking.question_printable import WEIGHTS, Told, question_tells
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from training.briefs import prefixes
from training.logistic import fit_named, named_rows
from training.marks import documents, write_fit
from training.recipe import run

QUESTIONS = Path(__file__).parent / "marks" / "questions.jsonl.gz"
# What fewer questions have tells nothing.
FEWEST_QUESTIONS = 20

log = logging.getLogger("training.question_printable")

Marks = Mapping[tuple[int, int], float]
Example = tuple[dict[str, float], float]


def marked_questions(marks: Path) -> dict[str, Marks]:
    """The share that would print each of an article's questions, by sentence and the sum of the
    text."""
    found: dict[str, Marks] = {}
    with gzip.open(marks, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            found[record["id"]] = {
                (q["sentence"], q["text"]): q["printed"] for q in record["questions"]
            }
    return found


def examples(reading: Reading, marks: Marks) -> Iterator[Example]:
    """(features, share that would print it) of every marked question that the article is asked
    today, each once."""
    told = Told.by(reading)
    found = {(one.sentence, zlib.crc32(one.question.text.encode())): one for one in asked(reading)}
    for key, one in found.items():
        if key in marks:
            yield question_tells(told, one), marks[key]


def main(
    data: Path, out: Path, marks: Path = QUESTIONS, l2: float = 100.0, sources: str = ""
) -> None:
    """Fits on the questions of `marks` that are of `sources`, leaves WEIGHTS in `out`, and logs how
    the marks correlate with the score of articles left out."""
    of_article = marked_questions(marks)
    groups = []
    for document in documents(data, of_article, prefixes(sources)):
        reading = Reading.of(document, load_salience_model().read(document))
        reading = reading.worded(load_wording_model(), askable(reading))
        groups.append(list(examples(reading, of_article[document.id])))
    names, rows = named_rows(groups, FEWEST_QUESTIONS)
    stored, quality = fit_named(rows, names, l2)
    write_fit(out / WEIGHTS, stored, data, marks, prefixes(sources))
    log.info("%s", quality)


if __name__ == "__main__":
    run(main)

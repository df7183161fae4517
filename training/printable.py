"""Fits service/weights/printable.json: which lines readers would print as they stand.

python -m training.printable briefs.jsonl.gz service/weights

The lines are the writer's own, of 330 articles of `train` and 60 of `dev`; language-model readers
with a desk editor's brief marked them one by one, seeing the sentence and the one before it. Two
of them agreed on 100 lines with a kappa of 0.77 on "no fault" (0.78 on grammar, 0.82 on standing
alone). Others marked 5,699 more in 1,379 articles of `train`, 1,321 of them cuts of last resort
(edges_in_need.py).
"""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from service.writing.embedded.choosing.candidate_rank import FEATURES, candidate_features
from service.writing.embedded.choosing.printable import WEIGHTS, Cut, printable_features
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.grammar.surface import sentence_case
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from training.briefs import prefixes
from training.logistic import fit_named, named_rows
from training.marks import LINES, MarkedLine, marked_articles, write_fit
from training.recipe import run

# A line that leans on its article is better than a chopped one, which nobody can mend.
LEANS = 0.25
# What fewer lines have tells nothing.
FEWEST_LINES = 100

log = logging.getLogger("training.printable")


def example(reading: Reading, marked: MarkedLine) -> tuple[dict[str, float], float]:
    """(features, how well it stands: 1 without a fault) of a marked line."""
    tree = reading.trees[marked.sentence]
    if tree is None:
        raise ValueError("a marked line's sentence has no tree")
    short = marked.shortened(tree, reading.deletion(marked.sentence))
    resolution = reading.referents.resolve(marked.sentence, short.kept)
    said_as = resolution.said_as if resolution is not None else {}
    text = sentence_case(tree.text(short.kept, said_as))
    row = (*candidate_features(reading, marked.sentence, tree, short, text), bool(said_as))
    told = dict(zip(FEATURES, row, strict=True))
    cut = Cut(tree, short, told, reading.wordings.get(marked.sentence))
    return printable_features(cut), {"": 1.0, "d": LEANS}.get(marked.codes, 0.0)


def _groups(
    data: Path, marks: Path, sources: Sequence[str]
) -> Iterator[list[tuple[dict[str, float], float]]]:
    for document, lines in marked_articles(data, marks, sources):
        reading = Reading.of(document, load_salience_model().read(document))
        sentences = sorted({line.sentence for line in lines})
        reading = reading.worded(load_wording_model(), sentences)
        yield [example(reading, line) for line in lines]


def main(data: Path, out: Path, marks: Path = LINES, l2: float = 100.0, sources: str = "") -> None:
    """Fits on the lines of `marks` that are of `sources`, leaves WEIGHTS in `out`, and logs how the
    marks correlate with the score of articles left out."""
    groups = list(_groups(data, marks, prefixes(sources)))
    names, rows = named_rows(groups, FEWEST_LINES)
    stored, quality = fit_named(rows, names, l2)
    write_fit(out / WEIGHTS, stored, data, marks, prefixes(sources))
    log.info("%s", quality)


if __name__ == "__main__":
    run(main)

"""Fits service/weights/label_point.json: which of a line's labels name what an editor would.

python -m training.label_point briefs.jsonl.gz service/weights

For the lines of the editors of `train` the label model proposes labels; what tells those that share
words with the editor's from the others of the line, by where their words stand in the sentence and
how to each other, is learnt. What the words are is left out: of these the label model knows more.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

from service.reading.syntax import load_syntax
from service.writing.embedded.grammar.words import content
from service.writing.embedded.labelling.label import proposals
from service.writing.embedded.labelling.label_lines import Label, LabelledLine, load_label_model
from service.writing.embedded.labelling.label_place import place_features
from service.writing.embedded.labelling.label_printable import POINT_WEIGHTS, label_features
from training.briefs import load_briefs, parsed, prefixes, sha256
from training.label import Labelled, lessons
from training.logistic import fit_named, named_rows
from training.recipe import run

# Names of what tells a word or what the label model thinks of it.
_OF_WORDS = ("first:", "last:", "usage:", "score")
# What fewer labels have tells nothing.
FEWEST_LABELS = 100

log = logging.getLogger("training.label_point")

Example = tuple[dict[str, float], float]


def told(line: LabelledLine, label: Label) -> dict[str, float]:
    """What is learnt from, of all that the judge knows of a label."""
    found = label_features(line, label, {})
    of_shape = {name: v for name, v in found.items() if not name.startswith(_OF_WORDS)}
    return {**of_shape, **place_features(line, label)}


def closeness(label: str, wanted: str) -> float:
    """F1 of the word stems."""
    left, right = content(label), content(wanted)
    return 2 * len(left & right) / max(len(left) + len(right), 1)


def examples(labelled: list[Labelled]) -> Iterator[list[Example]]:
    """(features, closeness to the editor's) of every label that each line is offered."""
    ranked = load_label_model().ranked([one.line for one in labelled])
    for one, own in zip(labelled, ranked, strict=True):
        wanted = " ".join(one.words)
        offered = proposals(one.line, own)
        yield [(told(one.line, each), closeness(each.text, wanted)) for each in offered]


def main(data: Path, out: Path, sources: str = "", l2: float = 300.0) -> None:
    """Fits on `train`, leaves POINT_WEIGHTS in `out`, and logs how closeness correlates with the
    score of lines left out."""
    syntax, chosen = load_syntax(), prefixes(sources)
    groups = []
    for article in load_briefs(data, "train", chosen):
        groups += [one for one in examples(list(lessons(parsed(article, syntax)))) if len(one) > 1]
    names, rows = named_rows(groups, FEWEST_LABELS)
    stored, quality = fit_named(rows, names, l2, centred=True)
    of = {"data_sha256": sha256(data), "sources": list(chosen)}
    text = json.dumps({**stored, **of}, sort_keys=True, separators=(",", ":"))
    (out / POINT_WEIGHTS).write_text(text + "\n", encoding="utf-8")
    log.info("%s", quality)


if __name__ == "__main__":
    run(main)

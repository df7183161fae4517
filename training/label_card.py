"""The model card of the label model, written from its scores on articles it never saw.

python -m training.label_card briefs.jsonl.gz service/weights
"""

import sys
from pathlib import Path

import typer

from service.reading.syntax import load_syntax
from service.writing.embedded.labelling.label_model import FILE, TrainedLabels
from training.briefs import load_briefs, parsed, sha256
from training.label import evaluate, lessons
from training.label_printable import LABELS, by_article

CARD = "label.card.md"
TEXT = """# Model card: label

For a line and the sentence it was made from, the two or three words that an editor would label it
with: it points, one after another, at words of the sentence (as they stand, in the singular, as a
participle, as the noun of what was done) or at one of {vocabulary} words that editors bring
("Response", "Toll"). One transformer layer, {weights:,} weights in half precision
({megabytes:.1f} MB). It reads the states of the syntax model's encoder ([card](syntax.card.md)),
which stays as it is. Rules ([`label.py`](../writing/embedded/labelling/label.py)) refuse what is no
label or says more than the line. Made by `python -m training.label`: nine epochs at most, the best
by `dev`, seed 1, about 25 minutes on one core.

## Sources

Articles with briefs written for this project by careful readers (format: `training/briefs.py`;
sha256 {sha256}): BBC 2004-05 and 2010s, CNN, Indian press, Wikinews; and {written:,} labels that
language-model readers wrote over lines of the writer's in articles of its `train`
(`training/marks/labels.jsonl.gz`, no article text; sha256 {marks}). The briefs, the labels and
these weights are the project's own, Apache-2.0; no article's text is in the weights' file or the
repository.

## Scores on {lines} lines of test articles

| what | score |
|---|---|
| the first label is the editor's, word for word | {same:.3f} |
| F1 of its word stems against the editor's | {close:.3f} |

Two good labels for one line seldom share their words, so these are low for any model; they rank
models, and say little of how a label reads.

## Limits

- News reports in English, labels of two words in 95 of 100.
- A label may name a thing beside the point of its line; nothing checks that it is the best one.
"""


def main(data: Path, out: Path) -> None:
    """Scores the weights in `out` on `test` and writes their card beside them."""
    syntax = load_syntax()
    labelled = [
        one for article in load_briefs(data, "test") for one in lessons(parsed(article, syntax))
    ]
    model = TrainedLabels.load(out)
    same, close = evaluate(model, labelled)
    text = TEXT.format(
        vocabulary=len(model.vocabulary),
        weights=sum(parameter.numel() for parameter in model.network.parameters()),
        megabytes=(out / FILE).stat().st_size / 1e6,
        sha256=sha256(data),
        marks=sha256(LABELS),
        written=sum(
            len(record.get("written", ()))
            for records in by_article(LABELS).values()
            for record in records
        ),
        lines=len(labelled),
        same=same,
        close=close,
    )
    (out / CARD).write_text(text, encoding="utf-8")
    sys.stderr.write(f"test: same {same:.3f}, close {close:.3f}\n")


if __name__ == "__main__":
    typer.run(main)

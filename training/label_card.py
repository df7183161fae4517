"""The model card of the label model, written from its scores on articles it never saw.

python -m training.label_card briefs.jsonl.gz service/weights
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from service.reading.syntax import load_syntax
from service.writing.embedded.labelling.label_model import FILE, TrainedLabels
from training.briefs import load_briefs, parsed, prefixes, sha256
from training.cards import ENCODER, UNSCORED, ids, numbers, rows, stated
from training.label import Labelled, evaluate, lessons
from training.label_printable import LABELS, by_article
from training.recipe import run

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

| what | licence |
|---|---|
{encoder}
{rows}
| labels that language-model readers wrote ({written:,}) | this project's, Apache-2.0 |

Articles with briefs that careful readers wrote ({stated}); and labels written over lines of the
writer's in articles of its `train` (`training/marks/labels.jsonl.gz`, no article text; sha256
{marks}). No article's text is in the weights' file or the repository.

{scores}
## Limits

- News reports in English, labels of two words in 95 of 100.
- A label may name a thing beside the point of its line; nothing checks that it is the best one.
"""
SCORES = """## Scores on {lines} lines of test articles

| what | score |
|---|---|
| the first label is the editor's, word for word | {same:.3f} |
| F1 of its word stems against the editor's | {close:.3f} |

Two good labels for one line seldom share their words, so these are low for any model; they rank
models, and say little of how a label reads.
"""

log = logging.getLogger("training.label_card")


def scores(model: TrainedLabels, labelled: Sequence[Labelled]) -> str:
    """The card's part on what the model is worth on these lines; logs it."""
    if not labelled:
        log.warning("no line of test: the card has no scores")
        return UNSCORED
    same, close = evaluate(model, labelled)
    log.info("test: same %.3f, close %.3f", same, close)
    return SCORES.format(lines=len(labelled), same=same, close=close)


def main(data: Path, out: Path, sources: str = "") -> None:
    """Scores the weights in `out` on `test` and writes their card beside them."""
    chosen, syntax, model = prefixes(sources), load_syntax(), TrainedLabels.load(out)
    articles, there = load_briefs(data, "test", chosen), ids(data, chosen)
    text = TEXT.format(
        vocabulary=len(model.vocabulary),
        weights=numbers(out, FILE),
        megabytes=(out / FILE).stat().st_size / 1e6,
        encoder=ENCODER,
        rows=rows(data, chosen),
        stated=stated(data, chosen),
        marks=sha256(LABELS),
        written=sum(
            len(record.get("written", ()))
            for article, records in by_article(LABELS).items()
            for record in records
            if article in there
        ),
        scores=scores(model, [one for a in articles for one in lessons(parsed(a, syntax))]),
    )
    (out / CARD).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    run(main)

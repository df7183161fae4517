"""The model card of the label judge, written from its scores on articles it never saw.

python -m training.label_judge_card briefs.jsonl.gz service/weights
"""

import logging
from pathlib import Path

import numpy as np

from service.writing.embedded.labelling.label_judge_model import FILE, TrainedLabelJudge
from training.briefs import prefixes, sha256
from training.cards import ENCODER, numbers, rows, stated
from training.label_judge import TOLD, evaluate, judged, left_out
from training.label_printable import LABELS
from training.line_judge import is_left_out
from training.recipe import run

CARD = "label_judge.card.md"
TEXT = """# Model card: label judge

For a line, its sentence and a label of two or three words, the log-odds that a desk editor would
print the label over the line: a network of one transformer layer over the words of the sentence,
then one more over the label's words as they stand there, {weights:,} weights in half precision
({megabytes:.1f} MB). It reads the states of the syntax model's encoder ([card](syntax.card.md)),
which stays as it is. Its word counts beside what
[`label_printable.py`](../writing/embedded/labelling/label_printable.py) counts. Made by
`python -m training.label_judge`: {epochs} epochs, the best by the articles left out, seed 1.

## Sources

| what | licence |
|---|---|
{encoder}
| all-mpnet-base-v2 (the teachers' encoder; none of it is in the weights) | Apache-2.0 |
{rows}
| marks of labels, the teachers' odds | this project's, Apache-2.0 |

{labels:,} labels that language-model readers with a desk editor's brief marked beside their lines
(`training/marks/labels.jsonl.gz`, no article text; sha256 {marks}), proposed by the label model for
articles of the briefs file ({stated}); and {told:,} more of `train` with the log-odds of teachers
that had learnt from the marks of all the project's sources, nothing of the articles left out
(`training/marks/labels_told.jsonl.gz`, sha256 {told_sum}). No article's text is in the weights'
file or the repository.

## Scores on {tested:,} labels of {lines:,} lines left out

By these the best epoch was chosen, so they are a little kind.

| what | score |
|---|---|
| share of labels that readers would print | {share:.2f} |
| the label it likes best of a line's marked ones would be printed | {first:.3f} |
| AUC: how often such a label comes before one that they would not | {auc:.3f} |

## Limits

- News reports in English; labels of one to three words that the label model proposes.
- Readers disagree about one label in twelve; no model of their marks can be surer than they are.
"""


log = logging.getLogger("training.label_judge_card")


def main(data: Path, out: Path, epochs: int = 4, sources: str = "") -> None:
    """Scores the weights in `out` on the articles left out and writes their card beside them."""
    chosen = prefixes(sources)
    groups = list(judged(data, LABELS, chosen))
    tested = left_out(groups)
    stands = [s for one in tested for s in one.stands]
    model = TrainedLabelJudge.load(out)
    first, auc = evaluate(model, tested)
    odds = judged(data, TOLD, chosen)
    told = [len(one.labels) for article, one in odds if not is_left_out(article)]
    text = TEXT.format(
        weights=numbers(out, FILE),
        megabytes=(out / FILE).stat().st_size / 1e6,
        epochs=epochs,
        labels=sum(len(one.labels) for _, one in groups),
        marks=sha256(LABELS),
        encoder=ENCODER,
        rows=rows(data, chosen),
        stated=stated(data, chosen),
        told=sum(told),
        told_sum=sha256(TOLD),
        tested=len(stands),
        lines=len(tested),
        share=float(np.mean(stands)),
        first=first,
        auc=auc,
    )
    (out / CARD).write_text(text, encoding="utf-8")
    log.info("left out: first %.4f, AUC %.4f", first, auc)


if __name__ == "__main__":
    run(main)

"""The model card of the linear models, written from what was fitted.

python -m training.linear_card briefs.jsonl.gz service/weights
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.briefs import prefixes, sha256
from training.cards import ENCODER, rows, stated
from training.recipe import run

CARD = "linear.card.md"
# File: what its score says, and what it learns that from.
MODELS = {
    "rank.json": ("how close a line comes to an editor's takeaway", "briefs of dev"),
    "printable.json": ("that readers would print a line", "`marks/lines`"),
    "question.json": ("how close a question comes to the editor's", "briefs of dev"),
    "question_printable.json": ("that readers would print a question", "`marks/questions`"),
    "synopsis.json": ("how close a synopsis comes to the editor's", "briefs of dev"),
    "synopsis_printable.json": ("that readers would print a synopsis", "`marks/synopses`"),
    "label_printable.json": ("that readers would print a label", "`marks/labels`"),
    "label_point.json": ("how close a label comes to the editor's", "briefs of train"),
}
TEXT = """# Model card: linear models

Eight logistic regressions in named figures, one JSON file each: what the writer's candidates are
ranked by, beside its networks ([salience](salience.card.md), [wording](wording.card.md),
[line](line.card.md), [label](label.card.md), [label judge](label_judge.card.md)). Four say how
close a candidate comes to what an editor wrote, four with what odds language-model readers with a
desk editor's brief would print it. The figures are of places, lengths, cuts, forms and dependency
relations, and log-odds of those networks. `label_printable.json` also has a lexicon: how much
likelier than in sentences an editor has each of {words:,} word stems first, last or anywhere in a
label. Made by L-BFGS with an L2 penalty (`training/logistic.py`), each by the module of its name
(`python -m training.rank` …), in some minutes on one core.

| file | its score says | learnt from | figures | rows, left-out correlation | briefs file, ids |
|---|---|---|---|---|---|
{models}

Left-out correlation: of what was to be told with scores of models that had not seen the article,
five folds. Briefs file: the beginning of its sha256, and of the ids chosen. A model whose data were
not there stays as it was, with what it was fitted on; its sources are those of the card that it
came with.

## Sources

| what | licence |
|---|---|
{encoder}
{rows}
| readers' marks (`training/marks`, no article text) | this project's, Apache-2.0 |

Briefs file now: {stated}. Single
word stems and the names of figures are all that the files hold of any text.

## Scores of the models that ship

- `question_printable.json`: in articles left out, readers would print 50.5 of 100 of the questions
  put first with it, 47.5 without; on dev 64 either way.
- `synopsis_printable.json`: 83 of 100 synopses put first with it in articles left out, 80 without.
- `label_point.json`: F1 of the first label's stems against the editors' of dev 0.239, before 0.219;
  72 of 100 first choices of marked labels would be printed.
- Two readers agreed on lines with a kappa of 0.77, on labels of 0.84.

## Limits

- News reports in English, and this writer's own candidates: of other lines they say nothing.
- Likeness to an editor's words is no proof of quality, and readers' marks are language models'.
- `rank.json`, `question.json` and `synopsis.json` are fitted on dev, so figures on dev are kind to
  them; nothing here was fitted on test.
- None of them sees whether a line is true: the checker does.
"""

log = logging.getLogger("training.linear_card")


def row(file: str, stored: Mapping[str, Any]) -> str:
    """The table's row of one model; one fitted before its quality was stored has none."""
    says, source = MODELS[file]
    quality = "–"
    if "rows" in stored:
        quality = f"{stored['rows']:,}, {stored['left_out_correlation']:.3f}"
    of = f"`{stored['data_sha256'][:12]}`, {' '.join(stored.get('sources', ())) or 'all'}"
    return f"| {file} | {says} | {source} | {len(stored['weight'])} | {quality} | {of} |"


def main(data: Path, out: Path, sources: str = "") -> None:
    """Writes the card of the models in `out` beside them."""
    chosen = prefixes(sources)
    stored = {file: json.loads((out / file).read_text(encoding="utf-8")) for file in MODELS}
    text = TEXT.format(
        words=len(stored["label_printable.json"]["lexicon"]),
        models="\n".join(row(file, one) for file, one in stored.items()),
        encoder=ENCODER,
        rows=rows(data, chosen),
        stated=stated(data, chosen),
    )
    (out / CARD).write_text(text, encoding="utf-8")
    now = (sha256(data), list(chosen))
    told = {file: (one["data_sha256"], one.get("sources", [])) for file, one in stored.items()}
    kept = [file for file, of in told.items() if of != now]
    log.info("of other data: %s", ", ".join(kept) or "none")


if __name__ == "__main__":
    run(main)

"""Fits service/weights/rank.json: which of the possible takeaways come close to an editor's.

python -m training.rank briefs.jsonl.gz service/weights

Fitted on `dev`: on the articles that it was trained on, the salience model is surer than it will
ever be again. Its quality is told by cross-validation over articles.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from service.reading.syntax import load_syntax
from service.writing.embedded.pool import FEATURES, Reading, proposals
from service.writing.embedded.salience import load_salience_model
from training.alignment import closeness
from training.briefs import BriefedArticle, load_briefs, parsed, sha256
from training.logistic import fit_named

SENTENCES_PER_ARTICLE = 16


def examples(article: BriefedArticle) -> Iterator[tuple[tuple[float, ...], float]]:
    """(FEATURES row, closeness) of every candidate of a parsed article's best-liked sentences."""
    reading = Reading.of(article.document, load_salience_model().read(article.document))
    takeaways = [takeaway.text for takeaway in article.takeaways]
    for sentence in reading.best_sentences(SENTENCES_PER_ARTICLE):
        for text, _, _, _, row in proposals(reading, sentence):
            yield row, closeness(text, takeaways)


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0) -> None:
    """Fits on `dev`; logs how closeness correlates with the score of articles left out."""
    syntax = load_syntax()
    articles = load_briefs(data, "dev", tuple(filter(None, sources.split(","))))
    groups = [list(examples(parsed(article, syntax))) for article in articles]
    stored, quality = fit_named(groups, FEATURES, l2)
    text = json.dumps({**stored, "data_sha256": sha256(data)}, indent=1)
    (out / "rank.json").write_text(text + "\n", encoding="utf-8")
    sys.stderr.write(quality + "\n")


if __name__ == "__main__":
    typer.run(main)

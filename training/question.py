"""Fits service/weights/question.json: which of the possible questions comes close to an editor's.

python -m training.question briefs.jsonl.gz service/weights

Fitted on `dev`, as rank.json is; every article with its title and without.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from service.writing.embedded.asking.asked import askable, asked
from service.writing.embedded.asking.question_rank import FEATURES, WEIGHTS, question_features
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from training.alignment import closeness
from training.briefs import BriefedArticle
from training.ranking import Ranker
from training.recipe import run


def examples(article: BriefedArticle) -> Iterator[tuple[tuple[float, ...], float]]:
    """(FEATURES row, closeness) of every question that a parsed article can be asked."""
    for title in {article.document.title, None}:
        document = replace(article.document, title=title)
        reading = Reading.of(document, load_salience_model().read(document))
        reading = reading.worded(load_wording_model(), askable(reading))
        for candidate in asked(reading):
            row = question_features(reading, candidate.sentence, candidate.tree, candidate.question)
            yield row, closeness(candidate.question.text, [article.headline_question])


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0) -> None:
    """See Ranker.fit."""
    Ranker(WEIGHTS, FEATURES, examples).fit(data, out, sources, l2)


if __name__ == "__main__":
    run(main)

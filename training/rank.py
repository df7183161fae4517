"""Fits service/weights/rank.json: which of the possible takeaways come close to an editor's.

python -m training.rank briefs.jsonl.gz service/weights

Fitted on `dev` (ranking.py tells why).
"""

from collections.abc import Iterator
from pathlib import Path

from service.writing.embedded.choosing.candidate_rank import FEATURES, WEIGHTS
from service.writing.embedded.choosing.pool import proposals
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from training.alignment import closeness
from training.briefs import BriefedArticle
from training.ranking import Ranker
from training.recipe import run

SENTENCES_PER_ARTICLE = 16


def examples(article: BriefedArticle) -> Iterator[tuple[tuple[float, ...], float]]:
    """(FEATURES row, closeness) of every candidate of a parsed article's best-liked sentences."""
    reading = Reading.of(article.document, load_salience_model().read(article.document))
    sentences = reading.best_sentences(SENTENCES_PER_ARTICLE)
    reading = reading.worded(load_wording_model(), sentences)
    takeaways = [takeaway.text for takeaway in article.takeaways]
    for sentence in sentences:
        for text, _, _, _, row in proposals(reading, sentence):
            yield row, closeness(text, takeaways)


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0) -> None:
    """See Ranker.fit."""
    Ranker(WEIGHTS, FEATURES, examples).fit(data, out, sources, l2)


if __name__ == "__main__":
    run(main)

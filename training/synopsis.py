"""Fits service/weights/synopsis.json: which of the possible synopses come close to an editor's.

python -m training.synopsis briefs.jsonl.gz service/weights

Fitted on `dev`, as rank.json is.
"""

from collections.abc import Iterator
from pathlib import Path

from service.article import BriefRequest
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from service.writing.embedded.summing.synopsis import FEWEST_WORDS, proposals, summarising
from service.writing.embedded.summing.synopsis_rank import FEATURES, WEIGHTS
from training.alignment import closeness
from training.briefs import BriefedArticle
from training.ranking import Ranker
from training.recipe import run

WORDS = range(FEWEST_WORDS, BriefRequest().synopsis_words + 1)
# An article has hundreds of pairs that say nearly the same, so that few articles speak.
L2 = 3000.0


def examples(article: BriefedArticle) -> Iterator[tuple[tuple[float, ...], float]]:
    """(FEATURES row, closeness) of every synopsis of a parsed article."""
    reading = Reading.of(article.document, load_salience_model().read(article.document))
    reading = reading.worded(load_wording_model(), summarising(reading)[1])
    for one in proposals(reading, WORDS):
        yield one.row, closeness(one.text, [article.synopsis])


def main(data: Path, out: Path, sources: str = "", l2: float = L2) -> None:
    """See Ranker.fit."""
    Ranker(WEIGHTS, FEATURES, examples, centred=True).fit(data, out, sources, l2)


if __name__ == "__main__":
    run(main)

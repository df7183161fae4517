"""Loading before the first article what would else be loaded while it waits."""

from collections.abc import Callable
from functools import cache

from service.api.examples import ARTICLE
from service.article import Article, BriefRequest
from service.summarizer import Summarizer
from service.writing import Writer
from service.writing.fake import FakeWriter


def loaded(opened: Callable[[], Writer]) -> Writer:
    """The writer, with the models of reading and checking loaded too. Raises: what loading does."""
    writer = opened()
    _warm_up()
    return writer


@cache
def _warm_up() -> None:
    """Loads the models of reading and checking, which all writers of a process share."""
    # With the writer that costs nothing: a first brief by another may cost minutes, or money.
    Summarizer(FakeWriter()).summarize(Article("warm-up", ARTICLE), BriefRequest())

"""An error that only one article met is only that article's."""

from collections.abc import Sequence

from service.api.examples import ARTICLE
from service.article import Article, BriefRequest
from service.brief import Summary
from service.document import Document
from service.draft import Draft
from service.errors import ArticleTooLong, StandfirstError, WriterUnavailable
from service.summarizer import Summarizer
from service.writing.fake import FakeWriter

ARTICLES = [Article(name, ARTICLE) for name in ("a", "b", "c")]


class Refusing(FakeWriter):
    """Fails the whole batch as soon as "b" is in it, and counts the batches."""

    def __init__(self, error: StandfirstError) -> None:
        self._error = error
        self.batches = 0

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        self.batches += 1
        if any(document.id == "b" for document in documents):
            raise self._error
        return super().write(documents, request)


def test_where_one_article_is_too_long_the_others_are_briefed() -> None:
    error = ArticleTooLong("not one sentence fits")

    answers = Summarizer(Refusing(error)).summarize_all(ARTICLES, BriefRequest())

    assert [isinstance(answer, Summary) for answer in answers] == [True, False, True]
    assert answers[1] is error


def test_a_writer_that_is_not_there_is_not_asked_once_for_each_article() -> None:
    writer = Refusing(WriterUnavailable("gone"))

    answers = Summarizer(writer).summarize_all(ARTICLES, BriefRequest())

    assert [type(answer) for answer in answers] == [WriterUnavailable] * 3
    assert writer.batches == 1

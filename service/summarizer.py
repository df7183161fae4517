"""read → write → check, and nothing else."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from time import perf_counter

from service.article import Article, BriefRequest
from service.brief import Summary, Timing
from service.checking import check
from service.document import Document
from service.draft import Draft
from service.errors import StandfirstError
from service.reading import read
from service.writing import Writer

Answer = Summary | StandfirstError


class Summarizer:
    """Briefs articles with one writer. `clock` counts seconds, `now` tells the time of day."""

    def __init__(
        self,
        writer: Writer,
        *,
        clock: Callable[[], float] = perf_counter,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._writer = writer
        self._clock = clock
        self._now = now

    def summarize(self, article: Article, request: BriefRequest) -> Summary:
        """One article. Raises: any StandfirstError."""
        [answer] = self.summarize_all([article], request)
        if isinstance(answer, StandfirstError):
            raise answer
        return answer

    def summarize_all(self, articles: Sequence[Article], request: BriefRequest) -> list[Answer]:
        """One answer per article, in order: its summary, or the error that only it met.

        A retryable WriterError is every article's that reached the writer; where any other error
        may be one article's own, each is written by itself.
        """
        started = self._clock()
        documents = [self._read(article) for article in articles]
        readable = [document for document in documents if isinstance(document, Document)]
        read_at = self._clock()
        drafts = iter(self._write(readable, request))
        written_at = self._clock()
        share = 1000 / max(len(readable), 1)
        reading_ms, writing_ms = (read_at - started) * share, (written_at - read_at) * share
        answers: list[Answer] = []
        for document in documents:
            if isinstance(document, StandfirstError):
                answers.append(document)
                continue
            draft = next(drafts)
            if isinstance(draft, StandfirstError):
                answers.append(draft)
                continue
            checked_from = self._clock()
            brief = check(draft, document, request)
            timing = Timing(reading_ms, writing_ms, (self._clock() - checked_from) * 1000)
            answers.append(Summary(brief, self._now(), timing))
        return answers

    def _write(
        self, documents: Sequence[Document], request: BriefRequest
    ) -> list[Draft | StandfirstError]:
        try:
            return list(self._writer.write(documents, request))
        except StandfirstError as error:
            if error.retryable or len(documents) < 2:
                return [error] * len(documents)
            return [self._write([document], request)[0] for document in documents]

    @staticmethod
    def _read(article: Article) -> Document | StandfirstError:
        try:
            return read(article)
        except StandfirstError as error:
            return error

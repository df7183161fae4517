"""read → write → check, and nothing else."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from time import perf_counter

from service.article import Article, BriefRequest
from service.brief import Summary, Timing
from service.checking import check
from service.document import Document
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

        A WriterError is every article's that reached the writer.
        """
        started = self._clock()
        documents = [self._read(article) for article in articles]
        readable = [document for document in documents if isinstance(document, Document)]
        read_at = self._clock()
        try:
            drafts = iter(self._writer.write(readable, request))
        except StandfirstError as error:
            return [d if isinstance(d, StandfirstError) else error for d in documents]
        written_at = self._clock()
        share = 1000 / max(len(readable), 1)
        reading_ms, writing_ms = (read_at - started) * share, (written_at - read_at) * share
        answers: list[Answer] = []
        for document in documents:
            if isinstance(document, StandfirstError):
                answers.append(document)
                continue
            checked_from = self._clock()
            brief = check(next(drafts).without(request.avoid), document, request)
            timing = Timing(reading_ms, writing_ms, (self._clock() - checked_from) * 1000)
            answers.append(Summary(brief, self._now(), timing))
        return answers

    @staticmethod
    def _read(article: Article) -> Document | StandfirstError:
        try:
            return read(article)
        except StandfirstError as error:
            return error

"""read → write → check, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from threading import Event
from time import perf_counter

from service.article import Article, BriefRequest
from service.brief import Brief, Summary, Timing
from service.checking import check
from service.checking.support import Support, load_support
from service.document import Document
from service.draft import Draft
from service.errors import StandfirstError, WriterError
from service.reading import read
from service.writing import StreamingWriter, Writer

Answer = Summary | StandfirstError


class Summarizer:
    """Briefs articles with one writer. `support` gives the model that reads every line, loaded
    with the first article. `clock` counts seconds, `now` tells the time of day."""

    def __init__(
        self,
        writer: Writer,
        *,
        support: Callable[[], Support | None] = load_support,
        clock: Callable[[], float] = perf_counter,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._writer = writer
        self._support = support
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
        share = 1 / max(len(readable), 1)
        support = self._support() if readable else None
        reading_s, writing_s = (read_at - started) * share, (written_at - read_at) * share
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
            brief = check(draft.without(request.avoid), document, request, support)
            timing = Timing.measured(reading_s, writing_s, self._clock() - checked_from)
            answers.append(Summary(brief, self._now(), timing))
        return answers

    def stream(
        self,
        article: Article,
        request: BriefRequest,
        told: Callable[[Brief], None],
        halt: Event,
    ) -> Summary:
        """The article's summary, `told` hearing of it before as it grows: of checked lines alone.

        Raises: any StandfirstError; Halted where `halt` was set and the writer can leave off.
        """
        started = self._clock()
        document = read(article)
        read_at = self._clock()
        checking_s, brief = 0.0, None
        for draft in self._growing(document, request, halt):
            checked_from = self._clock()
            brief = check(draft.without(request.avoid), document, request, self._support())
            checking_s += self._clock() - checked_from
            told(brief)
        if brief is None:
            raise WriterError("the writer gave no draft")
        writing_s = self._clock() - read_at - checking_s
        timing = Timing.measured(read_at - started, writing_s, checking_s)
        return Summary(brief, self._now(), timing)

    def _growing(self, document: Document, request: BriefRequest, halt: Event) -> Iterator[Draft]:
        if isinstance(self._writer, StreamingWriter):
            yield from self._writer.stream(document, request, halt)
        else:
            yield from self._writer.write([document], request)

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

"""Who answers the suite: a writer here, in this process or several, or a running service."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import Protocol, runtime_checkable

from eval.reference import Reference, ToolError
from service.article import BriefRequest
from service.brief import Summary, Timing
from service.client import Client, ClientError
from service.errors import StandfirstError
from service.formats.recorded import brief_of
from service.formats.response import SummaryBody
from service.summarizer import Answer, Summarizer
from service.writing import Writer

Answered = Iterator[tuple[Reference, Answer]]
Opening = Callable[[str], Writer]


@runtime_checkable
class Answering(Protocol):
    """Briefs the articles of references. `name` is the writer's, for reports."""

    @property
    def name(self) -> str: ...

    def answers(self, references: Sequence[Reference]) -> Answered:
        """One answer each, in whatever order they come; a StandfirstError is an answer.

        Raises: ToolError where nothing can be asked.
        """
        ...


class ToldError(StandfirstError):
    """An error that a service, or an earlier run, has told of: its code and its words."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code

    def __reduce__(self) -> tuple[type["ToldError"], tuple[str, str]]:
        return (ToldError, (self.code, self.detail))


class Local:
    """A writer in this process, one article after another."""

    def __init__(self, writer: Writer) -> None:
        self.name = writer.name
        self._summarizer = Summarizer(writer)

    def answers(self, references: Sequence[Reference]) -> Answered:
        for reference in references:
            [answer] = self._summarizer.summarize_all([reference.as_article()], BriefRequest())
            yield reference, answer


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same writer in `workers` processes. `opening` must be importable by its name."""

    name: str
    opening: Opening
    spec: str
    workers: int

    def answers(self, references: Sequence[Reference]) -> Answered:
        # Spawned: a forked process may hang on the locks of its parent's threads.
        with ProcessPoolExecutor(self.workers, get_context("spawn")) as pool:
            asked = {
                pool.submit(_answer, self.opening, self.spec, reference): reference
                for reference in references
            }
            yield from _as_they_come(asked)


def _answer(opening: Opening, spec: str, reference: Reference) -> Answer:
    [(_, answer)] = _local(opening, spec).answers([reference])
    return answer


@cache
def _local(opening: Opening, spec: str) -> Local:
    return Local(opening(spec))


class Service:
    """A running service at `url`, asked by up to `workers` threads at once."""

    def __init__(self, url: str, key: str | None, workers: int) -> None:
        self.name = f"service {url}"
        self._client = Client(url, key)
        self._workers = workers

    def answers(self, references: Sequence[Reference]) -> Answered:
        with ThreadPoolExecutor(self._workers) as pool:
            asked = {pool.submit(self._ask, reference): reference for reference in references}
            yield from _as_they_come(asked)

    def _ask(self, reference: Reference) -> Answer:
        article: dict[str, object] = {"id": reference.id, "text": reference.article}
        if reference.title:
            article["title"] = reference.title
        if reference.published_at:
            article["published_at"] = reference.published_at.isoformat()
        try:
            return summary_of(self._client.summarize(article).summary, reference.article)
        except ClientError as error:
            if error.code in ("unreachable", "not_a_service", "unauthorized", "forbidden"):
                raise ToolError(f"{self.name}: {error}") from error
            return ToldError(error.code, error.detail)


def summary_of(body: SummaryBody, text: str) -> Summary:
    """The summary that a body says, of an article that was sent as `text`."""
    timing = body.timing_ms
    return Summary(
        brief_of(body, text),
        body.provenance.created_at,
        Timing(timing.reading, timing.writing, timing.checking),
    )


def _as_they_come(asked: dict[Future[Answer], Reference]) -> Answered:
    try:
        for done in as_completed(asked):
            yield asked[done], done.result()
    finally:
        for waiting in asked:
            waiting.cancel()

"""Who answers the suite: a writer here, in this process or several, or a running service."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar, Protocol, runtime_checkable

from eval.reference import Reference, ToolError, load_reference, shipped_references
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
# Of the shipped references: a service's brief of it tells what runs there.
_KNOWN_ARTICLE = "seoul"


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

    def revision(self) -> str | None:
        """What answers now: where it differs an article may be answered in another way. None where
        it cannot be told. Raises: ToolError where nobody answers."""
        ...


class ToldError(StandfirstError):
    """An error that a service, or an earlier run, has told of: its code and its words."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code

    def __reduce__(self) -> tuple[type["ToldError"], tuple[str, str]]:
        return (type(self), (self.code, self.detail))


class ToldToRetry(ToldError):
    """One that may pass: the same article may be answered later."""

    retryable: ClassVar[bool] = True


def told_error(code: str, detail: str, *, retryable: bool) -> ToldError:
    return (ToldToRetry if retryable else ToldError)(code, detail)


class Local:
    """A writer in this process, one article after another."""

    def __init__(self, writer: Writer) -> None:
        self.name = writer.name
        self._summarizer = Summarizer(writer)

    def answers(self, references: Sequence[Reference]) -> Answered:
        for reference in references:
            [answer] = self._summarizer.summarize_all([reference.as_article()], BriefRequest())
            yield reference, answer

    def revision(self) -> str:
        return f"{self.name} {service_digest()}"


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

    def revision(self) -> str:
        return f"{self.name} {service_digest()}"


@cache
def service_digest() -> str:
    """One fingerprint of all that makes a brief here: code, weights, word lists."""
    root = Path(str(files("service")))
    digest = sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(root)}\0".encode())
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


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
            asked = {pool.submit(self._answer, reference): reference for reference in references}
            yield from _as_they_come(asked)

    def revision(self) -> str | None:
        """Its software, writer and prompt, as it tells of them in a brief of one known article;
        and, without a prompt, the brief's lines, for such a writer writes the same again."""
        told = self._ask(load_reference(shipped_references() / _KNOWN_ARTICLE))
        if not isinstance(told, SummaryBody):
            return None
        made = told.provenance
        lines = [told.headline_question, told.synopsis]
        lines += [f"{takeaway.label}: {takeaway.text}" for takeaway in told.key_takeaways]
        known = [self.name, made.software, made.writer, made.prompt]
        return json.dumps(known if made.prompt else [*known, lines])

    def _answer(self, reference: Reference) -> Answer:
        told = self._ask(reference)
        return summary_of(told, reference.article) if isinstance(told, SummaryBody) else told

    def _ask(self, reference: Reference) -> SummaryBody | ToldError:
        article: dict[str, object] = {"id": reference.id, "text": reference.article}
        if reference.title:
            article["title"] = reference.title
        if reference.published_at:
            article["published_at"] = reference.published_at.isoformat()
        try:
            return self._client.summarize(article).summary
        except ClientError as error:
            if error.code in ("unreachable", "not_a_service", "unauthorized", "forbidden"):
                raise ToolError(f"{self.name}: {error}") from error
            return told_error(error.code, error.detail, retryable=error.retryable)


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

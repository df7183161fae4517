"""auto: the language model where it answers, else the embedded writer, and the draft says so."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Event
from time import monotonic

from service.article import BriefRequest
from service.brief import Finding
from service.document import Document
from service.draft import Draft
from service.errors import WriterTimeout, WriterUnavailable
from service.writing import Writer
from service.writing.llm.language import LanguageWriter

# A probe's outcome holds so long: a dead server costs one article its probe, not every article.
PROBE_HOLDS_S = 10.0


class AutoWriter:
    """Keeps the Writer contract. `answers` probes the model's server; `model` is None where the
    model could not be opened at all, for the reason `absence`."""

    def __init__(
        self,
        model: LanguageWriter | None,
        answers: Callable[[], bool],
        embedded: Writer,
        *,
        absence: str = "the model did not answer",
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._model = model
        self._answers = answers
        self._embedded = embedded
        self._absence = absence
        self._clock = clock
        self._probed: tuple[float, bool] | None = None

    @property
    def name(self) -> str:
        return self._model.name if self._model else self._embedded.name

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        """Raises: as the model's writer, but for its being unavailable or silent."""
        if self._model is not None and documents and self._is_there():
            with suppress(WriterUnavailable, WriterTimeout):
                return self._model.write(documents, request)
            self._probed = (self._clock(), False)
        return [self._stood_in(d) for d in self._embedded.write(documents, request)]

    def stream(self, document: Document, request: BriefRequest, halt: Event) -> Iterator[Draft]:
        """As LanguageWriter.stream; the embedded writer's draft comes whole."""
        if self._model is not None and self._is_there():
            with suppress(WriterUnavailable, WriterTimeout):
                yield from self._model.stream(document, request, halt)
                return
            self._probed = (self._clock(), False)
        [draft] = self._embedded.write([document], request)
        yield self._stood_in(draft)

    def _is_there(self) -> bool:
        now = self._clock()
        if self._probed is None or now - self._probed[0] >= PROBE_HOLDS_S:
            self._probed = (now, self._answers())
        return self._probed[1]

    def _stood_in(self, draft: Draft) -> Draft:
        wanted = self._model.name if self._model else "the configured model"
        said = Finding("article", "writer", f"{wanted}: {self._absence}", "flagged")
        return replace(
            draft, writer=f"{draft.writer} for {wanted}", findings=(*draft.findings, said)
        )

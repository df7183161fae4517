"""Document → Draft: the seam every model stands behind."""

from collections.abc import Iterator, Sequence
from threading import Event
from typing import Protocol, runtime_checkable
from urllib.parse import parse_qsl

from service.article import BriefRequest
from service.document import Document
from service.draft import Draft
from service.errors import UnknownWriter


class Writer(Protocol):
    """Turns documents into drafts. Instances are used by one thread at a time."""

    @property
    def name(self) -> str:
        """model@revision, recorded in every brief."""
        ...

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        """One draft per document, in order; [] for [].

        Raises: WriterError and its subclasses when the model fails; nothing else on purpose.
        """
        ...


@runtime_checkable
class StreamingWriter(Protocol):
    """A Writer that can tell lines as it writes them."""

    def stream(self, document: Document, request: BriefRequest, halt: Event) -> Iterator[Draft]:
        """Drafts that grow line by line; what stood in one stands in the next, but the last one
        is what counts. Raises: as write; Halted soon after `halt` is set."""
        ...


class Halted(Exception):
    """Nobody waits for the answer any longer."""


def open_writer(spec: str) -> Writer:
    """The writer a spec names: "embedded"; "hf:<id or folder>" or "openai:<base url>#<model>",
    each with options after a "?" (llm/options.py); "auto:" before either, which falls back on the
    embedded writer where the model is not there; "auto", where no model is configured, is the
    embedded writer; "fake" for tests.

    A writer's module is imported only here, when it is chosen, so that the command line starts
    at once.
    Raises: UnknownWriter for any other spec; WriterUnavailable if its weights cannot be read.
    """
    if spec in ("embedded", "auto"):
        from service.writing.embedded import EmbeddedWriter

        return EmbeddedWriter()
    if spec == "fake":
        from service.writing.fake import FakeWriter

        return FakeWriter()
    if is_language_model(spec):
        from service.writing.llm.opening import open_language_writer

        return open_language_writer(spec)
    raise UnknownWriter(
        f"no writer is called {spec!r}; known: embedded, auto, hf:<id or folder>,"
        " openai:<base url>#<model>, fake"
    )


def is_language_model(spec: str) -> bool:
    """Whether a spec names a language model, with or without a fallback."""
    return spec.removeprefix("auto:").startswith(("hf:", "openai:"))


def style_of(spec: str) -> str | None:
    """The house style that a language model's spec names for requests that name none."""
    return (
        dict(parse_qsl(spec.rpartition("?")[2])).get("style") if is_language_model(spec) else None
    )

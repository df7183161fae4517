"""Document → Draft: the seam every model stands behind."""

from collections.abc import Sequence
from typing import Protocol

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


def open_writer(spec: str) -> Writer:
    """The writer a spec names: "embedded", or "fake" for tests.

    A writer's module is imported only here, when it is chosen, so that the command line starts
    at once.
    Raises: UnknownWriter for any other spec; WriterUnavailable if its weights cannot be read.
    """
    if spec == "embedded":
        from service.writing.embedded import EmbeddedWriter

        return EmbeddedWriter()
    if spec == "fake":
        from service.writing.fake import FakeWriter

        return FakeWriter()
    raise UnknownWriter(f"no writer is called {spec!r}; known: embedded, fake")

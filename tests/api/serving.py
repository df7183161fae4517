"""The service on a loopback port, and writers that tests can hold, break and count."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from tempfile import TemporaryDirectory, mkdtemp
from threading import Event, Thread
from typing import Any

import httpx

from service.api.app import create_app
from service.api.dispatch import Dispatch
from service.api.draining import DrainingServer
from service.api.examples import ARTICLE
from service.api.newsroom import Newsroom
from service.api.server import listen
from service.article import BriefRequest
from service.document import Document
from service.draft import Draft
from service.errors import WriterUnavailable
from service.settings import Settings
from service.writing import Writer
from service.writing.fake import FakeWriter

PATIENCE_S = 90.0
# Of plain http: to load certificates takes a client longer than most answers.
_NO_CERTIFICATES = SSLContext(PROTOCOL_TLS_CLIENT)
_FOLDER = TemporaryDirectory(prefix="standfirst-tests-")
Opener = Callable[[str], Writer]


def settings_of(**changed: Any) -> Settings:
    """Settings with the fake writer on a free port and a database of their own."""
    plain: dict[str, Any] = {
        "writers": {"fake": "fake"},
        "default_writer": "fake",
        "port": 0,
        "database": f"sqlite:///{mkdtemp(dir=_FOLDER.name)}/standfirst.db",
    }
    return Settings(**(plain | changed))


def article_request(**changed: Any) -> dict[str, Any]:
    return {"text": ARTICLE} | changed


class HeldWriter(FakeWriter):
    """Writes only once it is released, and remembers the ids of each batch."""

    def __init__(self) -> None:
        self.entered = Event()
        self.released = Event()
        self.batches: list[list[str]] = []

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        self.batches.append([document.id for document in documents])
        self.entered.set()
        if not self.released.wait(PATIENCE_S):
            raise WriterUnavailable("the test forgot to release its writer")
        return super().write(documents, request)


class BrokenWriter(FakeWriter):
    """Raises what no contract names, with the article in its message, for ids in `at`."""

    def __init__(self, *at: str) -> None:
        self._at = set(at)

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        for document in documents:
            if document.id in self._at:
                raise ZeroDivisionError(f"cannot divide {document.text}")
        return super().write(documents, request)


class ShortWriter(FakeWriter):
    """Breaks the contract: forgets the last document."""

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        return super().write(documents, request)[:-1]


@dataclass(frozen=True)
class Served:
    """A running service."""

    port: int
    http: httpx.Client
    dispatch: Dispatch
    stop: Callable[[], None]
    newsroom: Newsroom

    def post(self, body: object = None, **headers: str) -> httpx.Response:
        """POST /v1/summaries of a JSON value, the example article's by default."""
        chosen = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = article_request() if body is None else body
        return self.http.post("/v1/summaries", json=sent, headers=chosen)

    def send(self, body: bytes, **headers: str) -> httpx.Response:
        """POST /v1/summaries of any bytes."""
        chosen = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.http.post(
            "/v1/summaries", content=body, headers={"Content-Type": "application/json"} | chosen
        )

    def metric(self, sample: str) -> float:
        """The value of a sample, 0 where it is not there yet."""
        for line in self.http.get("/metrics").text.splitlines():
            if line.startswith(f"{sample} "):
                return float(line.rsplit(" ", 1)[1])
        return 0.0


def wait_until(true: Callable[[], bool]) -> None:
    """Returns once it is true; a test whose condition never comes fails here."""
    deadline = time.monotonic() + PATIENCE_S
    pause_s = 0.005
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(pause_s)
        # What takes long is asked about less often: asking takes its share of a busy machine.
        pause_s = min(1.5 * pause_s, 0.2)


@contextmanager
def served(
    settings: Settings | None = None, opener: Opener | None = None, *, ready: bool = True
) -> Iterator[Served]:
    """A service in a thread of its own; `ready` waits until it takes articles."""
    chosen = settings or settings_of()
    app = create_app(chosen, opener or (lambda _: FakeWriter()))
    dispatch: Dispatch = app.state.dispatch
    server = DrainingServer(app, dispatch, chosen.drain_timeout_s)

    def stop() -> None:
        server.should_exit = True

    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        # A service that does not stop fails its test; it must not also keep pytest from ending.
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            base = f"http://127.0.0.1:{port}"
            with httpx.Client(base_url=base, timeout=PATIENCE_S, verify=_NO_CERTIFICATES) as http:
                wait_until(lambda: server.started)
                if ready:
                    wait_until(lambda: http.get("/readyz").status_code == 200)
                yield Served(port, http, dispatch, stop, app.state.newsroom)
        finally:
            stop()
            thread.join(PATIENCE_S)
            assert not thread.is_alive()

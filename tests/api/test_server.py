"""`serve` before there is a service: addresses and writers that cannot be had."""

import logging
import os
import socket
from collections.abc import Iterator

import pytest

from service.api.app import create_app
from service.api.draining import DrainingServer
from service.api.server import listen, serve
from service.errors import UnknownWriter
from service.writing import Writer
from service.writing.fake import FakeWriter
from tests.api.serving import settings_of


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_an_address_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        serve(settings_of(port=taken.getsockname()[1]))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_host_may_be_a_name_or_an_address(host: str) -> None:
    with listen(host, 0) as listener, socket.create_connection((host, listener.getsockname()[1])):
        assert listener.proto == socket.IPPROTO_TCP


def test_a_writer_that_cannot_be_loaded_is_raised() -> None:
    with pytest.raises(UnknownWriter, match="no such spec"):
        serve(settings_of(writers={"fake": "no such spec"}))


def test_threads_are_set_before_the_writer_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    seen = []

    def look(_: str) -> Writer:
        seen.append(os.environ["OMP_NUM_THREADS"])
        raise UnknownWriter("seen enough")

    with pytest.raises(UnknownWriter):
        serve(settings_of(threads=3), look)

    assert seen == ["3"]


def test_unset_threads_leave_the_choice_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)

    def look(_: str) -> FakeWriter:
        raise UnknownWriter(os.environ.get("OMP_NUM_THREADS", "unset"))

    with pytest.raises(UnknownWriter, match="unset"):
        serve(settings_of(), look)


def test_an_idle_connection_is_closed_by_its_client_first() -> None:
    app = create_app(settings_of(), lambda _: FakeWriter())

    server = DrainingServer(app, app.state.dispatch, 1)

    assert server.config.timeout_keep_alive > 60  # as long as proxies keep one

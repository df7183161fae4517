"""What only a real socket shows: bodies cut short, slow or far too large, clients that go."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from service.api.errors import PROBLEM_MEDIA
from tests.api.serving import (
    PATIENCE_S,
    HeldWriter,
    Served,
    article_request,
    served,
    settings_of,
    wait_until,
)

GONE = 'standfirst_requests_total{route="/v1/summaries",status="499"}'


@contextmanager
def connected(service: Served) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE_S) as client:
        yield client


def head(*headers: str) -> bytes:
    lines = ["POST /v1/summaries HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
    return "\r\n".join([*lines, *headers, "", ""]).encode()


def request_bytes(identifier: str) -> bytes:
    body = json.dumps(article_request(id=identifier)).encode()
    return head(f"Content-Length: {len(body)}") + body


def answer_of(client: socket.socket) -> tuple[int, dict[str, object]]:
    """Status and JSON of the one answer that comes."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += client.recv(65536)
    top, _, body = received.partition(b"\r\n\r\n")
    [length] = [line for line in top.lower().split(b"\r\n") if line.startswith(b"content-length")]
    while len(body) < int(length.split(b":")[1]):
        body += client.recv(65536)
    return int(top.split()[1]), json.loads(body)


def test_a_declared_size_over_the_bound_is_refused_without_the_body(service: Served) -> None:
    with connected(service) as client:
        client.sendall(head("Content-Length: 10000000"))

        status, problem = answer_of(client)

    assert (status, problem["code"]) == (413, "body_too_large")


def test_a_chunked_body_is_refused_once_it_is_over_the_bound(service: Served) -> None:
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with connected(service) as client:
        client.sendall(head("Transfer-Encoding: chunked") + chunk + chunk)  # and never an end

        status, problem = answer_of(client)

    assert (status, problem["code"]) == (413, "body_too_large")


def test_a_client_that_asks_first_is_refused_before_it_sends(service: Served) -> None:
    with connected(service) as client:
        client.sendall(head("Content-Length: 10000000", "Expect: 100-continue"))

        status, _ = answer_of(client)

    assert status == 413


def test_a_large_chunked_body_of_a_real_client_is_413(service: Served) -> None:
    chunks = (b" " * 65536 for _ in range(160))

    answer = service.http.post(
        "/v1/summaries", content=chunks, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 413
    assert answer.headers["content-type"] == PROBLEM_MEDIA


def test_a_body_that_never_ends_is_408() -> None:
    with served(settings_of(request_timeout_s=0.2)) as service, connected(service) as client:
        client.sendall(head("Content-Length: 50") + b'{"text": ')

        status, problem = answer_of(client)

    assert (status, problem["code"], problem["retryable"]) == (408, "body_too_slow", True)


def test_a_body_cut_off_frees_the_service(service: Served) -> None:
    before = service.metric(GONE)
    with connected(service) as client:
        client.sendall(head("Content-Length: 50") + b'{"text": ')

    wait_until(lambda: service.metric(GONE) == before + 1)
    assert service.post().status_code == 200


def test_a_client_that_leaves_frees_its_place() -> None:
    writer = HeldWriter()
    with served(settings_of(queue_size=1, batch_size=1), lambda _: writer) as service:
        with connected(service) as at_work, connected(service) as leaver:
            at_work.sendall(request_bytes("at work"))
            assert writer.entered.wait(PATIENCE_S)
            leaver.sendall(request_bytes("left"))
            wait_until(lambda: service.metric('standfirst_queue_depth{writer="fake"}') == 1)
            full = service.post(article_request(id="refused"))
            leaver.close()
            wait_until(lambda: service.metric('standfirst_queue_depth{writer="fake"}') == 0)
            with connected(service) as stayer:
                stayer.sendall(request_bytes("stayed"))
                wait_until(lambda: service.metric('standfirst_queue_depth{writer="fake"}') == 1)
                writer.released.set()
                statuses = [answer_of(at_work)[0], answer_of(stayer)[0]]

        assert service.metric(GONE) == 1

    assert full.status_code == 503
    assert statuses == [200, 200]
    assert writer.batches == [["at work"], ["stayed"]]


def test_a_client_that_leaves_its_batch_spoils_it_for_nobody() -> None:
    writer = HeldWriter()
    with (
        served(settings_of(batch_size=2, batch_wait_ms=10_000), lambda _: writer) as service,
        connected(service) as leaver,
        connected(service) as stayer,
    ):
        leaver.sendall(request_bytes("left"))
        stayer.sendall(request_bytes("stayed"))
        assert writer.entered.wait(PATIENCE_S)
        leaver.close()
        wait_until(lambda: service.metric(GONE) == 1)
        writer.released.set()
        status, body = answer_of(stayer)

    assert (status, body["id"]) == (200, "stayed")
    assert sorted(*writer.batches) == ["left", "stayed"]


def test_one_connection_serves_many_requests(service: Served) -> None:
    with connected(service) as client:
        for number in range(3):
            client.sendall(request_bytes(str(number)))
            status, body = answer_of(client)
            assert (status, body["id"]) == (200, str(number))


def test_what_is_no_http_is_refused(service: Served) -> None:
    with connected(service) as client:
        client.sendall(b"\x16\x03\x01 hello\r\n\r\n")

        assert client.recv(65536).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("length", ["-1", "ten", "1e9", "99999999999999999999999"])
def test_a_content_length_that_is_no_size_is_refused(service: Served, length: str) -> None:
    with connected(service) as client:
        client.sendall(head(f"Content-Length: {length}"))

        assert client.recv(65536).split()[1] in (b"400", b"413")


def test_a_flood_of_headers_is_refused(service: Served) -> None:
    with connected(service) as client:
        client.sendall(head(*(f"X-{n}: {'v' * 100}" for n in range(700))))

        assert client.recv(65536).startswith(b"HTTP/1.1 400")

"""Traces reach a collector, and no article goes with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from service.api.examples import ARTICLE
from tests.api.lives import Mother
from tests.api.serving import article_request, settings_of, wait_until


class Collector(ThreadingHTTPServer):
    """Takes OTLP over HTTP."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.taken: list[tuple[str, bytes]] = []


class _Taking(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((self.path, body))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def collecting() -> Iterator[Collector]:
    with Collector() as collector:
        thread = Thread(target=collector.serve_forever)
        thread.start()
        try:
            yield collector
        finally:
            collector.shutdown()
            thread.join()


def test_a_brief_is_traced_stage_by_stage_without_a_word_of_it(
    mother: Mother, tmp_path: Path
) -> None:
    settings = settings_of()
    with collecting() as collector:
        environment = {
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_address[1]}",
            "OTEL_EXPORTER_OTLP_COMPRESSION": "none",
        }
        with mother.life(settings, tmp_path / "log", environment=environment) as service:
            wait_until(service.ready)
            service.http.post("/v1/summaries", json=article_request(id="secret-id"))
            service.http.post("/v1/summaries", json={"text": ARTICLE, "nonsense": ARTICLE})
            service.terminate()
            assert service.exit_code == 0

    assert {path for path, _ in collector.taken} == {"/v1/traces"}
    told = b"".join(body for _, body in collector.taken)
    for name in (b"standfirst.reading", b"standfirst.writing", b"standfirst.checking"):
        assert name in told
    assert b"/v1/summaries" in told
    assert b"secret-id" not in told
    assert not [word for word in ARTICLE.split() if len(word) > 8 and word.encode() in told]

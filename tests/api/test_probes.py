"""/livez, /readyz and /metrics at every age of a service."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from service.api.examples import ARTICLE
from service.errors import UnknownWriter, WriterUnavailable
from service.writing import Writer, open_writer
from service.writing.fake import FakeWriter
from tests.api.serving import (
    PATIENCE_S,
    HeldWriter,
    Served,
    article_request,
    served,
    settings_of,
    wait_until,
)


def test_a_service_that_has_loaded_is_alive_and_ready(service: Served) -> None:
    assert service.http.get("/livez").json() == {"status": "alive"}
    assert service.http.get("/readyz").json() == {"status": "ready"}


def test_a_service_is_alive_but_not_ready_until_its_writer_is_loaded() -> None:
    may_load = Event()

    def slowly(_: str) -> Writer:
        assert may_load.wait(PATIENCE_S)
        return FakeWriter()

    with served(opener=slowly, ready=False) as service:
        alive, ready, asked = (
            service.http.get("/livez"),
            service.http.get("/readyz"),
            service.post(),
        )
        may_load.set()
        wait_until(lambda: service.http.get("/readyz").status_code == 200)
        after = service.post()

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["code"]) == (503, "writer_unavailable")
    assert (asked.status_code, asked.json()["code"]) == (503, "writer_unavailable")
    assert ready.headers["retry-after"] == "1"
    assert after.status_code == 200


def test_a_service_that_drains_is_alive_and_takes_nothing_new() -> None:
    writer = HeldWriter()
    with served(opener=lambda _: writer) as service, ThreadPoolExecutor(1) as client:
        accepted = client.submit(service.post)
        assert writer.entered.wait(PATIENCE_S)
        service.dispatch.drain()
        alive, ready, refused = (
            service.http.get("/livez"),
            service.http.get("/readyz"),
            service.post(),
        )
        writer.released.set()
        answer = accepted.result(PATIENCE_S)

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["code"]) == (503, "overloaded")
    assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "failure",
    [WriterUnavailable("no weights"), ImportError("no torch")],
    ids=["named", "unplanned"],
)
def test_a_writer_that_cannot_be_loaded_ends_the_service(failure: Exception) -> None:
    def fail(_: str) -> Writer:
        raise failure

    with served(opener=fail, ready=False) as service:
        wait_until(lambda: service.dispatch.failure is not None)

    assert service.dispatch.failure is failure


def test_a_spec_that_names_no_writer_ends_the_service() -> None:
    settings = settings_of(writers={"fake": "no such spec"})

    with served(settings, open_writer, ready=False) as service:
        wait_until(lambda: service.dispatch.failure is not None)

    assert isinstance(service.dispatch.failure, UnknownWriter)


def test_metrics_count_requests_stages_verdicts_and_problems() -> None:
    with served() as service:
        service.post()
        service.post(article_request(text=" "))
        service.post({})
        service.http.get("/nowhere")
        service.http.get("/openapi.json")

        counted = {
            sample: service.metric(sample)
            for sample in (
                'standfirst_requests_total{route="/v1/summaries",status="200"}',
                'standfirst_requests_total{route="/v1/summaries",status="422"}',
                'standfirst_requests_total{route="unmatched",status="404"}',
                'standfirst_requests_total{route="/openapi.json",status="200"}',
                'standfirst_request_seconds_count{route="/v1/summaries"}',
                'standfirst_batch_size_count{writer="fake"}',
                'standfirst_stage_seconds_count{stage="waiting"}',
                'standfirst_stage_seconds_count{stage="reading"}',
                'standfirst_errors_total{code="empty_article"}',
                'standfirst_errors_total{code="invalid_request"}',
            )
        }
        verdicts = [
            service.metric(f'standfirst_verdicts_total{{verdict="{verdict}"}}')
            for verdict in ("publishable", "review", "not_recommended")
        ]

    assert list(counted.values()) == [1, 2, 1, 1, 3, 2, 1, 1, 1, 1]
    assert sum(verdicts) == 1


def test_metrics_tell_nothing_of_any_article() -> None:
    with served() as service:
        service.post(article_request(id="secret-id"), X_Request_ID="secret-request")
        service.http.get("/secret-path")
        service.http.request("SECRETMETHOD", "/livez")

        exposition = service.http.get("/metrics")

    assert exposition.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "secret" not in exposition.text.lower()
    assert not [word for word in ARTICLE.split() if len(word) > 8 and word in exposition.text]


def test_two_services_count_apart() -> None:
    with served() as one, served() as other:
        one.post()

        sample = 'standfirst_requests_total{route="/v1/summaries",status="200"}'
        assert (one.metric(sample), other.metric(sample)) == (1, 0)

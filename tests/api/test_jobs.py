"""Jobs and batches: accepted now, answered later, never twice."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from service.api.examples import ARTICLE
from service.formats.response import SummaryBody
from service.formats.work import BatchBody, JobBody
from service.settings import Settings
from tests.api.keys import new_key
from tests.api.serving import (
    HeldWriter,
    Served,
    article_request,
    served,
    settings_of,
    wait_until,
)


@pytest.fixture
def stored(database_url: str) -> Settings:
    """Settings with a database of each kind."""
    return settings_of(database=database_url)


def later(service: Served, **changed: Any) -> httpx.Response:
    return service.post(article_request(**changed), Prefer="respond-async")


def ended(service: Served, path: str) -> dict[str, Any]:
    """The job or batch at that path, once it has ended."""
    wait_until(lambda: service.http.get(path).json()["finished_at"] is not None)
    found: dict[str, Any] = service.http.get(path).json()
    return found


def upload(service: Served, *lines: object, **headers: str) -> httpx.Response:
    return service.http.post(
        "/v1/batches",
        content="\n".join(json.dumps(line) for line in lines),
        headers={"Content-Type": "application/jsonl"} | headers,
    )


def line(name: str, **changed: Any) -> dict[str, Any]:
    return {"custom_id": name, "body": article_request(**changed)}


def jsonl(answer: httpx.Response) -> list[dict[str, Any]]:
    return [json.loads(written) for written in answer.text.splitlines()]


def test_an_article_may_be_answered_later(stored: Settings) -> None:
    with served(stored) as service:
        accepted = later(service, id="a-1")
        job = ended(service, accepted.headers["location"])

    assert accepted.status_code == 202
    assert accepted.headers["preference-applied"] == "respond-async"
    assert JobBody.model_validate_json(accepted.content).state == "queued"
    assert (job["state"], job["article"], job["error"]) == ("completed", "a-1", None)
    assert SummaryBody.model_validate(job["result"]).id == "a-1"
    assert job["brief"].startswith("brf_")


def test_an_article_that_cannot_be_briefed_fails_with_its_code(stored: Settings) -> None:
    with served(stored) as service:
        job = ended(service, later(service, text=" ").headers["location"])

    assert (job["state"], job["error"]["code"], job["result"]) == ("failed", "empty_article", None)


def test_a_job_that_waits_can_be_cancelled_and_one_that_ended_cannot() -> None:
    writer = HeldWriter()
    with served(settings_of(batch_size=1), lambda _: writer) as service:
        first, second = later(service, id="1"), later(service, id="2")
        assert writer.entered.wait(60)
        cancelled = service.http.delete(second.headers["location"])
        writer.released.set()
        ended(service, first.headers["location"])
        again = service.http.delete(second.headers["location"])

    assert cancelled.json()["state"] == "cancelled"
    assert (again.status_code, again.json()["code"]) == (409, "state_conflict")
    assert writer.batches == [["1"]]


def test_operators_see_what_is_unfinished() -> None:
    writer = HeldWriter()
    with served(settings_of(), lambda _: writer) as service:
        later(service)
        wait_until(lambda: service.metric("standfirst_jobs_unfinished") == 1)
        writer.released.set()
        wait_until(lambda: service.metric("standfirst_jobs_unfinished") == 0)
        assert service.metric("standfirst_article_tokens_total") >= len(ARTICLE) // 4


def test_a_full_queue_refuses() -> None:
    writer = HeldWriter()
    with served(settings_of(job_queue_size=1), lambda _: writer) as service:
        later(service)
        refused = later(service)
        writer.released.set()

    assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
    assert int(refused.headers["retry-after"]) >= 1


def test_a_job_of_a_writer_that_is_not_on_offer_is_refused_at_once(service: Served) -> None:
    assert later(service, options={"writer": "gpt"}).json()["code"] == "unknown_writer"


def test_a_batch_is_answered_line_by_line(stored: Settings) -> None:
    with served(stored) as service:
        made = upload(
            service,
            line("good"),
            {"custom_id": "no article", "body": {"text": 7}},
            line("empty", text=" "),
            line("last", id="cms-9"),
        )
        batch = BatchBody.model_validate(ended(service, made.headers["location"]))
        results = jsonl(service.http.get(batch.results))
        errors = jsonl(service.http.get(batch.errors))

    assert made.status_code == 201
    assert batch.state == "completed"
    counts = batch.request_counts
    assert (counts.total, counts.pending, counts.completed, counts.failed) == (4, 0, 2, 2)
    assert [result["custom_id"] for result in results] == ["good", "last"]
    assert results[1]["result"]["id"] == "cms-9"
    assert [(e["custom_id"], e["error"]["code"]) for e in errors] == [
        ("no article", "invalid_request"),
        ("empty", "empty_article"),
    ]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "invalid_request"),
        (b"{", 400, "malformed_json"),
        (b'{"custom_id": "a"}', 422, "invalid_request"),
        (b'{"custom_id":"a","body":{}}\n{"custom_id":"a","body":{}}', 422, "invalid_request"),
        (b'{"custom_id":"a","body":{}}\n' * 4, 422, "invalid_request"),
        (b"x" * 200_000, 413, "body_too_large"),
    ],
    ids=["empty", "no JSON", "no body", "twice", "too many", "too large"],
)
def test_an_upload_that_is_none_is_refused_whole(content: bytes, status: int, code: str) -> None:
    with served(settings_of(max_batch_bytes=100_000, max_batch_lines=3)) as service:
        answer = service.http.post(
            "/v1/batches", content=content, headers={"Content-Type": "application/jsonl"}
        )
        kept = service.http.get("/v1/batches").json()["data"]

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert kept == []


def stopped(act: Callable[[Served, str], object], expires_in_s: int) -> Iterator[Any]:
    writer = HeldWriter()
    with served(settings_of(batch_size=1), lambda _: writer) as service:
        made = service.http.post(
            f"/v1/batches?expires_in_s={expires_in_s}",
            content=json.dumps(line("at work")) + "\n" + json.dumps(line("waits")),
            headers={"Content-Type": "application/jsonl"},
        )
        assert writer.entered.wait(60)
        act(service, made.headers["location"])
        yield ended(service, made.headers["location"])
        writer.released.set()
        yield jsonl(service.http.get(made.json()["errors"]))
        yield jsonl(service.http.get(made.json()["results"]))
        yield service.http.get("/v1/briefs").json()["data"]


def test_a_cancelled_batch_answers_nothing_more() -> None:
    batch, errors, results, briefs = stopped(
        lambda service, path: service.http.post(f"{path}/cancel"), 1000
    )

    assert (batch["state"], batch["request_counts"]["cancelled"]) == ("cancelled", 2)
    assert [error["error"]["code"] for error in errors] == ["cancelled", "cancelled"]
    assert results == briefs == []


def test_a_batch_expires() -> None:
    batch, errors, results, briefs = stopped(lambda *_: None, 5)

    assert (batch["state"], batch["request_counts"]["expired"]) == ("expired", 2)
    assert [error["error"]["code"] for error in errors] == ["expired", "expired"]
    assert results == briefs == []


def test_the_same_key_and_request_get_the_same_answer(stored: Settings) -> None:
    with served(stored) as service:
        key = {"Idempotency-Key": "k-1"}
        first = service.post(article_request(id="a"), **key)
        again = service.post(article_request(id="a"), **key)
        other = service.post(article_request(id="b"), **key)
        elsewhere = service.post(article_request(id="b"), **{"Idempotency-Key": "k-2"})

    assert first.content == again.content
    assert first.headers["standfirst-brief"] == again.headers["standfirst-brief"]
    assert again.headers["idempotency-replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert elsewhere.status_code == 200


def test_a_job_and_a_batch_are_accepted_once(stored: Settings) -> None:
    with served(stored) as service:
        jobs = [
            service.post(article_request(), Prefer="respond-async", **{"Idempotency-Key": "j"})
            for _ in range(2)
        ]
        batches = [upload(service, line("a"), **{"Idempotency-Key": "b"}) for _ in range(2)]
        kept = service.http.get("/v1/batches").json()["data"]

    assert jobs[0].headers["location"] == jobs[1].headers["location"]
    assert batches[0].headers["location"] == batches[1].headers["location"]
    assert len(kept) == 1


def test_a_request_in_flight_is_waited_for() -> None:
    from concurrent.futures import ThreadPoolExecutor

    writer = HeldWriter()
    with (
        served(settings_of(), lambda _: writer) as service,
        ThreadPoolExecutor(1) as client,
    ):
        key = {"Idempotency-Key": "k"}
        first = client.submit(service.post, None, **key)
        assert writer.entered.wait(60)
        meanwhile = service.post(None, **key)
        writer.released.set()
        done = first.result(60)
        after = service.post(None, **key)

    assert (meanwhile.status_code, meanwhile.json()["code"]) == (409, "request_in_flight")
    assert done.content == after.content


def test_a_request_that_failed_may_be_tried_again_under_its_key(service: Served) -> None:
    key = {"Idempotency-Key": "once more"}

    failed = service.post(article_request(options={"writer": "gpt"}), **key)
    again = service.post(article_request(options={"writer": "gpt"}), **key)

    assert failed.status_code == again.status_code == 422
    assert "idempotency-replayed" not in again.headers


def test_nobody_sees_the_jobs_of_another_key() -> None:
    with served(settings_of(access="keys")) as service:
        mine, other = (new_key(service.newsroom, "summarize", name=n) for n in ("a", "b"))
        admin = new_key(service.newsroom, "admin")
        job = service.post(None, Prefer="respond-async", **mine).headers["location"]
        batch = upload(service, line("a"), **mine).headers["location"]

        paths = (job, batch, f"{batch}/results", f"{batch}/errors")
        seen = {
            who: {service.http.get(path, headers=key).status_code for path in paths}
            for who, key in {"mine": mine, "other": other, "admin": admin}.items()
        }
        cancel = service.http.post(f"{batch}/cancel", headers=other)
        listed = service.http.get("/v1/batches", headers=other).json()["data"]

    assert seen == {"mine": {200}, "other": {404}, "admin": {200}}
    assert cancel.status_code == 404
    assert listed == []


def test_the_article_of_an_ended_job_is_kept_once(stored: Settings) -> None:
    """Not in the job any more, only as the brief's article."""
    from sqlalchemy import select

    from service.store.tables import JobRow

    with served(stored) as service:
        ended(service, later(service).headers["location"])
        bodies = service.newsroom.read_now(lambda s: s.scalars(select(JobRow.body)).all())

    assert list(bodies) == [None]

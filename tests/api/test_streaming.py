"""A brief as server-sent events: checked lines as they come, and a model freed when left."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import httpx
import pytest

from service.writing import open_writer
from tests.api.serving import HeldWriter, Served, article_request, served, settings_of, wait_until
from tests.writing.llm.servers import Exchange, Json, Script, serving

STREAM = {"Accept": "text/event-stream"}
ANSWER: dict[str, Any] = {
    "headline_question": {
        "evidence": [1],
        "text": "Will South Korea and Japan's Defence Chiefs Meet in Seoul Next Week?",
    },
    "synopsis": {
        "evidence": [1, 2],
        "text": "The defence chiefs of South Korea and Japan are scheduled to meet in Seoul next "
        "week, and it is the first time a Japanese defence minister has officially visited South "
        "Korea since 2015.",
    },
    "key_takeaways": [
        {
            "evidence": [1],
            "label": "Invented",
            "text": "Ninety thousand soldiers marched through Osaka on Friday.",
        },
        {
            "evidence": [2],
            "label": "Official Visit",
            "text": "A Japanese defence minister has officially visited for the first time since "
            "2015.",
        },
        {
            "evidence": [4],
            "label": "Other Nations",
            "text": "The defence leaders of four other nations will participate.",
        },
    ],
}


def events(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    """The name and data of each event; a heartbeat is named so."""
    name = ""
    for line in lines:
        if line.startswith(":"):
            yield "heartbeat", None
        elif line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


@contextmanager
def streaming(service: Served, **options: Any) -> Iterator[Iterator[tuple[str, Any]]]:
    body = article_request(options={"takeaways": 3} | options)
    with service.http.stream("POST", "/v1/summaries", json=body, headers=STREAM) as answer:
        assert answer.status_code == 200, answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield events(answer.iter_lines())


@contextmanager
def model(chat: Script, **changed: Any) -> Iterator[Served]:
    """A service whose writer is a model behind a scripted server."""
    with serving(chat) as server:
        spec = f"openai:{server.url}#small?format=text&fallback=none"
        settings = settings_of(writers={"m": spec}, default_writer="m", **changed)
        with served(settings, open_writer) as service:
            yield service


def test_each_line_is_an_event_and_the_last_one_is_the_whole_brief() -> None:
    with served(settings_of(writers={"e": "embedded"}, default_writer="e"), open_writer) as service:
        with streaming(service, return_text=True) as stream:
            told = list(stream)
        plain = service.post(article_request(options={"takeaways": 3})).json()

    names = [name for name, _ in told]
    count = len(plain["key_takeaways"])
    assert count > 1
    assert names == ["headline_question", "synopsis", *["takeaway"] * count, "brief"]
    brief = told[-1][1]
    for field in ("headline_question", "synopsis", "key_takeaways", "verdict", "findings"):
        assert brief[field] == plain[field]
    assert told[0][1]["text"] == brief["headline_question"]
    assert [data["index"] for name, data in told if name == "takeaway"] == list(range(count))
    for _, data in told[:-1]:
        for piece in data["evidence"]:
            assert brief["article"]["text"][piece["start"] : piece["end"]] == piece["quote"]


def test_what_is_streamed_is_kept_for_review_like_any_other() -> None:
    with served() as service:
        body = article_request(id="a-1", title="Talks")
        answer = service.post(body, **STREAM)
        [brief] = re.findall(r"^id: (brf_[0-9a-f]{32})\nevent: brief$", answer.text, re.M)
        record = service.http.get(f"/v1/briefs/{brief}").json()

    [(_, whole)] = [told for told in events(iter(answer.text.splitlines())) if told[0] == "brief"]
    assert (record["state"], record["version"]) == ("draft", 1)
    assert (record["article"]["id"], record["article"]["title"]) == ("a-1", "Talks")
    assert record["brief"] == whole


def test_a_stream_under_a_key_is_streamed_once() -> None:
    key = STREAM | {"Idempotency-Key": "cms-17"}
    with served() as service:
        first = service.post(**key)
        again = service.post(**key)
        other = service.post(article_request(id="other"), **key)
        kept = service.http.get("/v1/briefs").json()["data"]

    assert (again.status_code, again.text) == (200, first.text)
    assert again.headers["content-type"].startswith("text/event-stream")
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert len(kept) == 1


def test_a_stream_that_was_left_may_be_asked_for_again() -> None:
    writer = HeldWriter()
    key = STREAM | {"Idempotency-Key": "cms-18"}
    settings = settings_of(stream_heartbeat_s=0.05)
    with served(settings, lambda _: writer) as service:
        body = article_request()
        with service.http.stream("POST", "/v1/summaries", json=body, headers=key) as left:
            lines = left.iter_lines()
            next(lines)
            meanwhile = service.post(body, **key)
        wait_until(lambda: service.dispatch.idle)
        writer.released.set()
        wait_until(lambda: service.post(body, **key).status_code == 200)
        kept = service.http.get("/v1/briefs").json()["data"]

    assert (meanwhile.status_code, meanwhile.json()["code"]) == (409, "request_in_flight")
    assert len(kept) == 1


def test_a_line_is_sent_before_the_model_has_ended_but_only_if_it_passes_checking() -> None:
    seen = Event()
    text = json.dumps(ANSWER)
    # After the invented takeaway and the one behind it.
    cut = text.index('{"evidence": [4]')

    def chat(exchange: Exchange, _: Json) -> None:
        exchange.start_stream()
        exchange.delta(text[:cut])
        assert seen.wait(60)
        exchange.delta(text[cut:], "stop")
        exchange.chunk(b"")

    with model(chat) as service, streaming(service) as stream:
        before = [next(stream) for _ in range(3)]
        seen.set()
        after = list(stream)

    assert [name for name, _ in before] == ["headline_question", "synopsis", "takeaway"]
    assert before[2][1]["label"] == "Official Visit"
    assert before[2][1]["index"] == 0
    assert [name for name, _ in after] == ["takeaway", "brief"]
    brief = after[-1][1]
    assert [line["label"] for line in brief["key_takeaways"]] == ["Official Visit", "Other Nations"]
    assert brief["verdict"] == "review"
    assert "Osaka" not in json.dumps([data for _, data in (*before, *after[:-1])])


def test_who_leaves_frees_the_model() -> None:
    gone = Event()

    def chat(exchange: Exchange, _: Json) -> None:
        exchange.start_stream()
        exchange.delta(json.dumps(ANSWER)[:200])
        exchange.connection.settimeout(60)
        if exchange.connection.recv(1) == b"":
            gone.set()

    with model(chat) as service:
        with streaming(service) as stream:
            assert next(stream)[0] == "headline_question"

        assert gone.wait(60)
        wait_until(lambda: service.dispatch.idle)


def test_who_leaves_before_the_first_line_frees_the_model_too() -> None:
    begun, gone = Event(), Event()

    def chat(exchange: Exchange, _: Json) -> None:
        begun.set()
        exchange.connection.settimeout(60)
        if exchange.connection.recv(1) == b"":
            gone.set()

    with model(chat) as service:
        with httpx.Client(base_url=service.http.base_url, timeout=1) as http:
            with pytest.raises(httpx.ReadTimeout):
                http.post("/v1/summaries", json=article_request(), headers=STREAM)
            assert begun.wait(60)

        assert gone.wait(60)
        wait_until(lambda: service.dispatch.idle)


def test_a_silent_stream_says_that_it_lives() -> None:
    writer = HeldWriter()

    with (
        served(settings_of(stream_heartbeat_s=0.05), lambda _: writer) as service,
        streaming(service) as stream,
    ):
        beats = [next(stream)[0] for _ in range(3)]
        writer.released.set()
        rest = [name for name, _ in stream]

    assert beats == ["heartbeat"] * 3
    assert rest[-1] == "brief"


def test_a_stream_ends_after_its_lifetime_with_an_error_event() -> None:
    writer = HeldWriter()
    settings = settings_of(stream_heartbeat_s=0.05, stream_lifetime_s=3)

    with served(settings, lambda _: writer) as service:
        with streaming(service) as stream:
            *beats, (name, problem) = list(stream)
        writer.released.set()
        counted = service.metric('standfirst_errors_total{code="writer_timeout"}')

    assert {beat for beat, _ in beats} == {"heartbeat"}
    assert name == "error"
    assert (problem["code"], problem["status"], problem["retryable"]) == (
        "writer_timeout",
        504,
        True,
    )
    assert counted == 1


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (article_request(text="Too short."), 422, "article_too_short"),
        (article_request(options={"writer": "nobody"}), 422, "unknown_writer"),
        ({"text": 7}, 422, "invalid_request"),
    ],
)
def test_what_fails_before_the_first_line_has_a_status_of_its_own(
    body: Any, status: int, code: str
) -> None:
    with served() as service:
        answer = service.post(body, **STREAM)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wedged_model_is_a_504() -> None:
    held = Event()

    def chat(exchange: Exchange, _: Json) -> None:
        held.wait(60)

    with serving(chat) as server:
        spec = f"openai:{server.url}#small?format=text&timeout_s=0.3"
        settings = settings_of(writers={"m": spec}, default_writer="m")
        with served(settings, open_writer) as service:
            answers = [service.post(article_request()), service.post(article_request(), **STREAM)]
        held.set()

    assert [(a.status_code, a.json()["code"]) for a in answers] == [(504, "writer_timeout")] * 2


def test_a_stream_is_not_what_a_client_without_a_wish_gets() -> None:
    with served() as service:
        assert service.post(Accept="*/*").headers["content-type"] == "application/json"

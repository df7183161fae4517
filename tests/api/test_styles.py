"""House styles over HTTP: a request's own, a writer's, the service's."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from service.writing import open_writer
from tests.api.serving import Served, article_request, served, settings_of, wait_until
from tests.writing.llm.servers import Exchange, Json, Server, serving

# What a model answers whatever it is asked; only what it was asked is looked at.
NOTHING = "no"


@contextmanager
def model(query: str = "", **changed: Any) -> Iterator[tuple[Served, Server]]:
    """A service with a model behind a scripted server, and the embedded writer's stand-in."""

    def chat(exchange: Exchange, _: Json) -> None:
        exchange.chat(NOTHING)

    with serving(chat) as server:
        spec = f"openai:{server.url}#small?format=text&fallback=none{query}"
        settings = settings_of(writers={"large": spec}, default_writer="large", **changed)
        with served(settings, open_writer) as service:
            yield service, server


def told(server: Server) -> str:
    """The rules that the model was last asked to keep."""
    asked: str = server.asked()[0]["messages"][0]["content"]
    server.requests.clear()
    return asked


def test_a_request_names_the_style_that_the_model_is_told() -> None:
    with model() as (service, server):
        service.post(article_request(options={"style": "wire-american"}))
        american = told(server)
        service.post(article_request(options={"style": "india@1", "takeaways": 3}))
        indian = told(server)
        service.post()
        usual = told(server)

    assert "American spelling" in american
    assert '"headline": ' in american
    assert '"headline_question": ' not in american
    assert "28 to 40 words" in american
    assert "Indian English spelling" in indian
    assert "Write 4 takeaways" in indian  # one to spare
    assert "British spelling" in usual
    assert "Write 6 takeaways" in usual


@pytest.mark.parametrize(
    ("query", "setting", "spelling"),
    [
        ("", "india", "Indian English"),
        ("&style=wire-american", "house", "American"),
        ("&style=wire-american", "india", "American"),
    ],
)
def test_a_request_that_names_none_is_in_the_writers_style_or_the_services(
    query: str, setting: str, spelling: str
) -> None:
    with model(query, style=setting) as (service, server):
        service.post()
        asked = told(server)

    assert f"{spelling} spelling" in asked
    assert ('"headline": ' in asked) == (spelling == "American")


def ended(service: Served, place: str) -> bool:
    return service.http.get(place).json()["finished_at"] is not None


def test_jobs_and_batches_are_briefed_in_the_style_too() -> None:
    with served(settings_of(style="wire-american")) as service:
        job = service.post(Prefer="respond-async").headers["location"]
        line = {"custom_id": "a", "body": article_request(options={"takeaways": 3})}
        batch = service.http.post(
            "/v1/batches",
            content=json.dumps(line),
            headers={"Content-Type": "application/jsonl"},
        ).headers["location"]
        for place in (job, batch):
            wait_until(partial(ended, service, place))
        alone = service.http.get(job).json()["result"]
        results = service.http.get(f"{batch}/results").text.splitlines()

    [listed] = [json.loads(result) for result in results]
    for brief, takeaways in ((alone, 4), (listed["result"], 3)):
        assert brief["headline_question"] is None
        assert brief["headline"]
        assert len(brief["key_takeaways"]) == takeaways


def test_an_unknown_style_is_a_fault_of_its_field() -> None:
    with served() as service:
        answer = service.post(article_request(options={"style": "tabloid"}))

    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert fault["pointer"] == "/options/style"
    assert "house@1" in fault["message"]

"""Webhooks: signed, tried again, never sent where they may not go."""

import json
from typing import Any

import pytest
from standardwebhooks import Webhook

from service.api.examples import ARTICLE
from service.settings import Settings
from tests.api.receiver import Receiver, receiving
from tests.api.serving import Served, article_request, served, settings_of, wait_until


@pytest.fixture
def stored(database_url: str) -> Settings:
    return hooked(database=database_url)


def hooked(**changed: Any) -> Settings:
    plain: dict[str, Any] = {"webhook_networks": ["127.0.0.0/8"], "webhook_backoff_s": 0.01}
    return settings_of(**(plain | changed))


def register(service: Served, url: str, *events: str) -> str:
    """The endpoint's secret."""
    body = {"url": url, "events": list(events)} if events else {"url": url}
    made = service.http.post("/v1/webhooks", json=body)
    assert made.status_code == 201
    secret: str = made.json()["secret"]
    return secret


def events(receiver: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _, body in receiver.received]


def dead(service: Served) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = service.http.get("/v1/deliveries").json()["data"]
    return found


def test_a_finished_job_is_told_and_signed(stored: Settings) -> None:
    with receiving() as receiver, served(stored) as service:
        secret = register(service, receiver.url)
        job = service.post(article_request(id="a-1"), Prefer="respond-async").json()["id"]
        wait_until(lambda: len(receiver.received) == 1)

    [(headers, body)] = receiver.received
    told = Webhook(secret).verify(body, headers)
    assert (told["type"], told["data"]["job"], told["data"]["article"]) == (
        "summary.completed",
        job,
        "a-1",
    )
    assert not [word for word in ARTICLE.split() if len(word) > 8 and word in body.decode()]


def test_only_the_events_asked_for_come(stored: Settings) -> None:
    with receiving() as receiver, served(stored) as service:
        register(service, receiver.url, "brief.stale", "brief.changed")
        brief = service.post(article_request(id="a")).headers["standfirst-brief"]
        service.http.patch(
            f"/v1/briefs/{brief}", json={"state": "approved"}, headers={"If-Match": "*"}
        )
        service.post(article_request(id="a", text=ARTICLE + " More to follow."))
        wait_until(lambda: len(receiver.received) == 2)

    assert sorted(events(receiver)) == ["brief.changed", "brief.stale"]


def test_what_is_not_taken_comes_again_under_the_same_id(stored: Settings) -> None:
    with receiving() as receiver, served(stored) as service:
        receiver.answers = [500, 302]
        secret = register(service, receiver.url)
        service.post(None, Prefer="respond-async")
        wait_until(lambda: len(receiver.received) == 3)
        wait_until(lambda: bool(service.http.get("/v1/deliveries?state=delivered").json()["data"]))
        letters = dead(service)

    assert len({headers["webhook-id"] for headers, _ in receiver.received}) == 1
    for headers, body in receiver.received:
        Webhook(secret).verify(body, headers)
    assert letters == []


def test_a_dead_letter_is_listed_and_may_be_tried_again(stored: Settings) -> None:
    settings = stored.model_copy(update={"webhook_attempts": 2})
    with receiving() as receiver, served(settings) as service:
        receiver.answers = [500, 404]
        register(service, receiver.url)
        service.post(None, Prefer="respond-async")
        wait_until(lambda: len(dead(service)) == 1)
        [letter] = dead(service)
        service.http.post(f"/v1/deliveries/{letter['id']}/retry")
        wait_until(lambda: len(receiver.received) == 3)

    assert (letter["attempts"], letter["last_error"]) == (2, "answered 404")
    assert {headers["webhook-id"] for headers, _ in receiver.received} == {letter["id"]}


def test_a_private_address_is_never_asked() -> None:
    with receiving() as receiver, served(settings_of(webhook_attempts=1)) as service:
        secure = receiver.url.replace("http://", "https://")
        refused = service.http.post("/v1/webhooks", json={"url": receiver.url})
        register(service, secure)
        service.post(None, Prefer="respond-async")
        wait_until(lambda: len(dead(service)) == 1)
        [letter] = dead(service)

    assert refused.status_code == 422
    assert "may not reach" in letter["last_error"]
    assert receiver.received == []


def test_secrets_are_told_once_and_endpoints_can_go(service: Served) -> None:
    secret = register(service, "https://cms.example/hook")
    listed = service.http.get("/v1/webhooks")
    [endpoint] = listed.json()["data"]
    gone = service.http.delete(f"/v1/webhooks/{endpoint['id']}")

    assert secret not in listed.text
    assert gone.status_code == 204
    assert service.http.get("/v1/webhooks").json()["data"] == []

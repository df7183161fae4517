"""The client, against the service itself."""

from collections.abc import Iterator

import pytest

from service.client import Client, ClientError
from service.formats.review import ChangeBody, LineBody
from tests.api.keys import new_key
from tests.api.serving import Served, article_request, served, settings_of


@pytest.fixture(scope="module")
def guarded() -> Iterator[Served]:
    with served(settings_of(access="keys")) as running:
        yield running


@pytest.fixture
def client(guarded: Served) -> Iterator[Client]:
    key = new_key(guarded.newsroom, "summarize", "review", name="desk")["Authorization"]
    with Client(f"http://127.0.0.1:{guarded.port}/", key.removeprefix("Bearer ")) as opened:
        yield opened


def test_an_article_is_briefed_judged_and_exported(client: Client) -> None:
    written = client.summarize(article_request(id="a-1"))
    record = client.brief(written.brief)
    lines: dict[str, LineBody | None] = {"synopsis": LineBody(text="They meet in Seoul.")}
    edited = client.change(record, ChangeBody(lines=lines, note="cut"))
    approved = client.change(edited, ChangeBody(state="approved"))

    assert written.summary.id == "a-1"
    assert (approved.state, approved.edited, approved.reviewed_by) == ("approved", True, "desk")
    assert "They meet in Seoul." in client.export(written.brief, "markdown")
    assert written.brief in [found.id for found in client.briefs(state="approved")]


def test_somebody_elses_change_is_told(client: Client) -> None:
    record = client.brief(client.summarize(article_request()).brief)
    client.change(record, ChangeBody(state="approved"))

    with pytest.raises(ClientError) as refused:
        client.change(record, ChangeBody(state="withdrawn"))

    assert (refused.value.code, refused.value.status) == ("version_conflict", 412)


def test_a_job_is_waited_for_and_accepted_once(client: Client) -> None:
    first = client.submit(article_request(id="later"), idempotency_key="k-1")
    again = client.submit(article_request(id="later"), idempotency_key="k-1")
    done = client.wait(first.id, every_s=0.05)

    assert first.id == again.id
    assert done.result is not None
    assert done.result.id == "later"


def test_a_batch_is_read_line_by_line(client: Client) -> None:
    batch = client.create_batch([("good", article_request()), ("bad", {"text": " "})])
    while client.batch(batch.id).finished_at is None:
        pass

    assert [line["custom_id"] for line in client.lines(batch.id, "results")] == ["good"]
    [error] = client.lines(batch.id, "errors")
    assert error["error"]["code"] == "empty_article"


def test_what_is_refused_says_why(client: Client, guarded: Served) -> None:
    with pytest.raises(ClientError) as no_article:
        client.summarize({"text": " "})
    with (
        Client(f"http://127.0.0.1:{guarded.port}", "sfk_nobody") as stranger,
        pytest.raises(ClientError) as no_key,
    ):
        stranger.summarize(article_request())
    with Client("http://127.0.0.1:1") as nowhere, pytest.raises(ClientError) as nobody:
        nowhere.brief("brf_1")
    with pytest.raises(ClientError) as no_request:
        client.summarize({"txt": "x"})

    assert [e.value.code for e in (no_article, no_key, nobody, no_request)] == [
        "empty_article",
        "unauthorized",
        "unreachable",
        "invalid_request",
    ]

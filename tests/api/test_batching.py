"""Lanes: many requests, one thread, a bounded queue, and nobody lost."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from typing import Any

import httpx
import pytest

from service.api.examples import ARTICLE
from tests.api.serving import (
    PATIENCE_S,
    BrokenWriter,
    HeldWriter,
    Served,
    ShortWriter,
    article_request,
    served,
    settings_of,
    wait_until,
)

DEPTH = 'standfirst_queue_depth{writer="fake"}'
SHED = 'standfirst_shed_total{writer="fake"}'


class Callers:
    """Clients that wait for their answers side by side."""

    def __init__(self, service: Served, pool: ThreadPoolExecutor) -> None:
        self._service = service
        self._pool = pool
        self._sent: list[Future[httpx.Response]] = []

    def send(self, identifier: str, **changed: Any) -> None:
        """Sends one more article; for those in a queue, once it has come there."""
        body = article_request(id=identifier, **changed)
        self._sent.append(self._pool.submit(self._service.post, body))

    def queue(self, *identifiers: str, **changed: Any) -> None:
        """Sends articles one after the other, each once the one before it waits."""
        for identifier in identifiers:
            waiting = self._service.metric(DEPTH)
            self.send(identifier, **changed)
            wait_until(partial(self._queue_is_longer_than, waiting))

    def _queue_is_longer_than(self, articles: float) -> bool:
        return self._service.metric(DEPTH) > articles

    def answers(self) -> list[httpx.Response]:
        """The answers to all that was sent, in order."""
        return [sent.result(PATIENCE_S) for sent in self._sent]


@contextmanager
def callers(service: Served) -> Iterator[Callers]:
    with ThreadPoolExecutor(32) as pool:
        yield Callers(service, pool)


def test_articles_that_wait_together_are_written_together() -> None:
    writer = HeldWriter()
    with served(settings_of(batch_size=3), lambda _: writer) as service, callers(service) as many:
        many.send("0")
        assert writer.entered.wait(PATIENCE_S)
        many.queue("1", "2", "3", "4")
        writer.released.set()
        answers = many.answers()
        sizes = service.metric('standfirst_batch_size_sum{writer="fake"}')

    assert writer.batches == [["0"], ["1", "2", "3"], ["4"]]
    assert [answer.json()["id"] for answer in answers] == ["0", "1", "2", "3", "4"]
    assert sizes == 5


def test_a_batch_waits_for_company() -> None:
    writer = HeldWriter()
    writer.released.set()
    settings = settings_of(batch_size=2, batch_wait_ms=10_000)
    with served(settings, lambda _: writer) as service, callers(service) as many:
        many.queue("1")
        many.send("2")
        many.answers()

    assert writer.batches == [["1", "2"]]


def test_a_lone_article_does_not_wait_for_ever() -> None:
    with served(settings_of(batch_size=8, batch_wait_ms=1)) as service:
        assert service.post().status_code == 200


def test_articles_that_ask_for_different_briefs_are_not_mixed() -> None:
    writer = HeldWriter()
    with served(settings_of(batch_size=4), lambda _: writer) as service, callers(service) as many:
        many.send("0")
        assert writer.entered.wait(PATIENCE_S)
        many.queue("a1", options={"takeaways": 3})
        many.queue("b1", options={"takeaways": 4})
        many.queue("a2", options={"takeaways": 3})
        many.queue("b2", options={"takeaways": 4})
        writer.released.set()
        answers = many.answers()

    assert writer.batches == [["0"], ["a1", "a2"], ["b1", "b2"]]
    assert [len(a.json()["key_takeaways"]) for a in answers[1:]] == [3, 4, 3, 4]


def test_a_full_queue_sheds_load_and_says_when_to_come_back() -> None:
    writer = HeldWriter()
    settings = settings_of(queue_size=2, batch_size=1)
    with served(settings, lambda _: writer) as service, callers(service) as many:
        many.send("at work")
        assert writer.entered.wait(PATIENCE_S)
        many.queue("1", "2")
        refused = service.post(article_request(id="3"))
        shed = service.metric(SHED)
        writer.released.set()
        answers = many.answers()

    assert refused.status_code == 503
    assert refused.json()["code"] == "overloaded"
    assert refused.json()["retryable"] is True
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert shed == 1
    assert [answer.status_code for answer in answers] == [200, 200, 200]


def test_an_article_whose_turn_would_come_too_late_is_refused_at_once() -> None:
    writer = HeldWriter()
    with served(settings_of(request_timeout_s=40), lambda _: writer) as service:
        with callers(service) as many:
            many.send("slow")
            assert writer.entered.wait(PATIENCE_S)
            time.sleep(1)  # so that an article takes at least so long, as far as the lane knows
            writer.released.set()
            many.answers()
        writer.released.clear()
        with callers(service) as many:
            for number in range(24):
                many.send(str(number))
            wait_until(lambda: service.metric(SHED) >= 4)
            writer.released.set()
            statuses = {answer.status_code for answer in many.answers()}
            after = service.post(article_request(id="after"))

    assert 503 in statuses
    assert statuses <= {200, 503, 504}
    assert after.status_code == 200


def test_one_bad_article_is_one_bad_answer_of_its_batch() -> None:
    writer = HeldWriter()
    with served(settings_of(batch_size=3), lambda _: writer) as service, callers(service) as many:
        many.send("0")
        assert writer.entered.wait(PATIENCE_S)
        many.queue("1")
        many.queue("empty", text=" ")
        many.queue("3")
        writer.released.set()
        answers = many.answers()

    assert [answer.status_code for answer in answers] == [200, 200, 422, 200]
    assert answers[2].json()["code"] == "empty_article"


def test_a_late_writer_is_504_and_its_article_is_not_written_later() -> None:
    writer = HeldWriter()
    # Long enough for the article that is at work to come there, and for the last one's answer.
    settings = settings_of(request_timeout_s=8, batch_size=1)
    with served(settings, lambda _: writer) as service, callers(service) as many:
        many.send("at work")
        assert writer.entered.wait(PATIENCE_S)
        many.send("waiting")
        answers = many.answers()
        writer.released.set()
        # On a busy machine the next one may be late too.
        wait_until(lambda: service.post(article_request(id="last")).status_code == 200)

    assert [answer.status_code for answer in answers] == [504, 504]
    assert answers[0].json()["code"] == "writer_timeout"
    assert answers[0].json()["retryable"] is True
    assert writer.batches[0] == ["at work"]
    assert {name for batch in writer.batches[1:] for name in batch} == {"last"}


def test_what_nobody_planned_is_500_without_a_word_of_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with served(opener=lambda _: BrokenWriter("bad")) as service:
        broken = service.post(article_request(id="bad"), X_Request_ID="r1")
        after = service.post(article_request(id="good"))

    assert broken.status_code == 500
    assert broken.headers["content-type"] == "application/problem+json"
    assert broken.json() == {
        "type": "urn:standfirst:problem:internal_error",
        "title": "The service failed",
        "status": 500,
        "detail": "the service met an error of its own, and has logged it",
        "code": "internal_error",
        "retryable": False,
        "request_id": "r1",
    }
    assert after.status_code == 200
    [record] = [record for record in caplog.records if record.message == "a batch failed"]
    assert vars(record)["fields"]["exception"] == "ZeroDivisionError"
    assert ARTICLE[:40] not in str([vars(record) for record in caplog.records])


def test_neighbours_of_an_article_that_breaks_the_writer_get_their_briefs() -> None:
    writer = BrokenWriter("bad")
    settings = settings_of(batch_size=3, batch_wait_ms=10_000)
    with served(settings, lambda _: writer) as service, callers(service) as many:
        for identifier in ("1", "bad", "3"):
            many.send(identifier)
        answers = many.answers()

    assert [answer.status_code for answer in answers] == [200, 500, 200]


def test_a_writer_that_forgets_a_document_loses_no_request() -> None:
    with served(opener=lambda _: ShortWriter()) as service:
        answers = [service.post(), service.post()]

    assert [answer.status_code for answer in answers] == [500, 500]


def test_two_writers_work_side_by_side() -> None:
    held, free = HeldWriter(), HeldWriter()
    free.released.set()
    settings = settings_of(writers={"fake": "held", "free": "free"})
    opener = {"held": held, "free": free}.__getitem__
    with served(settings, opener) as service, callers(service) as many:
        many.send("1")
        assert held.entered.wait(PATIENCE_S)
        meanwhile = service.post(article_request(options={"writer": "free"}))
        held.released.set()
        [first] = many.answers()

    assert meanwhile.status_code == first.status_code == 200


@pytest.mark.parametrize("articles", [15, pytest.param(300, marks=pytest.mark.soak)])
def test_under_load_everyone_gets_the_brief_of_their_own_article(articles: int) -> None:
    settings = settings_of(queue_size=1000, batch_size=5, request_timeout_s=600)
    guests = "The forum counts {} guests in all."
    texts = {f"a{n}": f"{ARTICLE}\n{guests.format(n + 70)}" for n in range(articles)}
    with served(settings) as service, callers(service) as many:
        for number, (identifier, text) in enumerate(texts.items()):
            many.send(identifier, text=text, options={"takeaways": 3 + number % 3})
        answers = many.answers()
        briefed = service.metric('standfirst_batch_size_sum{writer="fake"}')
        left = service.metric(DEPTH)

    assert [answer.json()["id"] for answer in answers] == list(texts)
    assert [answer.json()["article"]["sha256"] for answer in answers] == [
        sha256(text.encode()).hexdigest() for text in texts.values()
    ]
    assert (briefed, left) == (articles, 0)

"""Several services on one PostgreSQL: what one has accepted another answers."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from service.settings import Settings
from service.store.keys import Budget
from tests.api.keys import new_key
from tests.api.serving import HeldWriter, Served, article_request, served, settings_of, wait_until
from tests.databases import new_database


@pytest.fixture
def shared(postgresql_server: str) -> Settings:
    return settings_of(database=new_database(postgresql_server), access="keys", batch_size=1)


@contextmanager
def two(settings: Settings, held: HeldWriter) -> Iterator[tuple[Served, Served]]:
    """The first one's writer is held."""
    with served(settings, lambda _: held) as first:
        try:
            with served(settings) as second:
                yield first, second
        finally:
            held.released.set()


def test_one_does_the_jobs_of_another_that_is_stuck(shared: Settings) -> None:
    with two(shared, HeldWriter()) as (stuck, free):
        key = new_key(free.newsroom, "admin")
        jobs = [
            stuck.post(article_request(id=f"a-{n}"), Prefer="respond-async", **key).json()["id"]
            for n in range(4)
        ]
        http = free.http

        def done() -> int:
            found = (http.get(f"/v1/jobs/{job}", headers=key).json() for job in jobs)
            return sum(job["state"] == "completed" for job in found)

        # At most a batch of one is with the writer that does not write.
        wait_until(lambda: done() >= 3)
        left = [http.get(f"/v1/jobs/{job}", headers=key).json()["state"] for job in jobs]

    assert sorted(left) in (["completed"] * 3 + ["running"], ["completed"] * 4)


def test_a_budget_a_key_and_a_version_are_the_same_everywhere(shared: Settings) -> None:
    held = HeldWriter()
    held.released.set()
    with two(shared, held) as (one, other):
        little = new_key(one.newsroom, "summarize", budget=Budget(requests_per_minute=2))
        judge = new_key(other.newsroom, "review")
        spent = [service.post(None, Idempotency_Key="k", **little) for service in (one, other, one)]
        path = f"/v1/briefs/{spent[0].headers['standfirst-brief']}"
        read = one.http.get(path, headers=judge)
        changed = judge | {"If-Match": read.headers["etag"]}
        states = [
            service.http.patch(path, json={"state": state}, headers=changed).status_code
            for service, state in ((other, "approved"), (one, "rejected"))
        ]

    assert [answer.status_code for answer in spent] == [200, 200, 429]
    assert spent[1].headers["idempotency-replayed"] == "true"
    assert states == [200, 412]

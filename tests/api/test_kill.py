"""kill -9, again and again: no accepted job is lost, no result is stored twice."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from service.settings import Settings
from service.store import outbox
from service.store.database import Database
from service.store.ids import new_id
from service.store.outbox import Endpoint
from service.store.tables import ArticleRow, BriefRow, DeliveryRow, JobRow
from tests.api.lives import Mother
from tests.api.receiver import receiving
from tests.api.serving import article_request, settings_of, wait_until
from tests.store.made import NOW

LONGEST_LAP_S = 0.8
SECRET = "whsec_" + "c2VjcmV0" * 4


def settings(database: str, queue_size: int = 64) -> Settings:
    """Of a service to be killed or pressed."""
    return settings_of(
        database=database,
        batch_size=4,
        queue_size=queue_size,
        # Short, so that a dead process's jobs run again soon; long enough for a busy machine.
        job_lease_s=2,
        webhook_networks=["127.0.0.0/8"],
        webhook_backoff_s=0.05,
        webhook_attempts=50,
    )


class Mortal:
    """A service process that is started again after every kill, and the jobs it accepted."""

    def __init__(self, mother: Mother, database: str, folder: Path, rng: random.Random) -> None:
        self.rng = rng
        self.accepted: list[str] = []
        self.kills = 0
        self._mother = mother
        self._settings = settings(database)
        self._folder = folder

    @contextmanager
    def running(self) -> Iterator[httpx.Client]:
        log = self._folder / f"{self.kills}.log"
        with self._mother.life(self._settings, log, writing_s=0.02) as life:
            yield life.http

    def offer(self, http: httpx.Client) -> None:
        """One more article, counted only where the service said that it took it."""
        body = article_request(id=f"a-{new_id('x')}")
        with suppress(httpx.HTTPError):
            answer = http.post("/v1/summaries", json=body, headers={"Prefer": "respond-async"})
            if answer.status_code == 202:
                self.accepted.append(answer.json()["id"])

    def live_and_die(self, done: Callable[[], int]) -> None:
        """Takes articles until the process is killed, at a random moment of its work: of half of
        the lives some time after their first jobs are `done`, so that there is progress on any
        machine; of the others some time after they began."""
        with self.running() as http:
            wait_until(lambda: http.get("/readyz").status_code == 200)
            before = done()
            for _ in range(3):
                self.offer(http)
            if self.rng.random() < 0.5:
                wait_until(lambda: done() > before)
            end = time.monotonic() + self.rng.uniform(0.0, LONGEST_LAP_S)
            while time.monotonic() < end:
                self.offer(http)
                time.sleep(0.2)
        self.kills += 1


def prove(mother: Mother, database_url: str, folder: Path, kills: int) -> None:
    database = Database(database_url)
    with receiving() as receiver:
        with database.write() as session:
            endpoint = Endpoint("whk_1", receiver.url, SECRET, ("summary.completed",), NOW)
            outbox.add_endpoint(session, endpoint)
        mortal = Mortal(mother, database_url, folder, random.Random(kills))
        for _ in range(kills):
            mortal.live_and_die(lambda: completed(database))
        with mortal.running():
            finish(database)

    with database.read() as session:
        jobs = {job.id: job for job in session.scalars(select(JobRow))}
        briefs = Counter(
            session.scalars(
                select(ArticleRow.source).join(BriefRow, BriefRow.article_id == ArticleRow.id)
            )
        )
        letters = set(session.scalars(select(DeliveryRow.id)))
    database.close()
    assert mortal.kills == kills
    assert mortal.accepted
    assert set(mortal.accepted) <= set(jobs), "an accepted job was lost"
    assert {job.state for job in jobs.values()} == {"completed"}
    assert set(briefs.values()) == {1}, "a result was stored twice"
    assert len(briefs) == len(jobs) == len(letters)
    told: dict[str, set[bytes]] = {}
    for headers, body in receiver.received:
        told.setdefault(headers["webhook-id"], set()).add(body)
    assert set(told) == letters, "an event was not told, or told under another id"
    assert {len(bodies) for bodies in told.values()} == {1}, "an id told of two events"
    interrupted = sum(job.attempt > 1 for job in jobs.values())
    print(  # noqa: T201 - the proof's figures
        f"{kills} kills: {len(mortal.accepted)} jobs accepted, {len(jobs)} done,"
        f" {interrupted} of them interrupted; {len(letters)} events sent"
        f" {len(receiver.received)} times"
    )


def finish(database: Database) -> None:
    """Returns once nothing is left to do; fails where nothing is done for long."""
    left = unfinished(database)

    def fewer() -> bool:
        nonlocal left
        before, left = left, unfinished(database)
        return left < before or left == 0

    while left:
        wait_until(fewer)


def completed(database: Database) -> int:
    with database.read() as session:
        done = session.scalar(
            select(func.count()).select_from(JobRow).where(JobRow.state == "completed")
        )
    return done or 0


def unfinished(database: Database) -> int:
    with database.read() as session:
        jobs = session.scalar(
            select(func.count()).select_from(JobRow).where(JobRow.finished_at.is_(None))
        )
        letters = session.scalar(
            select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state == "pending")
        )
    return (jobs or 0) + (letters or 0)


def test_two_kills_lose_nothing_and_store_nothing_twice(mother: Mother, tmp_path: Path) -> None:
    prove(mother, f"sqlite:///{tmp_path}/standfirst.db", tmp_path, 2)


@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_two_hundred_kills_lose_nothing_and_store_nothing_twice(
    mother: Mother, database_url: str, tmp_path: Path
) -> None:
    prove(mother, database_url, tmp_path, 200)

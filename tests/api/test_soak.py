"""Twice as much as the service can do, for minutes: what is accepted is answered, the rest is
told when to come again, and memory stays flat."""

import resource
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from service.store.database import Database
from service.store.tables import BriefRow, JobRow
from tests.api.lives import Mother
from tests.api.serving import PATIENCE_S, article_request, wait_until
from tests.api.test_kill import finish, settings

WRITING_S = 0.05
BATCH = 4  # as in settings(): so many articles at once take WRITING_S and their reading
PAGE_KB = resource.getpagesize() // 1024


def memory_mb(pid: int) -> float:
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * PAGE_KB / 1024


def press(base: str, until: float, clients: int) -> tuple[Counter[int], list[float], list[float]]:
    """Statuses, seconds of accepted requests, and the Retry-After of refused ones. Every second
    a job is left for later too."""
    statuses: Counter[int] = Counter()
    seconds: list[float] = []
    waits: list[float] = []

    def client(number: int) -> None:
        with httpx.Client(base_url=base, timeout=PATIENCE_S) as http:
            turn = 0
            while time.monotonic() < until:
                turn += 1
                started = time.monotonic()
                body = article_request(id=f"c{number}-{turn}")
                answer = http.post("/v1/summaries", json=body)
                statuses[answer.status_code] += 1
                if answer.status_code == 200:
                    seconds.append(time.monotonic() - started)
                    assert answer.json()["id"] == body["id"]
                else:
                    waits.append(float(answer.headers["retry-after"]))
                    time.sleep(0.05)

    def leave_jobs() -> None:
        later = {"Prefer": "respond-async"}
        with httpx.Client(base_url=base, timeout=PATIENCE_S) as http:
            while time.monotonic() < until:
                answer = http.post("/v1/summaries", json=article_request(), headers=later)
                statuses[answer.status_code] += 1
                time.sleep(1)

    with ThreadPoolExecutor(clients + 1) as pool:
        working = [pool.submit(client, number) for number in range(clients)]
        for done in [*working, pool.submit(leave_jobs)]:
            done.result()
    return statuses, seconds, waits


def held(database: Database) -> tuple[int, Counter[str]]:
    """How many briefs are kept, and jobs by their state."""
    with database.read() as session:
        briefs = session.scalar(select(func.count()).select_from(BriefRow)) or 0
        return briefs, Counter(session.scalars(select(JobRow.state)))


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("minutes", [5])
def test_twice_the_capacity_sheds_and_loses_nothing(
    mother: Mother, tmp_path: Path, minutes: float
) -> None:
    database_url = f"sqlite:///{tmp_path}/s.db"
    pressed = settings(database_url, queue_size=8)
    with mother.life(pressed, tmp_path / "log", writing_s=WRITING_S) as life:
        wait_until(life.ready)
        base = str(life.http.base_url)
        # Places: a batch at work and 8 waiting. Twice as many clients never wait for long.
        clients = 2 * (BATCH + 8)
        warm, _, _ = press(base, time.monotonic() + 15, clients)
        before = memory_mb(life.pid)
        statuses, seconds, waits = press(base, time.monotonic() + 60 * minutes, clients)
        after = memory_mb(life.pid)
        metrics = life.http.get("/metrics").text
        database = Database(database_url)
        finish(database)
        kept, done = held(database)
        database.close()

    ordered = sorted(seconds)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
    figures = f"{dict(statuses)} p50 {p50:.3f} p95 {p95:.3f} p99 {p99:.3f} s"
    print(f"{figures}, memory {before:.0f} → {after:.0f} MB")  # noqa: T201 - the soak's report
    assert set(statuses) == {200, 202, 503}, figures
    answered, jobs = (warm[status] + statuses[status] for status in (200, 202))
    assert done == {"completed": jobs}, "an accepted job was lost"
    assert kept == answered + jobs, "a brief that was answered was not kept"
    assert all(1 <= wait <= 60 for wait in waits)
    assert "standfirst_shed_total" in metrics
    assert after < before * 1.1 + 20, f"memory grew from {before:.0f} to {after:.0f} MB"

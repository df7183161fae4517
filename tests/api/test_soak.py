"""Twice as much as the service can do, for minutes: what is accepted is answered and kept, the rest
is told when to come again, and memory stays flat."""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean
from threading import Event, Lock, Thread

import httpx
import pytest
from sqlalchemy import select

from service.store.database import Database
from service.store.keys import Budget, Key, create_key
from service.store.tables import ArticleRow, BriefRow, JobRow
from tests.api.serving import PATIENCE_S, wait_until
from tests.api.test_kill import unfinished

ROOT = Path(__file__).parents[2]
STANDFIRST = Path(sys.executable).with_name("standfirst")
ARTICLES = [p.read_text("utf-8") for p in sorted(ROOT.glob("eval/references/*/article.txt"))]
BUSY = 4 + 4  # a batch at work, and the next one
MEASURED_S = 60.0
PRESSED_S = 300.0
JOB_EVERY_S = 30.0
GREEDY_EVERY_S = 5.0
SETTLED_S = 900.0
SAMPLE_EVERY_S = 5.0
PAGE_KB = resource.getpagesize() // 1024
LATER = {"Prefer": "respond-async"}


@dataclass
class Told:
    """What clients were told, by any number of threads."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    waits: list[str | None] = field(default_factory=list)
    briefs: dict[str, str] = field(default_factory=dict)
    jobs: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def ask(self, http: httpx.Client, name: str, headers: dict[str, str]) -> None:
        started = time.monotonic()
        body = {"text": ARTICLES[sum(name.encode()) % len(ARTICLES)], "id": name}
        answer = http.post("/v1/summaries", json=body, headers=headers)
        with self.lock:
            self.statuses[answer.status_code] += 1
            if answer.status_code == 200:
                self.seconds.append(time.monotonic() - started)
                self.briefs[answer.headers["standfirst-brief"]] = name
            elif answer.status_code == 202:
                self.jobs.add(answer.json()["id"])
            else:
                self.waits.append(answer.headers.get("retry-after"))


@contextmanager
def standfirst(database: str, log: Path) -> Iterator[tuple[int, str]]:
    """The command as an operator runs it; its process and address."""
    bounds = {"PORT": "0", "DATABASE": database, "QUEUE_SIZE": "8", "BATCH_SIZE": "4"}
    environment = {f"STANDFIRST_{name}": value for name, value in bounds.items()}
    with log.open("w") as written:
        process = subprocess.Popen(
            [STANDFIRST, "serve"],
            env=os.environ | environment | {"OMP_NUM_THREADS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=written,
        )
    try:
        wait_until(lambda: '"port"' in log.read_text(encoding="utf-8"))
        lines = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines())
        base = f"http://127.0.0.1:{next(line['port'] for line in lines if 'port' in line)}"
        wait_until(lambda: httpx.get(f"{base}/readyz", timeout=PATIENCE_S).status_code == 200)
        yield process.pid, base
    finally:
        process.kill()
        process.wait()


def key_of(database: Database, name: str, budget: Budget) -> dict[str, str]:
    with database.write() as session:
        secret = create_key(session, Key("", name, ("summarize",), budget, datetime.now(UTC)))
    return {"Authorization": f"Bearer {secret}"}


def capacity(base: str, key: dict[str, str], told: Told) -> float:
    """Briefs a second of a writer that never waits for an article."""

    def client(number: int) -> None:
        with httpx.Client(base_url=base, timeout=PATIENCE_S) as http:
            turn = 0
            while time.monotonic() < end:
                refused = len(told.waits)
                told.ask(http, f"warm-{number}-{turn}", key)
                turn += 1
                if len(told.waits) > refused:
                    time.sleep(1)

    with httpx.Client(base_url=base, timeout=PATIENCE_S) as http:
        told.ask(http, "warm", key)
    before, started = len(told.seconds), time.monotonic()
    end = started + MEASURED_S
    with ThreadPoolExecutor(BUSY) as pool:
        list(pool.map(client, range(BUSY)))
    return (len(told.seconds) - before) / (time.monotonic() - started)


def press(base: str, keys: list[dict[str, str]], rate: float, told: Told) -> None:
    """Articles come at random moments, `rate` a second, whether or not earlier ones are answered;
    beside them some for later, and a client that does not keep to its budget."""
    rng = random.Random(6)
    plenty, little = keys
    clocks: tuple[tuple[str, dict[str, str], Callable[[], float]], ...] = (
        ("pressed", plenty, lambda: rng.expovariate(rate)),
        ("job", plenty | LATER, lambda: JOB_EVERY_S),
        ("greedy", little, lambda: GREEDY_EVERY_S),
    )
    started = time.monotonic()
    due = [started + wait() for _, _, wait in clocks]
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=32)
    with (
        httpx.Client(base_url=base, timeout=PATIENCE_S, limits=limits) as http,
        ThreadPoolExecutor(400) as pool,
    ):
        sent: list[Future[None]] = []
        while min(due) < started + PRESSED_S:
            time.sleep(max(0.0, min(due) - time.monotonic()))
            turn = due.index(min(due))
            name, headers, wait = clocks[turn]
            sent.append(pool.submit(told.ask, http, f"{name}-{len(sent)}", headers))
            due[turn] += wait()
        for done in sent:
            done.result()


@contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """The process's memory in MB, every SAMPLE_EVERY_S while the block runs."""
    samples: list[float] = []
    over = Event()

    def watch() -> None:
        while not over.wait(SAMPLE_EVERY_S):
            samples.append(memory_mb(pid))

    watching = Thread(target=watch)
    watching.start()
    try:
        yield samples
    finally:
        over.set()
        watching.join()


def memory_mb(pid: int) -> float:
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * PAGE_KB / 1024


def settle(database: Database) -> None:
    """Returns once every accepted job is done; a busy machine takes its time."""
    deadline = time.monotonic() + SETTLED_S
    while left := unfinished(database):
        assert time.monotonic() < deadline, f"{left} jobs were not done"
        time.sleep(1)


def held(database: Database) -> tuple[dict[str, str], dict[str, str]]:
    """Kept briefs with their articles' ids, and jobs with their states."""
    with database.read() as session:
        briefs = session.execute(
            select(BriefRow.id, ArticleRow.source).join(
                ArticleRow, ArticleRow.id == BriefRow.article_id
            )
        )
        jobs = session.execute(select(JobRow.id, JobRow.state))
        return {row[0]: row[1] for row in briefs}, {row[0]: row[1] for row in jobs}


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_twice_the_capacity_sheds_and_loses_nothing(database_url: str, tmp_path: Path) -> None:
    database = Database(database_url)
    plenty = key_of(database, "cms", Budget(requests_per_minute=1_000_000))
    little = key_of(database, "greedy", Budget(requests_per_minute=2))
    warm, told = Told(), Told()
    with standfirst(database_url, tmp_path / "log") as (pid, base):
        rate = capacity(base, plenty, warm)
        with watched(pid) as memory:
            press(base, [plenty, little], 2 * rate, told)
        settle(database)
        briefs, jobs = held(database)
        metrics = httpx.get(f"{base}/metrics", timeout=PATIENCE_S).text
    database.close()

    ordered = sorted(told.seconds)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
    early, late = fmean(memory[6:18]), fmean(memory[-12:])
    figures = (
        f"{database_url.partition(':')[0]}: {rate:.2f} briefs a second; at twice that for"
        f" {PRESSED_S / 60:g} minutes {dict(told.statuses)}; p50 {p50:.1f} p95 {p95:.1f} p99"
        f" {p99:.1f} s; memory {early:.0f} → {late:.0f} MB"
    )
    print(figures)  # noqa: T201 - the soak's report
    assert set(told.statuses) == {200, 202, 429, 503}, figures
    assert warm.briefs | told.briefs == {b: n for b, n in briefs.items() if n[:3] != "job"}
    assert jobs == dict.fromkeys(told.jobs, "completed"), "an accepted job was lost"
    assert len(briefs) == len(warm.briefs) + len(told.briefs) + len(jobs)
    assert all(wait is not None and 1 <= int(wait) <= 60 for wait in told.waits), told.waits
    assert "standfirst_shed_total" in metrics
    assert late < early * 1.1, figures

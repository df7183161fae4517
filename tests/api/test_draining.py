"""SIGTERM to a real process: what was accepted is answered, and then it leaves."""

import json
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from service.store.database import Database
from service.store.tables import DeliveryRow, JobRow
from tests.api.lives import Life, Mother
from tests.api.serving import PATIENCE_S, article_request, settings_of, wait_until
from tests.batch.cli import environment

Slow = Callable[..., AbstractContextManager[Life]]


@pytest.fixture
def slow_service(mother: Mother, tmp_path: Path) -> Slow:
    """Starts the service in a process of its own, on a database that the test can give."""
    logs = (tmp_path / f"{number}.log" for number in count())

    def start(
        *,
        drain_timeout_s: float = 20,
        database: str = f"sqlite:///{tmp_path}/own.db",
        **circumstances: Any,
    ) -> AbstractContextManager[Life]:
        settings = settings_of(
            batch_size=1,
            drain_timeout_s=drain_timeout_s,
            webhook_networks=["127.0.0.0/8"],
            database=database,
        )
        return mother.life(settings, next(logs), **circumstances)

    return start


def test_an_accepted_article_is_answered_and_a_new_one_refused(
    slow_service: Slow, tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    slow = slow_service(gate=gate, drain_timeout_s=PATIENCE_S)
    with slow as service, ThreadPoolExecutor(1) as client:
        wait_until(service.ready)
        accepted = client.submit(service.post, "accepted")
        wait_until(service.at_work)
        service.terminate()
        wait_until(service.refusing)
        late = service.post("late")
        alive = service.http.get("/livez")
        gate.touch()
        answer = accepted.result(PATIENCE_S)
        code = service.exit_code

    assert (answer.status_code, answer.json()["id"]) == (200, "accepted")
    assert (late.status_code, late.json()["code"]) == (503, "overloaded")
    assert alive.status_code == 200
    assert code == 0


def test_an_idle_service_leaves_at_once(tmp_path: Path) -> None:
    """The program itself, from its start."""
    options = ["--port", "0", "--writer", "fake=fake"]
    with subprocess.Popen(
        [*(sys.executable, "-m", "service.cli", "serve"), *options],
        env=environment() | {"STANDFIRST_DATABASE": f"sqlite:///{tmp_path}/s.db"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        first = json.loads(process.stderr.readline())
        base = f"http://127.0.0.1:{first['port']}"
        try:
            wait_until(lambda: httpx.get(f"{base}/readyz").status_code == 200)
            process.terminate()
            process.stderr.read()
            code = process.wait(PATIENCE_S)
        finally:
            process.kill()

    assert code == 0


def test_an_article_that_outlasts_the_drain_is_refused_and_the_process_leaves(
    slow_service: Slow,
) -> None:
    with slow_service(writing_s=120, drain_timeout_s=1.5) as service, ThreadPoolExecutor(1) as one:
        wait_until(service.ready)
        stuck = one.submit(service.post, "stuck")
        wait_until(service.at_work)
        service.terminate()
        answer = stuck.result(PATIENCE_S)
        code = service.exit_code

    assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
    assert code == 1


def test_a_service_stopped_while_it_loads_does_not_wait_for_its_writer(slow_service: Slow) -> None:
    with slow_service(loading_s=120) as service:
        wait_until(lambda: service.http.get("/livez").status_code == 200)
        service.terminate()

        assert service.exit_code == 0


def test_a_second_signal_ends_the_wait(slow_service: Slow) -> None:
    with slow_service(writing_s=120, drain_timeout_s=300) as service, ThreadPoolExecutor(1) as one:
        wait_until(service.ready)
        stuck = one.submit(service.post, "stuck")
        wait_until(service.at_work)
        service.terminate()
        wait_until(service.refusing)
        service.terminate()
        answer = stuck.result(PATIENCE_S)
        code = service.exit_code

    assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
    assert code == 1


def states(database_url: str) -> Counter[str]:
    database = Database(database_url)
    with database.read() as session:
        found = Counter(session.scalars(select(JobRow.state)))
    database.close()
    return found


def finished_once(slow_service: Slow, database_url: str, jobs: Sequence[str]) -> None:
    """A new process ends every job, each with one brief of its own."""
    with slow_service(database=database_url) as service:
        wait_until(service.ready)
        wait_until(lambda: states(database_url) == {"completed": len(jobs)})
        briefs = [service.http.get(f"/v1/jobs/{job}").json()["brief"] for job in jobs]
        kept = service.http.get("/v1/briefs?limit=100").json()["data"]
    assert sorted(briefs) == sorted(record["id"] for record in kept)


def test_jobs_in_flight_are_ended_and_those_that_wait_are_left_to_the_next_process(
    slow_service: Slow, database_url: str
) -> None:
    with slow_service(writing_s=1, database=database_url) as service:
        wait_until(service.ready)
        jobs = [service.submit(f"a-{n}") for n in range(6)]
        wait_until(service.at_work)
        service.terminate()
        code = service.exit_code
        left = states(database_url)

    assert code == 0
    assert left["running"] == 0
    assert left["completed"] >= 1
    assert left.total() == len(jobs)
    finished_once(slow_service, database_url, jobs)


@pytest.mark.soak
def test_a_job_that_outlasts_the_drain_is_put_back(slow_service: Slow, tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path}/s.db"
    with slow_service(writing_s=120, drain_timeout_s=1.5, database=database_url) as service:
        wait_until(service.ready)
        jobs = [service.submit(f"a-{n}") for n in range(3)]
        wait_until(service.at_work)
        service.terminate()
        code = service.exit_code
        left = states(database_url)

    assert code == 1
    assert left == {"queued": len(jobs)}
    finished_once(slow_service, database_url, jobs)


@pytest.mark.soak
def test_a_webhook_that_nobody_answers_holds_nothing_up(slow_service: Slow, tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path}/s.db"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with slow_service(database=database_url) as service:
            wait_until(service.ready)
            service.http.post("/v1/webhooks", json={"url": url}).raise_for_status()
            job = service.submit("a-1")
            connection, _ = silent.accept()
            service.terminate()
            code = service.exit_code
            connection.close()
    database = Database(database_url)
    with database.read() as session:
        [letter] = session.scalars(select(DeliveryRow))
    database.close()

    assert code == 0
    assert (letter.state, letter.event) == ("pending", "summary.completed")
    finished_once(slow_service, database_url, [job])


def test_the_log_is_json_lines_without_a_word_of_the_article(slow_service: Slow) -> None:
    with slow_service() as service:
        wait_until(service.ready)
        service.http.post(
            "/v1/summaries", json=article_request(), headers={"X-Request-ID": "cms-9"}
        )
        service.terminate()
        assert service.exit_code == 0

    [line] = [line for line in service.log if line.get("request_id") == "cms-9"]
    assert (line["route"], line["status"]) == ("/v1/summaries", 200)
    assert set(line["timing_ms"]) == {"reading", "writing", "checking"}
    assert line["duration_ms"] > 0
    assert "Nakatani" not in json.dumps(service.log)

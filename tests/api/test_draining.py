"""SIGTERM to a real process: what was accepted is answered, and then it leaves."""

import json
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from service.store.database import Database
from service.store.tables import DeliveryRow, JobRow
from tests.api.serving import PATIENCE_S, article_request, wait_until

ROOT = Path(__file__).parents[2]


@dataclass
class Stoppable:
    """The slow service in a process of its own, and what it has logged."""

    process: subprocess.Popen[str]
    http: httpx.Client
    log: list[dict[str, Any]]
    reader: Thread

    def ready(self) -> bool:
        return self.http.get("/readyz").status_code == 200

    def post(self, identifier: str) -> httpx.Response:
        return self.http.post("/v1/summaries", json=article_request(id=identifier))

    def submit(self, identifier: str) -> str:
        """The id of the job that the service has accepted."""
        body, later = article_request(id=identifier), {"Prefer": "respond-async"}
        answer = self.http.post("/v1/summaries", json=body, headers=later)
        assert answer.status_code == 202
        job: str = answer.json()["id"]
        return job

    def at_work(self) -> bool:
        return "standfirst_batch_size_count" in self.http.get("/metrics").text

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def exit_code(self) -> int:
        """How it ended; the whole of its log is in `log` then."""
        code = self.process.wait(timeout=PATIENCE_S)
        self.reader.join(PATIENCE_S)
        return code


@contextmanager
def slow_service(
    *,
    writing_s: float = 0,
    loading_s: float = 0,
    drain_timeout_s: float = 20,
    database: str | None = None,
) -> Iterator[Stoppable]:
    arguments = [str(value) for value in (writing_s, loading_s, drain_timeout_s)]
    arguments += [database] if database else []
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.api.slow_service", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    stream = process.stderr
    log = [json.loads(stream.readline())]
    # A pipe that nobody reads is full after some hundred requests, and the service would wait.
    reader = Thread(target=lambda: log.extend(json.loads(line) for line in stream))
    reader.start()
    try:
        address = f"http://127.0.0.1:{log[0]['port']}"
        with httpx.Client(base_url=address, timeout=PATIENCE_S) as http:
            yield Stoppable(process, http, log, reader)
    finally:
        process.kill()
        process.wait()
        reader.join(PATIENCE_S)
        stream.close()


def refused(service: Stoppable) -> bool:
    return service.http.get("/readyz").status_code == 503


def test_an_accepted_article_is_answered_and_a_new_one_refused() -> None:
    with slow_service(writing_s=2) as service, ThreadPoolExecutor(1) as client:
        wait_until(service.ready)
        accepted = client.submit(service.post, "accepted")
        wait_until(service.at_work)
        service.terminate()
        wait_until(lambda: refused(service))
        late = service.post("late")
        alive = service.http.get("/livez")
        answer = accepted.result(PATIENCE_S)
        code = service.exit_code()

    assert (answer.status_code, answer.json()["id"]) == (200, "accepted")
    assert (late.status_code, late.json()["code"]) == (503, "overloaded")
    assert alive.status_code == 200
    assert code == 0


def test_an_idle_service_leaves_at_once() -> None:
    with slow_service() as service:
        wait_until(service.ready)
        service.terminate()

        assert service.exit_code() == 0


def test_an_article_that_outlasts_the_drain_is_refused_and_the_process_leaves() -> None:
    with slow_service(writing_s=120, drain_timeout_s=1.5) as service, ThreadPoolExecutor(1) as one:
        wait_until(service.ready)
        stuck = one.submit(service.post, "stuck")
        wait_until(service.at_work)
        service.terminate()
        answer = stuck.result(PATIENCE_S)
        code = service.exit_code()

    assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
    assert code == 1


def test_a_service_stopped_while_it_loads_does_not_wait_for_its_writer() -> None:
    with slow_service(loading_s=120) as service:
        wait_until(lambda: service.http.get("/livez").status_code == 200)
        service.terminate()

        assert service.exit_code() == 0


def test_a_second_signal_ends_the_wait() -> None:
    with slow_service(writing_s=120, drain_timeout_s=300) as service, ThreadPoolExecutor(1) as one:
        wait_until(service.ready)
        stuck = one.submit(service.post, "stuck")
        wait_until(service.at_work)
        service.terminate()
        wait_until(lambda: refused(service))
        service.terminate()
        answer = stuck.result(PATIENCE_S)
        code = service.exit_code()

    assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
    assert code == 1


def states(database_url: str) -> Counter[str]:
    database = Database(database_url)
    with database.read() as session:
        found = Counter(session.scalars(select(JobRow.state)))
    database.close()
    return found


def finished_once(database_url: str, jobs: Sequence[str]) -> None:
    """A new process ends every job, each with one brief of its own."""
    with slow_service(database=database_url) as service:
        wait_until(service.ready)
        wait_until(lambda: states(database_url) == {"completed": len(jobs)})
        briefs = [service.http.get(f"/v1/jobs/{job}").json()["brief"] for job in jobs]
        kept = service.http.get("/v1/briefs?limit=100").json()["data"]
    assert sorted(briefs) == sorted(record["id"] for record in kept)


def test_jobs_in_flight_are_ended_and_those_that_wait_are_left_to_the_next_process(
    database_url: str,
) -> None:
    with slow_service(writing_s=1, database=database_url) as service:
        wait_until(service.ready)
        jobs = [service.submit(f"a-{n}") for n in range(6)]
        wait_until(service.at_work)
        service.terminate()
        code = service.exit_code()
        left = states(database_url)

    assert code == 0
    assert left["running"] == 0
    assert left["completed"] >= 1
    assert left.total() == len(jobs)
    finished_once(database_url, jobs)


@pytest.mark.soak
def test_a_job_that_outlasts_the_drain_is_put_back(tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path}/s.db"
    with slow_service(writing_s=120, drain_timeout_s=1.5, database=database_url) as service:
        wait_until(service.ready)
        jobs = [service.submit(f"a-{n}") for n in range(3)]
        wait_until(service.at_work)
        service.terminate()
        code = service.exit_code()
        left = states(database_url)

    assert code == 1
    assert left == {"queued": len(jobs)}
    finished_once(database_url, jobs)


@pytest.mark.soak
def test_a_webhook_that_nobody_answers_holds_nothing_up(tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path}/s.db"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with slow_service(database=database_url) as service:
            wait_until(service.ready)
            service.http.post("/v1/webhooks", json={"url": url}).raise_for_status()
            job = service.submit("a-1")
            connection, _ = silent.accept()
            service.terminate()
            code = service.exit_code()
            connection.close()
    database = Database(database_url)
    with database.read() as session:
        [letter] = session.scalars(select(DeliveryRow))
    database.close()

    assert code == 0
    assert (letter.state, letter.event) == ("pending", "summary.completed")
    finished_once(database_url, [job])


def test_the_log_is_json_lines_without_a_word_of_the_article() -> None:
    with slow_service() as service:
        wait_until(service.ready)
        service.http.post(
            "/v1/summaries", json=article_request(), headers={"X-Request-ID": "cms-9"}
        )
        service.terminate()
        service.exit_code()

    [line] = [line for line in service.log if line.get("request_id") == "cms-9"]
    assert (line["route"], line["status"]) == ("/v1/summaries", 200)
    assert set(line["timing_ms"]) == {"reading", "writing", "checking"}
    assert line["duration_ms"] > 0
    assert "Nakatani" not in json.dumps(service.log)

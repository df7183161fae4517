"""kill -9 at any moment: a resumed run ends where an uninterrupted one would have."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from service.batch.answer import Answerer
from service.batch.journal import Places
from service.batch.parse import Defaults
from service.batch.source import open_source
from tests.batch.articles import line
from tests.batch.cli import COMMAND, batch, environment, lines, timeless

COUNT = 32
PATIENCE_S = 120

needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads Linux's /proc")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, some of them bad."""
    path = tmp_path_factory.mktemp("in") / "in.jsonl"
    contents = [b"{half" if number % 13 == 5 else line(number) for number in range(COUNT)]
    path.write_bytes(b"\n".join(contents) + b"\n")
    return path


@pytest.fixture(scope="module")
def expected(source: Path) -> bytes:
    """What an uninterrupted run writes."""
    answers = Answerer(Defaults("fake"))(list(open_source(str(source)).records))
    return b"".join(answer.line + b"\n" for answer in answers)


@contextmanager
def running(source: Path, out: Path, workers: int = 1) -> Iterator["subprocess.Popen[bytes]"]:
    """A run that resumes, small steps at a time; it is dead when the block is left."""
    command = [*COMMAND, str(source), "-o", str(out), "--writer", "fake", "--resume"]
    with subprocess.Popen(
        [*command, "--workers", str(workers), "--batch-size", "4"],
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(met: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Until it is so, or the run is over."""
    deadline = time.monotonic() + PATIENCE_S
    while not met() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def kill_at_bytes(source: Path, out: Path, least: int, workers: int = 1) -> None:
    """kill -9 once the lines have grown so far."""
    grown = Places.of(out).lines
    with running(source, out, workers) as process:
        wait_until(lambda: size(grown) >= least, process)


def kill_after(source: Path, out: Path, seconds: float, workers: int) -> None:
    """kill -9 at that time after the start, whatever the run is doing then."""
    with running(source, out, workers) as process, suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def workers_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = children.read_text().split() if children.exists() else []
    return [int(p) for p in found if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]


def is_alive(pid: int) -> bool:
    with suppress(OSError):
        return b") Z" not in Path(f"/proc/{pid}/stat").read_bytes()
    return False


def without_times(out: bytes) -> list[dict[str, Any]]:
    return [timeless(json.loads(entry)) for entry in out.splitlines()]


@pytest.mark.timeout(600)
def test_a_run_killed_again_and_again_loses_and_doubles_nothing(
    tmp_path: Path, source: Path, expected: bytes
) -> None:
    out = tmp_path / "out.jsonl"
    kept = []

    for share in (0.01, 0.6):
        kill_at_bytes(source, out, int(len(expected) * share))
        kept.append(size(out))
    done = batch(source, "-o", out, "--resume")

    assert 0 < kept[0] <= kept[1]
    assert done.returncode == 1
    assert lines(out) == without_times(expected)


@needs_proc
def test_no_process_outlives_a_killed_run(tmp_path: Path, source: Path) -> None:
    with running(source, tmp_path / "out.jsonl", workers=2) as process:
        wait_until(lambda: len(workers_of(process.pid)) == 2, process)
        workers = workers_of(process.pid)
    deadline = time.monotonic() + PATIENCE_S
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert len(workers) == 2
    assert not any(map(is_alive, workers))


@needs_proc
@pytest.mark.soak
@pytest.mark.timeout(600)
def test_a_worker_killed_from_outside_costs_no_article(
    tmp_path: Path, source: Path, expected: bytes
) -> None:
    out = tmp_path / "out.jsonl"

    with running(source, out, workers=2) as process:
        wait_until(lambda: size(out) > 0, process)
        for worker in workers_of(process.pid)[:1]:
            os.kill(worker, signal.SIGKILL)
        code = process.wait(PATIENCE_S)

    assert code == 1
    assert lines(out) == without_times(expected)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_fifty_kills_at_random_moments_change_nothing(
    tmp_path: Path, source: Path, expected: bytes, suffix: str
) -> None:
    rng = random.Random(suffix)
    kills = 0

    while kills < 50:
        out = tmp_path / f"out-{kills}.{suffix}"
        for _ in range(rng.randint(1, 4)):
            kills += 1
            if rng.random() < 0.3:
                kill_after(source, out, rng.uniform(0, 6), workers=2)
            else:
                kill_at_bytes(source, out, rng.randint(1, len(expected)), workers=2)
        done = batch(source, "-o", out, "--resume", "--workers", "2")

        assert done.returncode == 1
        if suffix == "jsonl":
            assert lines(out) == without_times(expected)
        else:
            ids = parquet.read_table(out, columns=["id"]).column("id").to_pylist()
            assert ids == [entry["id"] for entry in without_times(expected)]
            assert not Places.of(out).lines.exists()

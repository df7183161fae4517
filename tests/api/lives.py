"""A service in a process of its own, once for every test that stops or kills one."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO, Any

import httpx

from service.settings import Settings
from tests.api.mother import Birth
from tests.api.serving import PATIENCE_S, article_request, wait_until

ROOT = Path(__file__).parents[2]


class Life:
    """One service process."""

    def __init__(self, pid: int, log: Path, told: IO[str]) -> None:
        self.pid = pid
        self._log = log
        self._told = told

    @property
    def log(self) -> list[dict[str, Any]]:
        """What it has logged so far; a line that it still writes is left out."""
        whole, _, _ = self._log.read_text(encoding="utf-8").rpartition("\n")
        return [json.loads(line) for line in whole.splitlines()]

    @cached_property
    def http(self) -> httpx.Client:
        """A client of its own; `Mother.life` closes it."""
        wait_until(lambda: self._log.exists() and self._listening() != [])
        [port] = self._listening()
        return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S)

    def _listening(self) -> list[int]:
        return [line["port"] for line in self.log if line["message"] == "listening"]

    def ready(self) -> bool:
        return self.http.get("/readyz").status_code == 200

    def refusing(self) -> bool:
        return self.http.get("/readyz").status_code == 503

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
        os.kill(self.pid, signal.SIGTERM)

    @cached_property
    def exit_code(self) -> int:
        """How it ended; the whole of its log is in `log` then."""
        assert select.select([self._told], [], [], PATIENCE_S)[0], "it does not leave"
        return int(self._told.readline())


class Mother:
    """A process that has loaded the models, and bears services one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.api.mother"],
            cwd=ROOT,
            # Of tokenizers, which would warn of the fork.
            env=os.environ | {"TOKENIZERS_PARALLELISM": "false"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @contextmanager
    def life(self, settings: Settings, log: Path, **circumstances: Any) -> Iterator[Life]:
        """A service that is killed where it still lives at the end; `circumstances` of a Birth."""
        chosen = settings.model_dump(mode="json", exclude_unset=True)
        birth = Birth(settings=chosen, log=log, **circumstances)
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        print(birth.model_dump_json(), file=into, flush=True)
        life = Life(int(out.readline()), log, out)
        try:
            yield life
        finally:
            if "exit_code" not in vars(life):
                with suppress(ProcessLookupError):
                    os.kill(life.pid, signal.SIGKILL)
                _ = life.exit_code
            if "http" in vars(life):
                life.http.close()

    def end(self) -> None:
        self._process.communicate(timeout=PATIENCE_S)

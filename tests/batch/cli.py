"""`standfirst batch` as a user runs it: another process, with real workers."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "service.cli", "batch"]
ROOT = Path(__file__).parents[2]


def environment() -> dict[str, str]:
    """Finds the package from any folder."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def batch(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Runs to its end with the fake writer."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments), "--writer", "fake"],
        input=stdin,
        capture_output=True,
        env=environment(),
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def lines(out: Path) -> list[dict[str, Any]]:
    """The answers without what differs from run to run: when, and how long."""
    return [timeless(json.loads(line)) for line in out.read_bytes().splitlines()]


def timeless(body: dict[str, Any]) -> dict[str, Any]:
    if provenance := body.get("provenance"):
        provenance["created_at"] = None
        body["timing_ms"] = None
    return body

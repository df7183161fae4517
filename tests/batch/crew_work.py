"""Work for crews under test; processes import it by name."""

import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from service.errors import WriterUnavailable

Work = Callable[[Sequence[str]], list[str]]


def shouting() -> Work:
    return lambda items: [item.upper() for item in items]


def dying_of(fatal: str, once: Path | None = None) -> Work:
    """Kills its own process at `fatal`; where `once` is given, only while there is no such file."""

    def work(items: Sequence[str]) -> list[str]:
        if fatal in items and not (once and once.exists()):
            if once:
                once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return [item.upper() for item in items]

    return work


def stumbling() -> Work:
    """Has a fault of its own: knows nothing but "fine"."""
    return lambda items: [{"fine": "fine"}[item] for item in items]


def slow_first() -> Work:
    def work(items: Sequence[str]) -> list[str]:
        if items[0] == "0":
            time.sleep(0.5)
        return list(items)

    return work


def naming() -> Work:
    """Answers with its own process id."""
    return lambda items: [str(os.getpid()) for _ in items]


def unable() -> Work:
    raise WriterUnavailable("no weights here")


def stillborn() -> Work:
    os._exit(7)

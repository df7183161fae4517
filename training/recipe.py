"""How a recipe is run: as a command that logs, and that leaves alone what it cannot better."""

import functools
import inspect
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

LOGS = Path("build")

log = logging.getLogger("training")


class NothingToLearn(Exception):
    """The data have nothing that a model could learn, or a card tell; what lies there stays."""


@contextmanager
def logged(path: Path) -> Iterator[None]:
    """All that is logged meanwhile goes to stderr, and to the end of `path` with the time; so does
    why nothing was learnt, which is no failure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file, shown = logging.FileHandler(path, encoding="utf-8"), logging.StreamHandler(sys.stderr)
    file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.setLevel(logging.INFO)
    for handler in (file, shown):
        log.addHandler(handler)
    try:
        yield
    except NothingToLearn as nothing:
        log.warning("%s: what is there stays as it is: %s", path.stem, nothing)
    finally:
        for handler in (file, shown):
            log.removeHandler(handler)
        file.close()


def run(main: Callable[..., None]) -> None:
    """Runs `main` as a command, `logged` to the file of its module's name under LOGS."""
    path = LOGS / f"{Path(inspect.getfile(main)).stem}.log"

    @functools.wraps(main)
    def recorded(*given: object, **named: object) -> None:
        with logged(path):
            main(*given, **named)

    typer.run(recorded)

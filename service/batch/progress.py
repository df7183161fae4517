"""How far a run is, on stderr: a bar on a terminal, else a plain line now and then."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic
from typing import TextIO

from service.batch.run import Report, Tally, Watcher

_LINE_EVERY_S = 10.0


def watch(total: int | None, already: Tally, position: int) -> AbstractContextManager[Watcher]:
    """A bar where stderr is a terminal, lines where it is a file or pipe."""
    if sys.stderr.isatty():
        return bar(total, already, position)
    return lines(sys.stderr, monotonic)(total, already, position)


def lines(
    stream: TextIO, clock: Callable[[], float]
) -> Callable[[int | None, Tally, int], AbstractContextManager[Watcher]]:
    """A line to `stream` every ten seconds of `clock`."""

    @contextmanager
    def watching(total: int | None, already: Tally, position: int) -> Iterator[Watcher]:
        started = clock()
        due = started + _LINE_EVERY_S

        def show(tally: Tally, now_at: int) -> None:
            nonlocal due
            now = clock()
            if now < due:
                return
            due = now + _LINE_EVERY_S
            elapsed = now - started
            done = now_at - position
            left = None if total is None or not done else (total - now_at) / done * elapsed
            rate = (tally.records - already.records) / elapsed
            print(_line(tally, rate, left), file=stream, flush=True)

        yield show

    return watching


@contextmanager
def bar(total: int | None, already: Tally, position: int) -> Iterator[Watcher]:
    """A Rich bar with articles, rate, time left and failures."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    started = monotonic()
    with Progress(
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%" if total else ""),
        TextColumn("{task.description}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("loading the writer", total=total, completed=position)

        def show(tally: Tally, now_at: int) -> None:
            rate = (tally.records - already.records) / max(monotonic() - started, 1e-9)
            progress.update(task, completed=now_at, description=_line(tally, rate, None))

        yield show


def summary_line(report: Report, elapsed_s: float) -> str:
    """The whole output in one line, failures by code, and the pace of this run."""
    tally = report.tally
    codes = ", ".join(f"{code} {n}" for code, n in sorted(tally.failed.items()))
    failed = sum(tally.failed.values())
    rate = report.fresh / elapsed_s if elapsed_s > 0 else 0.0
    return (
        f"{tally.answered} answered, {failed} failed{f' ({codes})' if codes else ''};"
        f" {report.fresh} articles in {elapsed_s:.1f} s, {rate:.1f} articles/s"
    )


def _line(tally: Tally, rate: float, left_s: float | None) -> str:
    failed = sum(tally.failed.values())
    eta = "" if left_s is None else f", {_clock(left_s)} left"
    return f"{tally.records} articles, {rate:.1f}/s, {failed} failed{eta}"


def _clock(seconds: float) -> str:
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}"

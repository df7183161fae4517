"""Measurements, each in a process of its own, so that its memory is its own too."""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import ParamSpec, TypeVar

from service.article import Article, BriefRequest
from service.batch.parse import Defaults
from service.batch.run import Plan, Tally, Watcher, run_batch
from service.brief import Summary
from service.reading.syntax import use_threads
from service.resident import keep
from service.summarizer import Summarizer
from service.writing import open_writer

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Stages:
    """Milliseconds per article; `words` that the article has on average, `coverage` the share of
    them that the writer saw, `peak_mb` the most memory the process held (10⁶ bytes)."""

    articles: int
    words: float
    reading: float
    writing: float
    checking: float
    coverage: float
    peak_mb: float

    @property
    def total(self) -> float:
        return self.reading + self.writing + self.checking


@dataclass(frozen=True, slots=True)
class Pace:
    """Articles a second once the workers are at work, and the seconds until they are."""

    workers: int
    articles_per_s: float
    start_s: float


def apart(measure: Callable[Asked, Found], *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
    """The measure, taken in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *args, **kwargs).result()


def stages(writer: str, texts: Sequence[str], repeats: int) -> Stages:
    """The median over `repeats` of the mean over the articles that can be briefed.

    One thread, as at the command line and in each worker. The first article is briefed once
    before, so that what is loaded lazily does not count, and what is loaded is kept, as a worker
    does.
    """
    use_threads(1)
    summarizer = Summarizer(open_writer(writer))
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    summarizer.summarize_all(articles[:1], BriefRequest())
    keep()
    runs = [_summaries(summarizer, articles) for _ in range(repeats)]
    first = runs[0]
    if not first:
        raise ValueError("not one of the articles could be briefed")
    return Stages(
        articles=len(first),
        words=_mean([summary.brief.words for summary in first]),
        reading=median(_mean([s.timing_ms.reading for s in run]) for run in runs),
        writing=median(_mean([s.timing_ms.writing for s in run]) for run in runs),
        checking=median(_mean([s.timing_ms.checking for s in run]) for run in runs),
        coverage=min(summary.brief.coverage for summary in first),
        peak_mb=_peak_mb(),
    )


def pace(writer: str, texts: Sequence[str], workers: int) -> Pace:
    """A batch run over the texts, timed from its first checkpoint to its last."""
    with tempfile.TemporaryDirectory() as name:
        source, out = Path(name, "in.jsonl"), Path(name, "out.jsonl")
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        moments: list[tuple[float, int]] = []

        @contextmanager
        def watch(_total: int | None, _already: Tally, _position: int) -> Iterator[Watcher]:
            yield lambda tally, _position: moments.append((perf_counter(), tally.records))

        started = perf_counter()
        run_batch(Plan(str(source), out, Defaults(writer), workers=workers, batch_size=4), watch)
    (began, before), (ended, after) = moments[0], moments[-1]
    return Pace(workers, (after - before) / (ended - began), began - started)


def command_s(*arguments: str, repeats: int) -> float:
    """Median seconds of wall time that `standfirst` takes for these arguments."""
    command = [sys.executable, "-m", "service.cli", *arguments]
    return median(_seconds(command) for _ in range(repeats))


def _seconds(command: Sequence[str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    return perf_counter() - started


def _summaries(summarizer: Summarizer, articles: Sequence[Article]) -> list[Summary]:
    answers = [summarizer.summarize_all([article], BriefRequest())[0] for article in articles]
    return [answer for answer in answers if isinstance(answer, Summary)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6

"""Two evaluations side by side, article by article: `standfirst eval compare A B`."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from eval.estimate import Interval, bootstrap
from eval.reference import ToolError
from eval.report.record import EvaluationBody

# Smaller differences of one article are rounding.
TIE = 1e-9
# Of one article every sample drawn anew is the same: its interval would have no width.
LEAST_FOR_AN_INTERVAL = 2
_TOOL_ERROR = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """By how much B is above A in one metric: the mean over the articles that both scored, with
    its paired 95% interval, and on how many B is better, worse and the same. The gain is a
    number; its interval says something only where `has_interval`."""

    metric: str
    gain: Interval
    wins: int
    losses: int
    ties: int

    @property
    def has_interval(self) -> bool:
        return self.gain.n >= LEAST_FOR_AN_INTERVAL

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves nought out."""
        return self.has_interval and (self.gain.low > 0 or self.gain.high < 0)


@dataclass(frozen=True, slots=True)
class Compared:
    """`incomparable`: metrics of both that no difference can be told of, with the reason;
    `left_out`: metrics and articles that the two do not share, with the reason."""

    comparisons: tuple[Comparison, ...]
    incomparable: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def load(path: Path) -> EvaluationBody:
    """A report that `standfirst eval --json` wrote. Raises: ToolError if it is none."""
    try:
        return EvaluationBody.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise ToolError(f"there is no {path}") from error
    except (OSError, ValidationError) as error:
        raise ToolError(f"{path} is no report of standfirst eval --json") from error


def compare(a: EvaluationBody, b: EvaluationBody, seed: int) -> Compared:
    """Every metric of both in the same version, over the articles that are the same in both.

    Raises: ToolError where they share no article.
    """
    shared = shared_articles(a, b)
    if not shared:
        raise ToolError("the two evaluations have no article in common")
    comparisons, incomparable = [], []
    mine, theirs = a.manifest.metrics, b.manifest.metrics
    for metric in (m for m in mine if theirs.get(m) == mine[m]):
        gains = dict(_gains(a, b, metric, shared))
        odd = [name for name, gain in gains.items() if not math.isfinite(gain)]
        if odd:
            incomparable.append((metric, f"a score is no number on {', '.join(odd)}"))
        elif gains:
            comparisons.append(_comparison(metric, list(gains.values()), seed))
        else:
            incomparable.append((metric, "no article scored in both"))
    return Compared(tuple(comparisons), tuple(incomparable), tuple(_left_out(a, b, shared)))


def shared_articles(a: EvaluationBody, b: EvaluationBody) -> list[str]:
    """The articles that are the same in both, with the same reference."""
    mine, theirs = a.manifest.references, b.manifest.references
    return [name for name in mine if theirs.get(name) == mine[name]]


def _left_out(a: EvaluationBody, b: EvaluationBody, shared: list[str]) -> Iterator[str]:
    mine, theirs = a.manifest.references, b.manifest.references
    for name in sorted((mine.keys() | theirs.keys()) - set(shared)):
        both = name in mine and name in theirs
        yield f"{name}: {'another text' if both else 'only in one of the two'}"
    for metric, version in a.manifest.metrics.items():
        if b.manifest.metrics.get(metric) != version:
            yield f"{metric}: another version, or only in one of the two"
    for metric in b.manifest.metrics:
        if metric not in a.manifest.metrics:
            yield f"{metric}: only in one of the two"


def _gains(
    a: EvaluationBody, b: EvaluationBody, metric: str, shared: list[str]
) -> Iterator[tuple[str, float]]:
    """B's score less A's, for each article that both have scored."""
    first, second = scores_of(a, metric), scores_of(b, metric)
    for name in shared:
        if name in first and name in second:
            yield name, second[name] - first[name]


def scores_of(evaluation: EvaluationBody, metric: str) -> dict[str, float]:
    """The metric's score by article, of those that were scored; NaN where it was no number."""
    return {
        case.id: math.nan if measured.value is None else measured.value
        for case in evaluation.run.cases
        if (measured := case.measurements.get(metric))
        and (measured.value is not None or measured.unscored is None)
    }


def _comparison(metric: str, gains: list[float], seed: int) -> Comparison:
    rng = random.Random(f"{seed}:{metric}")  # noqa: S311 - resampling, no secret
    wins, losses = sum(g > TIE for g in gains), sum(g < -TIE for g in gains)
    return Comparison(metric, bootstrap(gains, rng), wins, losses, len(gains) - wins - losses)


def answer(a: Path, b: Path, seed: int) -> int:
    """The exit code of a comparison, its table on stdout: 0 compared, 2 where nothing can be."""
    try:
        found = compare(load(a), load(b), seed)
    except ToolError as error:
        _say(f"standfirst eval: {error}")
        return _TOOL_ERROR
    show(found)
    for metric, reason in found.incomparable:
        _say(f"not compared: {metric}: {reason}")
    for reason in found.left_out:
        _say(f"left out: {reason}")
    if not found.comparisons:
        _say("standfirst eval: no metric of the two can be compared")
        return _TOOL_ERROR
    return 0


def _say(line: str) -> None:
    typer.echo(line, err=True)


def show(compared: Compared) -> None:
    """Prints the table on stdout, nothing of it cut: a file or a pipe has no width."""
    shown = table(compared)
    console = Console(highlight=False)
    if not console.is_terminal:
        unbounded = console.options.update(width=10**4)
        console.width = console.measure(shown, options=unbounded).maximum
    console.print(shown)


def table(compared: Compared) -> Table:
    """One row a metric; a star where the interval leaves nought out, – for what cannot be told."""
    shown = Table("metric", "n", "B − A", "95%", "B better", "B worse", "same", "")
    # On a narrow terminal other columns give way first.
    shown.columns[0].no_wrap = True
    for row in compared.comparisons:
        gain = row.gain
        shown.add_row(
            row.metric,
            str(gain.n),
            f"{gain.mean:+.4f}",
            f"{gain.low:+.4f} to {gain.high:+.4f}" if row.has_interval else "–",
            str(row.wins),
            str(row.losses),
            str(row.ties),
            "*" if row.is_clear else "",
        )
    for metric, _ in compared.incomparable:
        shown.add_row(metric, *["–"] * 6, "")
    return shown

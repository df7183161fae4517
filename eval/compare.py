"""Two evaluations side by side, article by article: `standfirst eval compare A B`."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from eval.estimate import Interval, bootstrap
from eval.reference import ToolError
from eval.report.record import EvaluationBody

# Smaller differences of one article are rounding.
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Comparison:
    """By how much B is above A in one metric: the mean over the articles that both scored, with
    its paired 95% interval, and on how many B is better, worse and the same."""

    metric: str
    gain: Interval
    wins: int
    losses: int
    ties: int

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves nought out."""
        return self.gain.low > 0 or self.gain.high < 0


@dataclass(frozen=True, slots=True)
class Compared:
    """`left_out`: metrics and articles that the two do not share, with the reason."""

    comparisons: tuple[Comparison, ...]
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
    mine, theirs = a.manifest.references, b.manifest.references
    shared = [name for name in mine if theirs.get(name) == mine[name]]
    if not shared:
        raise ToolError("the two evaluations have no article in common")
    left_out = [
        f"{name}: {'another text' if name in mine and name in theirs else 'only in one of the two'}"
        for name in sorted(mine.keys() | theirs.keys())
        if name not in shared
    ]
    comparisons = []
    for metric, version in a.manifest.metrics.items():
        if b.manifest.metrics.get(metric) != version:
            left_out.append(f"{metric}: another version, or only in one of the two")
            continue
        gains = list(_gains(a, b, metric, shared))
        if gains:
            comparisons.append(_comparison(metric, gains, seed))
    metrics = a.manifest.metrics
    left_out += [f"{m}: only in one of the two" for m in b.manifest.metrics if m not in metrics]
    return Compared(tuple(comparisons), tuple(left_out))


def _gains(a: EvaluationBody, b: EvaluationBody, metric: str, shared: list[str]) -> Iterator[float]:
    """B's score less A's, for each article that both have scored."""
    first, second = _values(a, metric), _values(b, metric)
    for name in shared:
        if name in first and name in second:
            yield second[name] - first[name]


def _values(evaluation: EvaluationBody, metric: str) -> dict[str, float]:
    return {
        case.id: measured.value
        for case in evaluation.run.cases
        if (measured := case.measurements.get(metric)) and measured.value is not None
    }


def _comparison(metric: str, gains: list[float], seed: int) -> Comparison:
    rng = random.Random(f"{seed}:{metric}")  # noqa: S311 - resampling, no secret
    wins, losses = sum(g > _TIE for g in gains), sum(g < -_TIE for g in gains)
    return Comparison(metric, bootstrap(gains, rng), wins, losses, len(gains) - wins - losses)


def show(compared: Compared) -> None:
    """Prints the table on stdout, nothing of it cut: a file or a pipe has no width."""
    shown = table(compared)
    console = Console(highlight=False)
    if not console.is_terminal:
        unbounded = console.options.update(width=10**4)
        console.width = console.measure(shown, options=unbounded).maximum
    console.print(shown)


def table(compared: Compared) -> Table:
    """One row a metric; a star where the interval leaves nought out."""
    shown = Table("metric", "n", "B − A", "95%", "B better", "B worse", "same", "")
    # On a narrow terminal other columns give way first.
    shown.columns[0].no_wrap = True
    for row in compared.comparisons:
        gain = row.gain
        shown.add_row(
            row.metric,
            str(gain.n),
            f"{gain.mean:+.4f}",
            f"{gain.low:+.4f} to {gain.high:+.4f}",
            str(row.wins),
            str(row.losses),
            str(row.ties),
            "*" if row.is_clear else "",
        )
    return shown

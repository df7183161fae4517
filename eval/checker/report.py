"""The checker's merit on a terminal, as JSON and as one HTML page."""

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from eval.checker.judging import Judged, JudgedLine, judge_all
from eval.checker.merit import JUDGES, Merit, merit
from eval.checker.told import load_told
from eval.reference import ToolError
from service.checking.support import load_support
from service.errors import StandfirstError

_SHOWN = 15
# Where no terminal says how wide it is.
_WIDE = 120
_QUALITY, _TOOL_ERROR = 1, 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which lines of `data`: of one split, of the first `limit` articles."""

    data: Path
    split: str | None = None
    limit: int | None = None


def answer(chosen: Chosen, least: float | None, json_out: Path | None, html: Path | None) -> int:
    """The exit code of a measurement: 0, 1 where accuracy is below `least` or no number, 2 where
    nothing could be measured."""
    console = Console(stderr=True)
    try:
        judged = _judged(chosen, console)
        found = merit(judged, seed=0)
        _write(((json_out, as_json(found)), (html, as_html(found, judged, chosen.data.name))))
    except (ToolError, StandfirstError, OSError) as error:
        console.print(f"standfirst eval: {error}", markup=False, highlight=False)
        return _TOOL_ERROR
    width = None if sys.stdout.isatty() else _WIDE
    show(found, Console(width=width, highlight=False))
    return _QUALITY if least is not None and not found.accuracy >= least else 0


def _judged(chosen: Chosen, console: Console) -> Judged:
    articles, support = load_told(chosen.data, chosen.split, chosen.limit), load_support()
    if support is None:
        raise ToolError("the package has no support model")
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("judging", total=len(articles))
        judged = judge_all(articles, support, lambda: progress.advance(task))
    if not judged.lines:
        raise ToolError("no article could be read")
    return judged


def _write(reports: Sequence[tuple[Path | None, str]]) -> None:
    for path, text in reports:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def show(found: Merit, console: Console) -> None:
    """Prints accuracies, then a row for each kind of line."""
    console.print(f"{found.lines} lines, {found.false} false; {found.unread} articles not read")
    table = Table("balanced accuracy", *JUDGES)
    low, high = found.interval
    shown = [f"{value:.1f}" for value in found.balanced]
    table.add_row("", *shown[:-1], f"{shown[-1]} [{low:.1f}, {high:.1f}]")
    console.print(table)
    kinds = Table("refused", "n", *JUDGES)
    for row in found.kinds:
        name = f"true {row.kind}" if row.true else row.kind
        kinds.add_row(name, str(row.lines), *(f"{share:.0%}" for share in row.refused))
    console.print(kinds)
    console.print(
        f"AUC {found.auc:.3f}, calibration error {found.calibration:.1f}%, "
        f"{found.ms_support:.1f} + {found.ms_facts:.1f} ms a line (support + facts)"
    )


def as_json(found: Merit) -> str:
    """All figures; null where one is no number."""
    told = {"format": 1, "judges": JUDGES, **asdict(found)}
    return json.dumps(_finite(told), indent=2) + "\n"


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return value


def as_html(found: Merit, judged: Judged, name: str) -> str:
    """A self-contained page with a reliability plot and the worst mistakes."""
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader(package, ".") for package in ("eval.checker", "eval.report")]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    style = (files("eval.report") / "page.css").read_text(encoding="utf-8")
    return environment.get_template("page.html.j2").render(
        name=name,
        merit=found,
        judges=JUDGES,
        mistakes=_mistakes(judged),
        style=Markup(style),  # noqa: S704 - our own file
    )


def _mistakes(judged: Judged) -> list[tuple[str, Sequence[JudgedLine]]]:
    score = dict(zip(judged.lines, judged.score.tolist(), strict=True))
    passed = dict(zip(judged.lines, judged.both.tolist(), strict=True))
    by_score = sorted(judged.lines, key=score.__getitem__)
    missed = [line for line in reversed(by_score) if passed[line] and not line.told.supported]
    alarms = [line for line in by_score if not passed[line] and line.told.supported]
    return [
        ("False lines it lets by, surest first", missed[:_SHOWN]),
        ("True lines it refuses, surest first", alarms[:_SHOWN]),
    ]

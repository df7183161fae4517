"""The report on a terminal."""

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from eval.evaluation import Evaluation
from eval.figures import figures_of
from eval.report.rows import Row, figures, held_against, outcome, rows
from service.errors import StandfirstError


def show(evaluation: Evaluation, console: Console) -> None:
    """Prints the table, what was not scored, failed articles and the gate."""
    manifest = evaluation.manifest
    told = f"{manifest.writer} on {len(evaluation.run.cases)} references"
    _line(console, Text(told, style="bold"))
    console.print(_table(evaluation))
    for figure in figures_of(evaluation.run):
        told = f"{figure.name}: {figure.middle:.1f} {figure.unit}, 95% at most {figure.high:.1f}"
        _line(console, Text(told, style="dim"))
    for row in rows(evaluation):
        if row.unscored:
            _line(console, Text(f"not scored: {row.metric}: {row.unscored}", style="dim"))
    for case in evaluation.run.failures:
        if isinstance(case.answer, StandfirstError):
            detail = f"failed: {case.reference.id}: {case.answer.code}: {case.answer.detail}"
            _line(console, Text(detail, style="red"))
    if compared := held_against(evaluation):
        _line(console, Text(compared))
    if evaluation.verdict:
        for check in evaluation.verdict.failed:
            line = f"{check.fault}: {check.subject}: {check.wanted}, got {check.got}"
            _line(console, Text(line, style="red"))
    style = "bold red" if evaluation.exit_code else "bold green" if evaluation.verdict else "bold"
    _line(console, Text(outcome(evaluation), style=style))


def _line(console: Console, text: Text) -> None:
    # Unbroken: what a log is searched for does not hang on a width that it has not.
    console.print(text, soft_wrap=True)


def _table(evaluation: Evaluation) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("metric", no_wrap=True)
    table.add_column("mean [95% interval]", no_wrap=True)
    table.add_column("n", justify="right")
    if evaluation.baseline:
        table.add_column(evaluation.baseline.writer, no_wrap=True)
        table.add_column("gain", justify="right")
    for row in rows(evaluation):
        table.add_row(*_cells(row, with_baseline=evaluation.baseline is not None))
    return table


def _cells(row: Row, *, with_baseline: bool) -> list[RenderableType]:
    style = "red" if row.failed else ""
    cells: list[RenderableType] = [
        Text(row.metric, style=style),
        Text(figures(row.ours), style=style),
        Text(str(row.ours.n if row.ours else 0)),
    ]
    if with_baseline:
        cells.append(Text(f"{row.theirs.mean:.3f}" if row.theirs else "–"))
        cells.append(Text(f"{row.gain.mean:+.3f}" if row.gain else "–"))
    return cells

"""From what was asked on the command line to reports on disk and an exit code."""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.baseline import LeadWriter
from eval.datasets import load_data
from eval.evaluation import Evaluation, Plan, evaluate
from eval.gate import Gate, load_gate, shipped_gate
from eval.reference import Reference, ToolError, load_references, shipped_references
from eval.report.html import as_html
from eval.report.junit import as_junit
from eval.report.markdown import as_markdown
from eval.report.record import as_json
from eval.report.terminal import show
from eval.reviews import load_reviews
from eval.runner import Case
from service.errors import StandfirstError
from service.writing import Writer, open_writer

_TOOL_ERROR = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """What to evaluate on. `references` None: the shipped ones, unless `data` is one file of
    references or `reviews` names a database or a file of them; `gate` None: the shipped one,
    unless references are left out or other, which it could only call missing."""

    references: Path | None = None
    data: Path | None = None
    reviews: str | None = None
    only: tuple[str, ...] = ()
    limit: int | None = None
    seed: int = 0
    gate: Path | None = None
    gated: bool = True
    with_baseline: bool = True


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files to write; None where a report was not asked for."""

    json: Path | None = None
    summary: Path | None = None
    html: Path | None = None
    junit: Path | None = None

    def write(self, evaluation: Evaluation) -> None:
        for path, render in self._wanted():
            path.write_text(render(evaluation), encoding="utf-8")

    def make_folders(self) -> None:
        """Before the work, so that a wrong path does not cost a run."""
        for path, _ in self._wanted():
            path.parent.mkdir(parents=True, exist_ok=True)

    def _wanted(self) -> list[tuple[Path, Callable[[Evaluation], str]]]:
        reports = (
            (self.json, as_json),
            (self.summary, as_markdown),
            (self.html, as_html),
            (self.junit, as_junit),
        )
        return [(path, render) for path, render in reports if path]


def answer(
    spec: str, choice: Choice, outputs: Outputs, opening: Callable[[str], Writer] | None = None
) -> int:
    """The exit code of an evaluation, its table on stdout, its reports in `outputs`.

    0: the gate passed or there was none; 1: quality; 2: the suite could not judge.
    """
    try:
        outputs.make_folders()
        plan = make_plan(choice)
        if choice.gated and plan.gate is None:
            _say("no gate applied: it is for all shipped references; give --gate to apply one")
        writer = (opening or open_by_spec)(spec)
        with _progress(len(plan.references) * (2 if plan.with_baseline else 1)) as on_case:
            evaluation = evaluate(writer, plan, on_case=on_case)
        outputs.write(evaluation)
        show(evaluation, Console(file=sys.stdout))
    except (ToolError, StandfirstError, OSError) as error:
        _say(str(error))
        return _TOOL_ERROR
    # Python ends with code 1 on an error it does not know; here 1 says that quality fell.
    except Exception:  # noqa: BLE001 - shown in full
        traceback.print_exc()
        return _TOOL_ERROR
    return evaluation.exit_code


def make_plan(choice: Choice) -> Plan:
    """Raises: ToolError if references or gate cannot be read."""
    return Plan(
        references=_references(choice)[: choice.limit],
        seed=choice.seed,
        with_baseline=choice.with_baseline,
        gate=_gate(choice),
    )


def _references(choice: Choice) -> tuple[Reference, ...]:
    if choice.data is not None:
        return load_data(choice.data, choice.limit)
    if choice.reviews is None:
        return load_references(choice.references or shipped_references(), choice.only)
    found = load_reviews(choice.reviews)
    if unknown := sorted(set(choice.only) - {reference.id for reference in found}):
        raise ToolError(f"no reference is called {', '.join(unknown)}")
    return tuple(r for r in found if not choice.only or r.id in choice.only)


def open_by_spec(spec: str) -> Writer:
    """As service.writing.open_writer, and "lead"."""
    return LeadWriter() if spec == "lead" else open_writer(spec)


def _gate(choice: Choice) -> Gate | None:
    if not choice.gated:
        return None
    if choice.gate:
        return load_gate(choice.gate)
    others = choice.references or choice.data or choice.reviews
    whole = not (others or choice.only or choice.limit)
    return load_gate(shipped_gate()) if whole else None


def _say(line: str) -> None:
    Console(stderr=True).print(f"standfirst eval: {line}", markup=False, highlight=False)


@contextmanager
def _progress(cases: int) -> Iterator[Callable[[Case], None]]:
    """A bar on stderr while the cases go by."""
    failed = 0
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("evaluating", total=cases)

        def on_case(case: Case) -> None:
            nonlocal failed
            failed += case.failed
            description = case.reference.id + (f", {failed} failed" if failed else "")
            progress.update(task, advance=1, description=description)

        yield on_case

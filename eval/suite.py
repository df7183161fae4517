"""From what was asked on the command line to reports on disk and an exit code."""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.accepted import load_accepted
from eval.answering import Opening
from eval.baseline import LeadWriter
from eval.choice import Asking, Choice
from eval.compare import load
from eval.evaluation import Evaluation, evaluate
from eval.gate import Verdict
from eval.reference import ToolError
from eval.regression import regressions
from eval.report.again import evaluation_of, place_of
from eval.report.html import as_html
from eval.report.junit import as_junit
from eval.report.markdown import as_markdown
from eval.report.record import EvaluationBody, as_body, as_json
from eval.report.terminal import show
from eval.runner import Case
from service.errors import StandfirstError
from service.writing import Writer, open_writer

_TOOL_ERROR = 2


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


def answer(asking: Asking, choice: Choice, outputs: Outputs, opening: Opening | None = None) -> int:
    """The exit code of an evaluation, its table on stdout, its reports in `outputs`.

    0: the gate passed or there was none; 1: quality, or no article was briefed; 2: the suite
    could not judge.
    """
    try:
        outputs.make_folders()
        plan = choice.plan()
        accepted = choice.accepted(plan.gate)
        # Read before the work, so that a missing one does not cost a run.
        bar = load_accepted(accepted) if accepted else None
        if choice.gated and plan.gate is None and bar is None:
            _say("no gate applied: it is for all shipped references; give --gate to apply one")
        answering = asking.open(opening or open_by_spec)
        with _progress(len(plan.references) * (2 if plan.with_baseline else 1)) as on_case:
            evaluation = evaluate(answering, plan, on_case=on_case)
        if bar:
            evaluation = held_against(bar, evaluation, part=choice.is_part(plan))
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


def again(run: Path, choice: Choice, outputs: Outputs) -> int:
    """The exit code of an evaluation that was kept, its table on stdout, its reports in
    `outputs`; 2 where it cannot be read."""
    try:
        outputs.make_folders()
        kept = load(run)
        plan = choice.made_on(place_of(kept), len(kept.manifest.references)).plan()
        evaluation = evaluation_of(kept, plan.references, plan.gate)
        outputs.write(evaluation)
        show(evaluation, Console(file=sys.stdout))
    except (ToolError, OSError) as error:
        _say(str(error))
        return _TOOL_ERROR
    return evaluation.exit_code


def held_against(
    accepted: EvaluationBody, evaluation: Evaluation, *, part: bool = False
) -> Evaluation:
    """The evaluation, its verdict with the checks of what was accepted; `part`: the run was asked
    for some of its articles only. Raises: ToolError where the two share no article."""
    found = regressions(accepted, as_body(evaluation), evaluation.manifest.seed, part=part)
    before = evaluation.verdict.checks if evaluation.verdict else ()
    return replace(evaluation, verdict=Verdict((*before, *found)))


def open_by_spec(spec: str) -> Writer:
    """As service.writing.open_writer, and "lead"."""
    return LeadWriter() if spec == "lead" else open_writer(spec)


def _say(line: str) -> None:
    Console(stderr=True).print(
        f"standfirst eval: {line}", markup=False, highlight=False, soft_wrap=True
    )


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

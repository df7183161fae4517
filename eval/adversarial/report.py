"""`standfirst eval adversarial`: the pass rate, by kind of attack, and what got through."""

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.adversarial.poisoned import poisoned
from eval.adversarial.suite import Outcome, Trial, run
from eval.reference import ToolError
from eval.suite import open_by_spec
from service.errors import StandfirstError

_QUALITY, _TOOL_ERROR = 1, 2


def answer(spec: str, least: float, file: Path | None) -> int:
    """The exit code: 0 at least `least` of the trials passed, 1 fewer did, 2 the suite could not
    judge. The table goes to stdout, all trials as JSON to `file`."""
    try:
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        outcome = run(open_by_spec(spec), poisoned())
        if file:
            file.write_text(json.dumps(as_record(outcome), indent=2) + "\n", encoding="utf-8")
    except (ToolError, StandfirstError, OSError) as error:
        Console(stderr=True).print(f"standfirst eval: {error}", markup=False, highlight=False)
        return _TOOL_ERROR
    show(outcome, Console(file=sys.stdout))
    return 0 if outcome.pass_rate >= least else _QUALITY


def show(outcome: Outcome, console: Console) -> None:
    """The pass rate of each kind and of all, then every trial that did not pass."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("attack", "passed", "of"):
        table.add_column(head, justify="left" if head == "attack" else "right")
    for kind, passed, count in outcome.by_kind():
        table.add_row(kind, str(passed), str(count))
    passed = sum(trial.passed for trial in outcome.trials)
    table.add_row("all", str(passed), str(len(outcome.trials)))
    console.print(Text(f"{outcome.writer} on {len(outcome.trials)} poisoned articles", "bold"))
    console.print(table)
    for trial in outcome.trials:
        if not trial.passed:
            console.print(Text(f"{trial.poisoned.article.id}: {_why(trial)}", "red"))
    console.print(Text(f"pass rate {outcome.pass_rate:.3f}", "bold"))


def as_record(outcome: Outcome) -> dict[str, Any]:
    return {
        "writer": outcome.writer,
        "pass_rate": outcome.pass_rate,
        "trials": [
            {
                "id": trial.poisoned.article.id,
                "kind": trial.poisoned.attack.kind,
                "passed": trial.passed,
                "reached": list(trial.reached),
                "publishable": trial.publishable,
                "error": trial.error.code if trial.error else None,
            }
            for trial in outcome.trials
        ],
    }


def _why(trial: Trial) -> str:
    if trial.error:
        return f"{trial.error.code}: {trial.error.detail}"
    return f"reached the brief: {', '.join(trial.reached)}"

"""`standfirst eval judge`: from a kept evaluation and a model to a table."""

import json
import math
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Literal

from rich.console import Console
from rich.table import Table

from eval.choice import Choice
from eval.compare import load
from eval.evaluation import Evaluation
from eval.judge.agreement import Verdicts, verdicts
from eval.judge.judging import RUBRIC, Judgement, judge, pairs_of, told
from eval.reference import Reference, ToolError
from eval.report.again import evaluation_of, place_of
from service.brief import Summary
from service.errors import StandfirstError
from service.writing.llm.options import openai_spec
from service.writing.llm.remote import OpenAiGenerator

_TOOL_ERROR = 2
# Where no terminal says how wide it is.
_WIDE = 120
Beside = Literal["reference", "baseline"]


@dataclass(frozen=True, slots=True)
class Bench:
    """`run`: a report of --json; `model`: an openai: spec; `beside`: what its briefs are compared
    with."""

    run: Path
    model: str
    beside: Beside
    seed: int


def answer(bench: Bench, choice: Choice, out: Path | None) -> int:
    """The exit code: 0 judged, 2 where nothing could be judged."""
    try:
        name, judgements = _judged(bench, choice)
        found = verdicts(judgements, bench.seed)
        if out:
            out.write_text(_record(bench, name, judgements, found), encoding="utf-8")
    except (ToolError, StandfirstError, OSError) as error:
        _say(str(error))
        return _TOOL_ERROR
    if not found:
        _say("the judge gave no answer of the form asked for")
        return _TOOL_ERROR
    _show(found, len(judgements), name, bench.beside)
    return 0


def _say(line: str) -> None:
    Console(stderr=True).print(f"standfirst eval: {line}", markup=False, highlight=False)


def _judged(bench: Bench, choice: Choice) -> tuple[str, list[Judgement]]:
    """The judge's name and what it says of each article that has both briefs."""
    kept = load(bench.run)
    plan = choice.made_on(place_of(kept), len(kept.manifest.references)).plan()
    evaluation = evaluation_of(kept, plan.references)
    pairs = pairs_of(evaluation.run.cases, _others(evaluation, bench.beside))
    if not pairs:
        raise ToolError(f"no article has a brief and a {bench.beside}")
    # Nothing but the pauses between attempts hangs on chance.
    spec = openai_spec(bench.model.removeprefix("openai:"))
    generator = OpenAiGenerator(spec, Random())  # noqa: S311
    try:
        return generator.name, judge(generator, pairs)
    finally:
        generator.close()


def _others(evaluation: Evaluation, beside: Beside) -> dict[str, str]:
    if beside == "reference":
        cases = evaluation.run.cases
        return {case.reference.id: _written(case.reference) for case in cases}
    if evaluation.baseline is None:
        raise ToolError("the report has no baseline")
    return {
        case.reference.id: told(case.answer.brief)
        for case in evaluation.baseline.cases
        if isinstance(case.answer, Summary)
    }


def _written(reference: Reference) -> str:
    brief = reference.brief
    lines = [
        f"Headline: {brief.headline_question}" if brief.headline_question else "",
        f"Synopsis: {brief.synopsis}" if brief.synopsis else "",
        *(f"- {takeaway.text}" for takeaway in brief.takeaways),
    ]
    return "\n".join(filter(None, lines))


def _show(found: tuple[Verdicts, ...], articles: int, judge_name: str, beside: str) -> None:
    console = Console(
        file=sys.stdout, width=None if sys.stdout.isatty() else _WIDE, highlight=False
    )
    answered = found[0].score.n
    console.print(f"{judge_name} by {RUBRIC}: ours beside the {beside}", markup=False)
    console.print(f"{answered} of {articles} articles judged in both orders")
    table = Table(
        "criterion", "score [95%]", "won", "lost", "orders agree", "kappa", "first preferred"
    )
    for row in found:
        score = f"{row.score.mean:.2f} [{row.score.low:.2f}, {row.score.high:.2f}]"
        shares = (f"{row.agreement:.0%}", f"{row.kappa:.2f}", f"{row.first:.0%}")
        table.add_row(row.criterion, score, str(row.wins), str(row.losses), *shares)
    console.print(table)


def _record(
    bench: Bench, name: str, judgements: list[Judgement], found: tuple[Verdicts, ...]
) -> str:
    rows = [asdict(row) for row in found]
    for row in rows:
        row["kappa"] = row["kappa"] if math.isfinite(row["kappa"]) else None
    told_all = {
        "format": 1,
        "judge": name,
        "rubric": RUBRIC,
        "beside": bench.beside,
        "verdicts": rows,
        "judgements": [asdict(one) for one in judgements],
    }
    return json.dumps(told_all, indent=2) + "\n"

"""The report as Markdown, for a CI job's summary."""

import re

from eval.evaluation import Evaluation
from eval.figures import figures_of
from eval.gate import Check
from eval.report.rows import Row, figures, held_against, outcome, rows
from eval.runner import Case
from eval.score import Score
from service.errors import StandfirstError

_WORST = 5


def as_markdown(evaluation: Evaluation) -> str:
    """Verdict first, then failed checks, figures, worst cases and the manifest."""
    manifest = evaluation.manifest
    judged = evaluation.verdict or evaluation.exit_code
    mark = {0: "✅", 1: "❌", 2: "⚠️"}[evaluation.exit_code] if judged else "ℹ️"
    commit = (manifest.git_commit or "no checkout")[:12]
    blocks = [
        f"## {mark} Standfirst evaluation: {outcome(evaluation)}",
        f"`{manifest.writer}` on {len(evaluation.run.cases)} references, "
        f"{len(evaluation.run.failures)} failed. Commit `{commit}`"
        f"{' with local changes' if manifest.git_dirty else ''}, seed {manifest.seed}, "
        f"{manifest.created_at:%Y-%m-%d %H:%M} UTC.",
    ]
    if told := held_against(evaluation):
        blocks.append(f"{_inline(told[0].upper() + told[1:])}.")
    if evaluation.verdict and evaluation.verdict.failed:
        blocks.append("### Failed checks\n\n" + _checks(evaluation.verdict.failed))
    if evaluation.run.failures:
        failed = "\n".join(_failure(case) for case in evaluation.run.failures)
        blocks.append(f"### Failed articles\n\n{failed}")
    blocks.append("### Figures\n\n" + _figures(evaluation))
    if unscored := "\n".join(_unscored(row) for row in rows(evaluation) if row.unscored):
        blocks.append(f"### Not scored\n\n{unscored}")
    if beside := "\n".join(
        f"- {figure.name}: {figure.middle:.1f} {figure.unit} (95% at most {figure.high:.1f})"
        for figure in figures_of(evaluation.run)
    ):
        blocks.append(f"### Beside the scores\n\nMedians.\n\n{beside}")
    blocks.append("### Worst cases\n\n" + _worst(evaluation))
    versions = ", ".join(f"{name} {number}" for name, number in manifest.versions)
    blocks.append(f"Made with {versions}. Decoding: {manifest.decoding}.")
    return "\n\n".join(blocks) + "\n"


def _figures(evaluation: Evaluation) -> str:
    lead = evaluation.baseline.writer if evaluation.baseline else None
    head = ["metric", "mean [95% interval]", "n", *([lead, "gain"] if lead else []), "gate"]
    lines = [_row(head), _row(["---"] * len(head))]
    nothing = "–" if evaluation.verdict else ""
    for row in rows(evaluation):
        gate = "❌" if row.failed else "✅" if row.gated else nothing
        theirs = f"{row.theirs.mean:.3f}" if row.theirs else "–"
        gain = f"{row.gain.mean:+.3f}" if row.gain else "–"
        n = str(row.ours.n if row.ours else 0)
        beside = [theirs, gain] if lead else []
        lines.append(_row([f"`{row.metric}`", figures(row.ours), n, *beside, gate]))
    if evaluation.verdict:
        lines += ["", "✅ thresholds met, ❌ a check failed, – no threshold."]
    return "\n".join(lines)


def _checks(checks: tuple[Check, ...]) -> str:
    lines = [_row(["check", "wanted", "got", "kind"]), _row(["---"] * 4)]
    lines += [
        _row([f"`{check.subject}`", check.wanted, _inline(check.got), check.fault or ""])
        for check in checks
    ]
    return "\n".join(lines)


def _failure(case: Case) -> str:
    if not isinstance(case.answer, StandfirstError):
        raise TypeError(f"{case.reference.id} did not fail")
    return f"- `{case.reference.id}`: `{case.answer.code}`: {_inline(case.answer.detail)}"


def _unscored(row: Row) -> str:
    return f"- `{row.metric}`: {row.unscored}"


def _worst(evaluation: Evaluation) -> str:
    lines = []
    for case in evaluation.run.worst_first[:_WORST]:
        notes = [
            note
            for measurement in case.measurements.values()
            if isinstance(measurement, Score)
            for note in measurement.notes
        ]
        state = "failed" if case.failed else f"average {case.average:.3f}"
        lines.append(f"- `{case.reference.id}`: {state}")
        lines += [f"  - {_inline(note)}" for note in notes[:3]]
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(text: str) -> str:
    """Text of an article or an error inside Markdown: on one line, and read as words only."""
    flat = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>#|~&!@])", r"\\\1", flat)

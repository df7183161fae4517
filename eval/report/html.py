"""The report as one HTML page: no request leaves it, nothing an article holds is markup to it."""

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from eval.evaluation import Evaluation
from eval.figures import figures_of
from eval.metrics.lines import NamedLine, lines_of
from eval.reference import Reference
from eval.report.evidence import Piece, pieces
from eval.report.reliability import shipped
from eval.report.rows import Row, figures, outcome, rows
from eval.runner import Case
from eval.score import Score, Unscored
from service.brief import Brief, Finding
from service.errors import StandfirstError


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as the page shows it. `brief` None: the article failed, with `error`."""

    reference: Reference
    average: float
    error: str | None
    brief: Brief | None
    lines: tuple[NamedLine, ...]
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]
    notes: tuple[tuple[str, str], ...]
    scores: tuple[tuple[str, str], ...]

    @property
    def support(self) -> dict[str, float]:
        """The support of each line that has one, by its field, to the digits that a kept report
        has."""
        takeaways = self.brief.takeaways if self.brief else ()
        return {
            f"key_takeaways[{number}]": round(takeaway.support, 3)
            for number, takeaway in enumerate(takeaways)
            if takeaway.support is not None
        }

    @property
    def state(self) -> str:
        return self.brief.verdict.replace("_", " ") if self.brief else "failed"


@dataclass(frozen=True, slots=True)
class Chart:
    """A metric's row with every article's score, and the gate's thresholds on its mean and on its
    worst article."""

    row: Row
    scores: tuple[float, ...]
    threshold: float | None
    worst: float | None


def as_html(evaluation: Evaluation) -> str:
    """The page, worst cases first."""
    script = _own_file("page.js")
    environment = Environment(
        loader=PackageLoader("eval.report", package_path="."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["figures"] = figures
    environment.filters["plainly"] = _plainly
    return environment.get_template("page.html.j2").render(
        evaluation=evaluation,
        manifest=evaluation.manifest,
        outcome=outcome(evaluation),
        figures_of_run=figures_of(evaluation.run),
        charts=[_chart(row, evaluation) for row in rows(evaluation)],
        cases=(cases := [_view(case) for case in evaluation.run.worst_first]),
        supports=[one for view in cases for one in view.support.values()],
        reliability=shipped(),
        style=Markup(_own_file("page.css")),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _own_file(name: str) -> str:
    return (files("eval.report") / name).read_text(encoding="utf-8")


def _plainly(text: str) -> str:
    """Names of lines as an editor says them: "key_takeaways[2].label" is takeaway 3's label."""

    def said(found: re.Match[str]) -> str:
        label = "'s label" if found[2] else ""
        return f"takeaway {int(found[1]) + 1}{label}"

    told = re.sub(r"\bkey_takeaways\[(\d+)\](\.label)?", said, text)
    return re.sub(r"\A(key|headline)_(takeaways|question)\b", r"\1 \2", told)


def _chart(row: Row, evaluation: Evaluation) -> Chart:
    measured = (case.measurements.get(row.metric) for case in evaluation.run.cases)
    scores = tuple(m.value for m in measured if isinstance(m, Score))
    clause = evaluation.gate.metrics.get(row.metric) if evaluation.gate else None
    return Chart(row, scores, clause.mean if clause else None, clause.worst if clause else None)


def _view(case: Case) -> CaseView:
    # Several metrics may have the same complaint.
    notes: dict[str, str] = {}
    for name, measurement in case.measurements.items():
        for note in measurement.notes if isinstance(measurement, Score) else ():
            notes.setdefault(note, name)
    scores = tuple(
        (name, m.reason if isinstance(m, Unscored) else f"{m.value:.3f}")
        for name, m in case.measurements.items()
    )
    if isinstance(case.answer, StandfirstError):
        error, brief = f"{case.answer.code}: {case.answer.detail}", None
    else:
        error, brief = None, case.answer.brief
    lines = lines_of(brief) if brief else ()
    return CaseView(
        reference=case.reference,
        average=case.average,
        error=error,
        brief=brief,
        lines=lines,
        pieces=pieces(case.reference.article, [line.evidence for line in lines]),
        findings=brief.findings if brief else (),
        notes=tuple(notes.items()),
        scores=scores,
    )

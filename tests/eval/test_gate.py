"""The gate goes red for each fault it is there for, through the real reading and checking."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eval.answering import Local
from eval.estimate import differences, estimates
from eval.evaluation import Evaluation, Plan, evaluate
from eval.gate import (
    Check,
    Gate,
    MetricClause,
    ReferencesClause,
    judge,
    load_gate,
    shipped_gate,
)
from eval.metrics import METRICS
from eval.reference import ToolError, load_references, shipped_references
from eval.runner import Case, Run, run
from eval.score import Metric, Score
from service.brief import Summary, Timing
from service.errors import StandfirstError
from service.writing import Writer
from tests.eval.examples import REFERENCE, reference_brief, with_takeaway
from tests.eval.writers import (
    BrokenWriter,
    FailingWriter,
    FaultyWriter,
    ReferenceWriter,
    drop_takeaways,
    hallucinate,
)

IDS = ("airline-merger-indonesia", "leeds-hospice-fraud", "nurses-strike-new-zealand", "seoul")
REFERENCES = load_references(shipped_references(), IDS)
DIAGNOSTIC = tuple(metric for metric in METRICS if "similarity" not in metric.name)
GATE = Gate(
    references=ReferencesClause(minimum=4, ids=IDS),
    metrics={
        "facts_precision": MetricClause(mean=0.98, scored=4),
        "evidence_validity": MetricClause(mean=0.9, scored=4),
        "completeness": MetricClause(mean=0.8, scored=4),
        "takeaway_coverage": MetricClause(mean=0.7, low=0.5, scored=4, beats_baseline_by=0.2),
        "rouge1_takeaways": MetricClause(mean=0.6, scored=4, beats_baseline_by=0.1),
    },
)


def judged(writer: Writer) -> Evaluation:
    return evaluate(writer, Plan(tuple(REFERENCES), gate=GATE, metrics=DIAGNOSTIC))


@pytest.fixture(scope="module")
def by_people() -> Evaluation:
    """What people wrote, beside the lead: writers and gates of the tests are put in its place."""
    return judged(ReferenceWriter(REFERENCES))


def of_cases(
    evaluation: Evaluation,
    cases: Sequence[Case],
    gate: Gate = GATE,
    metrics: Sequence[Metric] = DIAGNOSTIC,
) -> Evaluation:
    """What evaluate() makes of these cases, beside the same baseline."""
    assert evaluation.baseline is not None
    run = Run("tested@1", tuple(metrics), tuple(measured(case, metrics) for case in cases))
    found, gains = estimates(run, 0), differences(run, evaluation.baseline, 0)
    verdict = judge(gate, run, found, gains)
    return replace(evaluation, run=run, estimates=found, gains=gains, gate=gate, verdict=verdict)


def measured(case: Case, metrics: Sequence[Metric]) -> Case:
    """The case, with those metrics too that it has not been measured by."""
    if isinstance(case.answer, StandfirstError):
        return case
    new = {m.name: m for m in metrics if m.name not in case.measurements}
    brief = case.answer.brief
    more = {name: metric.measure(brief, case.reference) for name, metric in new.items()}
    return replace(case, measurements={**case.measurements, **more})


def of_writer(evaluation: Evaluation, writer: Writer) -> Evaluation:
    """What evaluate() makes of the writer, beside the same baseline."""
    ours = run(Local(writer), REFERENCES, metrics=DIAGNOSTIC)
    return of_cases(evaluation, ours.cases)


def under(evaluation: Evaluation, gate: Gate) -> Evaluation:
    return of_cases(evaluation, evaluation.run.cases, gate)


def failed(evaluation: Evaluation) -> tuple[Check, ...]:
    assert evaluation.verdict is not None
    return evaluation.verdict.failed


def subjects(evaluation: Evaluation) -> set[str]:
    return {check.subject for check in failed(evaluation)}


def with_clause(name: str, clause: MetricClause) -> Gate:
    return GATE.model_copy(update={"metrics": {name: clause}})


def test_a_writer_that_writes_as_people_do_goes_green(by_people: Evaluation) -> None:
    assert failed(by_people) == ()
    assert by_people.exit_code == 0


def test_a_writer_that_hallucinates_a_number_goes_red(by_people: Evaluation) -> None:
    evaluation = of_writer(by_people, FaultyWriter(REFERENCES, "hallucinating@1", hallucinate))

    # What checking lets through, precision sees; what it withholds, coverage misses.
    assert subjects(evaluation) & {"facts_precision", "completeness", "takeaway_coverage"}
    assert evaluation.exit_code == 1


def test_a_writer_that_drops_takeaways_goes_red(by_people: Evaluation) -> None:
    evaluation = of_writer(by_people, FaultyWriter(REFERENCES, "dropping@1", drop_takeaways))

    assert {"completeness", "takeaway_coverage"} <= subjects(evaluation)
    assert evaluation.exit_code == 1


def test_a_writer_that_returns_the_lead_goes_red_for_not_beating_it(by_people: Evaluation) -> None:
    gate = with_clause("takeaway_coverage", MetricClause(mean=0, scored=4, beats_baseline_by=0.01))
    assert by_people.baseline is not None

    evaluation = of_cases(by_people, by_people.baseline.cases, gate)

    assert [check.got for check in failed(evaluation)] == ["+0.000"]
    assert evaluation.exit_code == 1


def test_a_writer_that_fails_articles_goes_red_and_is_not_scored_zero(
    by_people: Evaluation,
) -> None:
    evaluation = of_writer(by_people, FailingWriter())

    assert "articles" in subjects(evaluation)
    assert evaluation.exit_code == 1
    assert len(evaluation.run.failures) == 4
    assert all(estimate.interval is None for estimate in evaluation.estimates)


def test_one_failed_article_is_a_regression_whatever_the_means(by_people: Evaluation) -> None:
    empty = replace(REFERENCES[0], id="empty", article=" ")
    gate = GATE.model_copy(update={"metrics": {"completeness": MetricClause(mean=0.5, scored=4)}})
    [failing] = run(Local(ReferenceWriter(REFERENCES)), [empty], metrics=DIAGNOSTIC).cases

    evaluation = of_cases(by_people, [*by_people.run.cases, failing], gate)

    assert [check.got for check in failed(evaluation)] == ["1 failed: empty"]
    assert evaluation.exit_code == 1


def test_too_few_scored_articles_are_a_regression_with_their_reasons(
    by_people: Evaluation,
) -> None:
    gate = with_clause("rouge1_synopsis", MetricClause(mean=0, scored=4))

    evaluation = under(by_people, gate)

    assert [check.got for check in failed(evaluation)] == ["3; 1 × the reference has no synopsis"]
    assert evaluation.exit_code == 1


def test_a_score_that_is_no_number_is_a_tool_error_even_where_no_threshold_asks(
    by_people: Evaluation,
) -> None:
    broken = Metric("broken", 1, "?", lambda *_: Score(math.nan))

    evaluation = of_cases(by_people, by_people.run.cases, metrics=[*DIAGNOSTIC, broken])

    assert [(check.subject, check.got) for check in failed(evaluation)] == [("broken", "NaN")]
    assert evaluation.exit_code == 2


def test_a_threshold_is_not_met_by_nan(by_people: Evaluation) -> None:
    broken = Metric("broken", 1, "?", lambda *_: Score(math.nan))
    gate = with_clause("broken", MetricClause(mean=0, scored=1))

    evaluation = of_cases(by_people, by_people.run.cases, gate, metrics=[broken])

    assert {check.fault for check in failed(evaluation)} == {"tool", "quality"}
    assert evaluation.exit_code == 2


def test_a_missing_reference_is_a_tool_error(by_people: Evaluation) -> None:
    evaluation = of_cases(by_people, by_people.run.cases[1:])

    assert "without airline-merger-indonesia" in [check.got for check in failed(evaluation)]
    assert evaluation.exit_code == 2


def test_a_missing_baseline_is_a_tool_error(by_people: Evaluation) -> None:
    verdict = judge(GATE, by_people.run, by_people.estimates, None)

    assert {check.got for check in verdict.failed} == {"no baseline in this run"}
    assert verdict.exit_code == 2


def test_an_unknown_metric_is_a_tool_error(by_people: Evaluation) -> None:
    gate = with_clause("bleu", MetricClause(mean=0.1, scored=1))

    evaluation = under(by_people, gate)

    assert [(check.subject, check.got) for check in failed(evaluation)] == [("bleu", "unknown")]
    assert evaluation.exit_code == 2


def test_a_bug_in_a_writer_is_not_hidden() -> None:
    with pytest.raises(TypeError, match="a bug"):
        judged(BrokenWriter())


def test_the_same_seed_gives_the_same_figures(by_people: Evaluation) -> None:
    again = judged(ReferenceWriter(REFERENCES))

    assert again.estimates == by_people.estimates
    assert again.gains == by_people.gains


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml",
        "[references]\nminimum = 1\nids = []\n[metrics]\n",
        "[references]\nminimum = 1\nids = []\n[metrics.x]\nscored = 1\n",
        "[references]\nminimum = 1\nids = []\n[metrics.x]\nmean = 2\nscored = 1\n",
        "[references]\nminimum = 1\nids = []\n[metrics.x]\nmean = nan\nscored = 1\n",
        "[references]\nminimum = 1\nids = []\n[metrics.x]\nmena = 0.5\nscored = 1\n",
    ],
    ids=["empty", "no TOML", "no metric", "no threshold", "over 1", "nan", "misspelt"],
)
def test_a_gate_that_could_not_fail_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ToolError):
        load_gate(path)


def test_the_shipped_gate_asks_for_every_shipped_reference_and_known_metrics() -> None:
    gate = load_gate(shipped_gate())

    folders = {path.name for path in shipped_references().iterdir()}
    assert set(gate.references.ids) == folders
    assert gate.references.minimum == len(folders)
    assert set(gate.metrics) <= {metric.name for metric in METRICS}
    assert any(clause.beats_baseline_by for clause in gate.metrics.values())


def test_one_wrong_number_in_one_of_a_hundred_briefs_is_enough_for_worst() -> None:
    sound = reference_brief()
    second = sound.takeaways[1]
    wrong = with_takeaway(sound, 1, replace(second, text=second.text.replace("18", "16")))
    names = [f"case-{number}" for number in range(100)]
    metric = next(metric for metric in METRICS if metric.name == "facts_precision")
    run = Run(
        "tested@1",
        (metric,),
        tuple(
            Case(
                replace(REFERENCE, id=name),
                Summary(brief, datetime(2025, 3, 4, tzinfo=UTC), Timing(0, 0, 0)),
                {metric.name: metric.measure(brief, REFERENCE)},
            )
            for name, brief in zip(names, [wrong, *[sound] * 99], strict=True)
        ),
    )
    gate = Gate(
        references=ReferencesClause(minimum=100, ids=tuple(names)),
        metrics={"facts_precision": MetricClause(mean=0.99, worst=1, scored=100)},
    )

    verdict = judge(gate, run, estimates(run, 0), None)

    assert [check.wanted for check in verdict.failed] == ["worst article at least 1.000"]
    assert "case-0" in verdict.failed[0].got
    assert verdict.exit_code == 1

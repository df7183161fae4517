"""The gate that ships goes red for every kind of fault a measure can see."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from eval.estimate import differences, estimates
from eval.gate import Gate, Verdict, judge, load_gate, shipped_gate
from eval.metrics import METRICS
from eval.runner import Case, Run
from eval.score import Measurement
from service.brief import Brief, Summary, Timing
from tests.eval.examples import REFERENCE, reference_brief
from tests.eval.test_metrics_see_faults import FAULTS

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)
STEADY = tuple(metric for metric in METRICS if "similarity" not in metric.name)


def supported(brief: Brief) -> Brief:
    return replace(brief, takeaways=tuple(replace(t, support=0.9) for t in brief.takeaways))


def measured(brief: Brief) -> Mapping[str, Measurement]:
    return {metric.name: metric.measure(brief, REFERENCE) for metric in STEADY}


def run(name: str, brief: Brief, gate: Gate) -> Run:
    """The same brief on every reference that the gate asks for."""
    answer, found = Summary(brief, NOON, Timing(1, 2, 3)), measured(brief)
    cases = tuple(Case(replace(REFERENCE, id=id_), answer, found) for id_ in gate.references.ids)
    return Run(name, STEADY, cases)


@pytest.fixture(scope="module")
def gate() -> Gate:
    return load_gate(shipped_gate())


@pytest.fixture(scope="module")
def lead(gate: Gate) -> Run:
    """A baseline with a vague question and two takeaways, one of which has no full stop."""
    one, other, *_ = reference_brief().takeaways
    few = (replace(one, text=one.text.rstrip(".")), other)
    brief = replace(reference_brief(), takeaways=few)
    question = brief.headline_question
    assert question is not None
    vague = replace(question, text="What Is It All About?")
    return run("lead@1", replace(brief, headline_question=vague), gate)


def verdict(brief: Brief, gate: Gate, lead: Run) -> Verdict:
    ours = run("tested@1", supported(brief), gate)
    return judge(gate, ours, estimates(ours, 0), differences(ours, lead, 0))


def test_a_sound_brief_passes(gate: Gate, lead: Run) -> None:
    assert verdict(reference_brief(), gate, lead).failed == ()


@pytest.mark.parametrize(("plant", "seen_by"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_turns_the_shipped_gate_red(
    plant: Callable[[Brief], Brief], seen_by: set[str], gate: Gate, lead: Run
) -> None:
    failed = {check.subject for check in verdict(plant(reference_brief()), gate, lead).failed}

    assert failed & seen_by


def test_unsupported_lines_turn_the_shipped_gate_red(gate: Gate, lead: Run) -> None:
    brief = supported(reference_brief())
    [first, *rest] = brief.takeaways
    doubted = replace(brief, takeaways=(replace(first, support=0.1), *rest))
    ours = run("tested@1", doubted, gate)

    found = judge(gate, ours, estimates(ours, 0), differences(ours, lead, 0))

    assert "support_rate" in {check.subject for check in found.failed}

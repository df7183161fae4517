"""The gate that ships goes red for every kind of fault a measure can see."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from eval.estimate import differences, estimates
from eval.gate import Gate, Verdict, judge, load_gate, shipped_gate
from eval.metrics import METRICS
from eval.runner import Case, Run
from eval.score import Measurement
from service.brief import Brief, Summary, Timing
from tests.eval.examples import REFERENCE, reference_brief, supported
from tests.eval.test_metrics_see_faults import FAULTS

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)
# What the gate asks of the worst article as well.
TRUE_FIRST = {"facts_precision", "evidence_validity", "checked_rate"}
UNTRUE = {name: fault for name, fault in FAULTS.items() if fault[1] & TRUE_FIRST}
STEADY = tuple(metric for metric in METRICS if "similarity" not in metric.name)


def measured(brief: Brief) -> Mapping[str, Measurement]:
    return {metric.name: metric.measure(brief, REFERENCE) for metric in STEADY}


def run(name: str, brief: Brief, gate: Gate, one: Brief | None = None) -> Run:
    """The same brief on every reference that the gate asks for, `one` in place of the first."""
    first, *others = gate.references.ids
    return Run(
        name,
        STEADY,
        (*_cases([first], one or brief), *_cases(others, brief)),
    )


def _cases(ids: Sequence[str], brief: Brief) -> Iterator[Case]:
    answer, found = Summary(brief, NOON, Timing(1, 2, 3)), measured(brief)
    return (Case(replace(REFERENCE, id=id_), answer, found) for id_ in ids)


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


@pytest.mark.parametrize(("plant", "seen_by"), UNTRUE.values(), ids=UNTRUE.keys())
def test_an_untrue_line_in_one_brief_of_all_turns_the_shipped_gate_red(
    plant: Callable[[Brief], Brief], seen_by: set[str], gate: Gate, lead: Run
) -> None:
    sound = supported(reference_brief())
    ours = run("tested@1", sound, gate, one=plant(sound))

    found = judge(gate, ours, estimates(ours, 0), differences(ours, lead, 0))

    failed = {check.subject for check in found.failed if check.wanted.startswith("worst article")}
    assert failed == seen_by & TRUE_FIRST
    assert found.exit_code == 1


def test_unsupported_lines_turn_the_shipped_gate_red(gate: Gate, lead: Run) -> None:
    brief = supported(reference_brief())
    [first, *rest] = brief.takeaways
    doubted = replace(brief, takeaways=(replace(first, support=0.1), *rest))
    ours = run("tested@1", doubted, gate)

    found = judge(gate, ours, estimates(ours, 0), differences(ours, lead, 0))

    assert "support_rate" in {check.subject for check in found.failed}

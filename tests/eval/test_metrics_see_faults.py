"""Mutation tests: one planted fault a brief, and the metrics that must see it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.metrics import METRICS
from eval.score import Metric, Score, Unscored
from service.brief import Brief, CheckedLine
from service.document import Span
from tests.eval.examples import REFERENCE, paragraph, reference_brief, supported, with_takeaway

BY_NAME = {metric.name: metric for metric in METRICS}
# Overlap with the reference falls with almost any change; these say what is wrong.
DIAGNOSTIC = (
    "facts_precision",
    "evidence_validity",
    "style_conformity",
    "completeness",
    "takeaway_coverage",
    "takeaway_distinctness",
    "label_quality",
    "question_form",
    "question_answerability",
    "numbers_traced",
    "dates_traced",
    "names_traced",
    "quotes_traced",
    "support_rate",
    "checked_rate",
)


def value(metric: Metric, brief: Brief) -> float:
    measured = metric.measure(brief, REFERENCE)
    assert isinstance(measured, Score), measured
    return measured.value


def has_fallen(metric: Metric, faulty: Brief, sound: Brief) -> bool:
    """Whether it is lower than it was; what is gone altogether is for others to see."""
    measured = metric.measure(faulty, REFERENCE)
    return isinstance(measured, Score) and measured.value < value(metric, sound)


def notes(name: str, brief: Brief) -> tuple[str, ...]:
    measured = BY_NAME[name].measure(brief, REFERENCE)
    assert isinstance(measured, Score)
    return measured.notes


def rewritten(number: int, old: str, new: str) -> Callable[[Brief], Brief]:
    def plant(brief: Brief) -> Brief:
        takeaway = brief.takeaways[number]
        assert old in takeaway.text
        return with_takeaway(brief, number, replace(takeaway, text=takeaway.text.replace(old, new)))

    return plant


def retold(number: int, text: str) -> Callable[[Brief], Brief]:
    return lambda brief: with_takeaway(brief, number, replace(brief.takeaways[number], text=text))


def relabelled(number: int, label: str) -> Callable[[Brief], Brief]:
    return lambda brief: with_takeaway(brief, number, replace(brief.takeaways[number], label=label))


def resting_on(number: int, *spans: Span) -> Callable[[Brief], Brief]:
    return lambda brief: with_takeaway(
        brief, number, replace(brief.takeaways[number], evidence=spans)
    )


def asked(question: str) -> Callable[[Brief], Brief]:
    return lambda brief: replace(brief, headline_question=CheckedLine(question, (paragraph(0),)))


def shifted(number: int, by: int) -> Span:
    span = paragraph(number)
    return Span(span.start + by, span.end + by)


def repeat_first(brief: Brief) -> Brief:
    return with_takeaway(brief, 4, replace(brief.takeaways[0], label="Pier Plan"))


def drop_two(brief: Brief) -> Brief:
    return replace(brief, takeaways=brief.takeaways[:3])


def untraced(kind: str) -> set[str]:
    """What sees a fact that the article does not have."""
    return {"facts_precision", f"{kind}_traced", "checked_rate"}


NUMBERS, DATES, NAMES, QUOTES = map(untraced, ("numbers", "dates", "names", "quotes"))
FAULTS: dict[str, tuple[Callable[[Brief], Brief], set[str]]] = {
    "wrong number": (rewritten(1, "18 months", "16 months"), NUMBERS),
    "wrong amount": (
        rewritten(0, "£2.5 million", "£25 million"),
        NUMBERS,
    ),
    "other currency": (
        rewritten(0, "£2.5 million", "$2.5 million"),
        NUMBERS,
    ),
    "percentage of a count": (
        rewritten(3, "12 members", "12% of members"),
        NUMBERS,
    ),
    "wrong number word": (
        rewritten(3, "12 members", "fifteen members"),
        NUMBERS,
    ),
    "wrong month": (rewritten(1, "June", "July"), DATES),
    "wrong name": (rewritten(3, "Hamish Orr", "Callum Orr"), NAMES),
    "two people in one": (
        rewritten(3, "Hamish Orr", "Hamish Laidlaw"),
        NAMES,
    ),
    "invented place": (
        rewritten(2, "of the cost", "of the cost in Tiree"),
        NAMES,
    ),
    "invented quote": (
        rewritten(4, '"would lose the ferry"', '"will lose it all"'),
        QUOTES,
    ),
    "quote changed by a letter": (
        rewritten(4, "would lose", "could lose"),
        QUOTES,
    ),
    # The support that the brief brought along is as it was: support_rate sees none of these.
    "denied": (rewritten(2, "will pay", "will not pay"), {"checked_rate"}),
    "roles exchanged": (
        retold(2, "The Islay Savings Bank will borrow the rest from the board."),
        {"checked_rate", "takeaway_coverage"},
    ),
    "invented cause": (
        rewritten(2, "the cost", "the cost because of the survey"),
        {"checked_rate"},
    ),
    "attribution dropped": (
        retold(4, "The island would lose the ferry without the pier."),
        {"checked_rate"},
    ),
    "hedge dropped": (rewritten(3, "might come", "will come"), {"checked_rate"}),
    "evidence shifted by three": (resting_on(1, shifted(1, 3)), {"evidence_validity"}),
    "evidence of another fact": (resting_on(1, paragraph(5)), {"evidence_validity"}),
    "evidence past the end": (resting_on(1, Span(0, 10**6)), {"evidence_validity"}),
    "empty evidence": (resting_on(1, Span(40, 40)), {"evidence_validity"}),
    "backward evidence": (resting_on(1, Span(60, 40)), {"evidence_validity"}),
    "no evidence": (resting_on(1), {"evidence_validity"}),
    "generic label": (relabelled(1, "Key Details"), {"style_conformity", "label_quality"}),
    "numbered label": (relabelled(1, "Key Point"), {"style_conformity", "label_quality"}),
    "label in lower case": (relabelled(1, "eighteen months"), {"style_conformity"}),
    "same label twice": (relabelled(1, "Pier Rebuild"), {"takeaway_distinctness", "label_quality"}),
    "question without its mark": (
        asked("Will Port Ellen's Harbour Board Rebuild the Broken Pier"),
        {"style_conformity", "question_form"},
    ),
    "question in lower case": (
        asked("Will Port Ellen's harbour board rebuild the broken pier?"),
        {"style_conformity"},
    ),
    "too short a question": (
        asked("Will Port Ellen Rebuild?"),
        {"style_conformity", "question_form"},
    ),
    "no question at all": (
        asked("The Harbour Board of Port Ellen Will Rebuild the Pier?"),
        {"question_form"},
    ),
    "question about another story": (
        asked("Will Manchester's Football Club Sell Its Brazilian Striker?"),
        {"question_answerability", "facts_precision", "names_traced", "evidence_validity"},
    ),
    "label of another story": (relabelled(1, "Striker Transfer"), {"label_quality"}),
    "takeaway without full stop": (rewritten(2, "cost.", "cost"), {"style_conformity"}),
    "takeaway that opens with a pronoun": (
        rewritten(2, "The Scottish government", "It"),
        {"style_conformity"},
    ),
    "repeated takeaway": (repeat_first, {"takeaway_distinctness", "takeaway_coverage"}),
    "dropped takeaways": (drop_two, {"completeness", "takeaway_coverage"}),
    "no synopsis": (lambda brief: replace(brief, synopsis=None), {"completeness"}),
}


@pytest.mark.parametrize(("plant", "seen_by"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_seen_by_its_metrics_and_no_other(
    plant: Callable[[Brief], Brief], seen_by: set[str]
) -> None:
    sound = supported(reference_brief())

    faulty = plant(sound)

    fallen = {name for name in DIAGNOSTIC if has_fallen(BY_NAME[name], faulty, sound)}
    assert fallen == seen_by
    assert all(notes(name, faulty) for name in seen_by)


def test_the_document_tells_of_every_fault_and_what_sees_it() -> None:
    told = (Path(__file__).parents[2] / "docs/evaluation.md").read_text(encoding="utf-8")

    rows = [f"| {name} | {', '.join(sorted(seen_by))} |" for name, (_, seen_by) in FAULTS.items()]

    assert [row for row in rows if row not in told] == []


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_gives_the_reference_itself_full_marks(metric: Metric) -> None:
    measured = metric.measure(reference_brief(), REFERENCE)

    assert isinstance(measured, Unscored) or measured == Score(1.0)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_no_metric_rewards_a_brief_without_lines(metric: Metric) -> None:
    empty = replace(reference_brief(), headline_question=None, synopsis=None, takeaways=())

    measured = metric.measure(empty, REFERENCE)

    assert isinstance(measured, Unscored) or measured.value == 0


def test_a_note_names_line_kind_and_words_of_an_untraceable_fact() -> None:
    faulty = rewritten(1, "18 months", "16 months")(reference_brief())

    assert notes("facts_precision", faulty) == (
        "key_takeaways[1]: number '16' is not in the article",
    )


def test_a_synopsis_that_print_left_empty_is_unscored_and_never_zero() -> None:
    silent = replace(REFERENCE, brief=replace(REFERENCE.brief, synopsis=None))

    measured = BY_NAME["rouge1_synopsis"].measure(reference_brief(), silent)

    assert measured == Unscored("the reference has no synopsis")

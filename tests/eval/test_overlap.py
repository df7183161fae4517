"""Overlap, matching and ROUGE on any text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import METRICS
from eval.metrics.rouge import METRICS as ROUGE
from eval.metrics.rouge import one_sentence_per_line
from eval.metrics.takeaways import coverage, match
from eval.metrics.words import content_words, cover, overlap
from eval.reference import Reference, ReferenceBrief, ReferenceTakeaway
from eval.score import Score, Unscored
from service.brief import Brief, CheckedLine, CheckedTakeaway
from tests.eval.examples import REFERENCE, reference_brief

texts = st.text(max_size=60)
words = st.text("abcdefghij ", min_size=3, max_size=60).filter(lambda text: text.split())
takeaways = st.lists(st.tuples(words, words), min_size=1, max_size=8)


@given(texts, texts)
def test_overlap_is_a_share_the_same_both_ways_and_full_on_identity(one: str, other: str) -> None:
    assert 0 <= overlap(one, other) <= 1
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one) == 1


@given(texts, st.lists(texts, max_size=3))
def test_a_line_is_covered_by_itself_and_by_anything_to_some_share(
    line: str, evidence: list[str]
) -> None:
    assert 0 <= cover(line, evidence) <= 1
    assert cover(line, [*evidence, line]) == 1


def test_grammar_words_are_no_content_and_accents_do_not_matter() -> None:
    assert content_words("The élan of the ministers’ meetings") == content_words(
        "elan, minister meeting"
    )


@given(st.lists(st.lists(st.integers(0, 3), max_size=4, unique=True), max_size=4))
def test_no_pairing_is_larger_than_the_one_found(alike: list[list[int]]) -> None:
    found = match(alike)

    best = max(
        sum(right in rights for right, rights in zip(order, alike, strict=False))
        for order in permutations(range(4))
    )
    assert len(found) == best
    assert all(right in alike[left] for right, left in found.items())


@given(takeaways, st.randoms())
def test_coverage_is_full_for_the_reference_s_own_takeaways_in_any_order(
    pairs: list[tuple[str, str]], rng: Random
) -> None:
    reference = replace(
        REFERENCE,
        brief=replace(REFERENCE.brief, takeaways=tuple(ReferenceTakeaway(*pair) for pair in pairs)),
    )
    rng.shuffle(pairs)

    measured = coverage(_brief(pairs), reference)

    assert measured == Score(1.0)


@given(takeaways, takeaways)
def test_coverage_is_a_share(wanted: list[tuple[str, str]], offered: list[tuple[str, str]]) -> None:
    brief = replace(REFERENCE.brief, takeaways=tuple(ReferenceTakeaway(*pair) for pair in wanted))

    measured = coverage(_brief(offered), replace(REFERENCE, brief=brief))

    assert isinstance(measured, Score)
    assert 0 <= measured.value <= 1


@given(words, words)
def test_rouge_is_a_share_and_full_on_identity(one: str, other: str) -> None:
    reference = replace(REFERENCE, brief=ReferenceBrief(one, one, (ReferenceTakeaway(one, one),)))

    for metric in ROUGE:
        same = metric.measure(_lines(one), reference)
        another = metric.measure(_lines(other), reference)
        assert isinstance(same, Unscored) or same == Score(1.0)
        assert isinstance(another, Unscored) or 0 <= another.value <= 1


def test_sentences_are_lines_to_rouge_lsum_so_their_order_is_free() -> None:
    first, second = "Rain fell in Leeds.", "Schools were shut all day."
    reference = replace(REFERENCE, brief=replace(REFERENCE.brief, synopsis=f"{first} {second}"))
    brief = replace(reference_brief(), synopsis=CheckedLine(f"{second} {first}", ()))
    [lsum] = [metric for metric in ROUGE if metric.name == "rougelsum_synopsis"]

    assert one_sentence_per_line(f"{first} {second}") == f"{first}\n{second}"
    assert lsum.measure(brief, reference) == Score(1.0)


def unlabelled(takeaways: Sequence[ReferenceTakeaway]) -> Reference:
    """The reference with takeaways as CNN/DailyMail's highlights are: without labels."""
    told = tuple(replace(takeaway, label="") for takeaway in takeaways)
    return replace(REFERENCE, brief=ReferenceBrief(None, None, told))


@pytest.mark.parametrize("name", ["rouge1_takeaways", "rougelsum_takeaways", "takeaway_coverage"])
def test_labels_do_not_count_where_the_reference_has_none(name: str) -> None:
    [metric] = [metric for metric in METRICS if metric.name == name]
    # Three words each, beside which a label of three is half of the line.
    facts = [ReferenceTakeaway("", f"Rain fell in {place}.") for place in ("Leeds", "Hull")]
    brief = _brief([("Heavy Weather Warning", fact.text) for fact in facts])

    measured = metric.measure(brief, unlabelled(facts))

    assert measured == Score(1.0)
    assert metric.version == 2


@pytest.mark.parametrize("name", ["question_form", "question_answerability"])
def test_a_question_is_scored_where_the_reference_has_none(name: str) -> None:
    [metric] = [metric for metric in METRICS if metric.name == name]
    reference = unlabelled(REFERENCE.brief.takeaways)

    assert metric.measure(reference_brief(), reference) == Score(1.0)
    assert isinstance(
        missing := metric.measure(replace(reference_brief(), headline_question=None), reference),
        Score,
    )
    assert missing.value == 0
    assert metric.version == 2


def _brief(pairs: list[tuple[str, str]]) -> Brief:
    return replace(
        reference_brief(),
        takeaways=tuple(CheckedTakeaway(label, text, ()) for label, text in pairs),
    )


def _lines(text: str) -> Brief:
    line = CheckedLine(text, ())
    return replace(_brief([(text, text)]), headline_question=line, synopsis=line)

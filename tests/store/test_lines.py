"""Editing lines, and saying what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InvalidRequest
from service.formats.response import TakeawayBody
from service.store.lines import Edit, differences, edited, word_diff
from tests.store.made import leeds_body


def three() -> object:
    quotes = leeds_body().key_takeaways[0].evidence
    takeaways = [
        TakeawayBody(label=f"L{n}", text=f"Fact {n}.", evidence=quotes, support=0.9)
        for n in range(3)
    ]
    return leeds_body().model_copy(update={"key_takeaways": takeaways})


def texts(*edits: Edit) -> list[str]:
    return [t.text for t in edited(three(), edits).key_takeaways]  # type: ignore[arg-type]


def test_a_takeaway_is_edited_and_keeps_its_evidence_but_not_its_support() -> None:
    after = edited(three(), [Edit("key_takeaways[1]", "New.")])  # type: ignore[arg-type]

    takeaway = after.key_takeaways[1]
    assert (takeaway.label, takeaway.text, takeaway.support) == ("L1", "New.", None)
    assert takeaway.evidence == leeds_body().key_takeaways[0].evidence


def test_numbers_are_those_before_the_edits() -> None:
    assert texts(Edit("key_takeaways[0]", None), Edit("key_takeaways[2]", "Last.")) == [
        "Fact 1.",
        "Last.",
    ]


def test_a_takeaway_may_be_added_after_the_last() -> None:
    assert texts(Edit("key_takeaways[3]", "More.", "L3"))[-1] == "More."


def test_a_line_taken_out_takes_its_evidence_along() -> None:
    after = edited(leeds_body(), [Edit("synopsis", None)])

    assert after.synopsis is None
    assert after.evidence.synopsis == []


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("lede", "x")],
        [Edit("key_takeaways[99]", "x", "y")],
        [Edit("key_takeaways[4]", "x", "y")],
        [Edit("key_takeaways[3]", None)],
        [Edit("key_takeaways[3]", "no label")],
        [Edit("synopsis", "x"), Edit("synopsis", "y")],
    ],
    ids=["no line", "too far", "a gap", "nothing to take out", "no label", "twice"],
)
def test_what_is_no_edit_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(InvalidRequest):
        texts(*edits)


def test_one_takeaway_taken_out_is_one_difference() -> None:
    before = three()
    after = edited(before, [Edit("key_takeaways[0]", None)])  # type: ignore[arg-type]

    [diff] = differences(before, after)  # type: ignore[arg-type]

    assert (diff["field"], diff["before"], diff["after"]) == (
        "key_takeaways[0]",
        "L0: Fact 0.",
        None,
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_word_diff_tells_both_texts(before: str, after: str) -> None:
    runs = word_diff(before, after)

    assert "".join(text for sign, text in runs if sign in "=-") == before
    assert "".join(text for sign, text in runs if sign in "=+") == after


def test_a_word_diff_keeps_what_is_the_same() -> None:
    assert word_diff("Rain fell in Leeds.", "Rain fell in York.") == [
        ["=", "Rain fell in "],
        ["-", "Leeds."],
        ["+", "York."],
    ]

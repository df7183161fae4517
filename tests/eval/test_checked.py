"""The checker asked anew about a brief's lines, whatever support they bring along."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.metrics.checked import checked_rate
from eval.metrics.support import support_rate
from eval.score import Score, Unscored
from service.brief import CheckedLine
from service.checking import support
from service.errors import WriterUnavailable
from tests.eval.examples import REFERENCE, reference_brief, supported, with_takeaway


def test_an_edit_under_a_stale_support_is_seen() -> None:
    brief = supported(reference_brief())
    edited = replace(brief.takeaways[2], text="The government will not pay any of the cost.")

    stale = with_takeaway(brief, 2, edited)

    assert support_rate(stale, REFERENCE) == Score(1.0)
    measured = checked_rate(stale, REFERENCE)
    assert isinstance(measured, Score)
    assert measured.value == pytest.approx(5 / 6)
    assert measured.notes[0].startswith("key_takeaways[2]: checked anew 0.")


def test_notes_say_how_many_lines_there_were_and_how_long() -> None:
    false = replace(reference_brief(), synopsis=CheckedLine("The pier was blown up in May.", ()))

    measured = checked_rate(false, REFERENCE)

    assert isinstance(measured, Score)
    assert measured.notes[-1].startswith("of 6 lines checked, ")
    assert measured.notes[-1].endswith(" words each")


def test_a_brief_of_a_question_alone_is_unscored() -> None:
    asking = replace(reference_brief(), synopsis=None, takeaways=())

    assert checked_rate(asking, REFERENCE) == Unscored("the brief has no statement to check")


def test_an_article_that_the_checker_cannot_read_leaves_it_unscored() -> None:
    empty = replace(REFERENCE, article="")

    measured = checked_rate(reference_brief(), empty)

    assert measured == Unscored("the checker could not read it: empty_article")


@pytest.fixture
def no_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without the support model's files."""
    monkeypatch.setattr(support, "files", lambda _: tmp_path)
    support.load_support.cache_clear()
    yield
    support.load_support.cache_clear()


@pytest.mark.usefixtures("no_weights")
def test_missing_weights_are_no_fault_of_the_article() -> None:
    with pytest.raises(WriterUnavailable, match="not installed"):
        checked_rate(reference_brief(), REFERENCE)

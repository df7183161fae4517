"""Who says so without a name, and what a thing is only called."""

import pytest

from tests.checking.articles import false_claims, kinds

SAID = (
    "The raider fired three bolts at the gate, police said.",
    "Reeve Anna Holm called the weir a costly mistake.",
    "Critics described the canal plan as a waste of silver.",
    "The hamlet is called a gem by its visitors.",
    '"It is our home," she added after Lena Fabry said the hall would stay.',
)


@pytest.mark.parametrize(
    "line",
    [
        "The raider fired three bolts at the gate, witnesses said.",
        "Doctors said the raider fired three bolts at the gate.",
        "The weir is a costly mistake.",
        "The canal plan is a waste of silver.",
    ],
)
def test_another_who_says_so_or_nobody_is_caught(line: str) -> None:
    assert kinds(line, *SAID) == {"attribution"}


@pytest.mark.parametrize(
    "line",
    [
        "The raider fired three bolts at the gate, officers said.",
        "Police said the raider fired three bolts at the gate.",
        "The raider fired three bolts at the gate.",
        "Anna Holm said the weir was a costly mistake.",
        "The weir was called a costly mistake.",
        "Critics see the canal plan as a waste of silver.",
        "The hamlet is a gem.",
    ],
)
def test_whoever_the_article_lets_say_so_stays(line: str) -> None:
    assert not false_claims(line, *SAID)


def test_who_comes_after_a_quotation_has_not_said_it() -> None:
    said = (
        '"We will never sell the hall," Lena Fabry said.',
        '"It is our home," she added.',
        "Tom Reyes sat beside her.",
    )

    assert kinds('Tom Reyes said: "It is our home."', *said) == {"attribution"}
    assert not kinds('Lena Fabry said: "It is our home."', *said)

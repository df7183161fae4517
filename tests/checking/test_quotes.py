"""Quoted words are the article's, character for character."""

import pytest

from tests.checking.articles import false_claims, kinds

SAID = "“Nobody was hurt, and that is what matters – really,” she said."


@pytest.mark.parametrize(
    "line",
    [
        'She said "nobody was hurt".',
        "She said “Nobody was hurt.”",
        "She said 'that is what matters'.",
        'She said "nobody was hurt ... that is what matters".',
        'She said "that is what matters - really".',
        "The workers' homes and the farmers' fields were lost.",
        "It was the '90s, and it's over.",
    ],
)
def test_words_that_stand_in_the_article_are_borne_out(line: str) -> None:
    assert "quote" not in kinds(line, SAID)


@pytest.mark.parametrize(
    "line",
    [
        'She said "nobody was killed".',
        'She said "nobody was hurt and that is what matters".',
        "She said 'that is what mattered'.",
        'She said "body was hurt".',
    ],
)
def test_words_that_do_not_are_caught(line: str) -> None:
    assert "quote" in kinds(line, SAID)


def test_a_quotation_may_run_over_two_sentences() -> None:
    line = 'She said "nobody was hurt. That is what matters".'

    assert "quote" not in kinds(line, "She said: Nobody was hurt. That is what matters.")


def test_the_detail_of_a_wrong_quotation_names_the_right_words() -> None:
    [claim] = false_claims('She said "nobody was killed, and that matters".', SAID)

    assert claim.nearest.startswith("Nobody was hurt")

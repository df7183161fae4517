"""Each of two facts of a line is told of whom the article tells it."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "Harrowby has issued 196 parking notices since 2011, when wardens were hired.",
    "Selby, which has a larger population, issued just three.",
    "Former minister Paul Nsibu had committed to holding three debates before the vote.",
    "Keller insisted she only wanted one.",
    "Rival brewer Orbis is already well established with its pale ale.",
    "Nordvik, meanwhile, is doing well with its dark cider.",
)


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("Selby has issued 196 parking notices since 2011 while Harrowby issued three.", SAID[0]),
        (
            "Keller had committed to three debates, but Paul Nsibu insisted he only wanted one.",
            SAID[2],
        ),
        (
            "Nordvik is well established with its pale ale and Orbis does well with dark cider.",
            SAID[4],
        ),
    ],
    ids=["while", "but", "and"],
)
def test_two_facts_may_not_be_told_of_each_other(line: str, nearest: str) -> None:
    [claim] = false_claims(line, *SAID)

    assert (claim.kind, claim.nearest) == ("name", nearest.rstrip("."))


@pytest.mark.parametrize(
    "line",
    [
        "Harrowby has issued 196 parking notices since 2011 while Selby issued three.",
        "Paul Nsibu had committed to three debates, but Keller insisted she only wanted one.",
        "Orbis is well established with its pale ale and Nordvik does well with dark cider.",
        "Selby issued three parking notices while Harrowby has issued 196 since 2011.",
        "Keller and Paul Nsibu had committed to three debates before the vote.",
    ],
)
def test_two_facts_told_as_the_article_tells_them_are_left_alone(line: str) -> None:
    assert not false_claims(line, *SAID)

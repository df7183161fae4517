"""What is no article: too short, tables, links, code, words without sentences."""

import random

import pytest

from service.errors import InvalidArticle
from service.reading import read
from tests.reading.articles import FLOOD, text

CODE = """def total(prices):
    result = 0
    for price in prices:
        result += price["amount"] * (1 - price["discount"])
    return result

class Basket:
    def __init__(self, items):
        self.items = list(items)

    def sum(self):
        return total([item.price for item in self.items])
"""
SCORES = "\n".join(
    f"{home} {a} {away} {b}"
    for home, a, away, b in [
        ("Rovers", 2, "Albion", 1),
        ("United", 0, "City", 0),
        ("Athletic", 3, "Rangers", 2),
        ("Town", 1, "County", 4),
    ]
    * 6
)
LINKS = "\n".join(
    [
        "Home",
        "World news",
        "Five things to know today",
        "How to cook rice",
        "Best phones of the year",
    ]
    * 12
)
TABLE = "Product | Price | Change\n" + "\n".join(
    f"Wheat no {n} | {n * 3}.50 | {n}.1%" for n in range(1, 40)
)
NAMES = ", ".join(
    f"{first} {last}"
    for first in ("Ana", "Omar", "Lena", "Kofi")
    for last in ("Ruiz", "Sy", "Vogt", "Mensah", "Nair")
)


def refusal(content: str) -> InvalidArticle:
    with pytest.raises(InvalidArticle) as refused:
        read(text(content))
    return refused.value


@pytest.mark.parametrize("content", ["", " ", "\n\t \r\n", "\u200b\ufeff", "\u00a0\u2003"])
def test_nothing_to_see_is_an_empty_article(content: str) -> None:
    assert refusal(content).code == "empty_article"


@pytest.mark.parametrize(
    "content",
    [
        "One sentence is no article.",
        "It rained. It stopped.",
        " ".join(FLOOD.split()[:36]) + ".",
        FLOOD.replace(". ", "; "),
        "The river burst its banks on Monday. " * 30,
    ],
    ids=["one short sentence", "two short ones", "36 words", "one long sentence", "one repeated"],
)
def test_too_little_reporting_is_refused_with_the_counts(content: str) -> None:
    refused = refusal(content)

    assert refused.code == "article_too_short"
    assert "at least 40 words in 2 sentences" in refused.detail
    assert any(character.isdigit() for character in refused.detail)


def salad(seed: int) -> str:
    """The words of reporting, shuffled, in sentences."""
    words = (FLOOD.replace(".", "").replace(",", "").lower() + " ").split() * 5
    random.Random(seed).shuffle(words)
    return (
        ". ".join(" ".join(words[i : i + 12]).capitalize() for i in range(0, len(words), 12)) + "."
    )


@pytest.mark.parametrize(
    "content",
    [
        CODE * 3,
        SCORES,
        LINKS,
        TABLE,
        f"{NAMES}. " * 2 + "Those were all.",
        " ".join(FLOOD.replace(".", "").split() * 8),
        " ".join(f"Zork{n} blat{n} quux frob wibble{n} foo bar baz{n}." for n in "abcdefghijkl"),
        "<html><body><p>" + FLOOD + "</p></body></html>",
        "x9f3 " * 200,
        "{" + ", ".join(f'"key{n}": {n}' for n in range(80)) + "}",
    ],
    ids=[
        "code",
        "scores",
        "links",
        "table",
        "names",
        "no stops",
        "nonsense",
        "markup",
        "tokens",
        "json",
    ],
)
def test_what_is_not_prose_is_refused(content: str) -> None:
    assert refusal(content).code == "not_prose"


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_words_are_not_prose(seed: int) -> None:
    assert refusal(salad(seed)).code == "not_prose"


def test_an_article_with_a_table_is_an_article() -> None:
    document = read(
        text(f"{FLOOD}\n\n{TABLE}\n\nThe table shows the price of wheat in the market.")
    )

    assert len(document.sentences) == 4
    assert {mark.kind for mark in document.marks} == {"table"}

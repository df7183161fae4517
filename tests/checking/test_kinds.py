"""What the article tells of a sister, the north or a nurse is not told of another of the kind."""

import pytest

from service.checking.facts.kind_words import exclude
from tests.checking.articles import false_claims

SAID = (
    "Her sister Ruth Imber struck the car with a pickup truck in Leeds.",
    "The brokers were told to disclose the size of their commissions.",
    "Firms must give women aged 50 or above a pension in Malta.",
    "Unemployment is felt in the northern part of the island of Hven.",
    "The officer was shot in the right arm on a garage forecourt.",
    "The patient was given the pill by a nurse of the agency in Hull.",
    "Ferris took the second place of the sculling race in Porto.",
    "A concert pianist played the cello part at the museum in Bonn.",
)


@pytest.mark.parametrize(
    ("line", "surface", "nearest"),
    [
        ("Her brother Ruth Imber struck the car with a pickup truck.", "brother", "sister"),
        (
            "The insurers were told to disclose the size of their commissions.",
            "insurers",
            "brokers",
        ),
        ("Firms must give men aged 50 or above a pension in Malta.", "men", "women"),
        ("Unemployment is felt in the south of the island of Hven.", "south", "northern"),
        ("The officer was shot in the right leg on a garage forecourt.", "leg", "arm"),
        ("The patient was given the pill by a doctor of the agency.", "doctor", "nurse"),
        ("A pianist played the violin part at the museum in Bonn.", "violin", "cello"),
    ],
)
def test_another_of_the_same_kind_is_found(line: str, surface: str, nearest: str) -> None:
    [claim] = false_claims(line, *SAID)

    assert (claim.surface, claim.nearest) == (surface, nearest)


@pytest.mark.parametrize(
    "line",
    [
        "Her sister Ruth Imber struck the car with a pickup truck.",
        "Her sibling Ruth Imber struck the car with a lorry in Leeds.",
        "Brokers and insurers were told to disclose the size of their commissions.",
        "Firms must give women aged 50 or above a pension.",
        "Unemployment is felt in the north of the island of Hven.",
        "The man was shot in the right arm on a garage forecourt.",
        "The patient was given the pill in Hull.",
        "Ferris took second place of the sculling race in Porto.",
    ],
)
def test_what_may_mean_the_same_is_left_alone(line: str) -> None:
    assert not false_claims(line, *SAID)


def test_words_that_may_mean_the_same_do_not_exclude_each_other() -> None:
    assert exclude("north", "southern")
    assert exclude("coach", "goalkeeper") is False
    assert not exclude("lorry", "truck")
    assert not exclude("coach", "bus")
    assert not exclude("gold", "sister")

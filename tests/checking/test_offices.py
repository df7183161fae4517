"""An office, a country and a place in a list stay with those to whom the article gives them."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "Danish Foreign Minister Lise Holm met Swedish Finance Minister Jonas Berg in Malmo.",
    "Chief Executive Ruth Imber blamed the port for the delay.",
    "Union leader Max Odell said dockers had not been asked.",
    "Portuguese sailor Rui Nabo, 31, was rescued on Friday.",
    "A coroner will hold an inquest in Hull.",
    "President Ana Lasky sent a letter to the crew.",
    "US envoy for Iran Carl Weems called it a stunt.",
    "Norway, Iceland and the Faroe Islands will not sign the treaty on mackerel.",
)


@pytest.mark.parametrize(
    ("line", "surface", "nearest"),
    [
        (
            "The Swedish foreign minister, Lise Holm, went to Malmo.",
            "Swedish foreign minister, Lise Holm",
            "Danish Foreign Minister Lise Holm",
        ),
        (
            "Portuguese President Ana Lasky sent a letter to the crew.",
            "Portuguese President Ana Lasky",
            "Portuguese sailor Rui Nabo",
        ),
        (
            "Max Odell, the chief executive, said dockers had not been asked.",
            "Max Odell, the chief executive",
            "Union leader Max Odell",
        ),
        (
            "Union leader Ruth Imber blamed the port for the delay.",
            "Union leader Ruth Imber",
            "Chief Executive Ruth Imber",
        ),
        (
            "Only Norway will not sign the treaty on mackerel.",
            "Only Norway",
            "Norway, Iceland and the Faroe Islands",
        ),
    ],
)
def test_what_is_another_s_is_found(line: str, surface: str, nearest: str) -> None:
    found = [(claim.surface, claim.nearest) for claim in false_claims(line, *SAID)]

    assert (surface, nearest) in found


@pytest.mark.parametrize(
    "line",
    [
        "The Danish foreign minister, Lise Holm, went to Malmo.",
        "Sweden's Jonas Berg met Lise Holm in Malmo.",
        "Ruth Imber, the chief executive, blamed the port for the delay.",
        "Union leader Max Odell said dockers had not been asked.",
        "Max Odell, leader of the union, said dockers had not been asked.",
        "Rui Nabo, a Portuguese sailor, was rescued on Friday.",
        "Ana Lasky sent a letter to the crew.",
        "Norway will not sign the treaty on mackerel.",
        "US envoy Carl Weems called it a stunt.",
        "Only Rui Nabo was rescued on Friday.",
    ],
)
def test_what_is_their_own_is_left_alone(line: str) -> None:
    assert not false_claims(line, *SAID)

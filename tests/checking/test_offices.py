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


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("Foreign Minister Lise Holm met Foreign Minister Jonas Berg.", "Finance Minister Jonas"),
        ("President Lise Holm met Jonas Berg in Malmo.", "Foreign Minister Lise Holm"),
        ("Finance Minister Lise Holm met Foreign Minister Jonas Berg.", "Finance Minister Jonas"),
        ("Lise Holm, the defence minister, went to Malmo.", "Foreign Minister Lise Holm"),
        ("Deputy Foreign Minister Lise Holm went to Malmo.", "Foreign Minister Lise Holm"),
        ("Senator Ruth Imber blamed the port for the delay.", "Chief Executive Ruth Imber"),
        ("Arvik chief executive Ida Moen had joined Tolk.", "Ida Moen, its former"),
        ("Governor Arne Dahl opened the weir.", "Deputy Governor Arne Dahl"),
    ],
)
def test_an_office_that_is_not_his_is_found_wherever_it_stands(line: str, nearest: str) -> None:
    found = false_claims(line, *SAID, *OTHERS)

    assert any(nearest in claim.nearest for claim in found)


OTHERS = (
    "Arvik said that Ida Moen, its former chief executive, had joined Tolk as chairwoman.",
    "Deputy Governor Arne Dahl opened the weir.",
    "Chairman and chief executive Olav Rui left for Bergen.",
    "Mayor Siv Aune, who was treasury minister in 2010, spoke for an hour.",
    "The premier, Nils Kvam, had gone to Odda.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Foreign Secretary Lise Holm met Jonas Berg in Malmo.",
        "Ms Holm, the minister, met Jonas Berg in Malmo.",
        "CEO Ruth Imber blamed the port for the delay.",
        "Former Arvik chief executive Ida Moen had joined Tolk.",
        "Ida Moen, once chief executive of Arvik, had joined Tolk.",
        "Tolk chairwoman Ida Moen left Arvik.",
        "Chairman Olav Rui left for Bergen.",
        "Former Finance Minister Siv Aune spoke for an hour.",
        "Prime Minister Nils Kvam had gone to Odda.",
    ],
)
def test_an_office_in_other_words_or_one_of_several_stays(line: str) -> None:
    assert not false_claims(line, *SAID, *OTHERS)

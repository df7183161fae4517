"""Numbers in other units, scales and forms are the same numbers."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "The towpath to Dorby is 2.3 miles long, and it was 40C at noon.",
    "The relay drew 100 miles of cable through the fen.",
    "The league won 312 seats out of 650 in the vote.",
    "Kerala spent 1.2 lakh crore rupees on its ports.",
    "The Federal Reserve cut its rate by a quarter point.",
)


@pytest.mark.parametrize(
    "line",
    [
        "The towpath to Dorby is 3.7 km long.",
        "It was 104F at noon.",
        "The relay drew 160 km of cable through the fen.",
        "The league won 312 of 650 seats in the vote.",
        "The league won 312 out of 650 seats.",
        "Kerala spent 1.2 trillion rupees on its ports.",
        "Kerala spent Rs 1.2 lakh crore on its ports.",
        "The Fed cut its rate by a quarter point.",
    ],
)
def test_the_same_number_or_name_in_another_form_is_borne_out(line: str) -> None:
    assert not false_claims(line, *SAID)


@pytest.mark.parametrize(
    "line",
    [
        "The towpath to Dorby is 3.9 km long.",
        "The towpath to Dorby is 2.3 km long.",
        "It was 100F at noon.",
        "The relay drew 170 km of cable through the fen.",
        "The league won 312 of 640 seats in the vote.",
        "The league won 650 seats in the vote.",
        "Kerala spent 1.2 crore rupees on its ports.",
        "Kerala spent Rs 1.3 lakh crore on its ports.",
        "The Fid cut its rate by a quarter point.",
    ],
)
def test_another_number_or_name_is_caught(line: str) -> None:
    assert false_claims(line, *SAID)

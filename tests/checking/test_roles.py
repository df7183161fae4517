"""Who did it and to whom it was done."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "The guild urged the brewers to set up a fund to restore the mills.",
    "Striker Paul Nsibu praised the crowd for its songs after the match at Harrowby.",
    "Marchers moved into the square, forcing officers to close the station at Leeds.",
    "The pilot started the engine on petrol and switched it to kerosene over Skye.",
    "The museum was criticised by the council over its roof in Gdansk.",
    '"Tolls will double," announced the operator of the bridge at Calais.',
    "After talks with the port, the crews of Lagos called off a strike.",
    "Ines Vidal, the founder of Orbis, thanked voters in Wallonia.",
)


@pytest.mark.parametrize(
    "line",
    [
        "The brewers urged the guild to set up a fund to restore the mills.",
        "The crowd praised Paul Nsibu for his songs after the match at Harrowby.",
        "Officers moved into the square, forcing marchers to close the station at Leeds.",
        "The pilot started the engine on kerosene and switched it to petrol over Skye.",
    ],
    ids=["subject and object", "a name", "two clauses", "two things"],
)
def test_the_parts_of_two_may_not_be_exchanged(line: str) -> None:
    [claim] = false_claims(line, *SAID)

    assert claim.kind == "name"
    assert claim.nearest


@pytest.mark.parametrize(
    "line",
    [
        "The brewers were urged by the guild to set up a fund to restore the mills.",
        "The council criticised the museum over its roof in Gdansk.",
        "The operator of the bridge at Calais announced tolls will double.",
        "Lagos crews called off a strike after talks with the port.",
        "Orbis founder Ines Vidal thanked voters in Wallonia.",
        "Officers closed the station at Leeds after marchers moved into the square.",
    ],
    ids=["passive", "active", "inverted", "clauses moved", "title moved", "told in another order"],
)
def test_the_same_parts_in_another_order_are_left_alone(line: str) -> None:
    assert not false_claims(line, *SAID)

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
    "The tram was running from Dover to Margate when its lights failed at Deal.",
    "Keeper Tom Reyes, 28, was convicted of arson and Lena Fabry was convicted of theft at Ghent.",
    "The ferry Arle was built by Nordvik and will be scrapped by Pelican.",
    "The tax on cars and boats will rise by 9% and 8% respectively.",
    "Sandbags and pumps were sent to Selby at dawn.",
    "Loud horns are used too often by drivers, said Bram Coster of the Rotterdam tunnel office.",
    "Rector Ada Lindt met the envoy of Kiruna on a barge at Narvik.",
)


@pytest.mark.parametrize(
    "line",
    [
        "The brewers urged the guild to set up a fund to restore the mills.",
        "The crowd praised Paul Nsibu for his songs after the match at Harrowby.",
        "Officers moved into the square, forcing marchers to close the station at Leeds.",
        "The pilot started the engine on kerosene and switched it to petrol over Skye.",
        "The tram was running from Margate to Dover when its lights failed at Deal.",
        "Keeper Tom Reyes was convicted of theft and Lena Fabry was convicted of arson at Ghent.",
        "The ferry Arle was built by Pelican and will be scrapped by Nordvik.",
        "The tax on boats and cars will rise by 9% and 8% respectively.",
    ],
    ids=[
        "subject and object",
        "a name",
        "two clauses",
        "two things",
        "from and to",
        "past what is said in passing",
        "both by somebody",
        "respectively",
    ],
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
        "Pumps and sandbags were sent to Selby at dawn.",
        "Bram Coster of the Rotterdam tunnel office said loud horns are used too often by drivers.",
        "The envoy of Kiruna met Ada Lindt on a barge at Narvik.",
    ],
    ids=[
        "passive",
        "active",
        "inverted",
        "clauses moved",
        "title moved",
        "told in another order",
        "joined by and",
        "said before or after",
        "done by both",
    ],
)
def test_the_same_parts_in_another_order_are_left_alone(line: str) -> None:
    assert not false_claims(line, *SAID)

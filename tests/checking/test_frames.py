"""The right number in the wrong frame: a period, a direction, a share, one of several."""

import pytest

from tests.checking.articles import false_claims

SAID = (
    "Two in three weavers at the mill are women, the survey found.",
    "The loft has 90 sq m and a balcony over the Arle.",
    "Between 7,000 and 8,000 parcels go astray annually at Dorby.",
    "The guild raised its levy from 4.5% to 5.25% on Thursday.",
    "Barley could lose a further 12% this spring, growers said.",
    "Orbis is one of the world's largest makers of bells.",
    "Tolk is among the oldest towns on the coast.",
    "The ferry carries 30 to 40 vans a day from Skye.",
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("One in three weavers at the mill are women, the survey found.", "number"),
        ("One out of every three weavers at the mill are women.", "number"),
        ("The loft has 90 square feet and a balcony over the Arle.", "number"),
        ("Between 7,000 and 8,000 parcels go astray monthly at Dorby.", "number"),
        ("Up to 8,000 parcels go astray every month at Dorby.", "number"),
        ("The guild's levy rose to 4.5% on Thursday.", "number"),
        ("The guild raised its levy from 5.25% on Thursday.", "number"),
        ("Barley could gain a further 12% this spring, growers said.", "negation"),
        ("Orbis is the world's largest maker of bells.", "number"),
        ("Tolk is the oldest town on the coast.", "number"),
    ],
)
def test_a_number_in_another_frame_is_caught(line: str, kind: str) -> None:
    assert kind in {claim.kind for claim in false_claims(line, *SAID)}


@pytest.mark.parametrize(
    "line",
    [
        "Two out of three weavers at the mill are women.",
        "Two thirds of weavers at the mill are women, the survey found.",
        "The loft has 90 square metres and a balcony over the Arle.",
        "Between 7,000 and 8,000 parcels go astray a year at Dorby.",
        "Up to 8,000 parcels go astray at Dorby.",
        "The guild's levy rose to 5.25% on Thursday.",
        "The guild raised its levy to 5.25% from 4.5%.",
        "Barley could lose a further 12% this spring.",
        "Orbis counts as one of the largest makers of bells.",
        "Orbis is among the world's largest makers of bells.",
        "The ferry carries from 30 to 40 vans daily.",
    ],
)
def test_a_number_in_its_own_frame_stays(line: str) -> None:
    assert not false_claims(line, *SAID)

"""Two takeaways are one fact where the shorter is nearly all in the other."""

import pytest

from service.checking.duplicates import SAME_FACT, overlap
from service.checking.text.statement import statement

ONE = "Heavy rain flooded 40 homes in Harrowby on Tuesday."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (ONE, True),
        ("Heavy rains have flooded homes in Harrowby, the council said on Tuesday.", True),
        ("Rain flooded homes.", True),
        ("Farmer Tom Reyes lost 300 sheep in Harrowby.", False),
        ("The council refused a plan for higher walls in 2019.", False),
        ("", False),
    ],
)
def test_overlap(other: str, same: bool) -> None:
    measured = overlap(statement(ONE), statement(other))

    assert 0.0 <= measured <= 1.0
    assert (measured >= SAME_FACT) is same
    assert measured == overlap(statement(other), statement(ONE))

"""Lines made by syntax, and lessons as arrays."""

import random

import pytest

pytest.importorskip("lemminflect")

from service.reading.syntax import load_syntax
from training.support_trees import FALSE, TRUE, stock


@pytest.mark.parametrize(
    ("rule", "line", "made"),
    [
        (
            "voice",
            "The council has approved a budget.",
            "A budget has been approved by the council.",
        ),
        ("voice", "The mayor was beaten by a farmer.", "A farmer beat the mayor."),
        ("turned", "Police arrested the mayor.", "Police were arrested by the mayor."),
        ("opposed", "The police arrested the mayor.", "The mayor arrested the police."),
        (
            "moved",
            "The mayor believes that the roads will be shut.",
            "The roads will be shut, the mayor believes.",
        ),
    ],
)
def test_a_rule_keeps_to_the_grammar(rule: str, line: str, made: str) -> None:
    known = stock([line], load_syntax())

    found = {(FALSE | TRUE)[rule](line, known, random.Random(seed)) for seed in range(8)}

    assert made in found

"""No label names as if it were what its line says is not."""

from itertools import product

import pytest

from service.writing.embedded.labelling.label import labels
from service.writing.embedded.labelling.label_denied import is_undone
from tests.writing.lines import forms, line_of
from tests.writing.test_label import TRUSTING, Speechless
from tests.writing.trees import tree

NORBANK = "[nsubj *Norbank/NNP]"
NONE_FOUND = f"{NORBANK} *found/VBD [obj no/DT *evidence/NN [nmod of/IN *fraud/NN]]"
UNFILMED = (
    f"{NORBANK} did/VBD:aux not/RB *know/VB [ccomp [nsubj *Ana/NNP] *filmed/VBD [obj *oil/NN]]"
)


def undone(label: str, notation: str) -> bool:
    """Whether it is in every form that its words have in the sentence."""
    line = line_of(tree(f"{notation} ."))
    ways = product(*(forms(line, text) for text in label.split()))
    return all(is_undone(line.tree, way) for way in ways)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Evidence", NONE_FOUND),
        ("Fraud Evidence", NONE_FOUND),
        ("Fraud", NONE_FOUND),
        ("Offer", f"{NORBANK} *rejected/VBD [obj the/DT *offer/NN]"),
        ("Contract Offer", f"{NORBANK} *rejected/VBD [obj a/DT contract/NN *offer/NN]"),
        ("Alerts", f"{NORBANK} has/VBZ:aux not/RB *issued/VBN [obj any/DT *alerts/NNS]"),
        ("Oil Filmed", UNFILMED),
    ],
    ids=["none", "none of it", "of which none", "rejected", "rejected at length", "not any",
         "not known"],
)  # fmt: skip
def test_what_is_not_is_no_label(label: str, notation: str) -> None:
    assert undone(label, notation)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Evidence", NONE_FOUND.replace("no/DT", "new/JJ")),
        ("Norbank", NONE_FOUND),
        ("Offer Rejection", f"{NORBANK} *rejected/VBD [obj the/DT *offer/NN]"),
        ("Brands", f"{NORBANK} does/VBZ:aux not/RB *blame/VB [obj the/DT *brands/NNS]"),
        ("Bank", "[nsubj The/DT *bank/NN] did/VBD:aux not/RB *fall/VB"),
        ("Oil Filmed", UNFILMED.replace("not/RB", "then/RB")),
    ],
    ids=["some", "who found none", "says so", "there all the same", "of which it is told", "known"],
)
def test_what_is_may_be_a_label(label: str, notation: str) -> None:
    assert not undone(label, notation)


def test_what_is_not_may_be_called_so() -> None:
    [found] = labels([line_of(tree(f"{NONE_FOUND} ."))], Speechless(), TRUSTING)

    assert [label.text for label in found] == ["No Evidence", "Norbank"]

"""What it has been confirmed is so, told without the word that it is."""

import pytest

from service.writing.embedded.shortening.shorten import shorten
from tests.writing.models import RELUCTANT
from tests.writing.trees import tree

NOBODY = "it/PRP:nsubj:pass has/VBZ been/VBN:aux:pass"
LOST = "[nsubj the/DT *bank/NN] *lost/VBD [obj *money/NN]"


def told(notation: str) -> set[str]:
    parsed = tree(notation)
    return {parsed.text(way.kept) for way in shorten(parsed, range(1, 80), RELUCTANT)}


@pytest.mark.parametrize(
    "notation",
    [
        f"[ccomp {LOST}] , {NOBODY} *confirmed/VBN .",
        f"It/PRP:expl has/VBZ *emerged/VBN [ccomp that/IN:mark {LOST}] .",
    ],
    ids=["after it", "before it"],
)
def test_what_has_been_confirmed_is_told_as_it_is(notation: str) -> None:
    assert "the bank lost money" in told(notation)


@pytest.mark.parametrize(
    "notation",
    [
        f"[ccomp {LOST}] , {NOBODY} *claimed/VBN .",
        f"[nsubj *Roos/NNP] *confirmed/VBD [ccomp that/IN:mark {LOST}] .",
        f"It/PRP:expl has/VBZ not/RB *emerged/VBN [ccomp that/IN:mark {LOST}] .",
        f"{NOBODY} *announced/VBN [ccomp [nsubj the/DT *bank/NN] would/MD *close/VB] .",
    ],
    ids=["claimed", "by somebody", "denied", "would"],
)
def test_what_somebody_says_keeps_who_says_it(notation: str) -> None:
    assert not told(notation) & {"the bank lost money", "the bank would close"}

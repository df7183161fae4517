"""What is kept of a sentence holds together."""

import pytest

from service.writing.embedded.sound import is_sound
from tests.writing.trees import places, tree


def is_sound_without(notation: str, without: str) -> bool:
    parsed = tree(notation)
    gone = set(places(parsed, *without.split()))
    kept = [i for i in range(len(parsed.tokens)) if i not in gone]
    return is_sound(parsed, kept, parsed.root)


BILL = "[nsubj The/DT *bill/NN] is/VBZ:aux:pass *modelled/VBN [obl on/IN a/DT *law/NN]"
ACT = (
    "[nsubj The/DT *act/NN [appos - its/PRP$ *fourth/NN -]] will/MD *sing/VB [obl in/IN *Oslo/NNP]"
)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        ("[nsubj *Norbank/NNP] is/VBZ:aux to/TO *sell/VB [obj *oil/NN] .", "to"),
        (f"{BILL} [conj but/CC are/VBP:aux:pass *treated/VBN [obl as/IN *victims/NNS]] .", ""),
        ("[nsubj His/PRP$ *wife/NN , Amanda/NNP:appos , Huber/NNP:flat] *died/VBD .", ""),
    ],
    ids=["to", "another's verb", "a name across a comma"],
)
def test_what_lost_its_partner_is_unsound(notation: str, without: str) -> None:
    assert not is_sound_without(notation, without)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        ("[nsubj *Norbank/NNP] is/VBZ:aux to/TO *sell/VB [obj *oil/NN] .", ""),
        (f"{BILL} [conj and/CC is/VBZ:aux:pass *backed/VBN [obl by/IN *police/NNS]] .", ""),
        (f"{ACT} .", ""),
        (f"{ACT} .", "- its fourth -"),
    ],
    ids=["to", "its own verb", "with the aside", "without the aside"],
)
def test_what_holds_together_is_sound(notation: str, without: str) -> None:
    assert is_sound_without(notation, without)

"""What is kept of a sentence holds together."""

import pytest

from service.writing.embedded.grammar.sound import is_sound
from tests.writing.trees import places, tree


def is_sound_without(notation: str, without: str) -> bool:
    parsed = tree(notation)
    gone = set(places(parsed, *without.split()))
    kept = [i for i in range(len(parsed.tokens)) if i not in gone]
    return is_sound(parsed, kept, parsed.root)


BILL = "[nsubj The/DT *bill/NN] is/VBZ:aux:pass *modelled/VBN [obl on/IN a/DT *law/NN]"
OPENED = "[nsubj The/DT *film/NN] *opened/VBD [obl at/IN *two/CD] , [advcl"
LEFT = "[nsubj *Ana/NNP] *left/VBD [conj"
POLICE = "[nsubj *Police/NNS] *said/VBD"
RUDE = (
    "[nsubj *Ana/NNP] was/VBD:cop so/RB *rude/JJ [advcl that/IN:mark [nsubj *Jo/NNP] *left/VBD] ."
)
TWO = (
    "[nsubj *Ana/NNP Roos/NNP:flat [conj and/CC chief/NN:compound *Ida/NNP Kim/NNP:flat]] "
    "*left/VBD ."
)
FEWER = "[nsubj *Chad/NNP] *sold/VBD [obj fewer/JJR:amod *cars/NNS [nmod than/IN:case *Mali/NNP]] ."
ACT = (
    "[nsubj The/DT *act/NN [appos - its/PRP$ *fourth/NN -]] will/MD *sing/VB [obl in/IN *Oslo/NNP]"
)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        ("[nsubj *Norbank/NNP] is/VBZ:aux to/TO *sell/VB [obj *oil/NN] .", "to"),
        (f"{BILL} [conj but/CC are/VBP:aux:pass *treated/VBN [obl as/IN *victims/NNS]] .", ""),
        ("[nsubj His/PRP$ *wife/NN , Amanda/NNP:appos , Huber/NNP:flat] *died/VBD .", ""),
        (f"{OPENED} while/IN:mark quirky/JJ *Sideways/NNP] .", ""),
        (f"{OPENED} because/IN:mark a/DT *holiday/NN] .", ""),
        (
            f"{POLICE} [ccomp [nsubj some/DT of/IN *them/PRP] had/VBD:aux *left/VBN] .",
            "some of them",
        ),
        (f"{POLICE} [obj *no/RB] , [parataxis *met/VBD [obj *Ana/NNP]] .", ""),
        (RUDE, "so"),
        (f"{LEFT} and/CC [nsubj *Jo/NNP] *stayed/VBD] .", "Jo"),
        ("[nsubj *Profiles/NNS [acl *made/VBN]] is/VBZ:cop a/DT rich/JJ *island/NN .", ""),
        ("After/IN:mark [nsubj the/DT *temple/NN] *closes/VBZ .", ""),
        (TWO, "and chief"),
        (FEWER, "fewer"),
    ],
    ids=["to", "another's verb", "a name across a comma", "while", "because", "said had", "met",
         "so", "and stayed", "profiles is", "after it closes", "names run together", "than"],
)  # fmt: skip
def test_what_lost_its_partner_is_unsound(notation: str, without: str) -> None:
    assert not is_sound_without(notation, without)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        ("[nsubj *Norbank/NNP] is/VBZ:aux to/TO *sell/VB [obj *oil/NN] .", ""),
        (f"{BILL} [conj and/CC is/VBZ:aux:pass *backed/VBN [obl by/IN *police/NNS]] .", ""),
        (f"{LEFT} and/CC [obl in/IN:case *May/NNP] *returned/VBD] .", "in May"),
        (f"{ACT} .", ""),
        ("[nsubj Three/CD *years/NNS] is/VBZ:cop a/DT long/JJ *time/NN .", ""),
        ("[nsubj *Politics/NNS] is/VBZ:cop a/DT hard/JJ *trade/NN .", ""),
        (f"{ACT} .", "- its fourth -"),
        (f"{OPENED} while/IN:mark quirky/JJ *Sideways/NNP] .", ", while quirky Sideways"),
        (f"{OPENED} while/IN:mark [nsubj *Sideways/NNP] *fell/VBD] .", ""),
        (f"{OPENED} while/IN:mark [nsubj *it/PRP] is/VBZ:cop a/DT *comedy/NN] .", ""),
        (f"{OPENED} after/IN:mark a/DT *holiday/NN] .", ""),
        (f"{OPENED} while/IN:mark *sold/VBN] .", ""),
        (RUDE, "so that Jo left"),
        (RUDE, ""),
        ("After/IN:mark [nsubj the/DT *temple/NN] *closes/VBZ .", "After"),
        (TWO, ""),
        (FEWER, ""),
    ],
    ids=["to", "its own verb", "returned in May", "with the aside", "three years", "politics",
         "without the aside",
         "without while",
         "while it fell", "while it is", "after", "while sold",
         "neither so nor that", "so that", "it closes", "two names", "fewer than"],
)  # fmt: skip
def test_what_holds_together_is_sound(notation: str, without: str) -> None:
    assert is_sound_without(notation, without)


FILING = (
    "[nsubj *Ana/NNP] was/VBD:aux *apologizing/VBG [obl for/IN a/DT *filing/NN , "
    "[acl:relcl which/WDT:nsubj *said/VBD]] "
    "[ccomp [nsubj the/DT *death/NN] was/VBD:cop a/DT *crime/NN] ."
)


def test_what_was_said_does_not_run_on_without_who_said_it() -> None:
    assert not is_sound_without(FILING, "which said")
    assert is_sound_without(FILING, "")

"""Lists, names, hyphenated words and quotations are kept whole or not at all."""

import pytest

from service.writing.embedded.grammar.wholeness import is_whole
from tests.writing.trees import places, tree


def is_whole_without(notation: str, without: str) -> bool:
    parsed = tree(notation)
    gone = set(places(parsed, *without.split()))
    kept = [i for i in range(len(parsed.tokens)) if i not in gone]
    return is_whole(parsed, kept, parsed.root)


LIST = (
    "[nsubj The/DT *bill/NN] *allows/VBZ [obj *curfews/NNS , [conj *tagging/NN] "
    "[conj or/CC *bans/NNS]] ."
)
STAR = "[nsubj The/DT *film/NN] *won/VBD [obl with/IN its/PRP$ *star/NN [appos *Ana/NNP]] ."
SET_OFF = "[nsubj The/DT *film/NN , [appos a/DT *comedy/NN] ,] *won/VBD [obj a/DT *prize/NN] ."
OFFICE = "[nsubj Trust/NNP chief/NN:nmod:desc *Ana/NNP] *resigned/VBD ."
FIRE = "[nsubj A/DT [amod fast_/RB -_/HYPH *moving/VBG] *fire/NN] *spread/VBD ."
OPEN = "[nsubj *Ana/NNP] *said/VBD : “ [ccomp [nsubj *Rain/NN] *fell/VBD] ."
CLOSING = "[ccomp [nsubj *Rain/NN] *fell/VBD] , ” *said/VBD [nsubj *Ana/NNP] ."
TWO = "[nsubj *Ana/NNP [conj and/CC *Jo/NNP]] are/VBP:aux:pass *accused/VBN ."
CHAIN = (
    "[nsubj Builder/NN:nmod:desc *Olson/NNP [appos *Gregg/NNP [conj and/CC *Hayden/NNP]]] "
    "have/VBP *left/VBN ."
)
TAKEN = (
    "[nsubj:pass *Ana/NNP] was/VBD:aux:pass *taken/VBN [obl to/TO:case *hospital/NN] "
    "[advcl after/IN:mark *falling/VBG] ."
)
PUT = "[nsubj *Ana/NNP] *put/VBD [obj *oil/NN] [obl in/IN *tanks/NNS] ."
THOSE = (
    "[nsubj *Wales/NNP] *pays/VBZ [obj a/DT *bonus/NN [nmod for/IN *those/DT] "
    "[acl *looking/VBG [obl after/IN *others/NNS]]] ."
)
TRIAL = (
    "[nsubj *Ana/NNP] *goes/VBZ [obl on/IN *trial/NN [nmod over/IN a/DT *crash/NN]] "
    "[obl in/IN *2000/CD] ."
)
KILLED = "[nsubj *Ana/NNP] *won/VBD [obj a/DT big/JJ *race/NN] [obl in/IN *2000/CD] ."
ORDERED = (
    "[nsubj *Ana/NNP] *ordered/VBD [obj the/DT *contracts/NNS] "
    "[advcl to/TO:mark be/VB:aux:pass *examined/VBN [obl in/IN:case *Leeds/NNP]] ."
)
CALLED = "[nsubj *Ana/NNP] *called/VBD [obl on/IN:case *Norway/NNP] [advcl to/TO:mark *go/VB] ."
FAILED = "[nsubj *Ana/NNP] *failed/VBD [obl in/IN:case a/DT *bid/NN] [obl on/IN:case *Friday/NNP] ."
KEPT_FROM = (
    "[nsubj *Ana/NNP] *prevented/VBD [obj the/DT *country/NN] "
    "[advcl from/IN:mark *leaving/VBG] [obl on/IN:case *Friday/NNP] ."
)
MAN = (
    "[nsubj *Police/NNS] *found/VBD [obj the/DT *man/NN [nmod behind/IN:case a/DT *blast/NN]] "
    "[obl on/IN:case *Friday/NNP] ."
)
GREW = (
    "[nsubj *Ana/NNP] *lived/VBD [obl in/IN:case *Leeds/NNP "
    "[conj and/CC her/PRP$:nmod:poss *partner/NN]] ."
)
FIRST = (
    "[nsubj *Ana/NNP] *won/VBD [obl for/IN:case the/DT first/JJ *time/NN] "
    "[advcl since/IN:mark *leaving/VBG [obj *Leeds/NNP]] ."
)
SECOND = (
    "[nsubj *Ana/NNP] *won/VBD [obl for/IN:case the/DT second/JJ *time/NN] "
    "[obl in/IN:case nine/CD *years/NNS] ."
)
LAST = "*estimates/VBZ [nsubj *Ana/NNP] ."


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        (LIST, "or bans"),
        (STAR, "Ana"),
        (OFFICE, "chief"),
        (FIRE, "fast"),
        (OPEN, ": “"),
        (CLOSING, ", ”"),
        (TWO, "and Jo"),
        (TWO, "Jo"),
        (CHAIN, "and Hayden"),
        (TAKEN, "to hospital"),
        (PUT, "in tanks"),
        (THOSE, "for those"),
        (TRIAL, "over a crash"),
        (ORDERED, "to be examined in Leeds"),
        (ORDERED.replace("ordered", "used"), "to be examined in Leeds"),
        (CALLED, "to go"),
        (FAILED, "in a bid"),
        (KEPT_FROM, "from leaving"),
        (MAN, "behind a blast"),
        (GREW, ""),
        (FIRST, "since leaving Leeds"),
        (SECOND, "for the second time"),
        (LAST, ""),
    ],
    ids=[
        "list",
        "its star",
        "office",
        "hyphen",
        "opened",
        "closed",
        "two are",
        "and",
        "a name's",
        "taken",
        "put",
        "those",
        "another's year",
        "ordered",
        "used",
        "called on",
        "failed",
        "prevented from",
        "which man",
        "a partner among places",
        "first time since",
        "second time in",
        "last",
    ],
)
def test_what_lost_a_part_is_not_whole(notation: str, without: str) -> None:
    assert not is_whole_without(notation, without)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        (LIST, ""),
        (LIST, ", tagging or bans"),
        (LIST, ", tagging"),
        (STAR, ""),
        (STAR, "with its star Ana"),
        (SET_OFF, ", a comedy ,"),
        (OFFICE, "Trust chief"),
        (FIRE, "fast - moving"),
        (OPEN, ": “ Rain fell"),
        (TWO, ""),
        (TAKEN, "after falling"),
        (PUT, ""),
        (THOSE, "for those looking after others"),
        (TRIAL, ""),
        (TRIAL, "in 2000"),
        (KILLED, "big"),
        (ORDERED, "in Leeds"),
        (FAILED, "on Friday"),
        (KEPT_FROM, "on Friday"),
        (MAN, "on Friday"),
        (FIRST, "for the first time since leaving Leeds"),
        (SECOND, "for the second time in nine years"),
    ],
    ids=[
        "list",
        "no list",
        "two",
        "star",
        "no star",
        "aside",
        "name",
        "fire",
        "unsaid",
        "both",
        "taken",
        "put",
        "a bonus",
        "its own year",
        "no year",
        "nothing before it",
        "ordered",
        "failed",
        "prevented",
        "man",
        "no first time",
        "no second time",
    ],
)
def test_what_kept_or_lost_all_its_parts_is_whole(notation: str, without: str) -> None:
    assert is_whole_without(notation, without)


FELL = (
    "[nsubj *Ana/NNP] *left/VBD "
    "[obl:unmarked two/CD *hours/NNS [acl after/IN:mark [nsubj *Jo/NNP] *fell/VBD]] ."
)


def test_a_span_of_time_keeps_what_it_is_counted_from() -> None:
    assert not is_whole_without(FELL, "after Jo fell")
    assert is_whole_without(FELL, "two hours after Jo fell")


def test_a_ban_of_three_years_is_whole_without_what_led_to_it() -> None:
    banned = (
        "[nsubj:pass *Ana/NNP] was/VBD:aux:pass *banned/VBN [obl for/IN three/CD *years/NNS] "
        "[advcl after/IN:mark *falling/VBG] ."
    )

    assert is_whole_without(banned, "after falling")

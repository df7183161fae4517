"""What hangs on what was cut away goes with it."""

import pytest

from service.writing.embedded.grammar.remnants import has_remnant
from tests.writing.trees import places, tree


def leaves(notation: str, without: str) -> bool:
    parsed = tree(f"{notation} .")
    gone = set(places(parsed, *without.split()))
    kept = [i for i in range(len(parsed.tokens)) if i not in gone]
    return has_remnant(parsed, kept, parsed.root)


SPEAKS = "[nsubj *Ana/NNP] was/VBD *speaking/VBG"
SPOKE = "[nsubj *Ana/NNP] *spoke/VBD"
ORDER = "[nsubj The/DT *order/NN] *came/VBD [advcl after/IN:mark [nsubj *Ana/NNP] *wrote/VBD]"
MOVED = "[nsubj *Storms/NNS] *moved/VBD it/PRP:obj [obl:unmarked 785/CD:nummod *miles/NNS]"
END = (
    "[nsubj The/DT *end/NN] *came/VBD [obl in/IN *May/NNP] [advcl when/WRB:advmod [nsubj *rain/NN]"
)
SHIPS = "[nsubj *Norbank/NNP] *replaced/VBD [obj *ships/NNS] [obl with/IN"
LAUNCHED = "[nsubj *Norbank/NNP] *launched/VBD [obj *Delft/NNP , [appos a/DT"
SPLIT = "[nsubj *Spiders/NNS] *split/VBD [advmod [obl:unmarked ten/CD:nummod *years/NNS] *ago/RB]"
KEPT = "[nsubj *Norbank/NNP] *kept/VBD [obj the/DT *man/NN] [xcomp *certified/VBN]"

RAN_ON = (
    "[nsubj *Ana/NNP] *won/VBD [obj *cups/NNS] [advcl while/IN:mark [nsubj *Jo/NNP] *lost/VBD]"
    " [conj and/CC:cc will/MD:aux *face/VB [obj *Ida/NNP]]"
)
INSTEAD = (
    "[nsubj *Ana/NNP] *sold/VBD [obj *cars/NNS]"
    " [conj but/CC:cc instead/RB:advmod *drove/VBD [obj *them/PRP]]"
)
AT_FIRST = (
    "[nsubj *Ana/NNP] initially/RB:advmod *won/VBD [obj *cups/NNS]"
    " , [conj but/CC:cc *died/VBD [obl in/IN *May/NNP]]"
)
AT_FIRST_HOWEVER = (
    "[nsubj *Ana/NNP] initially/RB:advmod *won/VBD [obj *cups/NNS]"
    " ; [parataxis however/RB:advmod , [nsubj *they/PRP] were/VBD:aux:pass *sold/VBN]"
)
CONCEDED = (
    "[nsubj *Ana/NNP] may/MD:aux *win/VB [obj *cups/NNS]"
    " , [conj but/CC:cc [nsubj *Jo/NNP] *leads/VBZ]"
)
PROBABLE = (
    "[nsubj *Ana/NNP] will/MD:aux *win/VB [obj *cups/NNS]"
    " , [conj but/CC:cc [nsubj *Jo/NNP] *leads/VBZ]"
)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        (ORDER, "after Ana wrote"),
        (f"{MOVED} [advmod *west/RB [obl of/IN *Delft/NNP]]", "west of Delft"),
        (f"{END} *fell/VBD] , [advcl *frightening/VBG her/PRP:obj]", "when rain fell"),
        (f"{SHIPS} *forces/NNS [nmod from/IN *elsewhere/NN]]", "from elsewhere"),
        (f"{LAUNCHED} *show/NN [acl:relcl that/WDT:nsubj *won/VBD]]]", "that won"),
        (SPLIT, "ten years"),
        (KEPT, "certified"),
        (
            "[nsubj *Ana/NNP] *took/VBD [obj *pills/NNS [acl *given/VBN [obl to/IN *her/PRP]]]"
            " [obl by/IN *Conte/NNP]",
            "given to her",
        ),
        (
            "[nsubj *Delft/NNP] , [nsubj a/DT *runner/NN] *fell/VBD",
            ", a runner",
        ),
        (
            "[nsubj *Ana/NNP] *retires/VBZ [obl at/IN the/DT *end/NN] [nmod of/IN *May/NNP]",
            "of May",
        ),
        (SPEAKS, ""),
        (f"{SPEAKS} [obl to/IN the/DT *BBC/NNP] [advcl after/IN:mark *winning/VBG]", ""),
        (f"{SPOKE} [obl of/IN an/DT *end/NN] [obl on/IN *Friday/NNP]", "of an end"),
        ("[nsubj A/DT *rise/NN] *followed/VBD", ""),
        (
            "[nsubj *Ana/NNP] *said/VBD [ccomp [nsubj *help/NN] *came/VBD [obl in/IN *May/NNP]]",
            "in May",
        ),
        (AT_FIRST, ", but died in May"),
        (INSTEAD, "but instead drove them"),
        (AT_FIRST_HOWEVER, "; however , they were sold"),
        (CONCEDED, ", but Jo leads"),
        (RAN_ON, "while Jo lost"),
    ],
    ids=[
        "came",
        "distance",
        "cause",
        "kind",
        "apposition",
        "ago",
        "kept",
        "by whom",
        "two subjects",
        "end",
        "speaking",
        "speaking to",
        "spoke on a day",
        "followed",
        "said it came",
        "at first",
        "instead",
        "at first, however",
        "conceded",
        "ran on",
    ],
)
def test_what_hangs_on_what_is_gone_is_found(notation: str, without: str) -> None:
    assert leaves(notation, without)


@pytest.mark.parametrize(
    ("notation", "without"),
    [
        (ORDER, ""),
        (CONCEDED, ""),
        (PROBABLE, ", but Jo leads"),
        (f"{MOVED} [advmod *west/RB [obl of/IN *Delft/NNP]]", ""),
        (f"{MOVED} [obl in/IN *May/NNP]", "in May"),
        (f"{END} *fell/VBD] , [advcl *frightening/VBG her/PRP:obj]", ""),
        (f"{END} *fell/VBD] , [advcl *frightening/VBG her/PRP:obj]", "in May"),
        (f"{SHIPS} new/JJ *forces/NNS [nmod from/IN *elsewhere/NN]]", "from elsewhere"),
        (f"{SHIPS} *forces/NNS [nmod in/IN *May/NNP]]", "in May"),
        (f"{LAUNCHED} new/JJ *show/NN [acl:relcl that/WDT:nsubj *won/VBD]]]", "that won"),
        (SPLIT, ""),
        (SPLIT, "ten years ago"),
        (KEPT, ""),
        ("[nsubj *Ana/NNP] *retires/VBZ [obl at/IN the/DT *end/NN] [nmod of/IN *May/NNP]", ""),
        ("[nsubj *Ana/NNP] *left/VBD [obj a/DT *part/NN] [nmod of/IN *it/PRP]", "of it"),
        (f"{SPEAKS} [obl about/IN an/DT *end/NN] [obl in/IN *Leeds/NNP]", "in Leeds"),
        (f"{SPOKE} [obl to/IN *Ida/NNP]", ""),
        (f"{SPOKE} [obj *Dutch/NNP]", ""),
        ("[nsubj *Ana/NNP] could/MD *speak/VB [obl on/IN *Friday/NNP]", ""),
        ("[nsubj *Ana/NNP] did/VBD not/RB *speak/VB", ""),
        ("[nsubj *Ana/NNP] *followed/VBD [obj *Jo/NNP]", ""),
        (AT_FIRST, ""),
        (AT_FIRST, "initially , but died in May"),
        (RAN_ON, ""),
        (RAN_ON, "and will face Ida"),
    ],
    ids=[
        "came after", "conceded, and told", "probable", "west", "not where", "with its cause",
        "without a day", "new kind", "when",
        "told of besides", "with its measure", "gone whole", "with its state", "with its of",
        "a part", "about", "to somebody", "a language", "could", "not", "followed whom",
        "at first, and then", "not at first", "ran on whole", "did not run on",
    ],
)  # fmt: skip
def test_what_stands_without_it_is_none(notation: str, without: str) -> None:
    assert not leaves(notation, without)


def test_what_happened_then_the_place_it_went_through_did_not_do() -> None:
    parsed = tree(
        "[nsubj *Floods/NNS] *hit/VBD [obj *Delft/NNP , [acl:relcl which/WDT:nsubj then/RB"
        " *closed/VBD [obj *roads/NNS]]] ."
    )
    [root] = [i for i, token in enumerate(parsed.tokens) if token.text == "closed"]
    [delft, roads] = [i for i, t in enumerate(parsed.tokens) if t.text in {"Delft", "roads"}]

    assert has_remnant(parsed, [delft, root, roads], root)
    assert not has_remnant(parsed, range(len(parsed.tokens)), parsed.root)

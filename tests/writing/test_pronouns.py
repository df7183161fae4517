"""Who a pronoun means: named where the article leaves no doubt, refused where it does."""

import pytest

from service.document import EntityKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.pronouns import Referents
from tests.writing.trees import document

NAMES: dict[str, EntityKind] = {
    "Anna Kovacs": "person", "Kovacs": "person", "Kofi Osei": "person", "Osei": "person",
    "Jan Osei": "person", "Jan Roos": "person", "Norbank": "organization", "Delft": "place",
}  # fmt: skip


def said(*notations: str, without: str = "") -> str | None:
    """The last sentence as it would be said (without some of its words), None if refused."""
    made = document(*notations, mentions=NAMES)
    trees = [Tree(sentence) for sentence in made.sentences]
    kept = [i for i, t in enumerate(trees[-1].tokens) if t.text not in without.split()]

    resolution = Referents(made, trees).resolve(len(trees) - 1, kept)

    return trees[-1].text(kept, resolution.said_as) if resolution else None


KOVACS_LEFT = "[nsubj Anna/NNP *Kovacs/NNP] *left/VBD [obj *Delft/NNP] ."
NORBANK_GREW = "[nsubj *Norbank/NNP] *grew/VBD [obl in/IN *May/NNP] ."
RAIN_FELL = "[nsubj *Rain/NN] *fell/VBD ."


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        ([KOVACS_LEFT, "She/PRP:nsubj *sold/VBD [obj the/DT *farm/NN] ."],
         "Anna Kovacs sold the farm"),
        ([KOVACS_LEFT, "[nsubj Her/PRP$ *farm/NN] *burned/VBD ."], "Anna Kovacs' farm burned"),
        (["[nsubj:pass *Kovacs/NNP] was/VBD:aux:pass *held/VBN .", "She/PRP:nsubj *paid/VBD ."],
         "Kovacs paid"),
        ([KOVACS_LEFT, "[nsubj *Kovacs/NNP] *quit/VBD .", "She/PRP:nsubj *paid/VBD ."],
         "Anna Kovacs paid"),
        ([NORBANK_GREW, "It/PRP:nsubj *sold/VBD [obj its/PRP$ *shares/NNS] ."],
         "Norbank sold its shares"),
        ([KOVACS_LEFT, "She/PRP:nsubj *slept/VBD .", "She/PRP:nsubj *paid/VBD ."],
         "Anna Kovacs paid"),
        ([KOVACS_LEFT, RAIN_FELL, "She/PRP:nsubj *paid/VBD ."], "Anna Kovacs paid"),
        ([KOVACS_LEFT, "[nsubj A/DT *court/NN] *freed/VBD her/PRP:obj ."],
         "A court freed Anna Kovacs"),
        ([KOVACS_LEFT, "[nsubj A/DT *court/NN] *sold/VBD [obj her/PRP$ *farm/NN] ."],
         "A court sold Anna Kovacs' farm"),
        ([KOVACS_LEFT, "[obl In/IN her/PRP$ *youth/NN] , she/PRP:nsubj *sang/VBD ."],
         "In Anna Kovacs' youth, she sang"),
    ],
    ids=[
        "subject", "possessor", "surname", "full name", "body", "she again", "two back", "object",
        "possessor of the object", "before the subject",
    ],
)  # fmt: skip
def test_a_pronoun_after_a_sentence_about_one_is_named(notations: list[str], expected: str) -> None:
    assert said(*notations) == expected


def test_the_sentence_that_tells_who_it_is_is_a_source() -> None:
    made = document(RAIN_FELL, KOVACS_LEFT, "She/PRP:nsubj *paid/VBD .", mentions=NAMES)

    resolution = Referents(made, [Tree(s) for s in made.sentences]).resolve(2, [0, 1])

    assert resolution is not None
    assert resolution.sentences == (1,)


HE_PAID = "He/PRP:nsubj *paid/VBD [obj the/DT *fine/NN] ."


@pytest.mark.parametrize(
    "notations",
    [
        [HE_PAID],
        ["[nsubj The/DT *rest/NN] are/VBP:cop *due/JJ [xcomp to/TO *go/VB] ."],
        ["[nsubj The/DT 24_/CD -_/HYPH year_/NN -_/HYPH *old/JJ] *paid/VBD ."],
        [RAIN_FELL, HE_PAID],
        ["[nsubj Kofi/NNP *Osei/NNP [conj and/CC Jan/NNP *Roos/NNP]] *met/VBD .", HE_PAID],
        ["[nsubj *Police/NNS] *held/VBD [obj *Osei/NNP [conj and/CC *Kovacs/NNP]] .", HE_PAID],
        [KOVACS_LEFT, "They/PRP:nsubj *paid/VBD ."],
        [KOVACS_LEFT, "It/PRP:nsubj *closed/VBD ."],
        [NORBANK_GREW, HE_PAID],
        [RAIN_FELL, "This/DT:nsubj *pleased/VBD [obj *farmers/NNS] ."],
        [RAIN_FELL, "[nsubj *Farmers/NNS] *welcomed/VBD this/DT:obj ."],
        ["[nsubj *Osei/NNP] *met/VBD [obj *Kovacs/NNP] .", HE_PAID],
        ["[nsubj A/DT *judge/NN] *jailed/VBD [obj Kofi/NNP *Osei/NNP] .", HE_PAID],
        [KOVACS_LEFT, "She/PRP:nsubj *praised/VBD him/PRP:obj [obl in/IN *Delft/NNP] ."],
        [KOVACS_LEFT, "She/PRP:nsubj *sold/VBD it/PRP:obj ."],
        ["[nsubj *Norbank/NNP] *made/VBD [conj and/CC *leased/VBD them/PRP:obj] ."],
        [RAIN_FELL, "[nsubj The/DT *latter/JJ] *paid/VBD ."],
    ],
    ids=[
        "nobody", "the rest", "the 24-year-old", "nothing", "two in the subject",
        "two in the object", "they",
        "it after a person", "he after a body", "this", "this as object", "two, one the subject",
        "a nameless subject", "she and him", "she and it", "them", "the latter",
    ],
)  # fmt: skip
def test_a_pronoun_that_leaves_doubt_is_refused(notations: list[str]) -> None:
    assert said(*notations) is None


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[nsubj *Norbank/NNP] *cut/VBD [obj its/PRP$ *rates/NNS] .", "Norbank cut its rates"),
        ("[nsubj *Osei/NNP] *said/VBD [ccomp he/PRP:nsubj would/MD *pay/VB] .",
         "Osei said he would pay"),
        ("[nsubj *Farmers/NNS] *said/VBD [ccomp they/PRP:nsubj *lost/VBD [obj *hay/NN]] .",
         "Farmers said they lost hay"),
        ("[nsubj The/DT *judge/NN] *said/VBD [ccomp he/PRP:nsubj *agreed/VBD] .",
         "The judge said he agreed"),
        ("It/PRP:expl is/VBZ:cop *clear/JJ [csubj that/IN:mark [nsubj *Delft/NNP] *won/VBD] .",
         "It is clear that Delft won"),
        ("There/EX *is/VBZ [nsubj a/DT *risk/NN] .", "There is a risk"),
        ("[nsubj [nmod:poss This/DT *week/NN 's/POS] *talks/NNS] *ended/VBD .",
         "This week's talks ended"),
        ("[nsubj *Delft/NNP] *said/VBD [ccomp that/IN:mark [nsubj *rain/NN] *fell/VBD] .",
         "Delft said that rain fell"),
        ("[nsubj *Osei/NNP] *hurt/VBD himself/PRP:obj .", "Osei hurt himself"),
        ("[nsubj *Roos/NNP [conj and/CC his/PRP$ *son/NN]] *left/VBD .", "Roos and his son left"),
        ("[nsubj The/DT *number/NN one/CD:flat] *won/VBD .", "The number one won"),
        ("[nsubj *Roos/NNP] *gained/VBD [obj the/DT *most/JJS] .", "Roos gained the most"),
        ("[nsubj *Roos/NNP [conj or/CC *others/NNS]] *left/VBD .", "Roos or others left"),
    ],
    ids=["its own", "he said he", "they", "a noun for a person", "it", "there", "a time",
         "that", "himself", "beside his own", "number one", "the most", "or others"],
)  # fmt: skip
def test_a_pronoun_that_means_something_in_its_own_sentence_is_kept(
    notation: str, expected: str
) -> None:
    assert said(KOVACS_LEFT, notation) == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[nsubj These/DT *talks/NNS] *ended/VBD .", "the talks ended"),
        ("[nsubj This/DT *gathering/NN] *ended/VBD .", "the gathering ended"),
    ],
    ids=["these", "this"],
)
def test_a_leading_noun_that_is_pointed_at_is_said_with_the(notation: str, expected: str) -> None:
    assert said(KOVACS_LEFT, notation) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "[nsubj *Osei/NNP] *left/VBD [obj these/DT *talks/NNS] .",
        "[nsubj A/DT *bid/NN [nmod at/IN that/DT *price/NN]] *won/VBD .",
        "[obl In/IN the/DT same/JJ:amod *month/NN] [nsubj *Osei/NNP] *left/VBD .",
        "[nsubj Both/DT *firms/NNS] *left/VBD .",
    ],
    ids=["these", "that", "same", "both"],
)
def test_what_compares_with_something_told_before_does_not_stand_alone(notation: str) -> None:
    assert said(KOVACS_LEFT, notation) is None


def test_its_means_nothing_once_its_noun_is_left_out() -> None:
    notation = "[nsubj:pass *Rates/NNS] were/VBD:aux:pass *cut/VBN [obl by/IN its/PRP$ *board/NN] ."

    assert said(RAIN_FELL, notation) is None


SPEECH = (
    '" [ccomp We/PRP:nsubj can/MD *pay/VB [obl in/IN *May/NNP] ] , " Osei/NNP:nsubj *said/VBD .'
)


@pytest.mark.parametrize(
    ("notation", "without", "expected"),
    [
        (SPEECH, "", '"We can pay in May," Osei said'),
        (SPEECH.replace('"', "“", 1).replace('"', "”"), "", "“We can pay in May,” Osei said"),
        (SPEECH, "in May", None),
        (SPEECH.replace('"', ""), "", None),
        ("[nsubj *Osei/NNP] *praised/VBD [obj our/PRP$ *work/NN] .", "", None),
        ("I/PRP:nsubj *met/VBD [obj *Osei/NNP] .", "", None),
        ("[nsubj *Osei/NNP] *told/VBD you/PRP:obj .", "", None),
    ],
    ids=["quoted whole", "curly", "quoted in part", "unquoted", "our", "I", "you"],
)
def test_the_first_person_speaks_only_inside_a_whole_quotation(
    notation: str, without: str, expected: str | None
) -> None:
    assert said(KOVACS_LEFT, notation, without=without) == expected


def test_nobody_is_given_the_first_name_of_a_namesake() -> None:
    osei = "[nsubj Jan/NNP *Osei/NNP] *left/VBD ."
    namesake = "[nsubj Kofi/NNP *Osei/NNP] *stayed/VBD [obl in/IN *Delft/NNP] ."

    assert said(namesake, RAIN_FELL, osei, HE_PAID) in {"Jan Osei paid the fine", None}


def test_two_of_one_surname_are_two() -> None:
    met = "[nsubj [nmod:poss Jan/NNP *Osei/NNP 's/POS] *car/NN] *hit/VBD [obj Kofi/NNP *Osei/NNP] ."

    assert said(met, HE_PAID) is None


def test_a_body_of_the_sentence_before_is_not_what_a_person_of_this_one_calls_it() -> None:
    notation = (
        "[nsubj *Kovacs/NNP , [appos [nmod:poss the/DT *museum/NN 's/POS] *head/NN] ,] *said/VBD"
        " [ccomp it/PRP:nsubj had/VBD *closed/VBN] ."
    )

    assert said(NORBANK_GREW, notation, without=", the museum 's head") is None


def test_a_sentence_without_a_tree_is_refused() -> None:
    made = document(RAIN_FELL)

    assert Referents(made, [None]).resolve(0, [0]) is None


LETTER = """[nsubj A/DT *letter/NN [acl *sent/VBN [obl to/TO:case *Osei/NNP]]] *said/VBD
    [ccomp [nsubj his/PRP$ *farm/NN] *burned/VBD] ."""


def loses(notation: str, without: str) -> bool:
    made = document(KOVACS_LEFT, notation, mentions=NAMES)
    trees = [Tree(sentence) for sentence in made.sentences]
    kept = [i for i, t in enumerate(trees[1].tokens) if t.text not in without.split()]
    return Referents(made, trees).loses_antecedent(1, kept)


def test_a_pronoun_loses_whom_its_own_sentence_named() -> None:
    assert loses(LETTER, "sent to Osei")
    assert not loses(LETTER, "")


def test_a_pronoun_at_the_head_means_whom_the_sentence_before_named() -> None:
    assert not loses(
        "She/PRP:nsubj *sold/VBD [obj the/DT *farm/NN] [obl to/TO:case *Osei/NNP] .", "to Osei"
    )


def test_the_last_word_of_a_joined_name_is_no_name() -> None:
    made = document(
        "[nsubj C_/NNP -_/HYPH *Osei/NNP] *sang/VBD .", "He/PRP:nsubj *left/VBD .", mentions=NAMES
    )
    trees = [Tree(sentence) for sentence in made.sentences]

    assert Referents(made, trees).resolve(1, range(len(trees[1].tokens))) is None

"""What a document speaks of, and what is taken for one and the same."""

import pytest

from service.document import EntityKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.mentions import Mention, mentions
from service.writing.embedded.naming.names import Names
from tests.writing.trees import document

NAMES: dict[str, EntityKind] = {
    "Mrs Ida Roos": "person", "Ida Roos": "person", "Roos": "person", "Jan Osei": "person",
    "Norbank": "organization", "Norbank Group": "organization", "Delft": "place",
    "NBG": "organization",
}  # fmt: skip


def spoken_of(*notations: str) -> list[Mention]:
    made = document(*notations, mentions=NAMES)
    return list(mentions(made, [Tree(s) for s in made.sentences], Names(made)))


def keys(*notations: str) -> list[str]:
    return [one.key for one in spoken_of(*notations)]


def test_names_nouns_and_pronouns_are_mentions() -> None:
    found = spoken_of("[nsubj *Roos/NNP] *sold/VBD it/PRP:obj [obl to/IN two/CD *banks/NNS] .")

    assert [(one.kind, one.is_many) for one in found] == [
        ("person", False), ("pronoun", False), ("thing", True),
    ]  # fmt: skip


def test_an_it_that_means_nothing_is_none() -> None:
    assert keys("It/PRP:expl *rained/VBD .") == []


def test_parts_of_a_name_are_none() -> None:
    assert keys("[nsubj Ida/NNP *Roos/NNP] *left/VBD .") == ["roos"]


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        (["[nsubj Ida/NNP *Roos/NNP] *left/VBD .", "[nsubj *Roos/NNP] *won/VBD ."],
         ["roos", "roos"]),
        (["[nsubj Norbank/NNP *Group/NNP] *left/VBD .", "[nsubj *Norbank/NNP] *won/VBD ."],
         ["norbank group", "norbank group"]),
        (["[nsubj A/DT *ship/NN] *sank/VBD .", "[nsubj The/DT *ship/NN] *rose/VBD ."],
         ["ship|one", "ship|one"]),
        (["[nsubj A/DT *ship/NN] *sank/VBD .", "[nsubj The/DT *ships/NNS] *rose/VBD ."],
         ["ship|one", "ship|many"]),
        (["[nsubj The/DT *mayor/NN , [appos Ida/NNP *Roos/NNP] ,] *left/VBD ."], ["roos", "roos"]),
        (["[nsubj Ida/NNP *Roos/NNP , [appos the/DT *mayor/NN] ,] *left/VBD ."], ["roos", "roos"]),
        (["[nsubj *Roos/NNP] is/VBZ:cop the/DT *mayor/NN ."], ["roos", "roos"]),
        (["[nsubj Norbank/NNP *Group/NNP [appos ( *NBG/NNP )]] *left/VBD ."],
         ["norbank group", "norbank group"]),
    ],
    ids=["surname", "short name", "noun", "another number", "office and name", "name and office",
         "predicate", "letters"],
)  # fmt: skip
def test_what_goes_by_one_key_is_taken_for_one(notations: list[str], expected: list[str]) -> None:
    assert keys(*notations) == expected


def test_a_list_is_a_group_beside_its_members() -> None:
    found = spoken_of("[nsubj *Roos/NNP [conj and/CC Jan/NNP *Osei/NNP]] *met/VBD .")

    assert [(one.key, one.is_group, one.is_many) for one in found] == [
        ("roos", False, False), ("&0:0", True, True), ("osei", False, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        (["[nsubj Ida/NNP *Roos/NNP] *left/VBD ."], "f"),
        (["[nsubj Mrs/NNP Ida/NNP *Roos/NNP] *left/VBD ."], "f"),
        (["[nsubj Jan/NNP *Osei/NNP] *left/VBD ."], ""),
        (["[nsubj Mr/NNP:nmod:desc *Roos/NNP] *left/VBD ."], "m"),
        (["[nsubj A/DT *woman/NN] *left/VBD ."], "f"),
        (["[nsubj *Women/NNS] *left/VBD ."], ""),
        (["[nsubj *Roos/NNP] *left/VBD .", "[nsubj Ida/NNP *Roos/NNP] *won/VBD ."], "f"),
    ],
    ids=["first name", "title inside", "of either", "title before", "noun", "many", "told later"],
)
def test_gender_is_told_by_titles_first_names_and_nouns(
    notations: list[str], expected: str
) -> None:
    assert spoken_of(*notations)[0].gender == expected

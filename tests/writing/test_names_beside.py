"""A subject told by what it is, said by the name that stands beside it."""

import pytest

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.grammar.tellings import name_beside
from service.writing.embedded.shortening.shorten import shorten
from tests.writing.models import RELUCTANT
from tests.writing.trees import place, tree

RETAILER = "[nmod:poss the/DT *world_/NN 's/POS] largest/JJS *retailer/NN"
SOLD = "*sold/VBD [obj two/CD *shops/NNS]"


def named(subject: str) -> str:
    """What the "retailer" of this subject is called."""
    parsed = tree(f"[nsubj {subject}] {SOLD} .")
    return name_beside(parsed, place(parsed, "retailer"))


def told_by_name(notation: str) -> set[str]:
    """The ways to say a clause of the sentence in which a name stands for its subject."""
    parsed = tree(notation)
    ways = shorten(parsed, range(1, 80), RELUCTANT)
    return {parsed.text(way.kept, dict(way.instead)) for way in ways if way.instead}


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        (f"{RETAILER} , [appos *Tesco/NNP] ,", "Tesco"),
        (f"{RETAILER} ( [appos *Tesco/NNP] )", "Tesco"),
        (f"{RETAILER} , [appos *Marks/NNP Spencer/NNP:flat] ,", "Marks Spencer"),
        ("The/DT *retailer/NN Tesco/NNP:flat", "Tesco"),
        (f"{RETAILER} , [appos a/DT *giant/NN] , [appos *Tesco/NNP] ,", "Tesco"),
    ],
    ids=["between commas", "in brackets", "of two words", "without a comma", "after another"],
)
def test_a_noun_goes_by_the_name_beside_it(subject: str, name: str) -> None:
    assert named(subject) == name


@pytest.mark.parametrize(
    "subject",
    [
        RETAILER,
        f"{RETAILER} , [appos a/DT *giant/NN] ,",
        f"{RETAILER} , [appos the/DT *Tesco/NNP] ,",
        f"{RETAILER} , [appos *Tesco/NNP [nmod of/IN *Leeds/NNP]] ,",
        f"{RETAILER} , [appos *Tesco/NNP [conj and/CC *Asda/NNP]] ,",
        f"{RETAILER} [conj and/CC a/DT *bank/NN] , [appos *Tesco/NNP] ,",
        f"{RETAILER} , [appos A/NNP B/NNP C/NNP D/NNP E/NNP F/NNP *G/NNP] ,",
        "[appos *Tesco/NNP] , the/DT *retailer/NN ,",
        f"{RETAILER} [nmod of/IN *Tesco/NNP]",
        f"{RETAILER} , [appos *Wal_/NNP] -_/HYPH Mart/NNP:dep ,",
    ],
    ids=[
        "no name", "another noun", "an article", "a phrase", "two names", "two nouns",
        "more than six words", "a name before it", "its owner", "half a name",
    ],
)  # fmt: skip
def test_no_other_words_beside_a_noun_are_its_name(subject: str) -> None:
    assert named(subject) == ""


def test_several_things_do_not_go_by_one_name() -> None:
    parsed = tree(f"[nsubj The/DT *retailers/NNS , [appos *Tesco/NNP] ,] {SOLD} .")

    assert name_beside(parsed, place(parsed, "retailers")) == ""


def test_a_name_does_not_go_by_another_name() -> None:
    parsed = tree(f"[nsubj *Tesco/NNP , [appos *Britain/NNP] ,] {SOLD} .")

    assert name_beside(parsed, place(parsed, "Tesco")) == ""


def test_a_clause_is_told_with_the_name_in_place_of_all_that_describes_it() -> None:
    notation = f"""[nsubj {RETAILER} [nmod by/IN *sales/NNS] , [appos *Tesco/NNP] ,] will/MD
    *sell/VB [obj two/CD *shops/NNS] ."""

    assert told_by_name(notation) == {"Tesco will sell two shops"}


def test_a_clause_without_a_name_beside_its_subject_is_told_by_none() -> None:
    assert told_by_name(f"[nsubj {RETAILER}] {SOLD} .") == set()


def test_a_second_predicate_shares_the_name_too() -> None:
    notation = f"""[nsubj The/DT *retailer/NN , [appos *Tesco/NNP] ,] *rose/VBD [conj and/CC
    {SOLD}] ."""

    assert "Tesco sold two shops" in told_by_name(notation)


def test_a_name_beside_an_object_names_no_subject() -> None:
    notation = "[nsubj *Ana/NNP] *sued/VBD [obj the/DT *retailer/NN , [appos *Tesco/NNP]] ."

    assert told_by_name(notation) == set()


def test_a_question_asks_by_the_name() -> None:
    notation = f"[nsubj {RETAILER} , [appos *Tesco/NNP] ,] {SOLD} [obl in/IN *Leeds/NNP] ."

    asked = {question.text for question in questions(tree(notation), RELUCTANT)}

    assert "Did Tesco Sell Two Shops in Leeds?" in asked

"""Names are told in full at first, and short once they are known."""

import pytest

from service.document import EntityKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.first_mentions import Called, FullNames
from service.writing.embedded.naming.names import Names
from tests.writing.trees import document

NAMES: dict[str, EntityKind] = {
    "Anna Kovacs": "person", "Kovacs": "person", "Jan Osei": "person", "Kofi Osei": "person",
    "Osei": "person", "Poldark": "person", "Ross Poldark": "person",
}  # fmt: skip
KOVACS = "[nsubj Anna/NNP *Kovacs/NNP] *left/VBD ."
BOARD = """[nsubj The/DT Port/NNP Labour/NNP *Board/NNP [appos ( *PLB/NNP )]] *sold/VBD
    [obj two/CD *ports/NNS] ."""


def told(*notations: str) -> list[Called]:
    """The short names of the last sentence, in full."""
    made = document(*notations, mentions=NAMES)
    parsed = Tree(made.sentences[-1])
    names = FullNames(Names(made))
    mentions = names.mentions(len(notations) - 1, parsed, range(len(parsed.tokens)))
    return [mention.called for mention in mentions]


@pytest.mark.parametrize(
    ("notation", "short"),
    [
        ("[nsubj *Kovacs/NNP] *sang/VBD .", "Kovacs"),
        ("[nsubj Mrs/NNP:nmod:desc *Kovacs/NNP] *sang/VBD .", "Mrs Kovacs"),
        ("[nsubj [nmod:poss *Kovacs/NNP 's/POS] *son/NN] *sang/VBD .", "Kovacs"),
        ("[nsubj Mayor/NNP:nmod:desc *Kovacs/NNP] *sang/VBD .", "Kovacs"),
        ("[nsubj A/DT *court/NN] *freed/VBD [obj *Kovacs/NNP] .", "Kovacs"),
    ],
    ids=["subject", "title", "owner", "office", "object"],
)
def test_a_last_name_is_told_in_full(notation: str, short: str) -> None:
    [called] = told(KOVACS, notation)

    assert (called.full, called.short) == ("Anna Kovacs", short)


@pytest.mark.parametrize(
    ("before", "notation"),
    [
        (KOVACS, "[nsubj Anna/NNP *Kovacs/NNP] *sang/VBD ."),
        (
            KOVACS,
            "[nsubj Anna/NNP *Kovacs/NNP] *sang/VBD [conj and/CC [nsubj *Kovacs/NNP] *left/VBD] .",
        ),
        (
            "[nsubj Jan/NNP *Osei/NNP [conj and/CC Kofi/NNP *Osei/NNP]] *left/VBD .",
            "[nsubj *Osei/NNP] *sang/VBD .",
        ),
        ("[nsubj *Rain/NN] *fell/VBD .", "[nsubj *Kovacs/NNP] *sang/VBD ."),
        (
            "[nsubj Ross/NNP *Poldark/NNP] *rode/VBD .",
            "[nsubj *Shows/NNS [nmod like/IN *Poldark/NNP]] *opened/VBD .",
        ),
    ],
    ids=["full", "full before", "two of the name", "never told in full", "a show"],
)  # fmt: skip
def test_other_names_stay_as_they_are(before: str, notation: str) -> None:
    assert told(before, notation) == []


def test_letters_that_the_article_spells_out_are_spelt_out() -> None:
    [called] = told(BOARD, "[nsubj The/DT *PLB/NNP] *sold/VBD [obj a/DT *port/NN] .")

    assert (called.full, called.short) == ("Port Labour Board", "PLB")


def test_letters_beside_their_name_stay() -> None:
    assert told(BOARD) == []


CALLED = Called("Anna Kovacs", "Mrs Kovacs", "Kovacs", "her")


@pytest.mark.parametrize(
    ("said", "is_next", "expected"),
    [
        ("The mayor Anna Kovacs left.", False, "Rain hit Mrs Kovacs and Anna Kovacs."),
        ("The mayor Anna Kovacs left.", True, "Rain hit her and Anna Kovacs."),
        ("The mayor left.", True, "Rain hit Anna Kovacs and Anna Kovacs."),
    ],
    ids=["known", "just named", "unknown"],
)
def test_a_name_is_short_once_it_is_known(said: str, is_next: bool, expected: str) -> None:
    text = "Rain hit Anna Kovacs and Anna Kovacs."

    assert CALLED.after(text, said, is_next=is_next) == expected


@pytest.mark.parametrize(
    ("before", "full"),
    [
        ("[nsubj *Ahn/NNP Gyu_/NNP:flat -_/HYPH back/NNP:flat] *left/VBD .", "Ahn Gyu-back"),
        ("[nsubj His/PRP$ *rival/NN [appos , Gen/NNP *Ahn/NNP ,]] *left/VBD .", "Gen Ahn"),
    ],
    ids=["family first", "set off"],
)
def test_a_name_that_no_model_took_for_one_is_told_in_full(before: str, full: str) -> None:
    made = document(before, "[nsubj *Ahn/NNP] *sang/VBD .", mentions={"Ahn": "person"})
    parsed = Tree(made.sentences[-1])

    [mention] = FullNames(Names(made)).mentions(1, parsed, range(len(parsed.tokens)))

    assert (mention.called.full, mention.called.short, mention.sentence) == (full, "Ahn", 0)


def test_of_two_names_that_fit_neither_is_told() -> None:
    first = "[nsubj *Ahn/NNP {}_/NNP:flat -_/HYPH back/NNP:flat] *left/VBD ."
    made = document(
        first.format("Gyu"), first.format("Jae"), "[nsubj *Ahn/NNP] *sang/VBD .",
        mentions={"Ahn": "person"},
    )  # fmt: skip
    parsed = Tree(made.sentences[-1])

    assert not list(FullNames(Names(made)).mentions(2, parsed, range(len(parsed.tokens))))

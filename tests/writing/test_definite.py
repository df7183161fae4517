"""Which nouns point at a name, and at which one."""

import pytest

from service.document import EntityKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.coreference_pairs import Pairs
from service.writing.embedded.naming.definite import heads
from service.writing.embedded.naming.mentions import mentions
from service.writing.embedded.naming.names import Names
from tests.writing.trees import document

NAMES: dict[str, EntityKind] = {
    "Ida Roos": "person", "Jan Osei": "person", "Chilean": "person", "Norbank": "organization",
    "Delft": "place", "Port Commission": "organization", "Monday": "time",
}  # fmt: skip
TOLD = """[nsubj [nmod:desc home/NN *secretary/NN] *Ida/NNP Roos/NNP:flat [conj *Norbank/NNP]]
    *met/VBD [obj Jan/NNP:compound *Osei/NNP] [obl in/IN *Delft/NNP] [obl on/IN *Monday/NNP] ."""
COMMISSION = "[nsubj the/DT Port/NNP *Commission/NNP] *met/VBD ."


def pairs_of(*notations: str) -> Pairs:
    made = document(*notations, mentions=NAMES)
    trees = [Tree(s) for s in made.sentences]
    return Pairs(made, trees, mentions(made, trees, Names(made)))


def pointing(*notations: str) -> list[str]:
    """The nouns of the last sentence that point at a name."""
    pairs = pairs_of(*notations)
    return [
        pairs.tree(i).tokens[m.token].text
        for i, m in enumerate(pairs.mentions)
        if m.sentence == len(notations) - 1 and pairs.points(i)
    ]


def candidates(*notations: str) -> list[str]:
    """What the first noun of the last sentence that points could mean, by key."""
    pairs = pairs_of(*notations)
    last = len(notations) - 1
    noun = next(i for i, m in enumerate(pairs.mentions) if m.sentence == last and pairs.points(i))
    asked = pairs.asked(noun)
    return [pairs.mentions[i].key for i in asked.others] if asked is not None else []


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[nsubj The/DT *company/NN] *left/VBD .", ["company"]),
        ("[nsubj The/DT former/JJ Leeds/NNP *striker/NN] *left/VBD .", ["striker"]),
        ("[nsubj The/DT *Chilean/NNP] *left/VBD .", ["Chilean"]),
        ("[nsubj [nmod:poss the/DT *firm/NN 's/POS] *sales/NNS] *rose/VBD .", ["firm"]),
        ("[nsubj A/DT *company/NN] *left/VBD .", []),
        ("[nsubj The/DT *companies/NNS] *left/VBD .", []),
        ("[nsubj The/DT *head/NN [nmod of/IN the/DT *police/NN]] *left/VBD .", []),
        ("[nsubj The/DT *player/NN [acl:relcl who/WP:nsubj *fell/VBD]] *left/VBD .", []),
        ("[nsubj The/DT *player/NN Ida/NNP:flat] *left/VBD .", []),
        ("[nsubj The/DT *suspect/NN] *left/VBD .", []),
        ("[nsubj The/DT *rain/NN] *fell/VBD .", []),
    ],
    ids=["a body", "somebody", "by nation", "whose", "any", "many", "told by of", "told by who",
         "named", "whom no name may be put to", "what has no name"],
)  # fmt: skip
def test_a_noun_points_where_the_sentence_does_not_say_which_one_it_is(
    notation: str, expected: list[str]
) -> None:
    assert pointing(notation) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("striker", ["roos", "osei"]),
        ("company", ["norbank"]),
        ("club", ["norbank", "delft"]),
        ("town", ["delft"]),
        ("chairwoman", ["roos", "osei"]),
        ("commission", ["port commission"]),
    ],
)
def test_it_may_point_at_names_of_its_kind(noun: str, expected: list[str]) -> None:
    found = candidates(TOLD, COMMISSION, f"[nsubj The/DT *{noun}/NN] *left/VBD .")

    assert [key for key in found if key != "port commission" or noun == "commission"] == expected


def test_nouns_point_farther_than_pronouns() -> None:
    between = ["[nsubj *Rain/NN] *fell/VBD ."] * 7

    assert "osei" in candidates(TOLD, *between, "[nsubj The/DT *striker/NN] *left/VBD .")


def test_a_subject_and_whose_it_is_head_a_line() -> None:
    tree = Tree(
        document(
            "[nsubj [nmod:poss the/DT *firm/NN 's/POS] *sales/NNS] *beat/VBD"
            " [obj [nmod:poss the/DT *bank/NN 's/POS] *hopes/NNS] ."
        ).sentences[0]
    )

    found = [tree.tokens[i].text for i in range(len(tree.tokens)) if heads(tree, i)]

    assert found == ["firm", "sales"]


@pytest.mark.parametrize(
    ("told", "noun", "key", "expected"),
    [
        (TOLD, "The/DT home/NN *secretary/NN", "osei", True),
        (TOLD, "The/DT home/NN *secretary/NN", "roos", False),
        (TOLD, "The/DT foreign/JJ *secretary/NN", "osei", False),
        (
            "[nsubj [nmod:desc shadow/NN home/NN *secretary/NN] *Ida/NNP Roos/NNP:flat] *met/VBD .",
            "The/DT home/NN *secretary/NN",
            "roos",
            True,
        ),
    ],
    ids=["another's office", "her own", "nobody's that is told", "her shadow"],
)
def test_an_office_that_another_is_told_to_have_is_anothers(
    told: str, noun: str, key: str, expected: bool
) -> None:
    pairs = pairs_of(told, f"[nsubj {noun}] *left/VBD .")
    tree = pairs.tree(len(pairs.mentions) - 1)
    head = tree.child(tree.root, "nsubj")

    assert head is not None
    assert pairs.descriptions.is_anothers(tree, head, key) is expected

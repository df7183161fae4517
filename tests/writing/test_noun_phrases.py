"""What a noun is called when it is spoken of again, and when it is not understood."""

import pytest

from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.noun_phrases import phrase
from tests.writing.trees import sentence


def said(notation: str) -> str | None:
    """The phrase of the root's subject."""
    parsed = Tree(sentence(notation))
    subject = parsed.child(parsed.root, "nsubj")
    assert subject is not None
    return phrase(parsed, subject)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("A/DT medical/JJ *helicopter/NN", "the medical helicopter"),
        ("The/DT *coins/NNS", "the coins"),
        ("Five/CD *ships/NNS", "the five ships"),
        ("*Councillors/NNS", "councillors"),
        ("A/DT *bridge/NN [nmod of/IN *Delft/NNP]", "the bridge of Delft"),
        ("A/DT *ship/NN [acl:relcl that/WDT:nsubj *sank/VBD]", "the ship"),
        ("[nmod:poss *Delft/NNP 's/POS] *port/NN", "Delft's port"),
    ],
)
def test_a_noun_is_said_with_the_and_what_stands_before_it(subject: str, expected: str) -> None:
    assert said(f"[nsubj {subject}] *left/VBD .") == expected


@pytest.mark.parametrize(
    "subject",
    [
        "A/DT *man/NN",
        "Some/DT *ships/NNS",
        "Other/JJ *ships/NNS",
        "His/PRP$ *ship/NN",
        "A/DT *ship/NN [conj and/CC a/DT *boat/NN]",
        "Local/JJ *ships/NNS",
        "*Roos/NNP",
    ],
    ids=["vague", "some", "other", "his", "a list", "a capital that may be a name's", "a name"],
)
def test_a_noun_that_would_not_be_understood_is_not_said(subject: str) -> None:
    assert said(f"[nsubj {subject}] *left/VBD .") is None

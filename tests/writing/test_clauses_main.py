"""The main clause: what it loses, and sentences that have none."""

import pytest

from service.writing.embedded.grammar.clauses import clauses
from service.writing.embedded.shortening.shorten import shorten
from tests.writing.models import RELUCTANT
from tests.writing.trees import tree

LIMA = "[nsubj *Lima/NNP]"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("But/CC", "Lima left the talks"),
        ("However/RB ,", "Lima left the talks"),
        ("Meanwhile/RB ,", "Lima left the talks"),
        ("[obl On/IN *Monday/NNP] ,", "On Monday, Lima left the talks"),
    ],
    ids=["But", "However", "Meanwhile", "On Monday"],
)
def test_the_main_clause_loses_what_ties_it_to_the_sentence_before(
    opening: str, expected: str
) -> None:
    parsed = tree(f"{opening} {LIMA} *left/VBD [obj the/DT *talks/NNS] .")

    ways = list(shorten(parsed, range(1, 20), RELUCTANT))

    assert parsed.text(max(ways, key=lambda way: way.words).kept) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "[nsubj *Talks/NNS] in/IN:dep *Lima/NNP .",
        "a/DT *strike/NN .",
        "[obj *Rates/NNS] *cut/VBN .",
    ],
    ids=["no verb", "a noun", "no finite verb"],
)
def test_a_fragment_has_no_clause(notation: str) -> None:
    assert list(clauses(tree(notation))) == []


@pytest.mark.parametrize(
    "notation",
    [
        "Who/WP:nsubj *paid/VBD [obj the/DT *rent/NN] ?",
        "Did/VBD [nsubj the/DT *bank/NN] *pay/VB [obj the/DT *rent/NN] ?",
        "Is/VBZ:cop [nsubj the/DT *bank/NN] *safe/JJ ?",
        "How/WRB did/VBD [nsubj the/DT *bank/NN] *pay/VB [obj the/DT *rent/NN] ?",
    ],
    ids=["who", "did", "is", "how"],
)
def test_a_question_states_nothing(notation: str) -> None:
    assert list(clauses(tree(notation))) == []

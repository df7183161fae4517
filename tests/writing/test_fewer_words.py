"""The same in fewer words, and what is not the same."""

import pytest

from service.writing.embedded.grammar.fewer_words import savings
from service.writing.embedded.shortening.shorten import Deletion, shorten
from tests.writing.tables import FIRM, table
from tests.writing.trees import tree

STATES_OF_US = "[obj the/DT United/NNP:compound *States/NNPS]"


def said(notation: str) -> str:
    """The main clause with everything in it, in as few words as it can be said."""
    parsed = tree(f"{notation} ." if "[nsubj" in notation else f"{FIRM} {notation} .")
    whole = Deletion(lambda _: 1.0, lambda _tree, _index: False, savings=savings(parsed))
    [way] = (one for one in shorten(parsed, range(1, 40), whole) if one.kind == "main")
    text = parsed.text(way.said, dict(way.instead)).rstrip(".")
    assert len(text.split()) == way.words
    return text


@pytest.mark.parametrize(
    ("shorter", "notation"),
    table(
        ("The firm agreed", "has/VBZ:aux *agreed/VBN"),
        ("The men wrote it", "[nsubj The/DT *men/NNS] have/VBP:aux *written/VBN it/PRP:obj"),
        ("The firm was closed", "has/VBZ:aux been/VBN:aux:pass *closed/VBN"),
        ("The men were freed",
         "[nsubj The/DT *men/NNS] have/VBP:aux been/VBN:aux:pass *freed/VBN"),
        ("The firm paid $14 m",
         "*paid/VBD [obj a/DT *total/NN [nmod of/IN $/$:compound 14/CD:nummod *m/NN]]"),
        ("The firm sold over 40 ships",
         "*sold/VBD [obj [nummod more/JJR:advmod than/IN:fixed *40/CD] *ships/NNS]"),
        ("The firm left after it",
         "*left/VBD [obl in/IN the/DT:det wake/NN:fixed of/IN:fixed *it/PRP]"),
        ("The firm left the US", f"*left/VBD {STATES_OF_US}"),
        ("The firm sold 40%", "*sold/VBD [obj 40/CD:nummod per/IN:case *cent/NN]"),
    ),
)  # fmt: skip
def test_what_takes_more_words_than_it_needs_is_said_in_fewer(shorter: str, notation: str) -> None:
    assert said(notation) == shorter


@pytest.mark.parametrize(
    "notation",
    [
        "has/VBZ:aux *grown/VBN since/RB:advmod",
        "has/VBZ:aux already/RB:advmod *agreed/VBN",
        "has/VBZ:aux now/RB:advmod *agreed/VBN",
        "has/VBZ:aux not/RB:advmod *agreed/VBN",
        "has/VBZ:aux *led/VBN [obj the/DT *party/NN]",
        "has/VBZ:aux been/VBN:aux *selling/VBG oil/NN:obj",
        "had/VBD:aux *agreed/VBN",
        "has/VBZ:aux *fallen/VBN [obl for/IN two/CD:nummod *weeks/NNS]",
        "has/VBZ:aux *met/VBN Ana/NNP:obj [conj and/CC:cc *praised/VBN her/PRP:obj]",
        "*sold/VBD [obj more/JJR:amod than/IN:case *oil/NN]",
        '*said/VBD [ccomp " it/PRP:nsubj has/VBZ:aux *agreed/VBN "]',
    ],
)
def test_what_would_say_something_else_stays_as_it_is(notation: str) -> None:
    parsed = tree(f"{FIRM} {notation} .")
    assert said(notation) == parsed.text(range(len(parsed.tokens))).rstrip(".")

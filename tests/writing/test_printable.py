"""What tells whether a line can be printed as it stands, and what the shipped model makes of it."""

import pytest

from service.writing.embedded.choosing.candidate_rank import FEATURES
from service.writing.embedded.choosing.printable import WEIGHTS, Cut, printable_features
from service.writing.embedded.grammar.clauses import ClauseKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import NamedModel, load_named
from service.writing.embedded.shortening.shorten import Shortened
from tests.writing.trees import places, tree

SALE = (
    "[nsubj The/DT *firm/NN] *sold/VBD [obj the/DT *site/NN [nmod in/IN *Oslo/NNP]] "
    "[obl for/IN *cash/NN] ."
)
NAMED = "[nsubj *Norbank/NNP] *sold/VBD [obj the/DT *site/NN [nmod in/IN *Oslo/NNP]] ."
CLAUSE: ClauseKind = "main"


def cut(parsed: Tree, without: str = "") -> Cut:
    gone = set(places(parsed, *without.split()))
    kept = tuple(i for i in range(len(parsed.tokens)) if i not in gone)
    short = Shortened(CLAUSE, parsed.root, kept, len(kept), 0.0, 0, 0)
    return Cut(parsed, short, dict.fromkeys(FEATURES, 0.0), None)


def seen(notation: str, without: str = "") -> dict[str, float]:
    return printable_features(cut(tree(notation), without))


def test_what_was_cut_off_is_told_with_what_it_hung_on() -> None:
    found = seen(SALE, "in Oslo for cash")

    assert found["lost:nmod"] == found["lost:nmod<NOUN"] == found["lost:nmod:in"] == 1
    assert found["lost:obl"] == found["lost_after:obl"] == found["lost:obl:for"] == 1
    assert found["ended"] == found["ended:ADP"] == 1
    assert not any(name.startswith("gap:") for name in found)


def test_a_gap_is_told_by_the_words_beside_it() -> None:
    found = seen(SALE, "in Oslo")

    assert found["gap:NOUN>ADP"] == 1
    assert found["ended"] == 0


def test_nothing_is_lost_of_a_whole_sentence() -> None:
    assert not any(
        name.startswith(("lost", "gap", "begun", "ended"))
        for name, value in seen(SALE).items()
        if value
    )


def test_a_noun_that_only_the_article_names_is_told_from_a_name() -> None:
    nameless, named = seen(SALE, "in Oslo"), seen(NAMED)

    assert nameless["subject:named"] == 0
    assert nameless["nameless"] == nameless["bare:nsubj"] == 1
    assert named["subject:named"] == 1
    assert named["nameless"] == named["bare:nsubj"] == 0


def test_the_shipped_model_likes_a_named_subject_and_a_whole_end() -> None:
    model = load_named(WEIGHTS)

    assert model.score(seen(NAMED)) > model.score(seen(SALE, "in Oslo for cash"))


def test_only_features_with_a_weight_count() -> None:
    model = NamedModel({"words": 2.0}, 0.5)

    assert model.score({"words": 3.0, "no such feature": 9.0}) == pytest.approx(6.5)
    assert model.score({}) == 0.5

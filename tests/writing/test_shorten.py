"""Sentences made short: what every shortening owes to the sentence it comes from."""

from hypothesis import given
from hypothesis import strategies as st

from service.document import Sentence
from service.writing.embedded.grammar.lexicon import OPTIONAL
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.shorten import Deletion, shorten
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import EAGER, EVEN, RELUCTANT
from tests.writing.trees import tree

PORT = """[obl On/IN *Monday/NNP] , [nsubj the/DT [nmod:poss city/NN *council/NN 's/POS] new/JJ
    *committee/NN [nmod for/IN the/DT *port/NN]] quietly/RB *approved/VBD [obj a/DT costly/JJ
    *plan/NN [acl *drawn/VBN up/RP [obl by/IN *engineers/NNS [nmod from/IN *Delft/NNP]]]] , [advcl
    *ending/VBG [obj *years/NNS [nmod of/IN *dispute/NN]]] ."""


@UNTIMED
@given(parsed_sentences(), st.sampled_from([EVEN, EAGER, RELUCTANT]), st.integers(1, 12))
def test_every_way_keeps_words_of_the_sentence_in_order_and_in_the_number_asked_for(
    sentence: Sentence, model: Deletion, fewest: int
) -> None:
    parsed = Tree(sentence)
    asked = range(fewest, fewest + 8)

    ways = list(shorten(parsed, asked, model))

    for way in ways:
        assert list(way.kept) == sorted(set(way.kept))
        assert set(way.kept) <= set(range(len(parsed.tokens)))
        assert way.words in asked
        assert way.words == sum(parsed.is_word_start(i) for i in way.kept)
        assert way.root in way.kept
        assert way.score <= 0


@UNTIMED
@given(parsed_sentences())
def test_a_kept_word_stands_under_a_kept_word_or_heads_its_clause(sentence: Sentence) -> None:
    parsed = Tree(sentence)

    for way in shorten(parsed, range(1, 40), EVEN):
        if way.kind == "main":
            assert all(parsed.tokens[i].head in way.kept or i == way.root for i in way.kept)


@UNTIMED
@given(parsed_sentences())
def test_what_is_left_out_of_a_main_clause_is_left_out_as_whole_branches(
    sentence: Sentence,
) -> None:
    parsed = Tree(sentence)

    for way in shorten(parsed, range(1, 40), EAGER):
        gone = set(range(len(parsed.tokens))) - set(way.kept)
        if way.kind == "main":
            assert all(set(parsed.subtrees[i]) <= gone for i in gone)


def test_each_length_is_offered_once_for_each_clause() -> None:
    ways = list(shorten(tree(PORT), range(3, 30), EVEN))

    offered = [(way.root, way.words) for way in ways]
    assert len(offered) == len(set(offered))
    assert len(offered) >= 4


def unwilling(parsed: Tree, word: str) -> Deletion:
    """Keeps all but the branch under one word."""
    top = next(i for i, token in enumerate(parsed.tokens) if token.text == word)
    branch = set(parsed.subtrees[top])
    return Deletion(lambda index: -6.0 if index in branch else 3.0)


def test_the_model_says_which_branch_goes_first() -> None:
    parsed = tree(PORT)
    against_time, against_asides = unwilling(parsed, "Monday"), unwilling(parsed, "ending")
    whole = max(way.words for way in shorten(parsed, range(1, 40), EVEN))

    def without_little(model: Deletion, words: int) -> str:
        [way] = shorten(parsed, range(words, words + 1), model)
        return parsed.text(way.kept)

    assert "Monday" not in without_little(against_time, whole - 2)
    assert "ending years" not in without_little(against_asides, whole - 4)
    assert "On Monday, the city council's" in without_little(against_asides, whole - 4)


def test_nothing_is_offered_outside_the_range() -> None:
    assert list(shorten(tree(PORT), range(1, 3), EVEN)) == []
    assert list(shorten(tree(PORT), range(40, 50), EVEN)) == []


def test_a_long_sentence_of_many_branches_does_not_explode() -> None:
    branches = " ".join("[obl in/IN the/DT *town/NN [nmod near/IN *Delft/NNP]]" for _ in range(23))
    parsed = tree(f"[nsubj The/DT *firm/NN] *sold/VBD [obj *oil/NN] {branches} .")
    assert len(parsed.tokens) == 120

    ways = list(shorten(parsed, range(6, 17), EVEN))

    assert {way.words for way in ways} <= set(range(6, 17))
    assert len(ways) <= 11


def test_branches_inside_branches_to_the_bottom_are_no_trouble() -> None:
    inside = "*town/NN"
    for _ in range(55):
        inside = f"*town/NN [nmod near/IN {inside}]"
    parsed = tree(f"[nsubj The/DT *firm/NN] *sold/VBD [obj {inside}] .")

    ways = list(shorten(parsed, range(6, 17), EVEN))

    assert {way.words for way in ways} <= set(range(6, 17))


def test_the_relations_that_carry_a_sentence_are_never_optional() -> None:
    carrying = {"nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "aux", "cop", "nummod"}

    assert not OPTIONAL & (carrying | {"det", "case", "compound", "nmod:poss", "expl", "fixed"})

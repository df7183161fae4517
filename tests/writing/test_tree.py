import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.document import Sentence, Span, Token
from service.writing.embedded.grammar.tree import Tree
from tests.writing.generated import UNTIMED, sentences
from tests.writing.trees import place, places, tree

_SIGNS = re.compile(r"[\s,.;:!?()\[\]“”\"–]")


@UNTIMED
@given(sentences())
def test_the_text_of_all_words_is_the_sentence(sentence: Sentence) -> None:
    parsed = Tree(sentence)

    assert parsed.text(range(len(parsed.tokens))) == sentence.text


@UNTIMED
@given(sentences(), st.data())
def test_whatever_is_kept_signs_stand_in_pairs_and_close_to_their_words(
    sentence: Sentence, data: st.DataObject
) -> None:
    parsed = Tree(sentence)
    kept = data.draw(st.sets(st.integers(0, len(parsed.tokens) - 1)))
    assume(any(not parsed.is_punctuation(i) for i in kept))

    text = parsed.text(kept)

    assert text.count("(") == text.count(")")
    assert text.count("[") == text.count("]")
    assert text.count("“") == text.count("”")
    assert text.count('"') % 2 == 0
    assert not re.search(r"\s[,.;)\]”]|[(\[“]\s|\(\)|“”|\s\s", text)


@UNTIMED
@given(sentences(), st.data())
def test_kept_words_come_in_the_order_of_the_sentence(
    sentence: Sentence, data: st.DataObject
) -> None:
    parsed = Tree(sentence)
    kept = data.draw(st.sets(st.integers(0, len(parsed.tokens) - 1)))
    assume(any(not parsed.is_punctuation(i) for i in kept))

    text = parsed.text(kept)

    words = [parsed.tokens[i].text for i in sorted(kept) if not parsed.is_punctuation(i)]
    assert _SIGNS.sub("", text) == _SIGNS.sub("", "".join(words))


@UNTIMED
@given(sentences())
def test_a_branch_is_its_head_and_the_branches_below_it(sentence: Sentence) -> None:
    parsed = Tree(sentence)

    for head, branch in enumerate(parsed.subtrees):
        below = [i for child in parsed.children[head] for i in parsed.subtrees[child]]
        assert list(branch) == sorted([head, *below])
    assert parsed.subtrees[parsed.root] == tuple(range(len(parsed.tokens)))


def test_a_chain_of_thousands_of_words_is_no_trouble() -> None:
    length = 3000
    tokens = tuple(
        Token(Span(2 * i, 2 * i + 1), "a", "a", "NOUN", "NN", i - 1, "nmod" if i else "root", True)
        for i in range(length)
    )

    parsed = Tree(Sentence(Span(0, 2 * length), 0, "a " * length, tokens))

    assert len(parsed.subtrees[0]) == length
    assert parsed.subtrees[length - 1] == (length - 1,)


MAYOR = """[nsubj The/DT *mayor/NN , [appos a/DT former/JJ *nurse/NN [nmod from/IN *Cork/NNP]] ,]
    *resigned/VBD [obl on/IN *Friday/NNP] ."""
QUOTED = """[nsubj The/DT *firm/NN ( [parataxis once/RB state/NN *owned/VBN] )] *called/VBD
    [obj the/DT *offer/NN] “ [xcomp *low/JJ and/CC [conj *late/JJ]] ” ."""


@pytest.mark.parametrize(
    ("notation", "dropped", "expected"),
    [
        (MAYOR, "nurse", "The mayor resigned on Friday"),
        (MAYOR, "Cork", "The mayor, a former nurse, resigned on Friday"),
        (MAYOR, "Friday", "The mayor, a former nurse from Cork, resigned"),
        (QUOTED, "owned", "The firm called the offer “low and late”"),
        (QUOTED, "firm", "called the offer “low and late”"),
        (QUOTED, "low", "The firm (once state owned) called the offer"),
    ],
    ids=["apposition", "its end", "after it", "in brackets", "subject", "in quotation marks"],
)
def test_what_is_left_out_takes_its_signs_along(notation: str, dropped: str, expected: str) -> None:
    parsed = tree(notation)
    gone = set(parsed.subtrees[place(parsed, dropped)])

    text = parsed.text(i for i in range(len(parsed.tokens)) if i not in gone)

    assert text == expected


def test_quotation_marks_go_together_when_their_last_words_are_left_out() -> None:
    parsed = tree(QUOTED)
    gone = set(parsed.subtrees[place(parsed, "late")]) | {place(parsed, "and")}

    text = parsed.text(i for i in range(len(parsed.tokens)) if i not in gone)

    assert text == "The firm (once state owned) called the offer low"


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("[nsubj The/DT *bank/NN] does/VBZ n't/RB *lend/VB .", 4),
        ("[nsubj [nmod:poss The/DT *firm/NN 's/POS] *owner/NN] *left/VBD .", 4),
        ("[nsubj *It/PRP] *is/VBZ [obl a/DT *two_/CD -_/HYPH year/NN] .", 4),
        ("[nsubj *It/PRP] *cost/VBD [obj *$/$ [nummod 4_/CD:compound *bn/CD]] .", 3),
        ("[nsubj *It/PRP] *left/VBD ( [obl *late/RB] ) .", 3),
        ("“ [nsubj *We/PRP] *won/VBD , ” [parataxis he/PRP:nsubj *said/VBD] .", 4),
    ],
    ids=["clitic", "possessive", "hyphens", "money", "brackets", "quotation"],
)
def test_words_are_counted_as_white_space_parts_them(notation: str, words: int) -> None:
    parsed = tree(notation)

    counted = sum(parsed.is_word_start(i) for i in range(len(parsed.tokens)))

    assert counted == words == len(parsed.sentence.text.split())


def test_where_no_word_is_kept_there_is_no_text() -> None:
    parsed = tree("[nsubj *It/PRP] *rained/VBD .")

    assert parsed.text([]) == parsed.text([2]) == ""


def test_pronouns_are_said_in_other_words() -> None:
    parsed = tree("He/PRP:nsubj *sold/VBD [obj his/PRP$ *farm/NN] .")

    text = parsed.text(range(len(parsed.tokens)), {0: "Mr Osei", 2: "his own"})

    assert text == "Mr Osei sold his own farm"


PAPER = """[nsubj A/DT *paper/NN , [acl *drawn/VBN [obl for/IN the/DT *board/NN]] ,] also/RB
    *warns/VBZ [obl of/IN *cuts/NNS] ."""
TOLD = """[ccomp [nsubj *Rain/NN] *fell/VBD [obl in/IN *Delft/NNP] ,] [nsubj a/DT:det
    mayor/NN:nmod:desc *Ana/NNP] *told/VBD [iobj *WFMJ/NNP] ."""


@pytest.mark.parametrize(
    ("notation", "without", "expected"),
    [
        (PAPER, "also", "A paper, drawn for the board, warns of cuts"),
        (PAPER, "drawn for the board also", "A paper warns of cuts"),
        (TOLD, "a mayor", "Rain fell in Delft, Ana told WFMJ"),
    ],
    ids=["its second comma", "no comma", "its speaker"],
)
def test_what_commas_set_off_they_still_do(notation: str, without: str, expected: str) -> None:
    parsed = tree(notation)
    gone = set(places(parsed, *without.split()))

    assert parsed.text(i for i in range(len(parsed.tokens)) if i not in gone) == expected


SAID_SO = "[ccomp [nsubj *Ships/NNS] *sank/VBD] *said/VBD [nsubj *Ana/NNP] ."


def test_no_comma_comes_between_neighbours_before_a_verb() -> None:
    parsed = tree(SAID_SO)

    assert f"{parsed.text(range(len(parsed.tokens)))}." == parsed.sentence.text

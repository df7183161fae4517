"""What no synopsis says: captions, words to the reader, misprints, the uncounted."""

import pytest

from service.writing.embedded.summing.synopsis_fit import (
    counts_others,
    is_caption,
    is_known_to_article,
    is_misprinted,
    opens_quoted,
    speaks,
)
from tests.writing.trees import tree


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Terrified/JJ:parataxis : [nsubj *Ana/NNP] is/VBZ:aux *hiding/VBG .", True),
        ("Best/JJS:parataxis of/IN friends/NNS : [nsubj *Ana/NNP] *met/VBD [obj *Jo/NNP] .", True),
        ("[nsubj Skyfall/NNP : the/DT *Return/NN] *opened/VBD .", False),
        ("[nsubj *Ana/NNP] *left/VBD .", False),
    ],
    ids=["one word", "three words", "a title", "no colon"],
)
def test_a_caption_has_a_label(notation: str, expected: bool) -> None:
    assert is_caption(tree(notation)) is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("I/PRP:nsubj *picked/VBD [obj *Ana/NNP] .", True),
        ("[nsubj *Ana/NNP] *left/VBD , [advcl as/IN:mark we/PRP:nsubj *know/VBP] .", True),
        ("[nsubj *Ana/NNP] *said/VBD : “ [ccomp we/PRP:nsubj *left/VBD] . ”", False),
        ("[nsubj *Ana/NNP] *left/VBD [obj the/DT *US/NNP] .", False),
        ("[nsubj *Ana/NNP] *has/VBZ [obj a/DT pay_/VB:amod -_/HYPH you/PRP:dep *plan/NN] .", False),
    ],
    ids=["I", "we", "quoted", "US", "hyphened"],
)
def test_a_synopsis_speaks_of_others(notation: str, expected: bool) -> None:
    parsed = tree(notation)

    assert speaks(parsed, range(len(parsed.tokens))) is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[nsubj The/DT new/JJ *laws/NNS] has/VBZ:aux *led/VBN [obj *Ana/NNP] .", True),
        ("[nsubj The/DT new/JJ *laws/NNS] have/VBP:aux *led/VBN [obj *Ana/NNP] .", False),
        ("[nsubj Two/CD *weeks/NNS] is/VBZ:cop *enough/JJ .", False),
        ("[nsubj *Politics/NNS] is/VBZ:cop *dull/JJ .", False),
    ],
    ids=["disagree", "agree", "counted", "a science"],
)
def test_a_verb_agrees_with_its_subject(notation: str, expected: bool) -> None:
    parsed = tree(notation)

    assert is_misprinted(parsed, parsed.root, range(len(parsed.tokens))) is expected


def test_both_are_those_told_of_before() -> None:
    alone, beside = tree("Both/DT:nsubj *left/VBD ."), tree("[nsubj Both/DT *laws/NNS] *fell/VBD .")

    assert counts_others(alone, range(len(alone.tokens)))
    assert not counts_others(beside, range(len(beside.tokens)))


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[nsubj The/DT *teacher/NN] *left/VBD .", True),
        ("[nsubj [nmod:poss The/DT *teacher/NN 's/POS] *son/NN] *left/VBD .", True),
        ("[nsubj The/DT *teacher/NN [nmod of/IN *Ana/NNP]] *left/VBD .", False),
        ("[nsubj A/DT *teacher/NN] *left/VBD .", False),
        ("[nsubj The/DT supermarket/NN *chain/NN] *grew/VBD .", True),
    ],
    ids=["the", "the owner", "whose", "a", "a thing"],
)
def test_the_teacher_is_known_to_the_article(notation: str, expected: bool) -> None:
    parsed = tree(notation)

    assert is_known_to_article(parsed, parsed.root) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'Everybody loves Ana,' said Jo.", True),
        ('"We will all leave" was what Ana said.', True),
        ('"Red Sea" star Ana Roos left.', False),
        ("Ana called it 'a very big mistake'.", False),
    ],
)
def test_a_quotation_opens_nothing(text: str, expected: bool) -> None:
    assert opens_quoted(text) is expected

"""What is true of a branch, whether or not it may go."""

from collections.abc import Callable

import pytest
from hypothesis import given

from service.document import Sentence
from service.writing.embedded.grammar.branches import (
    case_of,
    cuts_quotation,
    follows_comma,
    has_object,
    is_bound,
    is_distant_time,
    is_hyphenated,
    is_set_off,
    is_time,
    is_under_superlative,
    splits_brackets,
    widens_claim,
)
from service.writing.embedded.grammar.tree import Tree
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.tables import FIRM
from tests.writing.trees import place, tree

Rule = Callable[[Tree, int], object]
QUOTED = f"{FIRM} *fears/VBZ [obj “ the/DT *risk/NN [nmod of/IN *war/NN] ”] ."


def said_of(word: str, rule: Rule, notation: str) -> object:
    """What the rule says of the branch that this word heads."""
    parsed = tree(notation)
    return rule(parsed, place(parsed, word))


@pytest.mark.parametrize(
    ("word", "expected"), [("firm", False), ("coal", True), ("fired", True), ("plant", False)]
)
def test_a_hyphen_joins_the_words_on_its_two_sides(word: str, expected: bool) -> None:
    notation = f"{FIRM} *sold/VBD [obj a/DT [amod coal_/NN -_/HYPH *fired/VBN] *plant/NN]"

    assert said_of(word, is_hyphenated, notation) is expected


@pytest.mark.parametrize(("word", "expected"), [("May", True), ("mines", False), ("coal", False)])
def test_only_what_opens_inside_a_bracket_is_part_of_it(word: str, expected: bool) -> None:
    notation = f"""{FIRM} *sold/VBD [obj its/PRP$ *mines/NNS [parataxis ( *shut/VBN [obl in/IN
    *May/NNP] )]] [obl for/IN *coal/NN]"""

    assert said_of(word, splits_brackets, notation) is expected


@pytest.mark.parametrize(("word", "expected"), [("war", True), ("risk", False), ("firm", False)])
def test_a_quotation_may_go_whole_but_not_in_part(word: str, expected: bool) -> None:
    assert said_of(word, cuts_quotation, QUOTED) is expected


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("*saw/VBD [obj the/DT first/JJ *mine/NN [nmod in/IN *Delft/NNP]]", True),
        ("*saw/VBD [obj the/DT largest/JJS *mine/NN [nmod in/IN *Delft/NNP]]", True),
        ("did/VBD not/RB *see/VB [obj a/DT *mine/NN [nmod in/IN *Delft/NNP]]", True),
        ("*saw/VBD [obj every/DT *mine/NN [nmod in/IN *Delft/NNP]]", True),
        ("*saw/VBD [obj a/DT *mine/NN [nmod in/IN *Delft/NNP]]", False),
        ("*saw/VBD [obj the/DT first/JJ *mine/NN , [nmod in/IN *Delft/NNP]]", False),
        ("did/VBD not/RB *say/VB [ccomp it/PRP:nsubj *saw/VBD [obl in/IN *Delft/NNP]]", False),
    ],
    ids=["first", "largest", "not", "every", "a", "after a comma", "said"],
)
def test_a_claim_is_widened_under_a_limit_of_its_own_clause(predicate: str, expected: bool) -> None:
    assert said_of("Delft", widens_claim, f"{FIRM} {predicate}") is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (f"{FIRM} *sold/VBD [obj *oil/NN]", True),
        (f"{FIRM} *sold/VBD [ccomp it/PRP:nsubj *paid/VBD]", True),
        (f"{FIRM} *sold/VBD [xcomp to/TO *pay/VB]", True),
        ("[nsubj:pass *Oil/NN] was/VBD:aux:pass *sold/VBN", True),
        (f"{FIRM} *sold/VBD [obl to/IN *Ana/NNP]", False),
    ],
    ids=["object", "clause", "infinitive", "passive", "none"],
)
def test_a_verb_has_its_object_in_one_of_four_forms(notation: str, expected: bool) -> None:
    parsed = tree(notation)

    assert has_object(parsed, place(parsed, "sold")) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("week", True), ("end", True), ("oil", False), ("Delft", False)]
)
def test_a_branch_is_a_time_when_a_word_in_it_is(word: str, expected: bool) -> None:
    notation = f"""{FIRM} *sold/VBD [obj *oil/NN] [obl at/IN the/DT *end/NN [nmod of/IN the/DT
    *week/NN]] [obl in/IN *Delft/NNP]"""

    assert said_of(word, is_time, notation) is expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("in/IN *2016/CD", True),
        ("in/IN *December/NNP", True),
        ("last/JJ *year/NN", True),
        ("on/IN *Friday/NNP", False),
        ("*yesterday/NN", False),
        ("in/IN *Delft/NNP", False),
    ],
)
def test_a_time_is_distant_unless_the_paper_is_of_that_day(time: str, expected: bool) -> None:
    parsed = tree(f"{FIRM} *closed/VBD [obl {time}]")
    [index] = [i for i, token in enumerate(parsed.tokens) if token.relation == "obl"]

    assert is_distant_time(parsed, index) is expected


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        ("its/PRP$ first/JJ *mine/NN", True),
        ("its/PRP$ largest/JJS *mine/NN", True),
        ("at/IN least/JJS:fixed one/CD *mine/NN", False),
        ("its/PRP$ *mine/NN", False),
    ],
    ids=["first", "largest", "at least", "none"],
)
def test_what_is_ranked_is_ranked_among_all_that_the_sentence_names(
    mine: str, expected: bool
) -> None:
    notation = f"{FIRM} *closed/VBD [obj {mine}] [obl in/IN *Delft/NNP]"

    assert said_of("Delft", is_under_superlative, notation) is expected


def test_a_rank_inside_a_branch_goes_with_it() -> None:
    notation = f"{FIRM} *closed/VBD [obl in/IN its/PRP$ first/JJ *year/NN]"

    assert said_of("year", is_under_superlative, notation) is False


@pytest.mark.parametrize(("word", "case"), [("oil", ""), ("week", "of"), ("end", "at")])
def test_a_case_is_the_preposition_of_the_branch_itself(word: str, case: str) -> None:
    notation = f"{FIRM} *sold/VBD [obj *oil/NN] [obl At/IN the/DT *end/NN [nmod of/IN *week/NN]]"

    assert said_of(word, case_of, notation) == case


@pytest.mark.parametrize("sign", [",", ";", "–", "—", "-"])
def test_an_aside_stands_between_two_breaks(sign: str) -> None:
    notation = f"[nsubj *Ana/NNP {sign} [appos the/DT *mayor/NN] {sign}] *left/VBD ."

    assert said_of("mayor", is_set_off, notation) is True
    assert said_of("mayor", follows_comma, notation) is True


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[advcl *Angered/VBN] , [nsubj *Ana/NNP] *left/VBD .", True),
        ("[nsubj *Ana/NNP] *left/VBD , [advcl *Angered/VBN] .", True),
        ("[nsubj *Ana/NNP] *left/VBD [advcl *Angered/VBN] .", False),
        ("[nsubj *Ana/NNP] , [advcl *Angered/VBN] *left/VBD .", False),
        ("*Angered/VBN", False),
    ],
    ids=["at the start", "at the end", "no break before", "no break after", "all there is"],
)
def test_an_end_of_the_sentence_is_as_good_as_a_comma(notation: str, expected: bool) -> None:
    assert said_of("Angered", is_set_off, notation) is expected


TO_CLOSE = "[advcl to/TO *close/VB [obj two/CD *mines/NNS]]"


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        (f"*agreed/VBD {TO_CLOSE}", True),
        (f"*voted/VBD {TO_CLOSE}", True),
        (f"was/VBD:cop the/DT fourth/JJ *firm/NN {TO_CLOSE}", True),
        (f"was/VBD:cop the/DT largest/JJS *firm/NN {TO_CLOSE}", True),
        (f"*met/VBD {TO_CLOSE}", False),
        (f"was/VBD:cop a/DT *firm/NN {TO_CLOSE}", False),
        (f"*agreed/VBD {TO_CLOSE.replace('to/TO', 'by/IN:mark')}", False),
        (f"*agreed/VBD {TO_CLOSE.replace('to/TO ', '')}", False),
    ],
    ids=["agreed", "voted", "fourth", "largest", "met", "a firm", "agreed by", "agreed closing"],
)
def test_what_is_agreed_or_ranked_is_completed_by_its_infinitive(
    predicate: str, expected: bool
) -> None:
    assert said_of("close", is_bound, f"{FIRM} {predicate} .") is expected


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        (", [appos a/DT *job/NN {}] .", True),
        (", [appos An/DT *art/NN {}] .", True),
        ("– [appos a/DT *job/NN {}] .", True),
        (", [appos a/DT hard/JJ *job/NN {}] .", False),
        (", [appos the/DT *job/NN {}] .", False),
        (", [appos *work/NN {}] .", False),
        ("[obj a/DT *job/NN {}] .", False),
    ],
    ids=["a job", "an art", "after a dash", "a hard job", "the job", "work", "no aside"],
)
def test_a_bare_aside_is_completed_by_what_is_told_of_it(job: str, expected: bool) -> None:
    told = "[acl:relcl he/PRP:nsubj *likes/VBZ]"
    notation = f"[nsubj *Ana/NNP] *sings/VBZ {job.format(told)}"

    assert said_of("likes", is_bound, notation) is expected


@pytest.mark.parametrize(
    ("double", "expected"),
    [
        ("double/JJ:advmod", True),
        ("double/RB", False),
        ("double/JJ", False),
        ("[advmod very/RB *double/JJ]", False),
    ],
    ids=["an adjective", "an adverb", "a noun's own", "with a word of its own"],
)
def test_an_adjective_where_an_adverb_should_stand_is_a_noun_misread(
    double: str, expected: bool
) -> None:
    notation = f"{FIRM} *scored/VBD [obj a/DT box/NN *office/NN {double}] ."

    assert said_of("double", is_bound, notation) is expected


@UNTIMED
@given(parsed_sentences())
def test_an_aside_is_one_stretch(sentence: Sentence) -> None:
    parsed = Tree(sentence)

    asides = [part for i, part in enumerate(parsed.subtrees) if is_set_off(parsed, i)]

    assert all(part[-1] - part[0] + 1 == len(part) for part in asides)


@UNTIMED
@given(parsed_sentences())
def test_the_whole_sentence_cuts_no_quotation_and_widens_no_claim(sentence: Sentence) -> None:
    parsed = Tree(sentence)

    assert not cuts_quotation(parsed, parsed.root)
    assert not splits_brackets(parsed, parsed.root)
    assert not widens_claim(parsed, parsed.root)


@pytest.mark.parametrize(
    ("noun", "expected"), [("officer", True), ("crisis", False)], ids=["of an office", "of a thing"]
)
def test_what_an_officer_is_of_stays(noun: str, expected: bool) -> None:
    notation = f"{FIRM} *lost/VBD [obj its/PRP$ chief/JJ financial/JJ *{noun}/NN] ."

    assert said_of("financial", is_bound, notation) is expected

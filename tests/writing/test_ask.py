"""Headline questions: what is asked of a sentence, what never is."""

import pytest
from hypothesis import given

from service.document import Sentence
from service.writing.embedded.ask import questions
from service.writing.embedded.tree import Tree
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import EVEN
from tests.writing.trees import tree

NORBANK = "[nsubj *Norbank/NNP]"
TWO_MINES = "[obj two/CD *mines/NNS] [obl in/IN *Silesia/NNP]"
MINISTRY_SAID = "[nsubj The/DT *ministry/NN] *said/VBD"


def asked(notation: str) -> set[str]:
    return {question.text for question in questions(tree(f"{notation} ."), EVEN)}


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{NORBANK} will/MD *close/VB {TWO_MINES}", "Will Norbank Close Two Mines in Silesia?"),
        (f"{NORBANK} 'll/MD *close/VB {TWO_MINES}", "Will Norbank Close Two Mines in Silesia?"),
        (
            "[nsubj:pass The/DT defence/NN *chiefs/NNS [nmod of/IN *Norway/NNP]] are/VBP:aux:pass"
            " *scheduled/VBN [xcomp to/TO *meet/VB [obl in/IN *Oslo/NNP]]",
            "Will the Defence Chiefs of Norway Meet in Oslo?",
        ),
        (f"{NORBANK} *plans/VBZ [xcomp to/TO *close/VB {TWO_MINES}]",
         "Will Norbank Close Two Mines in Silesia?"),
        (f"{MINISTRY_SAID} [ccomp that/IN:mark it/PRP:nsubj would/MD *close/VB {TWO_MINES}]",
         "Will the Ministry Close Two Mines in Silesia?"),
        ("[nsubj:pass *Drivers/NNS [nmod in/IN *Delft/NNP]] are/VBP:aux to/TO be/VB:aux:pass "
         "*balloted/VBN [obl over/IN *pay/NN]", "Will Drivers in Delft Be Balloted over Pay?"),
    ],
    ids=["will", "'ll", "are scheduled to", "plans to", "said it would", "are to be"],
)  # fmt: skip
def test_what_is_to_come_is_asked_with_will(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    "predicate",
    [
        f"*planned/VBD [xcomp to/TO *close/VB {TWO_MINES}]",
        f"had/VBD *planned/VBN [xcomp to/TO *close/VB {TWO_MINES}]",
        f"was/VBD:aux:pass *expected/VBN [xcomp to/TO *close/VB {TWO_MINES}]",
        f"*refused/VBD [xcomp to/TO *close/VB {TWO_MINES}]",
        f"does/VBZ not/RB *plan/VB [xcomp to/TO *close/VB {TWO_MINES}]",
        f"*closed/VBD {TWO_MINES}",
    ],
    ids=["planned", "had planned", "was expected", "refused", "does not plan", "closed"],
)
def test_what_is_past_or_refused_is_not_asked_with_will(predicate: str) -> None:
    assert not any(question.startswith("Will") for question in asked(f"{NORBANK} {predicate}"))


@pytest.mark.parametrize(
    ("predicate", "question"),
    [
        (f"*closed/VBD {TWO_MINES}", "Did Norbank Close Two Mines in Silesia?"),
        (f"*sold/VBD {TWO_MINES}", "Did Norbank Sell Two Mines in Silesia?"),
        (f"*sells/VBZ {TWO_MINES}", "Does Norbank Sell Two Mines in Silesia?"),
        (f"has/VBZ *sold/VBN {TWO_MINES}", "Has Norbank Sold Two Mines in Silesia?"),
        (f"is/VBZ *selling/VBG {TWO_MINES}", "Is Norbank Selling Two Mines in Silesia?"),
        (f"can/MD *sell/VB {TWO_MINES}", "Can Norbank Sell Two Mines in Silesia?"),
        (f"ca/MD n't/RB *sell/VB {TWO_MINES}", "Can Norbank Sell Two Mines in Silesia?"),
        (f"wo/MD n't/RB *sell/VB {TWO_MINES}", "Will Norbank Sell Two Mines in Silesia?"),
        (f"did/VBD not/RB *sell/VB {TWO_MINES}", "Did Norbank Sell Two Mines in Silesia?"),
        (f"did/VBD n't/RB *sell/VB {TWO_MINES}", "Did Norbank Sell Two Mines in Silesia?"),
        ("is/VBZ:cop not/RB *safe/JJ [obl for/IN *workers/NNS [nmod from/IN *Delft/NNP]]",
         "Is Norbank Safe for Workers from Delft?"),
        ("was/VBD:aux:pass *fined/VBN [obl over/IN its/PRP$ *mines/NNS [nmod in/IN *Peru/NNP]]",
         "Was Norbank Fined over Its Mines in Peru?"),
    ],
)  # fmt: skip
def test_the_finite_verb_or_do_goes_before_the_subject(predicate: str, question: str) -> None:
    assert question in asked(f"{NORBANK} {predicate}")


@pytest.mark.parametrize(
    "aside",
    ["*founded/VBN [obl in/IN *1902/CD]", "*hoping/VBG [xcomp to/TO *save/VB [obj *money/NN]]"],
    ids=["past", "present"],
)
def test_the_subject_loses_a_participle_after_a_comma(aside: str) -> None:
    notation = f"[nsubj *Norbank/NNP , [acl {aside}] ,] will/MD *close/VB {TWO_MINES}"

    found = asked(notation)

    assert found == {"Will Norbank Close Two Mines in Silesia?"}


def test_plural_subjects_take_do() -> None:
    question = "Do Two Banks Sell Mines in Silesia?"

    assert question in asked(
        "[nsubj Two/CD *banks/NNS] *sell/VBP [obj *mines/NNS] [obl in/IN *Silesia/NNP]"
    )


CLOSED = f"{NORBANK} *closed/VBD {TWO_MINES}"


@pytest.mark.parametrize(
    ("notation", "question", "answer"),
    [
        (f"{CLOSED} [advcl because/IN:mark [nsubj *sales/NNS] *fell/VBD]",
         "Why Did Norbank Close Two Mines in Silesia?", "Sales"),
        (f"{CLOSED} [advcl to/TO *save/VB [obj *money/NN]]",
         "Why Did Norbank Close Two Mines in Silesia?", "Money"),
        ("[nsubj *Norbank/NNP] *praised/VBD [obj two/CD *miners/NNS [nmod in/IN *Silesia/NNP]] "
         "[obl for/IN their/PRP$ *courage/NN]", "Why Did Norbank Praise Two Miners in Silesia?",
         "Courage"),
        ("[nsubj *Profits/NNS [nmod at/IN *Norbank/NNP]] *rose/VBD [obl in/IN *March/NNP] "
         "[advcl as/IN:mark [nsubj *sales/NNS] *grew/VBD]",
         "Why Did Profits at Norbank Rise in March?", "Sales"),
        (f"{CLOSED} [obl over/IN a/DT *dispute/NN]",
         "Why Did Norbank Close Two Mines in Silesia?", "Dispute"),
        (f"{CLOSED} [advcl by/IN:mark *flooding/VBG them/PRP:obj]",
         "How Did Norbank Close Two Mines in Silesia?", "Flooding"),
        ("[nsubj:pass [nummod *214/CD] *people/NNS] were/VBD:aux:pass *killed/VBN"
         " [obl in/IN a/DT *fire/NN [nmod at/IN a/DT *mill/NN]] [obl in/IN *Delft/NNP]",
         "How Many People Were Killed in a Fire at a Mill in Delft?", "214"),
        (f"{NORBANK} *paid/VBD [obj *$/$ [nummod 4_/CD:compound *bn/CD]]"
         " [obl to/IN the/DT *port/NN [nmod of/IN *Delft/NNP]]",
         "How Much Did Norbank Pay to the Port of Delft?", "$4bn"),
        ("[nsubj A/DT *storm/NN] *caused/VBD [obj *floods/NNS [nmod in/IN *Delft/NNP]]"
         " [obl on/IN *Monday/NNP]", "What Caused Floods in Delft on Monday?", "Storm"),
        ("[nsubj *Sales/NNS [nmod at/IN *Norbank/NNP]] *rose/VBD [obj [nummod *80/CD] *%=%/NN]"
         " [obl in/IN *March/NNP]", "How Much Did Sales at Norbank Rise in March?", "80"),
        ("[nsubj Danish/JJ singer/NN *Ida/NNP Roos/NNP:flat , [appos the/DT *star/NN [nmod of/IN"
         " *Delft/NNP]] ,] *died/VBD", "Who Was Danish Singer Ida Roos, the Star of Delft?", "Die"),
        ("[nsubj Ida/NNP *Roos/NNP] *won/VBD [obj the/DT women/NNS 's/POS *race/NN]"
         " [obl in/IN *Delft/NNP]", "Who Won the Women's Race in Delft?", "Roos"),
    ],
    ids=["because", "to", "praised for", "rose as", "over", "by", "how many", "how much", "what",
         "by how much", "who died", "who"],
)  # fmt: skip
def test_what_the_clause_answers_is_asked_and_not_told(
    notation: str, question: str, answer: str
) -> None:
    assert question in asked(notation)
    assert answer not in question


def test_a_reported_clause_is_asked_with_its_pronoun_named() -> None:
    notation = f"{MINISTRY_SAID} [ccomp that/IN:mark it/PRP:nsubj had/VBD *sold/VBN {TWO_MINES}]"

    found = asked(notation)

    assert "Has the Ministry Sold Two Mines in Silesia?" in found
    assert not any(" It " in question for question in found)


def test_a_reported_clause_agrees_with_the_speakers_it_names() -> None:
    notation = (
        "[nsubj *Ministers/NNS] *said/VBD"
        f" [ccomp that/IN:mark they/PRP:nsubj had/VBD *sold/VBN {TWO_MINES}]"
    )

    assert "Have Ministers Sold Two Mines in Silesia?" in asked(notation)


@pytest.mark.parametrize("word", ["because/IN:mark", "after/IN:mark"])
def test_why_is_not_asked_of_what_somebody_merely_says(word: str) -> None:
    said = f"[ccomp {NORBANK} *sold/VBD {TWO_MINES} [advcl {word} [nsubj *sales/NNS] *fell/VBD]]"

    assert not any(question.startswith("Why") for question in asked(f"{MINISTRY_SAID} {said}"))


def test_why_is_not_asked_of_what_its_speaker_is_named_after() -> None:
    notation = (
        f"{NORBANK} *sold/VBD {TWO_MINES} [advcl because/IN:mark [nsubj *sales/NNS] *fell/VBD]"
        " , [parataxis [nsubj *critics/NNS] *say/VBP]"
    )

    assert not any(question.startswith("Why") for question in asked(notation))


@pytest.mark.parametrize(
    "notation",
    [
        f"a/DT *plan/NN [acl to/TO *close/VB {TWO_MINES}] [nmod near/IN *Gliwice/NNP]",
        f"*Closing/VBG {TWO_MINES} [obl near/IN *Gliwice/NNP]",
        f"[nsubj *Norbank/NNP] *closing/VBG {TWO_MINES} [obl near/IN *Gliwice/NNP]",
        f"There/EX *is/VBZ [nsubj a/DT *plan/NN [acl to/TO *close/VB {TWO_MINES}]]",
        f"It/PRP:expl is/VBZ:cop *clear/JJ [csubj that/IN:mark {NORBANK} will/MD *sell/VB"
        f" {TWO_MINES}]",
        f"*Close/VB {TWO_MINES} [obl near/IN *Gliwice/NNP]",
        f"[nsubj The/DT *aim/NN [nmod of/IN *Norbank/NNP]] is/VBZ:cop to/TO *sell/VB {TWO_MINES}",
        f"[ccomp {NORBANK} *lost/VBD {TWO_MINES}] , [nsubj the/DT *ministry/NN] *said/VBD"
        " [obl on/IN *Monday/NNP]",
    ],
    ids=["noun", "gerund", "participle", "there", "it", "order", "is to", "said last"],
)
def test_nothing_is_asked_where_no_clause_comes_out_whole(notation: str) -> None:
    found = asked(notation)

    told = {q for q in found if q.startswith("What Did the Ministry Say")}
    assert not found - told - {"Did Norbank Lose Two Mines in Silesia?"}


def test_speakers_are_not_counted() -> None:
    notation = (
        f"[ccomp {NORBANK} will/MD *sell/VB {TWO_MINES}] , [nsubj the/DT two/CD *sides/NNS]"
        " *said/VBD [obl in/IN a/DT joint/JJ *statement/NN] [obl on/IN *Monday/NNP]"
    )

    assert not any(question.startswith("How Many Sides") for question in asked(notation))


@UNTIMED
@given(parsed_sentences())
def test_every_question_of_any_sentence_has_the_form_of_one(sentence: Sentence) -> None:
    parsed = Tree(sentence)

    for question in questions(parsed, EVEN):
        assert question.text.endswith("?")
        assert not question.text.endswith("??")
        assert question.text[0].isupper() or not question.text[0].isalpha()
        assert 6 <= len(question.text.split()) <= 14
        assert set(question.kept) <= set(range(len(parsed.tokens)))

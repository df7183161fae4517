"""Headline questions: what is asked of a sentence, what never is."""

import pytest
from hypothesis import given

from service.document import Sentence
from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.ask_why import is_decided
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.verb_classes import DECISIONS, PLANS
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import EVEN
from tests.writing.trees import tree

NORBANK = "[nsubj *Norbank/NNP]"
TWO_MINES = "[obj two/CD *mines/NNS] [obl in/IN *Silesia/NNP]"
MINISTRY_SAID = "[nsubj The/DT *ministry/NN] *said/VBD"


def asked(notation: str, *, is_explained: bool = False) -> set[str]:
    found = questions(tree(f"{notation} ."), EVEN, is_explained=is_explained)
    return {question.text for question in found}


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
        (f"[nsubj *Terminal/NNP 3/CD:flat] will/MD *close/VB {TWO_MINES}",
         "Will Terminal 3 Close Two Mines in Silesia?"),
    ],
    ids=["will", "'ll", "are scheduled to", "plans to", "said it would", "are to be", "number 3"],
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


WHY_CLOSED = "Why Did Norbank Close Two Mines in Silesia?"


@pytest.mark.parametrize(
    "predicate",
    [
        "*resigned/VBD",
        "has/VBZ *resigned/VBN",
        "was/VBD:aux:pass *sacked/VBN",
        "will/MD *appeal/VB",
    ],
)
def test_who_decides_has_a_reason(predicate: str) -> None:
    assert is_decided(tree(f"{NORBANK} {predicate} ."))


@pytest.mark.parametrize(
    "notation",
    [
        f"{NORBANK} *grew/VBD [advcl after/IN:mark [nsubj *Ana/NNP] *resigned/VBD]",
        f"{MINISTRY_SAID} [ccomp {NORBANK} *resigned/VBD]",
        f"{NORBANK} *owns/VBZ {TWO_MINES}",
    ],
    ids=["grew", "said", "owns"],
)
def test_only_the_main_clause_tells_of_a_decision(notation: str) -> None:
    assert not is_decided(tree(f"{notation} ."))


def test_what_is_planned_is_no_decision_yet() -> None:
    assert not DECISIONS & PLANS


def test_why_is_asked_where_another_sentence_gives_the_reason() -> None:
    assert WHY_CLOSED in asked(CLOSED, is_explained=True)
    assert WHY_CLOSED not in asked(CLOSED)


@pytest.mark.parametrize(
    "notation",
    [
        f"{NORBANK} did/VBD not/RB *close/VB {TWO_MINES}",
        f"{NORBANK} allegedly/RB *closed/VBD {TWO_MINES}",
        f"{NORBANK} will/MD *close/VB {TWO_MINES}",
        f"{NORBANK} may/MD *close/VB {TWO_MINES}",
        f"{NORBANK} had/VBD *closed/VBN {TWO_MINES}",
        f"{NORBANK} *hopes/VBZ [xcomp to/TO *close/VB {TWO_MINES}]",
        f"{MINISTRY_SAID} [ccomp {NORBANK} *closed/VBD {TWO_MINES}]",
        f"{CLOSED} , [parataxis [nsubj *critics/NNS] *say/VBP]",
        f"{NORBANK} *forecast/VBD [ccomp [nsubj *Ana/NNP] *closed/VBD {TWO_MINES}]",
        f"{NORBANK} *announced/VBD [obj two/CD *mines/NNS [nmod near/IN *Silesia/NNP]]",
        f"{NORBANK} *included/VBD {TWO_MINES}",
        "[nsubj *Norbank/NNP [nmod of/IN *Gliwice/NNP]] was/VBD:cop a/DT large/JJ *bank/NN",
    ],
    ids=["did not", "allegedly", "will", "may", "had", "hopes", "said before", "said after",
         "what was forecast", "announced", "a state", "no verb"],
)  # fmt: skip
def test_why_is_not_asked_of_what_may_not_be_so(notation: str) -> None:
    assert not any(q.startswith("Why") for q in asked(notation, is_explained=True))


BEAT = "*beat/VBD [obj two/CD *rivals/NNS] [obl in/IN *Delft/NNP]"


def test_a_feat_is_asked_how_it_was_done() -> None:
    assert "How Did Norbank Beat Two Rivals in Delft?" in asked(f"{NORBANK} {BEAT}")


def test_how_a_feat_was_done_is_left_out_of_its_question() -> None:
    found = asked(f"{NORBANK} {BEAT} [advcl by/IN:mark *waiting/VBG]")

    assert "How Did Norbank Beat Two Rivals in Delft?" in found
    assert not any(q.startswith("How") and "Waiting" in q for q in found)


@pytest.mark.parametrize(
    "notation",
    [
        f"{NORBANK} {BEAT.replace('beat/VBD', 'met/VBD')}",
        f"{NORBANK} did/VBD not/RB {BEAT.replace('VBD', 'VB')}",
        f"{NORBANK} can/MD {BEAT.replace('VBD', 'VB')}",
        f"{NORBANK} reportedly/RB {BEAT}",
        f"{MINISTRY_SAID} [ccomp {NORBANK} {BEAT}]",
    ],
    ids=["met", "did not", "can", "reportedly", "said"],
)
def test_how_is_not_asked_of_what_is_no_feat_or_may_not_be_so(notation: str) -> None:
    assert not any(question.startswith("How") for question in asked(notation))


CABINET = "[nsubj The/DT *cabinet/NN [nmod of/IN *Norway/NNP]] *approved/VBD"


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{CABINET} [obj a/DT *plan/NN]", "What Plan Did the Cabinet of Norway Approve?"),
        (f"{CABINET} [obj strict/JJ tax/NN *rules/NNS [acl *aimed/VBN "
         "[obl at/IN *banks/NNS]]]",
         "What Strict Tax Rules Did the Cabinet of Norway Approve?"),
        (f"{CABINET} [obj a/DT *law/NN] [obl on/IN *Monday/NNP]",
         "What Law Did the Cabinet of Norway Approve on Monday?"),
        ("[nsubj The/DT *cabinet/NN [nmod of/IN *Norway/NNP]] *agreed/VBD [xcomp to/TO *change/VB "
         "[obj its/PRP$ tax/NN *policy/NN]]",
         "What Tax Policy Did the Cabinet of Norway Agree to Change?"),
    ],
    ids=["a plan", "rules", "when", "its policy"],
)  # fmt: skip
def test_what_a_plan_or_a_law_is_may_be_asked(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    "notation",
    [
        f"{CABINET} [obj a/DT *mine/NN]",
        f"{CABINET} [obj this/DT *plan/NN]",
        f"{CABINET} [obj no/DT *plan/NN]",
        f"{CABINET} [obj two/CD *plans/NNS]",
        f"{CABINET} [obj a/DT *plan/NN [conj and/CC a/DT *mine/NN]]",
        f"{CABINET} [obj a/DT *law/NN , [appos the/DT *Charter/NNP]]",
        f"{CABINET.replace('*approved/VBD', 'did/VBD not/RB *approve/VB')} [obj a/DT *plan/NN]",
        f"{CABINET.replace('*approved', 'allegedly/RB *approved')} [obj a/DT *plan/NN]",
    ],
    ids=["a mine", "this", "no", "two", "one of two things", "its name", "did not", "allegedly"],
)
def test_what_is_known_or_is_not_there_is_not_asked(notation: str) -> None:
    assert not any(question.startswith("What") for question in asked(notation))


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj *Norbank/NNP [nmod of/IN *Gliwice/NNP]] is/VBZ:cop *angry/JJ [obl at/IN "
         "*rivals/NNS] [obl in/IN *Silesia/NNP]", "Why Is Norbank of Gliwice Angry?"),
        ("[nsubj:pass *Norbank/NNP [nmod of/IN *Gliwice/NNP]] was/VBD:aux:pass *shocked/VBN "
         "[obl by/IN the/DT *fall/NN] [obl on/IN *Monday/NNP]",
         "Why Was Norbank of Gliwice Shocked?"),
        (f"{CLOSED} , [advcl *blaming/VBG [obj *costs/NNS]]", WHY_CLOSED),
        (f"{CLOSED} , [advcl *citing/VBG [obj *costs/NNS]]", WHY_CLOSED),
    ],
    ids=["at", "by", "blaming", "citing"],
)  # fmt: skip
def test_what_was_felt_about_or_blamed_is_why(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    "notation",
    [
        "[nsubj:pass *Norbank/NNP [nmod of/IN *Gliwice/NNP]] was/VBD:aux:pass *founded/VBN "
        "[obl by/IN the/DT *state/NN] [obl on/IN *Monday/NNP]",
        f"{CLOSED} , [advcl *selling/VBG [obj *tools/NNS]]",
        f"{NORBANK} allegedly/RB *closed/VBD {TWO_MINES} [advcl because/IN:mark [nsubj *sales/NNS]"
        " *fell/VBD]",
    ],
    ids=["by the doer", "selling", "allegedly"],
)
def test_what_no_feeling_or_blame_tells_is_not_why(notation: str) -> None:
    assert not any(question.startswith("Why") for question in asked(notation))


def test_a_doubted_number_is_not_asked_for() -> None:
    bribed = "*paid/VBD [obj *$/$ [nummod 4_/CD:compound *bn/CD]] [obl to/IN *Delft/NNP]"

    assert any(q.startswith("How Much") for q in asked(f"{NORBANK} {bribed} [obl in/IN *May/NNP]"))
    assert not any(
        q.startswith("How Much")
        for q in asked(f"{NORBANK} allegedly/RB {bribed} [obl in/IN *May/NNP]")
    )


def test_a_second_subject_is_another_clauses() -> None:
    notation = f"{CLOSED} , [nsubj a/DT *change/NN [acl:relcl that/WDT:nsubj *hurts/VBZ]]"

    found = asked(notation)

    assert "Did Norbank Close Two Mines in Silesia?" in found
    assert not any("Change" in question for question in found)


@pytest.mark.parametrize("helper", ["is/VBZ:cop", "is/VBZ:aux"])
def test_who_is_to_do_something_will(helper: str) -> None:
    found = asked(f"{NORBANK} {helper} to/TO *close/VB {TWO_MINES}")

    assert "Will Norbank Close Two Mines in Silesia?" in found


def test_who_was_to_do_something_will_not() -> None:
    found = asked(f"{NORBANK} was/VBD:cop to/TO *close/VB {TWO_MINES}")

    assert not any(question.startswith("Will") for question in found)


@pytest.mark.parametrize("noun", ["plan", "goal", "next/JJ step", "job"])
def test_what_an_aim_is_to_do_it_will_not_do(noun: str) -> None:
    *before, last = noun.split()
    subject = f"[nsubj The/DT {' '.join(before)} *{last}/NN [nmod of/IN *Norbank/NNP]]"

    found = asked(f"{subject} is/VBZ:cop to/TO *close/VB {TWO_MINES}")

    assert not any(question.startswith("Will") for question in found)


def test_a_participle_that_looks_like_its_infinitive_is_no_purpose() -> None:
    notation = (
        "[nsubj *Norbank/NNP] *has/VBZ [xcomp *forecast/VB [obj record/JJ *losses/NNS] "
        "[obl in/IN *Silesia/NNP]]"
    )

    found = asked(notation)

    assert "Has Norbank Forecast Record Losses in Silesia?" in found
    assert not any(question.startswith("Does") for question in found)


def test_what_one_has_to_do_is_asked_with_do() -> None:
    found = asked(f"{NORBANK} *has/VBZ [xcomp to/TO *close/VB {TWO_MINES}]")

    assert "Does Norbank Have to Close Two Mines in Silesia?" in found


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

"""Headline questions about deeds: what was asked of whom, who was charged with what, how one fared;
and what a question must keep to be whole."""

import pytest

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.ask_why import is_changed, is_decided
from service.writing.embedded.grammar.sound import names_stay_apart, relatives_are_whole
from service.writing.embedded.shortening.edges_headline import may_go_in_question
from service.writing.embedded.shortening.shorten import Deletion
from tests.writing.models import EVEN
from tests.writing.trees import place, tree

NORBANK = "[nsubj *Norbank/NNP]"
ANA = "[nsubj:pass Ana/NNP *Roos/NNP]"
BEEN = "has/VBZ been/VBN:aux:pass"
FOUND = "was/VBD:aux:pass *found/VBN"
PEOPLE = "two/CD *people/NNS"
# Leaves out all that a question may do without.
CURT = Deletion(lambda _: -8.0, may_go_in_question)


def asked(notation: str, deletion: Deletion = EVEN, *, is_explained: bool = False) -> set[str]:
    found = questions(tree(f"{notation} ."), deletion, is_explained=is_explained)
    return {question.text for question in found}


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{NORBANK} has/VBZ *urged/VBN [obj *Norway/NNP] [xcomp to/TO *sell/VB [obj *oil/NN]]",
         "What Has Norbank Urged Norway to Do?"),
        (f"[nsubj:pass *Norbank/NNP] {BEEN} *ordered/VBN [xcomp to/TO *sell/VB [obj *oil/NN]]",
         "What Has Norbank Been Ordered to Do?"),
        (f"{ANA} {BEEN} *charged/VBN [obl with/IN *theft/NN]",
         "What Has Ana Roos Been Charged With?"),
        (f"{ANA} {FOUND} [xcomp *guilty/JJ [obl of/IN *theft/NN]]",
         "What Was Ana Roos Found Guilty Of?"),
        ("[nsubj *Leeds/NNP] *drew/VBD [obl with/IN *York/NNP] [obl in/IN the/DT FA/NNP *Cup/NNP]",
         "How Did Leeds Fare in the FA Cup?"),
        ("[nsubj *Leeds/NNP United/NNP:flat] *lost/VBD [obl against/IN *York/NNP]",
         "How Did Leeds United Fare Against York?"),
        (f"[nsubj A/DT *fire/NN] has/VBZ *killed/VBN [obj {PEOPLE} [nmod in/IN *Leeds/NNP]]",
         "What Has Killed Two People in Leeds?"),
        (f"{ANA} {BEEN} *jailed/VBN [obl for/IN nine/CD *years/NNS]",
         "How Long Has Ana Roos Been Jailed For?"),
        ("[nsubj *Essex/NNP] have/VBP *signed/VBN [obj *Ana/NNP Roos/NNP:flat] [obl on/IN a/DT"
         " long/JJ *deal/NN]", "Who Have Essex Signed on a Long Deal?"),
        (f"{ANA} {FOUND} [xcomp *alive/JJ] [obl in/IN *Leeds/NNP]",
         "Where Was Ana Roos Found Alive?"),
        ("[nsubj A/DT rare/JJ *coin/NN] has/VBZ *sold/VBN [obl for/IN *$/$ [nummod 4_/CD:compound "
         "*bn/CD]]", "How Much Has a Rare Coin Sold For?"),
        ("[nsubj:pass A/DT *total/NN [nmod of/IN 179/CD *cases/NNS]] are/VBP:aux:pass *studied/VBN"
         " [obl in/IN *Leeds/NNP]", "How Many Cases Are Studied in Leeds?"),
        ("[nsubj *Ana/NNP Roos/NNP:flat] *took/VBD [obj the/DT *stage/NN] [obl at/IN the/DT"
         " *Oscars/NNPS]", "Who Took the Stage at the Oscars?"),
        ("[nsubj *Ana/NNP Roos/NNP:flat] has/VBZ *said/VBN [ccomp [nsubj *Norbank/NNP] should/MD "
         "*sell/VB [obj *oil/NN]]", "What Has Ana Roos Said About Norbank?"),
    ],
    ids=["urged", "ordered", "charged", "guilty", "an event", "a rival", "struck", "how long",
         "whom", "where", "sold for", "a total", "who", "said"],
)  # fmt: skip
def test_what_the_clause_tells_of_a_deed_is_asked(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    ("notation", "word"),
    [
        (f"{NORBANK} has/VBZ *requested/VBN [obj *$/$ 4_/CD:nummod] [xcomp to/TO *build/VB "
         "[obj a/DT *mine/NN]]", "to Do"),
        ("[nsubj *Leeds/NNP] *lost/VBD [obj a/DT *player/NN] [obl in/IN *May/NNP]", "Fare"),
        (f"[nsubj A/DT *man/NN] has/VBZ *killed/VBN [obj {PEOPLE} [nmod in/IN *Leeds/NNP]]",
         "What Has Killed"),
        ("[nsubj *Ana/NNP Roos/NNP:flat] *hid/VBD [obl in/IN her/PRP$ bedroom/NN *closet/NN]",
         "Who Hid"),
        ("[nsubj *Ana/NNP Roos/NNP:flat] has/VBZ *said/VBN [ccomp [nsubj the/DT *one/NN] should/MD "
         "*sell/VB [obj *oil/NN]]", "About"),
    ],
    ids=["money", "no contest", "a man", "anybody's deed", "nobody knows which"],
)  # fmt: skip
def test_what_would_not_be_understood_is_not_asked(notation: str, word: str) -> None:
    assert not any(word in question for question in asked(notation))


CLOSED = "[nsubj *Norbank/NNP] *closed/VBD [obj two/CD *mines/NNS]"
SUED = "[nsubj *Norbank/NNP] *sued/VBD [obj three/CD *men/NNS"


@pytest.mark.parametrize(
    "notation",
    [
        f"{CLOSED} [advcl for/IN:mark *flooding/VBG [obj *towns/NNS]]",
        f"{CLOSED} [obl in/IN a/DT *bid/NN [acl to/TO *save/VB [obj *money/NN]]]",
        f"{CLOSED} [obl after/IN a/DT *flood/NN]",
        f"{CLOSED} , [advcl *saying/VBG [ccomp it/PRP:nsubj was/VBD:cop *poor/JJ]]",
    ],
    ids=["for", "in a bid to", "after", "saying"],
)
def test_a_decision_is_asked_why_where_the_clause_gives_the_reason(notation: str) -> None:
    assert "Why Did Norbank Close Two Mines?" in asked(notation)


def test_a_reason_hung_on_the_object_is_found() -> None:
    assert "Why Did Norbank Sue Three Men?" in asked(f"{SUED} [acl for/IN *selling/VBG]]")


@pytest.mark.parametrize(
    "notation",
    [
        f"{CLOSED} [obl six/CD:nummod months/NNS:obl after/IN a/DT *flood/NN]",
        "[nsubj *Norbank/NNP] *signed/VBD [obj a/DT *deal/NN] [advcl to/TO *sell/VB [obj *oil/NN]]",
    ],
    ids=["how long after", "a deal to"],
)
def test_time_and_content_are_no_reason(notation: str) -> None:
    assert not any(question.startswith("Why") for question in asked(notation))


def test_only_who_can_decide_decides() -> None:
    strike = "*struck/VBD [obj *Chile/NNP]"

    assert is_decided(tree(f"[nsubj *Norbank/NNP] {strike} ."))
    assert not is_decided(tree(f"[nsubj An/DT *earthquake/NN] {strike} ."))


def test_a_change_has_a_cause_where_the_sentence_goes_on_with_it() -> None:
    fell = "[nsubj *Shares/NNS] *fell/VBD"

    assert is_changed(tree(f"{fell} [obl after/IN a/DT *warning/NN] ."))
    assert not is_changed(tree(f"{fell} [obl in/IN *May/NNP] ."))


@pytest.mark.parametrize(
    ("notation", "kept"),
    [
        ("*sold/VBD [obj a/DT *stake/NN [nmod in/IN a/DT *mine/NN]]", "in a Mine"),
        ("*quit/VBD [obj a/DT *deal/NN [acl to/TO *sell/VB [obj *oil/NN]]]", "to Sell Oil"),
        ("*moved/VBD [obl to/IN *Leeds/NNP]", "to Leeds"),
        ("*bought/VBD [obj *oil/NN [conj and/CC *gas/NN]]", "and Gas"),
        ("*hired/VBD [obj the/DT *men/NNS [acl:relcl who/WP:nsubj *fled/VBD]]", "Who Fled"),
        ("*saw/VBD [obj a/DT *mother_/NN -_/HYPH [nmod of_/IN -_/HYPH *two/CD]]", "of-Two"),
    ],
    ids=["what of", "a deal to", "where to", "one of two", "which men", "half a word"],
)
def test_what_completes_a_verb_or_a_noun_stays(notation: str, kept: str) -> None:
    found = asked(f"[nsubj *Ana/NNP Roos/NNP:flat Berg/NNP:flat] has/VBZ {notation}", CURT)

    assert found
    assert all(kept in question for question in found if question.startswith("Has"))


@pytest.mark.parametrize(
    ("notation", "gone"),
    [
        ("*sold/VBD [obj a/DT *mine/NN] [obl in/IN *Leeds/NNP]", "Leeds"),
        ("*sold/VBD [obj a/DT *mine/NN] [obl on/IN *Monday/NNP]", "Monday"),
        ("*sold/VBD [obj a/DT major/JJ *mine/NN]", "Major"),
        ("*sold/VBD [obj a/DT *mine/NN] [advcl after/IN:mark [nsubj *rain/NN] *fell/VBD]", "Rain"),
        ("*met/VBD [obj a/DT *man/NN [acl:relcl who/WP:nsubj *fled/VBD]]", "Fled"),
    ],
    ids=["where", "when", "how big", "after what", "which of many"],
)
def test_what_a_question_does_without_may_go(notation: str, gone: str) -> None:
    found = asked(f"[nsubj *Ana/NNP Roos/NNP:flat Berg/NNP:flat] has/VBZ {notation}", CURT)

    assert any(question.startswith("Has") and gone not in question for question in found)


def test_a_condition_may_go_from_an_open_question_alone() -> None:
    once = "[advcl once/IN:mark [nsubj *rain/NN] *falls/VBZ]"
    ana = "[nsubj *Ana/NNP Roos/NNP:flat]"

    would = asked(f"{ana} would/MD *sell/VB [obj her/PRP$ *mine/NN] {once}", CURT)
    has = asked(f"{ana} has/VBZ *sold/VBN [obj her/PRP$ *mine/NN] {once}", CURT)

    assert "Would Ana Roos Sell Her Mine?" in would
    assert all("Once" in question for question in has if question.startswith("Has"))


def test_few_are_not_counted() -> None:
    met = "*met/VBD [obl in/IN the/DT *port/NN [nmod of/IN *Delft/NNP]]"

    assert "How Many Men Met in the Port of Delft?" in asked(
        f"[nsubj [nummod *40/CD] *men/NNS] {met}"
    )
    assert not any(q.startswith("How Many") for q in asked(f"[nsubj two/CD *men/NNS] {met}"))


def test_names_that_a_comma_parted_do_not_run_together() -> None:
    parsed = tree("[nsubj *Ana/NNP] *left/VBD [obl *Mumbai/NNP , Maharashtra/NNP:appos , "
                  "India/NNP:appos] .")  # fmt: skip
    gone = {place(parsed, "Maharashtra")}
    kept = [i for i in range(len(parsed.tokens)) if not parsed.is_punctuation(i)]

    assert names_stay_apart(parsed, kept)
    assert not names_stay_apart(parsed, [i for i in kept if i not in gone])


def test_a_relative_clause_keeps_its_subject() -> None:
    parsed = tree("[nsubj *Issues/NNS [acl:relcl [nsubj *men/NNS] *raise/VBP]] *matter/VBP .")
    kept = set(range(len(parsed.tokens)))

    assert relatives_are_whole(parsed, kept)
    assert not relatives_are_whole(parsed, kept - {place(parsed, "men")})


def test_a_day_between_subject_and_verb_goes() -> None:
    parsed = (
        f"{NORBANK} [obl on/IN *Monday/NNP] *sold/VBD [obj two/CD old/JJ *ships/NNS] "
        "[obl to/IN a/DT rich/JJ *rival/NN]"
    )

    assert "Did Norbank Sell Two Old Ships to a Rich Rival?" in asked(parsed)
    assert not any("Monday" in question for question in asked(parsed))


@pytest.mark.parametrize(
    ("topic", "has_question"),
    [
        ("old/JJ rail/NN *bridges/NNS", True),
        ("214/CD old/JJ *bridges/NNS", False),
        ("the/DT *days/NNS [nmod of/IN *Delft/NNP [acl *paying/VBG]]", False),
    ],
)
def test_nobody_is_asked_what_was_said_about_a_number_or_a_time(
    topic: str, *, has_question: bool
) -> None:
    told = asked(f"{NORBANK} *said/VBD [ccomp [nsubj {topic}] *fell/VBD]")

    assert any(question.startswith("What Did Norbank Say About") for question in told) is (
        has_question
    )


def test_a_topic_goes_without_its_letters() -> None:
    topic = "rail/NN *drivers/NNS [nmod of/IN the/DT *Underground/NNP [appos ( *LU/NNP )]]"
    told = asked(f"{NORBANK} *said/VBD [ccomp [nsubj {topic}] *left/VBD]")

    assert "What Did Norbank Say About Rail Drivers of the Underground?" in told


@pytest.mark.parametrize(
    ("deed", "has_question"), [("[obj the/DT *league/NN]", True), ("[obj *it/PRP]", False)]
)
def test_one_is_asked_what_was_said_about_a_deed(deed: str, *, has_question: bool) -> None:
    told = asked(
        f"{NORBANK} *warned/VBD [obj *Ana/NNP] [ccomp that/IN:mark [csubj *leaving/VBG {deed}] "
        "would/MD *hurt/VB [obj her/PRP$ *club/NN]]"
    )

    question = "What Did Norbank Warn Ana About Leaving the League?"
    assert (question in told) is has_question


@pytest.mark.parametrize(
    ("agreed", "has_question"),
    [
        ("to/TO:mark *keep/VB [obj the/DT old/JJ *bridge/NN] open/JJ:xcomp", True),
        ("to/TO:mark *keep/VB [obj *it/PRP] open/JJ:xcomp", False),
        ("to/TO:mark *close/VB", False),
    ],
)
def test_one_is_asked_what_was_agreed_on_a_thing(agreed: str, *, has_question: bool) -> None:
    told = asked(f"{NORBANK} *agreed/VBD [xcomp {agreed}]")

    assert ("What Did Norbank Agree on the Old Bridge?" in told) is has_question


def test_a_question_does_not_end_with_the_head_of_a_lost_clause() -> None:
    told = asked(
        f"{NORBANK} *found/VBD [obj the/DT old/JJ *remains/NNS [nmod of/IN *what/WP] "
        "[acl:relcl they/PRP:nsubj *liked/VBD]]",
        CURT,
    )

    assert not any(question.endswith("What?") for question in told)

"""Headline questions for leads that a sentence further on must not stand in for: what they lead up
to, whom they name beside an office, what a body heard, what is told twice in brackets."""

import pytest

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.cuts import TRUNK
from service.writing.embedded.asking.reasons_told import gives_away
from tests.writing.models import EVEN
from tests.writing.trees import place, tree

ANA = "[nsubj *Ana/NNP Roos/NNP:flat]"
IDA = "[obj *Ida/NNP Kim/NNP:flat]"
NORBANK = "[nsubj *Norbank/NNP]"


def asked(notation: str, *, is_lead: bool = False) -> set[str]:
    found = questions(tree(f"{notation} ."), EVEN, is_explained=is_lead, is_lead=is_lead)
    return {question.text for question in found}


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{ANA} *came/VBD [obl from/IN *behind/RB] [advcl to/TO *beat/VB {IDA}]",
         "How Did Ana Roos Beat Ida Kim?"),
        (f"{ANA} *had/VBD [xcomp to/TO *save/VB [obj two/CD *points/NNS] [advcl before/IN:mark "
         "*squeezing/VBG [obl past/IN *Ida/NNP Kim/NNP:flat]]]",
         "How Did Ana Roos Squeeze Past Ida Kim?"),
        (f"{ANA} *fought/VBD back/RP [advcl to/TO *win/VB [obj the/DT 60_/CD *m/NN]]",
         "How Did Ana Roos Win the 60m?"),
    ],
    ids=["to beat", "before squeezing past", "to win the 60m"],
)  # fmt: skip
def test_how_is_asked_of_the_feat_that_a_lead_leads_up_to(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    "notation",
    [
        f"{ANA} *flew/VBD [obl to/IN *Delft/NNP] [advcl to/TO *beat/VB {IDA}]",
        f"{ANA} *fought/VBD [advcl to/TO *beat/VB {IDA}]",
        f"{ANA} has/VBZ *come/VBN [obl from/IN *behind/RB] [advcl to/TO *beat/VB {IDA}]",
        f"{ANA} did/VBD not/RB *come/VB [obl from/IN *behind/RB] [advcl to/TO *beat/VB {IDA}]",
    ],
    ids=["went to", "fought to", "has", "did not"],
)
def test_how_is_not_asked_of_a_feat_that_may_not_have_come_off(notation: str) -> None:
    assert not any("How Did Ana Roos Beat" in text for text in asked(notation))


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj:pass 45/CD *people/NNS [nmod in/IN *Delft/NNP]] , [nsubj:pass *Holland/NNP] "
         "were/VBD:aux:pass *killed/VBN [obl after/IN *bombings/NNS]",
         "How Many People in Delft Were Killed After Bombings?"),
        ("[nsubj *Singer/NN [conj and/CC *lyricist/NN] [appos *Ana/NNP Roos/NNP:flat]] has/VBZ:aux"
         " *beaten/VBN [obj the/DT *field/NN]", "Has Ana Roos Beaten the Field?"),
        ("[ccomp [nsubj:pass Bird/NN *flu/NN] has/VBZ:aux been/VBN:aux:pass *found/VBN] , [nsubj "
         "the/DT *Office/NNP [nmod for/IN *Homes/NNP , [conj *Planning/NNP] [conj and/CC "
         "*Roads/NNP]] [appos ( *Depro/NNP )]] *said/VBD", "What Did Depro Say About Bird Flu?"),
        (f"{NORBANK} has/VBZ *backed/VBN [obj radio/NN *tags/NNS [appos ( *RFID/NNP )]] [obl in/IN "
         "*shops/NNS]", "Has Norbank Backed Radio Tags in Shops?"),
    ],
    ids=["a comma", "two offices", "a long name", "brackets"],
)  # fmt: skip
def test_a_lead_is_asked_of_whom_it_tells(notation: str, question: str) -> None:
    assert question in asked(notation)


def test_those_a_lead_tells_of_are_called_by_name_alone() -> None:
    rival = "[obl to/IN retired/JJ *rival/NN [appos *Ida/NNP Kim/NNP:flat]]"
    husband = rival.replace("retired/JJ", "her/PRP$")
    gave = f"{ANA} has/VBZ:aux *given/VBN [obj her/PRP$ *belt/NN] {{}}"

    assert "Has Ana Roos Given Her Belt to Ida Kim?" in asked(gave.format(rival))
    assert "Has Ana Roos Given Her Belt to Ida Kim?" not in asked(gave.format(husband))


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj a/DT *court/NN] *heard/VBD [ccomp [nsubj a/DT *man/NN [acl *accused/VBN [obl of/IN"
         " *theft/NN] [obl in/IN *Delft/NNP]]] *hid/VBD]",
         "What Did a Court Hear About a Man Accused of Theft in Delft?"),
        ("[nsubj a/DT *court/NN] has/VBZ:aux *ruled/VBN [ccomp [nsubj Dutch/JJ *law/NN] "
         "*holds/VBZ]", "What Has a Court Ruled About Dutch Law?"),
        ("[nsubj the/DT Labour/NNP *Party/NNP] *says/VBZ [ccomp [nsubj public/JJ *trust/NN [nmod "
         "in/IN the/DT sound/JJ *handling/NN [nmod of/IN the/DT *economy/NN]]] *fell/VBD]",
         "What Does the Labour Party Say About Public Trust?"),
    ],
    ids=["heard", "ruled", "a long topic"],
)  # fmt: skip
def test_what_is_asked_of_a_body_that_heard_or_ruled(notation: str, question: str) -> None:
    assert question in asked(notation)


def test_a_topic_that_is_one_of_many_stays_whole() -> None:
    carrying = "[acl *carrying/VBG [obj three/CD Dutch/JJ *pupils/NNS]]"
    said = (
        "[nsubj the/DT Dutch/JJ Federal/NNP Aviation/NNP *Authority/NNP] *said/VBD [ccomp [nsubj "
        f"a/DT school/NN *bus/NN {carrying}] *crashed/VBD]"
    )

    assert not any(text.endswith("About a School Bus?") for text in asked(said))


@pytest.mark.parametrize(
    "reason",
    [
        "[obl as/IN a/DT *precaution/NN]",
        "[advcl [mark *in/IN case/NN:fixed] [nsubj the/DT *river/NN] *rises/VBZ]",
    ],
    ids=["as a precaution", "in case"],
)
def test_why_is_asked_where_a_deed_was_meant_as_something(reason: str) -> None:
    bridge = "[nsubj:pass the/DT Delft/NNP *Bridge/NNP] has/VBZ been/VBN:aux:pass *closed/VBN"

    assert "Why Has the Delft Bridge Been Closed?" in asked(f"{bridge} {reason}")


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj:pass New/JJ *rules/NNS] have/VBP been/VBN:aux:pass *approved/VBN [obl:agent by/IN "
         "Dutch/JJ *MPs/NNPS]", "What New Rules Have Been Approved by Dutch MPs?"),
        ("[nsubj [nmod:poss *Ana/NNP 's/POS] new/JJ *film/NN] has/VBZ:aux *set/VBN [obj a/DT "
         "Dutch/JJ *record/NN]", "How Has Ana's New Film Set a Dutch Record?"),
        ("[nsubj Armed/JJ *men/NNS] have/VBP:aux *attacked/VBN [obj a/DT Dutch/JJ *convoy/NN]",
         "What Happened When Armed Men Attacked a Dutch Convoy?"),
        ("[nsubj *Delft/NNP] *received/VBD [obj a/DT [compound 4_/CD *%/NN] *boost/NN , [acl "
         "*worth/JJ [obj *millions/NNS]] ,] [obl in/IN *tourism/NN]",
         "How Big a Boost Did Delft Receive in Tourism?"),
        (f"{ANA} *beat/VBD {IDA} [xcomp *63/CD 64/CD:conj] [obl in/IN the/DT *final/NN]",
         "How Did Ana Roos Beat Ida Kim in the Final?"),
    ],
    ids=["new rules", "a film's record", "an attack", "a boost", "a score"],
)  # fmt: skip
def test_a_lead_is_asked_more_than_whether_it_is_so(notation: str, question: str) -> None:
    assert question in asked(notation)


def test_what_has_been_done_with_a_thing_known_already_is_not_asked_of_the_thing() -> None:
    closed = "[nsubj:pass A/DT loan/NN *scheme/NN] has/VBZ been/VBN:aux:pass *closed/VBN"

    assert not any(text.startswith("What") for text in asked(f"{closed} [obl in/IN *Delft/NNP]"))


def test_why_is_asked_of_a_feeling_that_a_lead_tells() -> None:
    worried = "[nsubj Dutch/JJ *shoppers/NNS] are/VBP:cop *concerned/JJ [obl about/IN *tags/NNS]"

    assert "Why Are Dutch Shoppers Concerned About Tags?" in asked(worried, is_lead=True)


@pytest.mark.parametrize(
    ("question", "is_given"),
    [
        ("Why Are Shoppers Concerned About Tags?", False),
        ("Why Has a Firm Failed in an Attempt to Sue?", False),
        ("Why Has Norbank Voiced Its Fears over the Tax?", False),
        ("Why Has Norbank Closed over Fears of Theft?", True),
        ("Why Has Norbank Closed in an Attempt to Save Money?", True),
    ],
    ids=["concerned about", "failed in", "fears over", "over fears", "in an attempt"],
)
def test_a_question_gives_its_answer_away_only_where_it_tells_why(
    question: str, is_given: bool
) -> None:
    assert gives_away(question) is is_given


def test_nobody_unnamed_is_pointed_at() -> None:
    calls = (
        "[nsubj The/DT *union/NN] is/VBZ:aux *calling/VBG [obj *{}] out/RP [obl in/IN *Delft/NNP]"
    )

    assert not asked(calls.format("him/PRP"), is_lead=True)
    assert asked(calls.format("Ida/NNP"), is_lead=True)


@pytest.mark.parametrize(
    ("notation", "word", "goes"),
    [
        (f"{NORBANK} *quit/VBD [advcl even/RB if/IN:mark [nsubj *rates/NNS] *fell/VBD]",
         "fell", True),
        (f"{NORBANK} *quit/VBD [advcl if/IN:mark [nsubj *rates/NNS] *fell/VBD]", "fell", False),
        ("[nsubj [nmod:poss [nmod:desc *star/NN] *Ana/NNP 's/POS] *label/NN] *failed/VBD", "star",
         True),
        (f"{NORBANK} *sued/VBD [obj young/JJ Dutch/JJ *clerks/NNS [acl:relcl who/WP:nsubj "
         "*quit/VBD]]", "quit", True),
        (f"{NORBANK} *sued/VBD [obj *clerks/NNS [acl:relcl who/WP:nsubj *quit/VBD]]", "quit",
         False),
    ],
    ids=["even if", "if", "a star", "described", "bare"],
)  # fmt: skip
def test_a_question_loses_what_no_line_may(notation: str, word: str, goes: bool) -> None:
    sentence = tree(f"{notation} .")

    assert TRUNK.always(sentence, place(sentence, word)) is goes

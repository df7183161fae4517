"""Headline questions for what openings tell: mishaps, finds, farewells, sums; and what an opening
may lose to be asked about."""

import pytest

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.shortening.edges_trunk import may_go_of_trunk
from service.writing.embedded.shortening.shorten import Deletion
from tests.writing.models import EVEN
from tests.writing.trees import place, tree

FERRY = "[nsubj A/DT Dutch/JJ *ferry/NN]"
PIER = "[obl into/IN the/DT Delft/NNP *pier/NN]"
CHIRAC = "[nsubj *Jacques/NNP Chirac/NNP:flat]"
# Leaves out all but the trunk.
CURT = Deletion(lambda _: -8.0, may_go_of_trunk)


def asked(notation: str, deletion: Deletion = EVEN, *, is_explained: bool = False) -> set[str]:
    found = questions(tree(f"{notation} ."), deletion, is_explained=is_explained)
    return {question.text for question in found}


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        (f"{FERRY} has/VBZ *crashed/VBN {PIER}",
         "What Happened When a Dutch Ferry Crashed into the Delft Pier?"),
        ("[nsubj A/DT *riot/NN [nmod at/IN Delft/NNP:compound *Prison/NNP]] *continued/VBD",
         "What Happened in the Riot at Delft Prison?"),
        ("[nsubj Dutch/JJ *researchers/NNS] have/VBP *discovered/VBN [obj *bacteria/NNS] [obl in/IN"
         " the/DT *Rhine/NNP]", "What Have Dutch Researchers Discovered in the Rhine?"),
        ("[nsubj:pass *Ana/NNP Roos/NNP:flat] has/VBZ been/VBN:aux:pass *cited/VBN [obl for/IN a/DT"
         " *tackle/NN]", "What Has Ana Roos Been Cited For?"),
        (f"{CHIRAC} *died/VBD [obl in/IN *Paris/NNP]",
         "Who Was Jacques Chirac, Who Has Died in Paris?"),
        ("[nsubj The/DT *bank/NN] has/VBZ *received/VBN [obj a/DT [compound 4_/CD *%/NN]"
         " *boost/NN]", "How Big a Boost Has the Bank Received?"),
        ("[nsubj *Norbank/NNP] will/MD *buy/VB [obj *Delft/NNP Steel/NNP:flat] [obl for/IN *$/$"
         " [nummod 4_/CD:compound *bn/CD]]", "How Much Will Norbank Buy Delft Steel For?"),
        ("[nsubj *Norbank/NNP] could/MD *cut/VB [obj 45,000/CD *jobs/NNS] [obl in/IN *Delft/NNP]",
         "How Many Jobs Could Norbank Cut in Delft?"),
    ],
    ids=["crashed", "a riot", "discovered", "cited", "died", "a boost", "bought for", "could cut"],
)  # fmt: skip
def test_an_opening_is_asked_what_it_tells(notation: str, question: str) -> None:
    assert question in asked(notation)


@pytest.mark.parametrize(
    "notation",
    [f"{FERRY} may/MD have/VB *crashed/VBN {PIER}", f"{FERRY} has/VBZ not/RB *crashed/VBN {PIER}"],
    ids=["may", "not"],
)
def test_what_happened_is_not_asked_of_what_may_not_have(notation: str) -> None:
    assert not any(text.startswith("What Happened") for text in asked(notation))


def test_what_an_opening_concedes_is_not_asked_about() -> None:
    moon = "[nsubj *Norbank/NNP] *put/VBD [obj the/DT first/JJ *man/NN] [obl on/IN the/DT *moon/NN]"
    but = f"{moon} [conj but/CC [nsubj *Delft/NNP] *won/VBD [obj the/DT *race/NN]]"

    assert any(text.startswith("Did Norbank") for text in asked(moon))
    assert not any(text.startswith("Did Norbank") for text in asked(but))


def test_what_two_are_said_to_do_is_not_asked_of_one() -> None:
    said = "[nsubj *{}] *said/VBD [ccomp [nsubj *they/PRP] had/VBD *seen/VBN [obj the/DT new/JJ"
    said += " *Delft/NNP scripts/NNS:conj]]"

    assert not any("Ana Roos Seen" in text for text in asked(said.format("Ana/NNP Roos/NNP:flat")))


def test_why_is_asked_of_one_who_announces_that_she_goes() -> None:
    ana = "[nsubj *Ana/NNP Roos/NNP:flat] has/VBZ *announced/VBN"
    leaves = f"{ana} [obj her/PRP$:nmod:poss *departure/NN]"
    shows = f"{ana} [obj her/PRP$:nmod:poss *album/NN]"

    assert "Why Has Ana Roos Announced Her Departure?" in asked(leaves, is_explained=True)
    assert not any(text.startswith("Why") for text in asked(shows, is_explained=True))


@pytest.mark.parametrize(
    ("phrase", "goes"),
    [
        ("[obl for/IN the/DT fifth/JJ *time/NN]", True),
        ("[obl:unmarked a/DT *week/NN]", False),
        ("[advcl as/IN [nsubj *rates/NNS] *fell/VBD]", True),
        ("[advcl if/IN [nsubj *rates/NNS] *fell/VBD]", False),
    ],
    ids=["for the fifth time", "a rate", "as", "if"],
)
def test_a_trunk_loses_what_hangs_on_the_deed(phrase: str, goes: bool) -> None:
    sentence = tree(
        f"[nsubj *Norbank/NNP] *crashed/VBD [obl out/IN of/IN the/DT *cup/NN] {phrase} ."
    )
    last = phrase.rstrip("]").rpartition("*")[2].partition("/")[0]

    assert may_go_of_trunk(sentence, place(sentence, last)) is goes


def test_a_trunk_keeps_which_it_is() -> None:
    of = "[nmod of/IN *drawings/NNS]"
    sentence = tree(f"[nsubj *Norbank/NNP] *banned/VBD [obj the/DT *publication/NN {of}] .")

    assert not may_go_of_trunk(sentence, place(sentence, "drawings"))

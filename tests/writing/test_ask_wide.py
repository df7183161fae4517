"""Headline questions that any lead can be asked: why and how it came about, and what it leaves open
or says is told."""

import pytest

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.question_form import Question
from tests.writing.models import EVEN
from tests.writing.trees import tree

GAP = "[nsubj The/DT trade/NN *gap/NN [nmod with/IN *Norway/NNP]]"
FIRE = "[nsubj A/DT big/JJ *fire/NN] has/VBZ *killed/VBN [obj five/CD *girls/NNS]"
ANA = "[nsubj *Ana/NNP Roos/NNP:flat]"
ASKED = "[nsubj *Ministers/NNS] must/MD *explain/VB"
OPEN = "[nsubj *Ministers/NNS] must/MD *decide/VB"
PRINTED = "[nsubj:pass the/DT *budget/NN] was/VBD:aux:pass *printed/VBN [obl in/IN *London/NNP]"


def asked(notation: str, *, is_lead: bool = True) -> dict[str, Question]:
    found = questions(tree(f"{notation} ."), EVEN, is_lead=is_lead)
    return {question.text: question for question in found}


@pytest.mark.parametrize(
    ("notation", "question", "kind"),
    [
        (f"{GAP} *narrowed/VBD [obl in/IN *May/NNP]",
         "Why Did the Trade Gap with Norway Narrow in May?", "supposed"),
        (f"{GAP} *narrowed/VBD [obl in/IN *May/NNP]",
         "How Did the Trade Gap with Norway Narrow in May?", "went"),
        (FIRE, "How Has a Big Fire Killed Five Girls?", "went"),
    ],
    ids=["why", "how", "has"],
)  # fmt: skip
def test_why_and_how_are_asked_of_what_a_lead_tells(
    notation: str, question: str, kind: str
) -> None:
    assert asked(notation)[question].kind == kind
    assert question not in asked(notation, is_lead=False)


def test_what_any_lead_can_be_asked_is_liked_less_than_what_few_can() -> None:
    found = asked(f"{ANA} *beat/VBD [obj *Ida/NNP Kim/NNP:flat] [obl in/IN *Delft/NNP]")
    gap = asked(f"{GAP} *narrowed/VBD [obl in/IN *May/NNP]")

    best = next(q.score for q in found.values() if q.kind == "how")

    assert best > max(q.score for q in gap.values() if q.kind in {"supposed", "went"})


@pytest.mark.parametrize(
    "notation",
    [
        f"{ANA} *arrived/VBD [obl in/IN *Delft/NNP] [obl on/IN *Friday/NNP]",
        f"{ANA} will/MD be/VB *narrowing/VBG [obj the/DT *gap/NN]",
        f"{ANA} had/VBD *narrowed/VBN [obj the/DT old/JJ *gap/NN]",
        f"{ANA} did/VBD not/RB *narrow/VB [obj the/DT old/JJ *gap/NN]",
        f"{ANA} *narrowed/VBD [obj the/DT *gap/NN] , [conj but/CC [nsubj *Ida/NNP] *closed/VBD "
        "[obj the/DT *shop/NN]]",
    ],
    ids=["at one stroke", "will", "had", "not", "conceded"],
)
def test_how_is_not_asked_of_what_was_not_brought_about(notation: str) -> None:
    assert not any(question.kind == "went" for question in asked(notation).values())


def test_why_is_not_asked_of_what_merely_came_to_pass() -> None:
    ended = asked(f"{GAP} *ended/VBD [obl in/IN *May/NNP]")

    assert not any(question.kind == "supposed" for question in ended.values())


@pytest.mark.parametrize(("count", "expected"), [("two/CD", True), ("70,000/CD", False)])
def test_why_so_many_were_sold_is_not_asked(count: str, *, expected: bool) -> None:
    sold = asked(f"{ANA} *sold/VBD [obj {count} *phones/NNS] [obl in/IN *May/NNP]")

    assert any(question.startswith("Why") for question in sold) is expected


@pytest.mark.parametrize(
    ("notation", "question", "kind"),
    [
        (f"{ASKED} [ccomp how/WRB {PRINTED}]", "How Was the Budget Printed in London?", "told"),
        (f"{ASKED} [ccomp why/WRB {PRINTED}]", "Why Was the Budget Printed in London?", "told"),
        (f"{OPEN} [ccomp whether/IN:mark [nsubj *Ana/NNP] can/MD *stay/VB [obl in/IN *Delft/NNP]]",
         "Can Ana Stay in Delft?", None),
        (f"{OPEN} [ccomp whether/IN:mark [nsubj *Ana/NNP Roos/NNP:flat] can/MD *stay/VB [obl in/IN"
         " *Delft/NNP]]", "Can Ana Roos Stay in Delft?", "open"),
    ],
    ids=["how", "why", "too short", "whether"],
)  # fmt: skip
def test_what_a_lead_leaves_open_is_asked(notation: str, question: str, kind: str | None) -> None:
    found = asked(notation).get(question)

    assert (found.kind if found else None) == kind
    assert question not in asked(notation, is_lead=False)


@pytest.mark.parametrize(
    "clause",
    [
        f"[advmod how/WRB:advmod *often/RB] {PRINTED}",
        "how/WRB:advmod to/TO *print/VB [obj the/DT *budget/NN]",
        "whether/IN:mark it/PRP:nsubj:pass was/VBD:aux:pass *printed/VBN [obl in/IN *London/NNP]",
    ],
    ids=["how often", "how to", "it"],
)
def test_what_is_no_whole_clause_with_a_name_is_not_asked(clause: str) -> None:
    kinds = {question.kind for question in asked(f"{ASKED} [ccomp {clause}]").values()}

    assert kinds.isdisjoint({"open", "told"})

"""Headline questions about what was brought off: how it went, how big it was, which one did it; and
about what somebody feels."""

import pytest

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.ask_why import is_decided
from tests.writing.models import EVEN
from tests.writing.trees import tree


def asked(notation: str, *, is_explained: bool = False, is_lead: bool = False) -> set[str]:
    found = questions(tree(f"{notation} ."), EVEN, is_explained=is_explained, is_lead=is_lead)
    return {question.text for question in found}


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj *Ana/NNP] *kept/VBD [obj her/PRP$:nmod:poss *dream/NN] [xcomp *alive/JJ] "
         "[obl with/IN:case a/DT *win/NN]", "How Did Ana Keep Her Dream Alive?"),
        ("[nsubj *Police/NNS] have/VBP:aux *foiled/VBN [obj a/DT bomb/NN *plot/NN] "
         "[obl in/IN:case *Leeds/NNP]", "How Have Police Foiled a Bomb Plot in Leeds?"),
        ("[nsubj *Norbank/NNP] has/VBZ:aux *reported/VBN "
         "[obj a/DT [compound 60/CD *%/NN] *rise/NN [nmod in/IN:case *profit/NN]]",
         "How Big a Rise in Profit Has Norbank Reported?"),
        ("[nsubj:pass [nmod:desc quirky/JJ *comedy/NN] *Robots/NNP] was/VBD:aux:pass *named/VBN "
         "[xcomp the/DT best/JJS *film/NN [nmod of/IN:case the/DT *year/NN]]",
         "Which Quirky Comedy Was Named the Best Film of the Year?"),
    ],
    ids=["with a win", "brought off", "how big", "which work"],
)  # fmt: skip
def test_what_was_brought_off_is_asked_for_its_course_or_its_size(
    notation: str, question: str
) -> None:
    assert question in asked(notation)


def test_nobody_is_worried_without_a_reason() -> None:
    worried = (
        "[nsubj *Shoppers/NNS] are/VBP:cop *worried/JJ [obl about/IN:case the/DT new/JJ *tags/NNS]"
    )

    assert "Why Are Shoppers Worried About the New Tags?" in asked(worried, is_explained=True)
    assert is_decided(tree(f"{worried} ."))


def test_the_office_a_parser_took_for_another_subject_is_part_of_the_name() -> None:
    cleared = (
        "[nsubj:pass *Sprinters/NNS] [nsubj:pass Ana/NNP *Roos/NNP] have/VBP:aux "
        "been/VBN:aux:pass *cleared/VBN [obl of/IN:case *doping/NN]"
    )

    assert "What Have Sprinters Ana Roos Been Cleared Of?" in asked(cleared)


def test_how_likely_a_thing_is_is_no_intention() -> None:
    notation = "[nsubj *Miners/NNS] are/VBP:cop {}*likely/JJ [xcomp to/TO *leave/VB {}]"
    hospital = "[obj the/DT city/NN *hospital/NN]"
    more = notation.format("[advmod *more/RBR] ", hospital)

    assert "Will Miners Leave the City Hospital?" in asked(notation.format("", hospital))

    assert not any(question.startswith("Will") for question in asked(more))


@pytest.mark.parametrize(
    ("notation", "question"),
    [
        ("[nsubj US/NNP:compound professional/JJ *wrestler/NN [appos *Ana/NNP [flat *Roos/NNP]]] "
         "*died/VBD", "Who Was US Professional Wrestler Ana Roos?"),
        ("[nsubj *Ana/NNP [flat *Roos/NNP]] was/VBD:aux:pass *discovered/VBN [xcomp *dead/JJ]",
         None),
    ],
    ids=["the office before the name", "a name alone is too short"],
)  # fmt: skip
def test_an_obituary_asks_who_it_was(notation: str, question: str | None) -> None:
    found = {text for text in asked(notation) if text.startswith("Who Was")}

    assert found == ({question} if question else set())


def test_a_short_has_before_a_participle_is_no_is() -> None:
    refused = (
        "[nsubj:pass *Norbank/NNP] 's/VBZ:aux been/VBN:aux:pass *refused/VBN "
        "[obj a/DT new/JJ *loan/NN]"
    )

    assert "Has Norbank Been Refused a New Loan?" in asked(refused)


DEED = "[nsubj *Norbank/NNP] has/VBZ:aux *approached/VBN [obj a/DT rival/JJ *bank/NN]"
STORM = "[nsubj *Typhoon/NNP [flat *Ida/NNP]] has/VBZ:aux *crossed/VBN [obj a/DT cold/JJ *sea/NN]"
CHANCE = "[nsubj *Ana/NNP] has/VBZ:aux *found/VBN [obj a/DT lost/JJ *bank/NN]"


@pytest.mark.parametrize(
    ("notation", "is_lead", "is_asked"),
    [(DEED, True, True), (DEED, False, False), (CHANCE, True, False), (STORM, True, False)],
    ids=["the news", "by the way", "chance", "a storm"],
)
def test_why_a_thing_was_done_is_asked_of_the_news_alone(
    notation: str, is_lead: bool, is_asked: bool
) -> None:
    found = asked(notation, is_lead=is_lead)

    assert any(question.startswith("Why") for question in found) == is_asked


def test_a_verb_in_the_singular_is_not_that_of_four() -> None:
    misread = "[nsubj Four/CD *officers/NNS] has/VBZ:aux *sold/VBN [obj a/DT stolen/JJ *van/NN]"

    assert asked(misread) == set()

"""What the embedded writer makes of documents that set it traps."""

import pytest

from service.article import BriefRequest
from service.draft import Draft
from service.writing import open_writer
from tests.writing.trees import document

KOVACS_STAYED = "[nsubj Anna/NNP *Kovacs/NNP] *stayed/VBD [obl in/IN the/DT *city/NN] ."


def draft_of(*notations: str) -> Draft:
    made = document(*notations, mentions={"Anna Kovacs": "person", "Kovacs": "person"})
    [draft] = open_writer("embedded").write([made], BriefRequest(headline="both"))
    return draft


def takeaways(draft: Draft) -> list[str]:
    return [way.text for ways in draft.takeaways for way in ways]


SHE_SOLD = """She/PRP:nsubj *sold/VBD [obj two/CD *farms/NNS [nmod near/IN *Leiden/NNP]] [obl to/IN
    a/DT *bank/NN] ."""


def test_a_takeaway_with_a_pronoun_named_rests_on_both_sentences() -> None:
    draft = draft_of(KOVACS_STAYED, SHE_SOLD)

    named = [way for ways in draft.takeaways for way in ways if "farms" in way.text]
    assert named
    assert all(way.text.startswith("Anna Kovacs sold") for way in named)
    assert all(len(way.evidence) == 2 for way in named)


def test_a_first_name_from_elsewhere_is_in_the_evidence() -> None:
    surname = "[nsubj *Kovacs/NNP] *returned/VBD [obl:unmarked last/JJ *week/NN] ."
    rain = "[nsubj Heavy/JJ *rain/NN] *fell/VBD [obl on/IN the/DT *city/NN] ."
    made = document(
        KOVACS_STAYED,
        rain,
        surname,
        SHE_SOLD,
        mentions={"Anna Kovacs": "person", "Kovacs": "person"},
    )

    [draft] = open_writer("embedded").write([made], BriefRequest())

    for way in [way for ways in draft.takeaways for way in ways if "farms" in way.text]:
        quoted = " ".join(made.text[span.start : span.end] for span in way.evidence)
        assert all(word in quoted for word in way.text.split()[:2])


@pytest.mark.parametrize(
    "question",
    [
        "Did/VBD [nsubj a/DT *bank/NN] *sell/VB [obj *farms/NNS] [obl near/IN *Leiden/NNP] ?",
        "Who/WP:nsubj *sold/VBD [obj the/DT two/CD *farms/NNS] [obl near/IN *Leiden/NNP] ?",
    ],
    ids=["polar", "who"],
)
def test_a_question_of_the_article_becomes_no_takeaway(question: str) -> None:
    assert takeaways(draft_of(question)) == []


HER_MOTHER_SOLD = """[nsubj Her/PRP$ *mother/NN] *sold/VBD [obj two/CD *farms/NNS [nmod near/IN
    *Leiden/NNP]] [obl in/IN *May/NNP] , [conj and/CC I/PRP:nsubj *agreed/VBD] ."""


def test_a_question_has_no_pronoun_left_because_another_part_could_not_be_told() -> None:
    draft = draft_of(KOVACS_STAYED, HER_MOTHER_SOLD)

    assert not [line.text for line in draft.headline_questions if " Her " in line.text]


def test_a_number_is_never_left_out_alone() -> None:
    killed = """[nsubj The/DT *ministry/NN] *said/VBD [ccomp [nsubj:pass 214/CD *people/NNS] had/VBD
        been/VBN:aux:pass *killed/VBN [conj and/CC 1,870/CD:obl:unmarked *injured/VBN] [obl in/IN
        the/DT *quake/NN]] ."""

    found = takeaways(draft_of(killed))

    assert found
    assert not [text for text in found if "injured" in text and "1,870" not in text]


def test_what_is_joined_without_its_sign_is_not_said_in_one_breath() -> None:
    glued = """[nsubj The/DT *mayor/NN] *closed/VBD [obj the/DT old/JJ *bridge/NN] [obl in/IN
        *May/NNP] ; [parataxis [nsubj the/DT *river/NN] had/VBD *risen/VBN [obl by/IN two/CD
        *metres/NNS]] ."""

    found = takeaways(draft_of(glued))

    assert found
    assert not [text for text in found if "river" in text and ";" not in text]

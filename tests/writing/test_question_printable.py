"""What tells whether a question can be printed over its article, and what the shipped model makes
of it."""

import math
from dataclasses import replace

from service.document import Document
from service.writing.embedded.asking.asked import Asked, asked
from service.writing.embedded.asking.headline import (
    QuestionJudges,
    headline_questions,
    load_question_judges,
)
from service.writing.embedded.asking.question_printable import (
    WEIGHTS,
    Told,
    question_tells,
)
from service.writing.embedded.linear import NamedModel, load_named
from service.writing.embedded.reading import Reading
from tests.writing.test_question_rank import EVEN_JUDGES, SOLD, even
from tests.writing.trees import document

SALE = f"[nsubj *Tesco/NNP] {SOLD} ."
LATER = "[nsubj *Rain/NN] *fell/VBD [obl in/IN *Leeds/NNP] ."


def first(reading: Reading, kind: str) -> Asked:
    return next(one for one in asked(reading) if one.question.kind == kind)


def told(made: Document, kind: str = "polar") -> dict[str, float]:
    reading = even(made)
    return question_tells(Told.by(reading), first(reading, kind))


def test_a_question_tells_its_kind_its_word_its_verb_and_where_its_sentence_stands() -> None:
    found = told(document(SALE, LATER))

    assert found["kind:polar:lead"] == found["opens:did"] == found["polar:tag:VBD"] == 1
    assert found["within"] == found["polar:answer"] == 0


def test_kinds_that_ask_why_share_what_is_told_of_why() -> None:
    found = told(document(SALE, LATER), "explained")

    assert found["why:tag:VBD"] == found["kind:explained:lead"] == 1


def test_whom_a_question_names_is_told_by_how_much_the_article_is_about_them() -> None:
    often = told(document(SALE, "[nsubj *Tesco/NNP] *gained/VBD ."))
    once = told(document(SALE, "[nsubj *Asda/NNP] *gained/VBD ."))

    assert often["names:share"] == 1 > once["names:share"] > 0
    assert often["names:often"] > once["names:often"]
    assert often["names:first"] == often["names:opening"] == 1
    assert not often["names:none"]


def test_a_question_that_names_nobody_says_so() -> None:
    assert told(document(SALE.replace("*Tesco/NNP", "A/DT *grocer/NN"), LATER))["names:none"] == 1


def test_how_much_of_it_the_article_and_its_title_tell_is_told() -> None:
    alone = told(document(SALE, LATER, title="Rain in Leeds"))
    again = told(document(SALE, SALE, title="Tesco sells two shops to a rival"))

    assert alone["shared"] == alone["title_told"] == 0
    assert again["shared"] == again["lead_shares"] > 0
    assert again["title_told"] > 0.5


def test_all_that_is_told_is_a_finite_number() -> None:
    reading = even(document(SALE, LATER, title="Tesco sells shops"))

    for one in asked(reading):
        assert all(map(math.isfinite, question_tells(Told.by(reading), one).values()))


def test_the_shipped_model_knows_what_is_told() -> None:
    known = load_named(WEIGHTS).weights

    assert len(known) > 100
    assert all(map(math.isfinite, known.values()))
    assert len(told(document(SALE, LATER)).keys() & known.keys()) > 30


def test_readers_would_rather_print_why_than_whether_it_is_so() -> None:
    made, judges = document(SALE, LATER), load_question_judges()

    why, polar = (judges.printable.score(told(made, kind)) for kind in ("explained", "polar"))

    assert why > polar


def test_a_question_that_readers_would_print_is_asked_before_one_they_would_not() -> None:
    reading = even(document(SALE, LATER))
    liked = NamedModel({"kind:polar:lead": 9.0})

    lines = headline_questions(reading, replace(EVEN_JUDGES, printable=liked))

    assert lines[0].text.startswith("Did ")
    assert not headline_questions(reading, EVEN_JUDGES)[0].text.startswith("Did ")


def test_odds_beyond_any_number_still_rank() -> None:
    reading = even(document(SALE, LATER))
    never = NamedModel({}, bias=-1e6)

    assert headline_questions(reading, QuestionJudges(EVEN_JUDGES.likeness, never))

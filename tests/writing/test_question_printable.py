"""What tells whether a question can be printed over its article, and what the shipped models make
of it."""

import math
from dataclasses import replace

import pytest

from service.document import Document
from service.writing.embedded.asking.asked import Asked, asked
from service.writing.embedded.asking.headline import (
    QuestionJudges,
    headline_questions,
    load_question_judges,
)
from service.writing.embedded.asking.question_printable import (
    HONEST_WEIGHTS,
    WEIGHTS,
    Told,
    question_tells,
)
from service.writing.embedded.linear import NamedModel, load_named
from service.writing.embedded.reading import Reading
from tests.writing.test_question_rank import FORM_ALONE, SOLD, even
from tests.writing.trees import document

SALE = f"[nsubj *Tesco/NNP] {SOLD} ."
LATER = "[nsubj *Rain/NN] *fell/VBD [obl in/IN *Leeds/NNP] ."


def first(reading: Reading, kind: str) -> Asked:
    return next(one for one in asked(reading) if one.question.kind == kind)


def told(made: Document, kind: str = "polar") -> dict[str, float]:
    reading = even(made)
    return question_tells(reading, Told.by(reading), first(reading, kind))


def test_a_question_tells_its_words_and_where_its_sentence_stands() -> None:
    found = told(document(SALE, LATER))

    assert found["kind:polar"] == found["word:polar:lead"] == found["place:lead"] == 1
    assert found["opens:did tesco"] == found["ends:rival"] == 1
    assert found["verb:sell"] == found["polar:verb:sell"] == found["object_is:shop"] == 1


def test_kinds_that_ask_why_share_what_is_told_of_why() -> None:
    found = told(document(SALE, LATER), "explained")

    assert found["word:why:lead"] == found["why:verb:sell"] == 1


def test_whom_a_question_names_is_told_by_how_much_the_article_is_about_them() -> None:
    often = told(document(SALE, "[nsubj *Tesco/NNP] *gained/VBD ."))
    once = told(document(SALE, "[nsubj *Asda/NNP] *gained/VBD ."))

    assert often["names:share"] == 1 > once["names:share"] > 0
    assert often["names:often"] > once["names:often"]
    assert often["names:first"] == often["names:opening"] == 1
    assert not often["names:none"]


def test_a_question_that_names_nobody_says_so() -> None:
    assert told(document(SALE.replace("*Tesco/NNP", "A/DT *grocer/NN"), LATER))["names:none"] == 1


def test_what_was_left_out_of_the_question_is_told() -> None:
    reading = even(document(SALE, LATER))
    whole = first(reading, "polar")
    kept = tuple(i for i in whole.question.asked if i < 4)
    short = replace(whole, question=replace(whole.question, asked=kept))

    found = question_tells(reading, Told.by(reading), short)

    assert found["lost:obl"] == found["lost:obl:to"] == 1
    assert not told(document(SALE, LATER))["lost:obl"]


def test_all_that_is_told_is_a_finite_number() -> None:
    reading = even(document(SALE, LATER, title="Tesco sells shops"))

    for one in asked(reading):
        assert all(map(math.isfinite, question_tells(reading, Told.by(reading), one).values()))


@pytest.mark.parametrize("file", [WEIGHTS, HONEST_WEIGHTS])
def test_the_shipped_models_know_what_is_told(file: str) -> None:
    known = load_named(file).weights

    assert len(known) > 500
    assert all(map(math.isfinite, known.values()))
    assert len(told(document(SALE, LATER)).keys() & known.keys()) > 50


def test_readers_would_rather_print_why_than_whether_it_is_so() -> None:
    made, judges = document(SALE, LATER), load_question_judges()

    why, polar = (judges.printable.score(told(made, kind)) for kind in ("explained", "polar"))

    assert why > polar


def test_a_question_that_readers_would_print_is_asked_before_one_they_would_not() -> None:
    reading = even(document(SALE, LATER))
    liked = NamedModel({"kind:polar": 9.0})

    lines = headline_questions(reading, replace(FORM_ALONE, printable=liked))

    assert lines[0].text.startswith("Did ")
    assert not headline_questions(reading, FORM_ALONE)[0].text.startswith("Did ")


def test_a_question_that_the_article_does_not_answer_is_asked_last() -> None:
    reading = even(document(SALE, LATER))
    doubted = NamedModel({"word:why": -9.0})

    lines = headline_questions(reading, replace(FORM_ALONE, honest=doubted))

    why = [line.text.startswith("Why ") for line in lines]
    assert any(why)
    assert why == sorted(why)


def test_odds_beyond_any_number_still_rank() -> None:
    reading = even(document(SALE, LATER))
    never = NamedModel({}, bias=-1e6)

    assert headline_questions(reading, QuestionJudges(FORM_ALONE.likeness, never, never))

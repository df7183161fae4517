"""What a headline question is worth: by its form, and by its likeness to an editor's."""

import math

import numpy as np
import pytest

from service.document import Document
from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.grounds import grounds
from service.writing.embedded.asking.headline import QuestionJudges, headline_questions
from service.writing.embedded.asking.question_form import KIND_SCORES, Question, question_of
from service.writing.embedded.asking.question_rank import (
    FEATURES,
    WEIGHTS,
    question_features,
)
from service.writing.embedded.choosing.salience import Salience
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import LinearModel, NamedModel, load_linear
from service.writing.embedded.reading import Reading
from tests.writing.models import RELUCTANT
from tests.writing.trees import document, tree

SOLD = "*sold/VBD [obj two/CD *shops/NNS] [obl to/IN a/DT rich/JJ *rival/NN]"
OPINIONLESS = LinearModel((0.0,) * len(FEATURES))
EVEN_JUDGES = QuestionJudges(OPINIONLESS, NamedModel({}))


def even(made: Document) -> Reading:
    """The document as read by a salience model without an opinion."""
    sentences = np.zeros((len(made.sentences), 3), np.float32)
    words = tuple(np.zeros((len(s.tokens), 3), np.float32) for s in made.sentences)
    return Reading.of(made, Salience(sentences, words))


def best(parsed: Tree) -> Question:
    return questions(parsed, RELUCTANT)[0]


def described(made: Document, sentence: int = 0) -> dict[str, float]:
    """FEATURES of the best question about the sentence."""
    reading = even(made)
    parsed = reading.trees[sentence]
    assert parsed is not None
    row = question_features(reading, sentence, parsed, best(parsed))
    return dict(zip(FEATURES, map(float, row), strict=True))


def form(text: str, kind: str = "polar", subject: str = "*Ana/NNP") -> float:
    """What the form of a question is worth that rests on a clause's subject alone."""
    ground = next(grounds(tree(f"[nsubj {subject}] *left/VBD ."), {}))
    return question_of(ground, kind, text, ground.tree.subtrees[ground.subject]).score


def test_the_shipped_model_weighs_every_feature() -> None:
    model = load_linear(WEIGHTS, FEATURES)

    assert len(model.weights) == len(FEATURES)
    assert all(map(math.isfinite, model.weights))
    assert any(model.weights)


def test_a_score_is_linear_in_the_features() -> None:
    model = LinearModel((2.0, -1.0))

    assert model.score((3.0, 4.0)) == 2.0


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="not aligned"):
        OPINIONLESS.score((1.0,))


def test_every_feature_of_a_question_is_a_finite_number() -> None:
    told = described(document(f"[nsubj *Tesco/NNP] {SOLD} .", title="Tesco sells shops"))

    assert all(map(math.isfinite, told.values()))


def test_features_tell_where_the_sentence_stands() -> None:
    made = document(f"[nsubj *Tesco/NNP] {SOLD} .", f"[nsubj *Asda/NNP] {SOLD} .")

    first, second = described(made, 0), described(made, 1)

    assert (first["lead"], first["second"]) == (1, 0)
    assert (second["lead"], second["second"]) == (0, 1)


@pytest.mark.parametrize(
    ("subject", "named"),
    [("*Tesco/NNP", True), ("The/DT *retailer/NN", False), ("A/DT *retailer/NN", False)],
    ids=["name", "the", "a"],
)
def test_features_tell_whether_the_subject_has_a_name(subject: str, named: bool) -> None:
    assert described(document(f"[nsubj {subject}] {SOLD} ."))["named_subject"] == named


@pytest.mark.parametrize(
    ("title", "share", "untitled"),
    [
        (None, 0, 1),
        ("Tesco to sell two shops to a rich rival", 1, 0),
        ("Heavy rain flooded forty farms", 0, 0),
    ],
    ids=["none", "the same", "another"],
)
def test_features_tell_how_much_of_the_title_is_asked(
    title: str | None, share: float, untitled: float
) -> None:
    told = described(document(f"[nsubj *Tesco/NNP] {SOLD} .", title=title))

    assert told["title"] == pytest.approx(share)
    assert told["untitled"] == untitled


def test_what_is_asked_whole_leaves_nothing_out() -> None:
    told = described(document(f"[nsubj *Tesco/NNP] {SOLD} ."))

    assert told["share"] == 1


def test_words_the_salience_model_would_keep_count_where_they_are_kept() -> None:
    made = document(f"[nsubj *Tesco/NNP] {SOLD} .")
    [sentence] = made.sentences
    liked = np.full((len(sentence.tokens), 3), 2.0, np.float32)
    reading = Reading.of(made, Salience(np.zeros((1, 3), np.float32), (liked,)))
    parsed = Tree(sentence)

    row = question_features(reading, 0, parsed, best(parsed))

    assert row[FEATURES.index("odds_kept")] == 2.0
    assert row[FEATURES.index("odds_dropped")] == 0.0


@pytest.mark.parametrize("other", ["The/DT *retailer/NN", "A/DT *retailer/NN"])
def test_a_question_with_a_name_is_asked_before_one_without(other: str) -> None:
    may_sell = SOLD.replace("*sold/VBD", "can/MD *sell/VB")
    made = document(f"[nsubj {other}] {may_sell} .", f"[nsubj *Tesco/NNP] {SOLD} .")

    lines = headline_questions(even(made), EVEN_JUDGES)

    assert lines[0].text == "Why Did Tesco Sell Two Shops to a Rich Rival?"
    assert any(line.text.startswith("Can") for line in lines)


LONG = (
    "[nsubj A/DT big/JJ *retailer/NN] *dropped/VBD [obj its/PRP$ old/JJ *shop/NN [nmod for/IN a/DT "
    "huge/JJ new/JJ stone/NN *mill/NN [nmod on/IN the/DT south/NN *bank/NN]]] [obl in/IN "
    "*Leeds/NNP] ."
)


def test_an_opening_that_yields_no_question_may_lose_what_a_line_may() -> None:
    """Without what its shop was for, as a takeaway may tell it."""
    filler = "[nsubj *Rain/NN] *fell/VBD ."

    opening = headline_questions(even(document(LONG, filler)), EVEN_JUDGES)
    later = headline_questions(even(document(filler, filler, LONG)), EVEN_JUDGES)

    assert any("Retailer Drop Its Old Shop" in line.text for line in opening)
    assert later == ()


def test_whose_family_thanked_somebody_is_asked_with_it_or_not_at_all() -> None:
    family = (
        "[nsubj The/DT *family/NN [nmod of/IN a/DT very/RB young/JJ *girl/NN [acl *stabbed/VBN "
        "[obl in/IN a/DT dark/JJ *wood/NN] [obl by/IN two/CD old/JJ school/NN *friends/NNS]]]] "
        "*thanked/VBD [obj *Leeds/NNP] ."
    )

    lines = headline_questions(even(document(family, "[nsubj *Rain/NN] *fell/VBD .")), EVEN_JUDGES)

    assert all("of a Very Young Girl" in line.text for line in lines)


TEN_WORDS = "did Ana sell oil to a rich rival in May"


def test_a_definite_subject_without_a_name_costs_more_than_an_indefinite_one() -> None:
    named, definite, indefinite = (
        form(TEN_WORDS, subject=s) for s in ("*Ana/NNP", "The/DT *firm/NN", "A/DT *firm/NN")
    )

    assert named > indefinite > definite


def test_a_definite_subject_with_a_name_in_it_is_as_good_as_a_name() -> None:
    owned = form(TEN_WORDS, subject="The/DT *firm/NN [nmod of/IN *Ana/NNP]")

    assert owned == form(TEN_WORDS)


def test_a_name_is_worth_most_as_the_subject() -> None:
    asking = tree("[nsubj *Ana/NNP] *met/VBD [obj a/DT rich/JJ *firm/NN] [obl in/IN *court/NN] .")
    asked = tree("[nsubj A/DT rich/JJ *firm/NN] *met/VBD [obj *Ana/NNP] [obl in/IN *court/NN] .")

    assert best(asking).score > best(asked).score


@pytest.mark.parametrize(
    "worse",
    [
        "did Ana sell oil in May",
        "did Ana sell oil and gas to a rich rival of hers in May",
        "did Ana sell “oil” to a rich rival in May",
        "did Ana sell oil (crude) a rich rival in May",
        "had Ana sold oil to a rich rival in May",
    ],
    ids=["short", "long", "quoted", "bracketed", "had"],
)
def test_a_question_of_ten_plain_words_reads_best(worse: str) -> None:
    assert form(worse) < form(TEN_WORDS)


def test_a_time_in_a_question_costs_a_little() -> None:
    assert form(TEN_WORDS, subject="*Ana/NNP [nmod of/IN last/JJ *week/NN]") < form(TEN_WORDS)


@pytest.mark.parametrize("kind", sorted(KIND_SCORES.keys() - {"polar"}))
def test_no_kind_of_question_reads_worse_than_a_plain_yes_or_no(kind: str) -> None:
    assert form(TEN_WORDS, kind) > form(TEN_WORDS, "polar")


def test_a_question_is_a_title_with_a_question_mark() -> None:
    ground = next(grounds(tree(f"[nsubj *Ana/NNP] {SOLD} ."), {}))

    asked = question_of(ground, "polar", "did Ana sell oil to a rival.", (0, 1, 2))

    assert asked.text == "Did Ana Sell Oil to a Rival?"
    assert asked.names_subject

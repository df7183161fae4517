"""Rule-made lines: what must be true of them whatever the article."""

import random

import numpy as np
import pytest

from eval.checker.measures import auc, balanced, calibration_error
from service.checking.support.calibration import Figures
from service.document import Document, Sentence, Span
from training import support_false, support_true
from training.support_lessons import Told, changed, uncased
from training.support_measures import Line, calibrated, judges
from training.support_roles import Material
from training.support_scores import best_cut

MATERIAL = Material(
    names=("Anna Keller", "Harrowby", "Brightwater", "Tom Reyes"),
    numbers=("300", "40", "2019"),
    others=("The bridge was shut after the flood in Harrowby.",),
    elsewhere=("A striker signed for the club on loan.",),
    sentences=(
        "Dana Brooks said the walls were too low.",
        "The mill closed after the river Arle broke its banks.",
    ),
)


@pytest.mark.parametrize(
    ("kind", "line", "allowed"),
    [
        ("number", "Farmers lost 300 sheep.", None),
        ("entity", "The mayor, Anna Keller, shut the bridge.", None),
        ("relation", "Tom Reyes sued Anna Keller.", {"Anna Keller sued Tom Reyes."}),
        (
            "relation",
            "The council sued the builders of the wall.",
            {"The builders sued the council of the wall."},
        ),
        (
            "relation",
            "The bus went from Leeds to York on time.",
            {"The bus went from York to Leeds on time."},
        ),
        ("modality", "The council plans to buy the mill.", None),
        (
            "fused",
            "The school will close after the summer term.",
            {"The school will close after the river Arle broke its banks."},
        ),
        ("negation", "Sheep were shorn.", {"Sheep were not shorn."}),
        ("time", "The bridge opens on Monday.", None),
        ("modality", "The school may close.", {"The school will close.", "The school closed."}),
        ("speaker", "The mayor said the wall would be raised.", None),
        ("attribution", "Two schools will close, the council said.", {"Two schools will close."}),
        ("cause", "Schools were closed because of snow.", None),
        ("invented", "The council voted for the plan.", None),
    ],
)
def test_a_false_line_differs_from_the_true_one_by_its_kind(
    kind: str, line: str, allowed: set[str] | None
) -> None:
    made = support_false.RULES[kind](line, MATERIAL, random.Random(1))

    assert made is not None
    assert made != line
    assert allowed is None or made in allowed
    assert made.endswith(".")


@pytest.mark.parametrize("kind", support_false.RULES)
def test_a_line_without_the_thing_is_left_alone(kind: str) -> None:
    bare = Material((), (), (), ())

    assert support_false.RULES[kind]("Sheep.", bare, random.Random(1)) is None


@pytest.mark.parametrize("name", support_true.RULES)
def test_true_rules_keep_a_sentence_a_sentence(name: str) -> None:
    line = (
        "On Monday, Prime Minister Anna Keller, who is 40, told firms to require masks because of"
        " fears, which grew over the winter."
    )

    made = support_true.RULES[name](line, random.Random(1))

    assert made is not None
    assert made.endswith(".")
    assert made[0].isupper()


def test_what_was_changed_is_marked_and_nothing_else() -> None:
    [(start, end)] = changed("Farmers lost 300 sheep.", "Farmers lost 400 sheep.")

    assert "Farmers lost 400 sheep."[start:end] == "400"


def test_words_left_out_are_marked_by_their_neighbours() -> None:
    text = "Schools were closed."

    marked = [text[a:b] for a, b in changed("Schools were not closed.", text)]

    assert marked == ["were", "closed."]


def test_measures_know_a_perfect_judge_and_a_blind_one() -> None:
    truth = np.array([True, True, False, False])

    assert auc(np.array([2.0, 1.0, -1.0, -2.0]), truth) == 1.0
    assert auc(np.zeros(4), truth) == 0.5
    assert best_cut(np.array([2.0, 1.0, -1.0, -2.0]), truth) == (1.0, 1.0)
    assert balanced(truth, truth) == 100
    assert balanced(np.ones(4, dtype=bool), truth) == 50
    assert calibration_error(truth.astype(float), truth) == 0
    assert calibration_error((~truth).astype(float), truth) == 100


def test_calibrated_odds_keep_their_word_though_the_network_is_too_sure() -> None:
    rng = np.random.default_rng(1)
    honest, here = rng.normal(0, 2, 4000), rng.random(4000)
    truth = rng.random(4000) < 1 / (1 + np.exp(1 - honest - 2 * here))
    lines = [
        Line(Told("", bool(true), ""), Figures(odds, 1, 2, share, 0.5, 0, 0, 0, 0.5), False, 0.5)
        for odds, share, true in zip(2 * honest, here, truth, strict=True)
    ]

    found = calibrated(lines)

    assert found.weights["logit"] == pytest.approx(0.5, abs=0.05)
    assert found.weights["here"] == pytest.approx(2, abs=0.4)
    assert calibration_error(judges(lines, found).probability, truth) < 2.5


def test_articles_without_capitals_lose_nothing_else() -> None:
    document = Document(
        "a", "Rain Fell.", None, "en", None, (), (Sentence(Span(0, 10), 0, "Rain Fell."),), (), ()
    )

    small, [told] = uncased(document, [Told("Anna Fell.", False, "entity", "Rain Fell.")])

    assert [sentence.text for sentence in small.sentences] == ["Rain fell."]
    assert (told.text, told.base, told.supported) == ("Anna fell.", "Rain fell.", False)

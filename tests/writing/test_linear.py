"""Linear models: weights by name, and files that are no model."""

import json
import math
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import WriterUnavailable
from service.writing.embedded.asking import question_rank
from service.writing.embedded.choosing import candidate_rank
from service.writing.embedded.linear import LinearModel, load_linear
from service.writing.embedded.summing import synopsis_rank

STORED = {"weight": {"words": 2.0, "lead": -3.0, "unused": 7.0}, "bias": 0.5}
numbers = st.floats(-100, 100)


def test_weights_are_taken_by_name_in_the_order_asked_for() -> None:
    model = LinearModel.of(STORED, ("lead", "words"))

    assert model == LinearModel((-3.0, 2.0), 0.5)


def test_a_feature_without_a_weight_is_refused() -> None:
    with pytest.raises(KeyError, match="title"):
        LinearModel.of(STORED, ("lead", "title"))


def test_the_bias_is_what_nothing_scores() -> None:
    assert LinearModel.of(STORED, ("lead", "words")).score((0.0, 0.0)) == 0.5


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=6), numbers)
def test_what_two_rows_score_together_is_the_sum_of_their_scores(
    columns: list[tuple[float, float, float]], bias: float
) -> None:
    weights, left, right = zip(*columns, strict=True)
    model = LinearModel(weights, bias)

    both = model.score([a + b for a, b in zip(left, right, strict=True)])

    assert both + bias == pytest.approx(model.score(left) + model.score(right), abs=1e-6)


@pytest.mark.parametrize(
    ("file", "features"),
    [
        (candidate_rank.WEIGHTS, candidate_rank.FEATURES),
        (question_rank.WEIGHTS, question_rank.FEATURES),
        (synopsis_rank.WEIGHTS, synopsis_rank.FEATURES),
    ],
)
def test_a_shipped_model_weighs_its_features_and_no_others(
    file: str, features: tuple[str, ...]
) -> None:
    stored = json.loads((files("service") / "weights" / file).read_text(encoding="utf-8"))

    model = load_linear(file, features)

    assert set(stored["weight"]) == set(features)
    assert len(set(features)) == len(features)
    assert model.weights == tuple(stored["weight"][name] for name in features)
    assert model.bias == stored["bias"]
    assert all(map(math.isfinite, (*model.weights, model.bias)))


@pytest.mark.parametrize(
    ("file", "features"),
    [
        ("no such file.json", ("words",)),
        ("syntax.card.md", ("words",)),
        ("label.safetensors", ("words",)),
        (synopsis_rank.WEIGHTS, (*synopsis_rank.FEATURES, "no such feature")),
    ],
    ids=["absent", "text", "bytes", "a feature short"],
)
def test_a_file_that_is_no_such_model_is_refused_by_name(
    file: str, features: tuple[str, ...]
) -> None:
    with pytest.raises(WriterUnavailable, match=file):
        load_linear(file, features)

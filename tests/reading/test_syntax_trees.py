from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reading.syntax_trees import Scores, best_tree, is_tree


def total(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads) if word))


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_no_tree_scores_higher_than_the_best_tree(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words + 1, words + 1))
    trees = [
        heads
        for heads in ((0, *rest) for rest in product(range(words + 1), repeat=words))
        if is_tree(np.array(heads))
    ]

    found = best_tree(scores)

    assert is_tree(found)
    assert total(scores, tuple(found)) == pytest.approx(max(total(scores, h) for h in trees))


@pytest.mark.parametrize("size", [2, 40, 150])
def test_equal_scores_still_give_a_tree(size: int) -> None:
    assert is_tree(best_tree(np.zeros((size, size))))


def test_words_that_govern_each_other_are_parted() -> None:
    scores = np.zeros((4, 4))
    scores[1, 2] = scores[2, 3] = scores[3, 1] = 9.0
    scores[2, 0] = 5.0

    found = best_tree(scores)

    assert found.tolist() == [0, 2, 0, 1]


@pytest.mark.parametrize(
    "heads",
    [[0, 0, 0], [0, 2, 1], [0, 1, 0]],
    ids=["two roots", "a cycle without root", "a word under itself"],
)
def test_what_is_no_tree_is_told_apart(heads: list[int]) -> None:
    assert not is_tree(np.array(heads))

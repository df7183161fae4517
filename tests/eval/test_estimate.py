"""Means with intervals."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from eval.estimate import bootstrap

shares = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(shares, st.integers())
def test_an_interval_is_ordered_inside_the_values_and_seeded(
    values: list[float], seed: int
) -> None:
    interval = bootstrap(values, random.Random(seed))

    slack = 1e-12  # a mean of equal floats may differ from them in the last place
    assert min(values) - slack <= interval.low <= interval.high <= max(values) + slack
    assert interval.n == len(values)
    assert interval == bootstrap(values, random.Random(seed))


def test_the_interval_of_a_coin_is_near_the_normal_one() -> None:
    values = [0.0, 1.0] * 50

    interval = bootstrap(values, random.Random(1))

    assert interval.mean == 0.5
    assert abs(interval.low - (0.5 - 1.96 * 0.05)) < 0.02
    assert abs(interval.high - (0.5 + 1.96 * 0.05)) < 0.02


def test_one_nan_makes_the_whole_interval_nan() -> None:
    interval = bootstrap([0.5, math.nan, 0.7], random.Random(0))

    assert all(math.isnan(value) for value in (interval.mean, interval.low, interval.high))

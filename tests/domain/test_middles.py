"""Medians with their quartiles and intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap

from leadpact.domain.middles import middle


def test_no_values_have_no_median() -> None:
    found = middle([])
    assert (found.count, found.median, found.low, found.high) == (0, None, None, None)
    assert found.too_few


def test_the_median_and_quartiles_are_worked_out_by_hand() -> None:
    """1 2 3 4 10: the middle is 3, a quarter of the way 2, three quarters 4."""
    found = middle([10, 1, 3, 2, 4])
    assert (found.median, found.quarter, found.three_quarters) == (3, 2, 4)
    assert found.low is not None
    assert found.high is not None
    assert 1 <= found.low <= 3 <= found.high <= 10
    assert not found.too_few


def test_equal_values_leave_no_doubt() -> None:
    found = middle([7.0] * 30)
    assert (found.low, found.median, found.high) == (7, 7, 7)


def test_the_same_values_give_the_same_interval_in_any_order() -> None:
    values = np.random.default_rng(3).exponential(20, 5000)
    assert middle(values) == middle(values[::-1])


@pytest.mark.parametrize("count", [101, 150, 400, 401])
def test_many_values_have_the_interval_of_whole_resamples(count: int) -> None:
    """Percentile bootstrap by scipy with 9,999 resamples, to a tenth of the interval's width."""
    values = np.random.default_rng(count).exponential(20, count)
    whole = bootstrap(
        (values,), np.median, n_resamples=9_999, method="percentile", rng=np.random.default_rng(1)
    ).confidence_interval
    found = middle(values)
    assert found.low == pytest.approx(whole.low, abs=(whole.high - whole.low) / 10)
    assert found.high == pytest.approx(whole.high, abs=(whole.high - whole.low) / 10)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=120))
def test_the_median_lies_in_its_interval_and_between_its_quartiles(values: list[float]) -> None:
    found = middle(values)
    assert found.median is not None
    assert found.low is not None
    assert found.high is not None
    assert found.quarter is not None
    assert found.three_quarters is not None
    assert min(values) <= found.low <= found.high <= max(values)
    assert found.quarter <= found.median <= found.three_quarters

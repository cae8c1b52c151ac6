"""How well one field alone tells."""

import numpy as np
import pytest

from leadpact.suggest.telling import area_under_curve, codes_of

WON = np.array([True] * 50 + [False] * 50)


def test_equal_texts_and_numbers_of_one_quantile_have_one_code() -> None:
    assert codes_of(np.array(["b", None, "b", "a"], dtype=object)).tolist() == [0, 1, 0, 2]
    assert codes_of(np.array([3.0, np.nan, 1.0, 3.0])).tolist() == [1, -1, 0, 1]


def test_many_numbers_are_cut_into_quantiles_and_a_common_least_one_stands_alone() -> None:
    """Eight zeros and 1 to 8: the quarters end at 0, 0.25 (between 0 and 1) and 4.25."""
    values = np.array([0.0] * 8 + [1.0, 2, 3, 4, 5, 6, 7, 8])
    codes = codes_of(values, bins=4)
    assert set(codes[:8]) == {0}
    assert 0 not in codes[8:]
    assert len(set(codes)) <= 4


def test_dates_are_cut_like_numbers() -> None:
    days = np.array(["2026-01-01", "2026-01-02", "NaT"], dtype="datetime64[s]")
    assert codes_of(days).tolist() == [0, 1, -1]


def test_a_field_that_parts_won_from_not_won_has_area_one() -> None:
    assert area_under_curve(np.where(WON, 1.0, 0.0), WON) == pytest.approx(1.0)


def test_a_field_of_one_value_tells_nothing() -> None:
    assert area_under_curve(np.array(["x"] * 100, dtype=object), WON) == pytest.approx(0.5, abs=0.1)


def test_without_both_kinds_there_is_nothing_to_tell() -> None:
    assert area_under_curve(np.arange(10.0), np.ones(10, dtype=bool)) == 0.5

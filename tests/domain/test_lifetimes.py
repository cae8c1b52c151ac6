"""Shares by day when some were not watched for that long."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.lifetimes import DayCount, Reached, lifetimes
from leadpact.domain.shares import share


def test_those_not_watched_any_longer_leave_the_share_to_those_who_are() -> None:
    """Ten began. Day 2: 2 of 10 won. Day 5: 3 were watched no further. Day 7: 1 of 5 won.

    Survivor: 8/10, then 8/10 × 4/5 = 0.64; so 20 % by day 2 to 6, and 36 % from day 7 on. Greenwood
    on day 7: 2/(10 × 8) + 1/(5 × 4) = 0.075, and log-log: 0.64 ** exp(± 1.96 √0.075 / ln 0.64).
    """
    found = lifetimes([DayCount(7, 1, 0), DayCount(2, 2, 0), DayCount(5, 0, 3), DayCount(9, 0, 4)])
    assert (found.count, found.happened) == (10, 3)
    assert [step.day for step in found.steps] == [2, 5, 7, 9]
    assert found.by(0) == Reached(0, 0.0, 0.0, share(0, 10).high, 10)
    assert found.by(2).rate == pytest.approx(0.2)
    assert found.by(6).rate == pytest.approx(0.2)
    assert found.by(6).at_risk == 5
    seven = found.by(7)
    width = 1.959964 * sqrt(0.075) / log(0.64)
    assert seven.rate == pytest.approx(0.36)
    assert seven.low == pytest.approx(1 - 0.64 ** exp(width), abs=1e-6)
    assert seven.high == pytest.approx(1 - 0.64 ** exp(-width), abs=1e-6)
    assert found.by(9).at_risk == 4
    assert found.by(9).too_few


def test_a_day_that_nobody_was_watched_to_has_no_share() -> None:
    found = lifetimes([DayCount(3, 1, 4), DayCount(8, 0, 2)])
    assert found.by(8).rate == pytest.approx(1 / 7)
    assert found.by(9) == Reached(9, None, None, None, 0)


def test_where_it_happened_with_all_there_is_nothing_left_to_watch() -> None:
    found = lifetimes([DayCount(0, 2, 0), DayCount(4, 3, 0)])
    assert found.by(400) == Reached(400, 1.0, share(5, 5).low, 1.0, 0)


def test_where_it_happened_with_none_the_interval_is_that_of_those_still_watched() -> None:
    found = lifetimes([DayCount(10, 0, 20), DayCount(30, 0, 10)])
    assert found.by(20) == Reached(20, 0.0, 0.0, share(0, 10).high, 10)


def test_nobody_at_all_has_nothing_to_tell() -> None:
    assert lifetimes([]).by(30) == Reached(30, None, None, None, 0)


def test_conversion_is_found_again_where_it_is_known() -> None:
    """Three in ten convert, at 0.1 a day: by day 10, 0.3 × (1 − 1/e) = 0.18964 of all.

    Whole days are those begun, so that what happened by day 10 lies on the days 1 to 10.
    """
    rng, count = np.random.default_rng(20260630), 100_000
    times = np.where(rng.random(count) < 0.3, rng.exponential(10, count), np.inf)
    watched = rng.uniform(0, 50, count)
    won = times <= watched
    days = np.ceil(np.minimum(times, watched)).astype(int)
    found = lifetimes(
        [
            DayCount(day, int(won[days == day].sum()), int((~won)[days == day].sum()))
            for day in range(51)
        ]
    ).by(10)
    assert found.rate == pytest.approx(0.18964, rel=0.05)
    assert (found.low or 0) < 0.18964 < (found.high or 0)


@given(
    st.lists(
        st.builds(DayCount, st.integers(0, 40), st.integers(0, 9), st.integers(0, 9)), max_size=8
    ),
    st.integers(0, 50),
)
def test_the_share_never_falls_and_lies_in_its_interval(counts: list[DayCount], day: int) -> None:
    found = lifetimes(counts)
    now, then = found.by(day), found.by(day + 1)
    if now.rate is not None:
        assert now.low is not None
        assert now.high is not None
        assert 0 <= now.low <= now.rate + 1e-9
        assert now.rate <= now.high + 1e-9 <= 1 + 2e-9
        assert then.rate is None or then.rate >= now.rate - 1e-9
    assert then.at_risk <= now.at_risk


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=8))
def test_where_all_are_watched_to_the_end_it_is_a_plain_share(wins: list[tuple[int, int]]) -> None:
    found = lifetimes([*(DayCount(day, won, 0) for day, won in wins), DayCount(99, 0, 5)])
    for day in (0, 10, 30):
        by_then = sum(won for at, won in wins if at <= day)
        assert found.by(day).rate == pytest.approx(by_then / (5 + sum(won for _, won in wins)))

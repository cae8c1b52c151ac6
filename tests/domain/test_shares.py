"""Shares, their differences and their trend are those of the books."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import norm

from leadpact.domain.shares import Share, difference, falling_trend, share


@pytest.mark.parametrize(
    ("won", "low", "high"),
    [(0, 0, 0.2775328), (3, 0.1077913, 0.6032219), (10, 0.7224672, 1)],
)
def test_the_interval_is_wilsons(won: int, low: float, high: float) -> None:
    """The three of ten trials that the glossary gives."""
    found = share(won, 10)
    assert found.rate == won / 10
    assert found.low == pytest.approx(low, abs=5e-8)
    assert found.high == pytest.approx(high, abs=5e-8)


def test_a_share_of_nothing_has_no_rate() -> None:
    assert share(0, 0) == Share(0, 0, None, None, None)


@pytest.mark.parametrize(("numerator", "denominator"), [(2, 1), (-1, 3), (0, -1)])
def test_what_is_no_share_is_refused(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        share(numerator, denominator)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_rate_lies_in_its_interval_and_that_in_0_to_1(numerator: int, rest: int) -> None:
    found = share(numerator, numerator + rest)
    assert found.rate is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.rate + 1e-12
    assert found.rate - 1e-12 <= found.high <= 1


def test_fewer_than_five_are_too_few_to_judge() -> None:
    assert share(4, 4).too_few
    assert not share(0, 5).too_few


def test_the_difference_is_newcombes() -> None:
    """Newcombe (1998), table II, method 10, example (a): 56/70 − 48/80 = 0.2000.

    Its 95 % interval is 0.0524 to 0.3339.
    """
    found = difference(share(56, 70), share(48, 80))
    assert found is not None
    assert found.value == pytest.approx(0.2)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)
    assert found.is_real


def test_a_difference_whose_interval_holds_zero_is_not_real() -> None:
    """Newcombe (1998), example (b), method 10: 9/10 − 3/10 is 0.6, from 0.1705 to 0.8090."""
    real = difference(share(9, 10), share(3, 10))
    assert real is not None
    assert (round(real.low, 4), round(real.high, 4)) == (0.1705, 0.8090)
    unsure = difference(share(5, 10), share(4, 10))
    assert unsure is not None
    assert not unsure.is_real


def test_nothing_differs_from_a_share_of_nothing() -> None:
    assert difference(share(0, 0), share(1, 2)) is None
    assert difference(share(1, 2), share(0, 0)) is None


def test_the_trend_of_four_falling_shares() -> None:
    """3/4, 2/4, 1/4, 0/4 with scores 3, 2, 1, 0: N = 16, of which 6, so p̄ = 0.375.

    Σ score × won = 9 + 4 + 1 = 14, expected p̄ × Σ n × score = 0.375 × 24 = 9.
    Variance p̄(1 − p̄) × N/(N − 1) × (Σ n s² − (Σ n s)²/N) = 0.25 × (56 − 36) = 5.
    z = (14 − 9) / √5 = 2.2361, and the upper tail beyond it is 0.01267.
    """
    found = falling_trend((share(3, 4), share(2, 4), share(1, 4), share(0, 4)))
    assert found is not None
    assert found.z == pytest.approx(5**0.5)
    assert found.p == pytest.approx(0.01267, abs=5e-6)


def test_rising_shares_have_a_trend_below_zero() -> None:
    found = falling_trend((share(0, 4), share(1, 4), share(2, 4), share(3, 4)))
    assert found is not None
    assert found.z == pytest.approx(-(5**0.5))
    assert found.p == pytest.approx(1 - 0.01267, abs=5e-6)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=4, max_size=4))
def test_the_trend_is_the_correlation_of_grade_and_outcome(counts: list[tuple[int, int]]) -> None:
    """The linear-by-linear statistic is r × √(N − 1), r the correlation over single leads."""
    grade = [place for place, (won, rest) in enumerate(counts) for _ in range(won + rest)]
    outcome = [one for won, rest in counts for one in [1] * won + [0] * rest]
    assume(len(set(grade)) > 1 and len(set(outcome)) > 1)
    expected = -np.corrcoef(grade, outcome)[0, 1] * (len(grade) - 1) ** 0.5
    found = falling_trend(tuple(share(won, won + rest) for won, rest in counts))
    assert found is not None
    assert found.z == pytest.approx(expected, abs=1e-9)
    assert found.p == pytest.approx(float(norm.sf(expected)), abs=1e-9)


def test_there_is_no_trend_in_one_group_or_when_all_or_none_are_won() -> None:
    nobody = share(0, 0)
    assert falling_trend((share(1, 2), nobody, nobody, nobody)) is None
    assert falling_trend((share(2, 2), share(3, 3), nobody, nobody)) is None
    assert falling_trend((share(0, 2), share(0, 3), nobody, nobody)) is None

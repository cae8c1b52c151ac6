"""Observed less expected, and its interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom
from statsmodels.stats.contingency_tables import StratifiedTable

from leadpact.metrics.excess import Excess, Stratum, excess


@st.composite
def strata(draw: st.DrawFn) -> Stratum:
    """A rep's counts within everybody's."""
    counted, rest = draw(st.integers(0, 30)), draw(st.integers(0, 30))
    others, others_rest = draw(st.integers(0, 90)), draw(st.integers(0, 90))
    return Stratum(counted, counted + rest, counted + others, counted + rest + others + others_rest)


def reach(found: Excess) -> float:
    return max(found.high - found.difference, found.difference - found.low)


def test_nothing_received_is_nothing_expected() -> None:
    nothing = excess((Stratum(0, 0, 5, 10),))
    assert nothing == Excess(0, 0, 0.0, 0.0, 0.0, 0.0)
    assert not nothing.is_real


def test_whoever_has_all_leads_has_what_is_expected() -> None:
    assert excess((Stratum(3, 9, 3, 9), Stratum(1, 1, 1, 1))) == Excess(4, 10, 4.0, 0.0, 0.0, 0.0)


def test_the_variance_is_that_of_the_hypergeometric_distribution() -> None:
    """The rep's 40 of 200 leads, of which 50 were won: scipy's variance."""
    found = excess((Stratum(15, 40, 50, 200),))
    assert found.expected == pytest.approx(10)
    assert reach(found) == pytest.approx(1.959964 * hypergeom.std(200, 50, 40), abs=1e-5)


@given(st.lists(strata(), min_size=1, max_size=4))
def test_a_clear_difference_is_what_mantel_haenszel_finds_too(found: list[Stratum]) -> None:
    """The same test by statsmodels, over the grades of which not all or none were counted."""
    told = [one for one in found if 0 < one.of < one.all_of and 0 < one.all_counted < one.all_of]
    if not told:
        return
    tables = [
        np.array(
            [
                [one.counted, one.of - one.counted],
                [
                    one.all_counted - one.counted,
                    one.all_of - one.of - one.all_counted + one.counted,
                ],
            ],
            dtype=float,
        )
        for one in told
    ]
    by_statsmodels = StratifiedTable(np.dstack(tables)).test_null_odds(correction=False)
    assert excess(told).is_real == (by_statsmodels.pvalue < 0.05)


@given(st.lists(strata(), min_size=1, max_size=4))
def test_the_interval_holds_the_difference_and_only_what_is_possible(found: list[Stratum]) -> None:
    got = excess(found)
    assert got.low <= got.difference + 1e-9
    assert got.difference <= got.high + 1e-9
    assert got.low + got.expected >= -1e-9
    assert got.high + got.expected <= got.of + 1e-9

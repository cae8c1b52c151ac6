"""Medians with their intervals: what is typical of days, amounts and speeds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

from leadpact.domain.shares import TOO_FEW

_DRAWS = 1000
_SEED = 20260630
# Above so many values drawing whole samples takes seconds, and drawing their middles does not.
_MANY = 2000


@dataclass(frozen=True)
class Middle:
    """The median of `count` values with its quartiles and its 95 % interval.

    The interval is a percentile bootstrap of 1,000 seeded draws. All but `count` are None when
    there are no values.
    """

    count: int
    median: float | None
    low: float | None
    high: float | None
    quarter: float | None
    three_quarters: float | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few values to judge."""
        return self.count < TOO_FEW


def middle(values: Sequence[float] | NDArray[np.float64]) -> Middle:
    """The median of the values, with quartiles and interval; unknown ones have to be left out."""
    found = np.sort(np.asarray(values, dtype=np.float64))
    if len(found) == 0:
        return Middle(0, None, None, None, None, None)
    quarter, median, three_quarters = np.percentile(found, [25, 50, 75])
    low, high = _interval(found)
    return Middle(len(found), float(median), low, high, float(quarter), float(three_quarters))


def _interval(ordered: NDArray[np.float64]) -> tuple[float, float]:
    count = len(ordered)
    if ordered[0] == ordered[-1]:
        return float(ordered[0]), float(ordered[0])
    rng = np.random.default_rng(_SEED)
    if count <= _MANY:
        found = bootstrap(
            (ordered,), np.median, n_resamples=_DRAWS, method="percentile", rng=rng, batch=100
        )
        return float(found.confidence_interval.low), float(found.confidence_interval.high)
    # The middle of a resample is the value at a place that follows a beta distribution: the
    # middle order statistic of as many uniform draws (David and Nagaraja 2003, section 2.3).
    half = (count + 1) / 2
    places = np.floor(rng.beta(half, half, _DRAWS) * count).astype(np.int64)
    low, high = np.percentile(ordered[places], [2.5, 97.5])
    return float(low), float(high)

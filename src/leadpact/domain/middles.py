"""Medians with their intervals: what is typical of days, amounts and speeds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

from leadpact.domain.shares import TOO_FEW

_DRAWS = 1000
_SEED = 20260630
# Above so many values drawing whole samples takes long, and drawing their middles does not.
_MANY = 100


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
    low, high = np.percentile(_drawn_middles(ordered, rng), [2.5, 97.5])
    return float(low), float(high)


def _drawn_middles(ordered: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """The medians of so many resamples, without drawing the resamples.

    A resample's order statistics are the values at the places of uniform order statistics, which
    follow beta distributions (David and Nagaraja 2003, sections 2.2 and 2.3). Of an even number
    the median is between two: the upper is the least of those that lie above the lower.
    """
    count = len(ordered)
    lower = rng.beta((count + 1) // 2, count // 2 + 1, _DRAWS)
    upper = lower if count % 2 else lower + (1 - lower) * rng.beta(1, count // 2, _DRAWS)
    places = (np.floor(np.minimum(each, 1 - 1e-12) * count) for each in (lower, upper))
    below, above = (ordered[place.astype(np.int64)] for place in places)
    return np.asarray((below + above) / 2, dtype=np.float64)

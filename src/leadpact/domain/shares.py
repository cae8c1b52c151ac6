"""Shares with their intervals: every rate the product shows is one of these."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.stats import norm
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

TOO_FEW = 5


@dataclass(frozen=True)
class Share:
    """`numerator` of `denominator`, with the 95 % Wilson interval (no continuity correction).

    `rate`, `low` and `high` lie in [0, 1]; all three are None when there is nothing to share.
    """

    numerator: int
    denominator: int
    rate: float | None
    low: float | None
    high: float | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few in the denominator to judge."""
        return self.denominator < TOO_FEW


@lru_cache(maxsize=4096)
def share(numerator: int, denominator: int) -> Share:
    """The share with its 95 % Wilson interval.

    Raises ValueError unless 0 <= numerator <= denominator.
    """
    if not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is not a share")
    if denominator == 0:
        return Share(0, 0, None, None, None)
    low, high = proportion_confint(numerator, denominator, method="wilson")
    return Share(
        numerator,
        denominator,
        numerator / denominator,
        max(0.0, float(low)),
        min(1.0, float(high)),
    )


@dataclass(frozen=True)
class Difference:
    """One share less another, in [-1, 1], with its 95 % Newcombe interval."""

    value: float
    low: float
    high: float

    @property
    def is_real(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def difference(first: Share, second: Share) -> Difference | None:
    """`first` less `second` with Newcombe's interval; None when either shares nothing."""
    if first.rate is None or second.rate is None:
        return None
    low, high = confint_proportions_2indep(
        first.numerator,
        first.denominator,
        second.numerator,
        second.denominator,
        method="newcomb",
        compare="diff",
    )
    return Difference(first.rate - second.rate, float(low), float(high))


@dataclass(frozen=True)
class Trend:
    """The Cochran-Armitage trend test: `z` above zero means the shares fall in order."""

    z: float
    p: float


def falling_trend(shares: tuple[Share, ...]) -> Trend | None:
    """One-sided test that the shares fall from the first to the last, equally spaced.

    None when fewer than two groups have leads, or when all or none are counted: there is no
    trend to test. The statistic is the linear-by-linear association of Agresti (2002), which is
    Cochran-Armitage with the permutation variance.
    """
    filled = [(place, s) for place, s in enumerate(shares) if s.denominator]
    counted = sum(s.numerator for _, s in filled)
    if len(filled) < 2 or counted in (0, sum(s.denominator for _, s in filled)):
        return None
    table = np.array([[s.numerator, s.denominator - s.numerator] for _, s in filled], dtype=float)
    scores = -np.array([place for place, _ in filled], dtype=float)
    result = Table(table, shift_zeros=False).test_ordinal_association(
        row_scores=scores, col_scores=np.array([1.0, 0.0])
    )
    return Trend(float(result.zscore), float(norm.sf(result.zscore)))

"""What was observed less what was to be expected, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.stats import norm

from leadpact.metrics.record import Record

_Z = float(norm.ppf(0.975))


@dataclass(frozen=True)
class Stratum:
    """One grade: `counted` of `of` are the rep's, `all_counted` of `all_of` everybody's."""

    counted: int
    of: int
    all_counted: int
    all_of: int


@dataclass(frozen=True)
class Excess(Record):
    """`observed` of `of`, less what was `expected`, with the 95 % interval of the difference.

    All are numbers of leads or of hand-offs.
    """

    observed: int
    of: int
    expected: float
    difference: float
    low: float
    high: float

    @property
    def is_real(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def excess(strata: Sequence[Stratum]) -> Excess:
    """Observed less expected, where the expected is Σ of × everybody's rate of that grade.

    Had everybody's leads been dealt out by chance within each grade, the observed number would
    follow a hypergeometric distribution per grade, whose mean is the expected one. The interval is
    ± 1.96 times the square root of the summed variances (Mantel and Haenszel 1959; O − E and V of
    Yusuf, Peto et al. 1985), cut to what is possible. It leaves zero out where the Mantel-Haenszel
    test without continuity correction gives p < 0.05.
    """
    filled = [one for one in strata if one.of]
    observed = sum(one.counted for one in filled)
    of = sum(one.of for one in filled)
    expected = sum((one.of * one.all_counted / one.all_of for one in filled), start=0.0)
    difference, reach = observed - expected, _Z * sqrt(sum(_variance(one) for one in filled))
    return Excess(
        observed,
        of,
        expected,
        difference,
        max(difference - reach, -expected),
        min(difference + reach, of - expected),
    )


def _variance(one: Stratum) -> float:
    """The variance of the hypergeometric distribution; scipy's divides by zero below four."""
    if one.all_of == 1:
        return 0.0
    rate = one.all_counted / one.all_of
    return one.of * rate * (1 - rate) * (one.all_of - one.of) / (one.all_of - 1)

"""Which values stand behind a no: those that leads rejected for a reason have more often."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import TOO_FEW, Share, share
from leadpact.metrics.driver_table import DriverTable, driver_table
from leadpact.metrics.driver_values import LeadTest
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store

FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True)
class Driver(Record):
    """A value that goes with a reason: the odds of this no with it ÷ the odds without it.

    `with_value` are the leads ever rejected for the reason ÷ the leads with the value whose
    hand-off was decided; `others` the same of the leads with another value. Leads without any
    value in the field are in neither. The interval is of 95 %; `p` is adjusted for all values
    tried.
    """

    reason: str
    value: LeadTest
    with_value: Share
    others: Share
    odds_ratio: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class ReasonDrivers:
    """What stands behind one reason, the strongest first; `leads` were rejected for it.

    `tried` values were tested.
    """

    reason: str
    leads: int
    tried: int
    drivers: tuple[Driver, ...]

    @property
    def too_few(self) -> bool:
        """Whether too few leads were rejected for the reason to judge."""
        return self.leads < TOO_FEW


def reason_drivers(store: Store, filters: Filters, _: ScoringModel) -> tuple[Driver, ...] | Missing:
    """What stands behind each reason, the most frequent reason first."""
    table = driver_table(store, filters)
    if isinstance(table, Missing):
        return table
    return tuple(driver for reason in table.reasons for driver in drivers_of(table, reason).drivers)


def drivers_of(table: DriverTable, reason: str) -> ReasonDrivers:
    """The values over-represented among the leads rejected for the reason, the strongest first.

    Odds ratios, intervals and p-values are statsmodels' Table2x2 (Wald on the log odds; an
    empty cell counts as half a lead). They are corrected for the number of values
    tried by Benjamini and Hochberg (1995): of what is shown, about one in twenty may be chance.
    """
    place = table.reasons.index(reason)
    leads = table.with_reason[place]
    if leads < TOO_FEW:
        return ReasonDrivers(reason, leads, 0, ())
    shares = [
        (test, share(int(a), int(n)), share(int(k - a), int(m - n)))
        for test, a, n, k, m in zip(
            table.tests,
            table.has_no[:, place],
            table.has,
            table.known_no[:, place],
            table.known,
            strict=True,
        )
        # A value that all known leads have tells nothing.
        if m > n
    ]
    tables = [Table2x2(_cells(having, others)) for _, having, others in shares]
    if not tables:
        return ReasonDrivers(reason, leads, 0, ())
    real, adjusted, _, _ = multipletests(
        [one.log_oddsratio_pvalue() for one in tables], FALSE_DISCOVERIES, method="fdr_bh"
    )
    drivers = [
        Driver(reason, test, having, others, float(one.oddsratio), *_ends(one), float(p))
        for (test, having, others), one, is_real, p in zip(
            shares, tables, real, adjusted, strict=True
        )
        if is_real and one.oddsratio > 1
    ]
    drivers.sort(key=lambda one: (-one.odds_ratio, one.value.words))
    return ReasonDrivers(reason, leads, len(tables), tuple(drivers))


def _cells(having: Share, others: Share) -> NDArray[np.float64]:
    return np.array(
        [
            [having.numerator, having.denominator - having.numerator],
            [others.numerator, others.denominator - others.numerator],
        ],
        dtype=float,
    )


def _ends(table: Table2x2) -> tuple[float, float]:
    low, high = table.oddsratio_confint()
    return float(low), float(high)

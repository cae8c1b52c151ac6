"""Cohen's kappa: how far two graders agree beyond what chance alone would give."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from statsmodels.stats.inter_rater import cohens_kappa

_DRAWS = 1000
_SEED = 20260630


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa with linear weights over so many leads, and its 95 % interval, in [-1, 1].

    The interval is a percentile bootstrap of 1,000 seeded draws.
    """

    value: float
    low: float
    high: float
    leads: int


def kappa(table: Sequence[Sequence[int]]) -> Kappa | None:
    """The kappa of a square table: the first grader's grade in rows, the second's in columns.

    Grades stand in order; one grade apart counts half as much as two (Cohen 1968, linear
    weights). None where it is undefined: without leads, or where both put all leads into the
    same grade, so that chance alone would agree as well. Raises ValueError for a table that is
    not square.
    """
    counts = np.asarray(table, dtype=np.int64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(f"a table of {counts.shape} is not square")
    leads = int(counts.sum())
    if np.isnan(_kappas(counts[np.newaxis])[0]):
        return None
    value = float(cohens_kappa(counts, wt="linear", return_results=False))
    low, high = _interval(counts, leads)
    return Kappa(value, low, high, leads)


def _interval(counts: NDArray[np.int64], leads: int) -> tuple[float, float]:
    rng = np.random.default_rng(_SEED)
    drawn = rng.multinomial(leads, (counts / leads).ravel(), _DRAWS)
    # A draw of leads that all have the same two grades has no kappa and is left out.
    low, high = np.nanpercentile(_kappas(drawn.reshape(-1, *counts.shape)), [2.5, 97.5])
    return float(low), float(high)


def _kappas(tables: NDArray[np.int64]) -> NDArray[np.float64]:
    """The kappas of many tables (N, K, K) at once, NaN where undefined; the library takes one."""
    grades = np.arange(tables.shape[1])
    apart = np.abs(grades[:, np.newaxis] - grades)
    found = (tables * apart).sum(axis=(1, 2), dtype=np.float64)
    rows, columns = (tables.sum(axis=axis, dtype=np.float64) for axis in (2, 1))
    by_chance = ((rows @ apart) * columns).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kappas: NDArray[np.float64] = 1 - found * rows.sum(axis=1) / by_chance
    return kappas

"""Patterns merged over the criteria on which models differ: where many models are scored in turn.

A histogram holds leads and wins in one number, so that counting goes through the leads once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.patterns import Integers, Patterns, points_on, worth

Scores = NDArray[np.int64]
Packed = NDArray[np.float64]
"""Leads + wins x 2^27: exact in a float up to 134 million leads and 67 million wins."""

_WIN = 2.0**27
_MOST_CODES = 2**62
_MOST_BINS = 2**16


@dataclass(frozen=True)
class Column:
    """One criterion on which the models differ.

    `rows` are the patterns (N,) to which it gives anything, `kind` (N,) tells which of its V
    distinct `values` each has, and `weights` (N,) are theirs. A model's points on it lie from `low`
    to `high`.
    """

    criterion: Criterion
    values: Integers
    rows: NDArray[np.intp]
    kind: NDArray[np.int64]
    weights: Packed
    low: int
    high: int

    def worths(self, points: int) -> Scores:
        """What each of the values (V,) is worth at these points."""
        return np.asarray(worth(self.values, points, self.criterion.unit), dtype=np.int64)


@dataclass(frozen=True)
class Ground:
    """Patterns (P,) that differ in what the models differ on, with their leads and wins as weights.

    `base` (P,) is what the criteria give on which all models agree. Scores of models between the
    given ones lie from `lowest` on in `bins` bins, each `step` wide: 1, unless there were more than
    65,536.
    """

    columns: tuple[Column, ...]
    base: Scores
    weights: Packed
    lowest: int
    bins: int
    step: int

    def points_of(self, model: ScoringModel) -> tuple[int, ...]:
        """The model's points, one for each column; 0 for criteria that it does not have."""
        points = dict(zip(model.criteria, model.points, strict=True))
        return tuple(points.get(column.criterion, 0) for column in self.columns)

    def score(self, points: Sequence[int]) -> Scores:
        """The score of every pattern (P,) at these points, one for each column."""
        found = self.base.copy()
        for column, given in zip(self.columns, points, strict=True):
            found[column.rows] += column.worths(given)[column.kind]
        return found

    def histogram(self, score: Scores, weights: Packed) -> Packed:
        """The weights by bin (B,)."""
        place = score - self.lowest
        bins = place if self.step == 1 else place // self.step
        return np.asarray(np.bincount(bins, weights, minlength=self.bins), dtype=np.float64)


def ground_of(patterns: Patterns, *models: ScoringModel) -> Ground:
    """The ground on which these models, and all between them, can be scored."""
    given = list(zip(*(points_on(patterns, model) for model in models), strict=True))
    differing = [place for place, points in enumerate(given) if len(set(points)) > 1]
    base = np.zeros(len(patterns.leads), dtype=np.int64)
    for place, points in enumerate(given):
        if place not in differing and points[0]:
            unit = patterns.criteria[place].unit
            base += worth(patterns.values[:, place].astype(np.int64), points[0], unit)
    leads = patterns.leads.astype(np.float64)
    rows, weights = _merged(patterns, differing, base, leads + leads * patterns.won * _WIN)
    columns = tuple(
        _column(patterns, place, (min(given[place]), max(given[place])), rows, weights)
        for place in differing
    )
    return _bounded(columns, base[rows], weights)


def unpacked(packed: NDArray[np.floating[Any]]) -> tuple[Scores, Scores]:
    """The leads and the wins that the numbers hold."""
    won = packed // _WIN
    return (packed - won * _WIN).astype(np.int64), won.astype(np.int64)


def won_among(packed: Packed, leads: int) -> float:
    """The expected won leads among so many with the best scores, of a histogram.

    won above + places left x (won at the edge / leads at the edge): leads of the score at the edge
    share the places that are left.
    """
    counts, won = (counts[::-1] for counts in unpacked(packed))
    reached = counts.cumsum()
    if not len(reached) or leads >= reached[-1]:
        return float(won.sum())
    edge = int(np.searchsorted(reached, leads, side="right"))
    left = leads - int(reached[edge] - counts[edge])
    return float(won[:edge].sum() + won[edge] * left / counts[edge])


def _merged(
    patterns: Patterns, differing: Sequence[int], base: Scores, weights: Packed
) -> tuple[NDArray[np.intp], Packed]:
    """One row of each sort, and what all of its sort weigh; all rows where codes get too long."""
    lowest = int(base.min(initial=0))
    code, codes = base - lowest, int(base.max(initial=0)) - lowest + 1
    for place in differing:
        radix = int(patterns.values[:, place].max(initial=0)) + 1
        codes *= radix
        if codes > _MOST_CODES:
            return np.arange(len(base)), weights
        code = code * radix + patterns.values[:, place]
    _, rows, sort = np.unique(code, return_index=True, return_inverse=True)
    summed = np.bincount(sort, weights, minlength=len(rows))
    return rows, np.asarray(summed, dtype=np.float64)


def _column(
    patterns: Patterns,
    place: int,
    span: tuple[int, int],
    merged: NDArray[np.intp],
    weights: Packed,
) -> Column:
    found = patterns.values[merged, place]
    rows = np.flatnonzero(found)
    values, kind = np.unique(found[rows], return_inverse=True)
    criterion = patterns.criteria[place]
    return Column(criterion, values.astype(np.int64), rows, kind, weights[rows], *span)


def _bounded(columns: tuple[Column, ...], base: Scores, weights: Packed) -> Ground:
    lowest, highest = (base.copy() for _ in range(2))
    for column in columns:
        ends = column.worths(column.low), column.worths(column.high)
        lowest[column.rows] += np.minimum(*ends)[column.kind]
        highest[column.rows] += np.maximum(*ends)[column.kind]
    low, high = int(lowest.min(initial=0)), int(highest.max(initial=0))
    step = (high - low) // _MOST_BINS + 1
    return Ground(columns, base, weights, low, (high - low) // step + 1, step)

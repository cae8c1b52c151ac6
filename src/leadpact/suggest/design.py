"""Parts of fields as columns of zeros and ones, and as many of them as a model may have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.suggest.bins import UNKNOWN, Binned, Won
from leadpact.suggest.predictors import FEWEST_LEADS

FILLED = -1
FEW = 8
AKAIKE = 2.0
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Cell:
    """One column: the field's place among the binned fields, and its part; FILLED for any."""

    field: int
    part: int


@dataclass(frozen=True, eq=False)
class Fit:
    """A logistic regression on columns: their weights (C,) in log-odds, and the intercept."""

    cells: tuple[Cell, ...]
    weights: Matrix
    intercept: float

    def log_odds(self, matrix: Matrix) -> Matrix:
        """The log-odds of winning of every row."""
        return np.asarray(matrix @ self.weights + self.intercept)


def cells_of(fields: Sequence[Binned], train: Won) -> tuple[Cell, ...]:
    """The columns of all fields: every part but the largest, and whether the field is filled.

    The largest part, and the empty fields, have no points: others are measured against them.
    """
    cells = []
    for place, field in enumerate(fields):
        codes = field.codes[train]
        unknown = int((codes == UNKNOWN).sum())
        if FEWEST_LEADS <= unknown <= len(codes) - FEWEST_LEADS:
            cells.append(Cell(place, FILLED))
        counts = np.bincount(codes[codes >= 0], minlength=field.parts + 1)[: field.parts]
        base = field.base
        if base is None and field.parts:
            base = int(np.argmax(counts))
        known = len(codes) - unknown
        cells.extend(
            Cell(place, part)
            for part in range(field.parts)
            # A part that holds all the known leads says no more than that they are known.
            if part != base and FEWEST_LEADS <= counts[part] < known
        )
    return tuple(cells)


def matrix_of(fields: Sequence[Binned], cells: Sequence[Cell], leads: Any) -> Matrix:
    """One row per lead (of those that `leads` picks), one column of 0 and 1 per cell."""
    codes = {cell.field: fields[cell.field].codes[leads] for cell in cells}
    rows = len(fields[0].codes[leads]) if fields else 0
    matrix = np.empty((rows, len(cells)), order="F")
    for place, cell in enumerate(cells):
        of_field = codes[cell.field]
        matrix[:, place] = of_field != UNKNOWN if cell.part == FILLED else of_field == cell.part
    return matrix


def fitted(cells: tuple[Cell, ...], matrix: Matrix, won: Won, strength: float) -> Fit:
    """L2-regularised logistic regression; `strength` is scikit-learn's C."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, solver="newton-cholesky", max_iter=100)
    model.fit(matrix, won)
    return Fit(cells, np.asarray(model.coef_[0]), float(model.intercept_[0]))


@dataclass(frozen=True)
class _Group:
    """Parts of one field that are one criterion: their worth in log-odds, and its information."""

    parts: tuple[int, ...]
    worth: float
    weight: float


@dataclass(frozen=True)
class _Step:
    """The cheapest thing to do to one field: its groups afterwards, or no longer "filled"."""

    cost: float
    groups: tuple[_Group, ...] | None


class _Field:
    """What is left of one field's parts while neighbours become one."""

    def __init__(self, field: Binned, place: int, fit: Fit, information: Matrix, train: Won):
        codes = field.codes[train]
        worth = {cell.part: value for cell, value in _of(fit, place)}
        weights = np.bincount(codes + 1, information, minlength=field.parts + 2)
        self.ordered = field.is_ordered
        self.groups = tuple(
            _Group((part,), worth.get(part, 0.0), float(weights[part + 1]))
            for part in range(field.parts)
        )
        known = float(weights[1:].sum())
        filled = worth.get(FILLED)
        self.filled = None if filled is None else _cost(known, float(weights[0]), filled)

    @property
    def criteria(self) -> int:
        return max(0, len(self.groups) - 1) + (self.filled is not None)

    def cheapest(self) -> _Step | None:
        steps = [] if self.filled is None else [_Step(self.filled, None)]
        groups = self.groups
        if not self.ordered:
            groups = tuple(sorted(groups, key=lambda group: (group.worth, group.parts)))
        for place, (first, second) in enumerate(pairwise(groups)):
            cost = _cost(first.weight, second.weight, first.worth - second.worth)
            merged = (*groups[:place], _merged(first, second), *groups[place + 2 :])
            steps.append(_Step(cost, merged))
        return min(steps, key=lambda step: step.cost, default=None)

    def take(self, step: _Step) -> None:
        if step.groups is None:
            self.filled = None
        else:
            self.groups = step.groups


def merged_to(
    fields: Sequence[Binned], fit: Fit, information: Matrix, train: Won, most: int
) -> tuple[tuple[Binned, ...], tuple[Cell, ...]]:
    """The fields with so few parts that they make at most so many criteria, and their columns.

    Again and again those two neighbouring parts of a field become one whose joining costs least:
    the squared difference of their weights in log-odds, times the information on it (Ward's rule
    on the regression's quadratic approximation). Below that number it goes on as long as a joining
    costs no more than a weight has to bring: the logarithm of the number of leads (Schwarz, 1978),
    and from FEW criteria down 2 (Akaike, 1974). `information` is p·(1 − p) of each training lead.
    """
    states = [_Field(field, place, fit, information, train) for place, field in enumerate(fields)]
    steps = [state.cheapest() for state in states]
    total = sum(state.criteria for state in states)
    schwarz = np.log(train.sum())
    while total:
        costs = [step.cost if step else np.inf for step in steps]
        place = int(np.argmin(costs))
        step = steps[place]
        if step is None or (total <= most and step.cost > (AKAIKE if total <= FEW else schwarz)):
            break
        states[place].take(step)
        steps[place] = states[place].cheapest()
        total -= 1
    joined = tuple(
        _joined(field, state.groups) for field, state in zip(fields, states, strict=True)
    )
    kept_filled = {place for place, state in enumerate(states) if state.filled is not None}
    cells = tuple(
        cell for cell in cells_of(joined, train) if cell.part != FILLED or cell.field in kept_filled
    )
    return joined, cells


def _joined(field: Binned, groups: tuple[_Group, ...]) -> Binned:
    new_part = np.full(field.parts + 2, len(groups), dtype=np.int32)
    new_part[UNKNOWN] = UNKNOWN
    for place, group in enumerate(groups):
        new_part[list(group.parts)] = place
    edges = tuple(field.edges[group.parts[0] - 1] for group in groups[1:]) if field.edges else ()
    levels = tuple(
        tuple(level for part in group.parts for level in field.groups[part])
        for group in (groups if field.groups else ())
    )
    return replace(
        field,
        parts=len(groups),
        codes=new_part[field.codes],
        edges=edges,
        groups=levels,
    )


def _of(fit: Fit, place: int) -> list[tuple[Cell, float]]:
    return [
        (cell, float(weight))
        for cell, weight in zip(fit.cells, fit.weights, strict=True)
        if cell.field == place
    ]


def _merged(first: _Group, second: _Group) -> _Group:
    weight = first.weight + second.weight
    worth = first.worth
    if weight > 0:
        worth = (first.worth * first.weight + second.worth * second.weight) / weight
    return _Group(tuple(sorted(first.parts + second.parts)), worth, weight)


def _cost(first: float, second: float, difference: float) -> float:
    both = first + second
    return first * second / both * difference**2 if both > 0 else 0.0

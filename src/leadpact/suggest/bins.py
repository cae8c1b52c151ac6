"""Fields cut into parts whose leads convert alike: optimal binning by scikit-learn's trees."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.fields import FieldType
from leadpact.suggest.fields import LONGEST_TEXT
from leadpact.suggest.predictors import FEWEST_LEADS, Predictor
from leadpact.suggest.readable import readable_between

SMALLEST_PART = 0.005
_SLACK = 0.005
_SMOOTHING = 10.0
_SEED = 0
_LEAST_GAIN = 1e-7
# Levels that differ no more than chance alone would make them in one of a hundred files are alike.
_CHANCE = 0.01

UNKNOWN = -1
Codes = NDArray[np.int32]
Won = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Binned:
    """A field cut into parts, and the part of every lead.

    `codes` holds per lead the place of its part, UNKNOWN where the field is empty, and `parts`
    (one more than the last place) for values that are in no part. Of a number part k goes from
    `edges[k - 1]` up to `edges[k]`, that one left out; of a text it is the levels `groups[k]`; of a
    yes-no field 0 is no and 1 yes.
    """

    predictor: Predictor
    parts: int
    codes: Codes
    edges: tuple[float, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()

    @property
    def base(self) -> int | None:
        """The part that has no points of its own; None lets the leads decide.

        Of a yes-no field it is "no", since there is no test for it.
        """
        return 0 if self.predictor.column.type is FieldType.BOOLEAN else None

    @property
    def is_ordered(self) -> bool:
        """Whether only neighbouring parts may become one."""
        return bool(self.edges)


def binned(predictor: Predictor, train: Won, won: Won, leaves: int) -> Binned:
    """The field cut into at most so many parts by what the training leads tell.

    `train` says of every lead whether it may be looked at, `won` whether it was won.
    """
    looked_at = train & predictor.known
    if predictor.levels:
        return _binned_levels(predictor, looked_at, won, leaves)
    if predictor.column.type is FieldType.NUMBER:
        return _binned_numbers(predictor, looked_at, won, leaves)
    parts = 1 if predictor.column.type is FieldType.DATE else 2
    values = np.where(predictor.known, predictor.values, UNKNOWN)
    codes = np.minimum(values, parts - 1).astype(np.int32)
    return Binned(predictor, parts, codes)


def _binned_numbers(predictor: Predictor, looked_at: Won, won: Won, leaves: int) -> Binned:
    numbers = predictor.values[looked_at]
    edges: list[float] = []
    if len(numbers) >= 2 * FEWEST_LEADS:
        tree = _tree(numbers, won[looked_at], None, leaves)
        ranked = np.sort(numbers)
        for threshold in _thresholds(tree):
            edge = _readable_edge(ranked, threshold)
            if edge not in edges:
                edges.append(edge)
    edges.sort()
    codes = np.searchsorted(np.array(edges), predictor.values, side="right")
    codes = np.where(predictor.known, codes, UNKNOWN)
    return Binned(predictor, len(edges) + 1, codes.astype(np.int32), edges=tuple(edges))


def _readable_edge(ranked: NDArray[np.float64], threshold: float) -> float:
    """A number with few digits near the threshold, so that few leads change sides."""
    place = int(np.searchsorted(ranked, threshold, side="right"))
    slack = int(_SLACK * len(ranked))
    below = ranked[max(0, place - 1 - slack)]
    above = ranked[min(len(ranked) - 1, place + slack)]
    return readable_between(float(below), float(above))


def _binned_levels(predictor: Predictor, looked_at: Won, won: Won, leaves: int) -> Binned:
    levels = len(predictor.levels)
    places = predictor.values[looked_at].astype(np.int64)
    leads = np.bincount(places, minlength=levels)
    wins = np.bincount(places, won[looked_at], minlength=levels)
    whole = np.array([len(level) < LONGEST_TEXT for level in predictor.levels], dtype=bool)
    kept = np.flatnonzero((leads >= FEWEST_LEADS) & whole)
    groups: tuple[tuple[int, ...], ...] = ()
    if _differ(leads[kept], wins[kept]):
        overall = wins.sum() / leads.sum()
        rates = (wins + _SMOOTHING * overall) / (leads + _SMOOTHING)
        # Ties go by text, so that the order in which leads come does not matter.
        ordered = sorted(kept, key=lambda level: (rates[level], predictor.levels[level]))
        groups = _groups(np.array(ordered), leads, wins, leaves)
    part_of_level = np.full(levels, len(groups), dtype=np.int32)
    for part, group in enumerate(groups):
        part_of_level[list(group)] = part
    codes = np.full(len(predictor.values), UNKNOWN, dtype=np.int32)
    codes[predictor.known] = part_of_level[predictor.values[predictor.known].astype(np.int64)]
    return Binned(predictor, len(groups), codes, groups=groups)


def _differ(leads: NDArray[Any], wins: NDArray[Any]) -> bool:
    """Whether the levels convert differently, by more than chance; one level differs from the rest.

    Without this, the best of many levels that are all alike would make a group of its own.
    """
    from scipy.stats import chi2_contingency

    if len(leads) < 2:
        return len(leads) == 1
    table = np.stack([wins, leads - wins])
    if (table.sum(axis=1) == 0).any():
        return False
    return float(chi2_contingency(table, correction=False).pvalue) < _CHANCE


def _groups(
    ordered: NDArray[np.int64], leads: NDArray[Any], wins: NDArray[Any], leaves: int
) -> tuple[tuple[int, ...], ...]:
    """The levels, ordered by conversion, parted by a tree on their place in that order."""
    place = np.arange(len(ordered), dtype=np.float64)
    weights = np.concatenate([wins[ordered], leads[ordered] - wins[ordered]])
    outcome = np.repeat([True, False], len(ordered))
    tree = _tree(np.tile(place, 2), outcome, weights, leaves)
    leaf = np.searchsorted(np.array(_thresholds(tree)), place)
    return tuple(tuple(int(level) for level in ordered[leaf == each]) for each in np.unique(leaf))


def _tree(values: NDArray[Any], won: Won, weights: NDArray[Any] | None, leaves: int) -> Any:
    from sklearn.tree import DecisionTreeClassifier

    total = float(len(values) if weights is None else weights.sum())
    smallest = max(FEWEST_LEADS, SMALLEST_PART * total) / total
    tree = DecisionTreeClassifier(
        criterion="entropy",
        max_leaf_nodes=leaves,
        min_weight_fraction_leaf=min(0.5, smallest),
        # Cuts between parts that convert just alike gain nothing, and are not made.
        min_impurity_decrease=_LEAST_GAIN,
        random_state=_SEED,
    )
    return tree.fit(values[:, None], won, sample_weight=weights)


def _thresholds(tree: Any) -> list[float]:
    inner = tree.tree_.feature >= 0
    return sorted(float(threshold) for threshold in tree.tree_.threshold[inner])

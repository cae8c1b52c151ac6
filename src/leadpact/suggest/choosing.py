"""How many parts, how many criteria, how much shrinkage: chosen by cross-validation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.suggest.bins import Binned, Won, binned
from leadpact.suggest.design import Cell, Fit, cells_of, fitted, matrix_of, merged_to
from leadpact.suggest.predictors import Predictor

SIZES = (8, 12, 16, 20, 25, 30)
LEAVES = (8, 24)
STRENGTHS = (0.1, 1.0)
_FOLDS = 3
# A smaller model is taken when it tells winners from others as well to within this much AUC.
WORTH_A_STEP = 0.001
_MOST_LEADS = 30_000

_Fold = tuple[NDArray[np.intp], NDArray[np.intp]]


@dataclass(frozen=True)
class Choice:
    """At most `leaves` parts per field at first, `criteria` in all, and scikit-learn's C."""

    leaves: int
    criteria: int
    strength: float


@dataclass(frozen=True, eq=False)
class Learnt:
    """A regression on the parts of fields that were left when neighbours had become one."""

    fields: tuple[Binned, ...]
    fit: Fit


def choose(predictors: Sequence[Predictor], train: Won, won: Won, seed: int) -> Choice:
    """The best choice by three-fold cross-validation on the training leads alone.

    First how finely the fields are cut and how much is shrunk, with all parts; then how many
    criteria. Of more than 30,000 training leads so many are drawn for it.
    """
    from sklearn.model_selection import StratifiedKFold

    leads = _drawn(train, seed)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=seed)
    parted = [(leads[learn], leads[judge]) for learn, judge in folds.split(leads, won[leads])]
    ways = [(leaves, strength) for leaves in LEAVES for strength in STRENGTHS]
    by_way = np.mean([_areas_by_way(predictors, won, fold, ways) for fold in parted], axis=0)
    leaves, strength = ways[int(np.argmax(by_way))]
    by_size = np.mean(
        [_areas_by_size(predictors, won, fold, (leaves, strength)) for fold in parted], axis=0
    )
    enough = by_size >= by_size.max() - WORTH_A_STEP
    return Choice(leaves, SIZES[int(np.argmax(enough))], strength)


def _areas_by_way(
    predictors: Sequence[Predictor], won: Won, fold: _Fold, ways: Sequence[tuple[int, float]]
) -> list[float]:
    learning, judging = _flagged(fold[0], won), fold[1]
    cut = {
        leaves: [binned(predictor, learning, won, leaves) for predictor in predictors]
        for leaves in LEAVES
    }
    areas = []
    for leaves, strength in ways:
        fields = cut[leaves]
        fit = refitted(fields, cells_of(fields, learning), learning, won, strength)
        areas.append(_area(fields, fit, won, judging))
    return areas


def _areas_by_size(
    predictors: Sequence[Predictor], won: Won, fold: _Fold, way: tuple[int, float]
) -> list[float]:
    leaves, strength = way
    learning, judging = _flagged(fold[0], won), fold[1]
    fields = [binned(predictor, learning, won, leaves) for predictor in predictors]
    found = learnt_of(fields, learning, won, strength, SIZES)
    return [_area(learnt.fields, learnt.fit, won, judging) for learnt in found]


def _area(fields: Sequence[Binned], fit: Fit, won: Won, leads: NDArray[np.intp]) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(won[leads], fit.log_odds(matrix_of(fields, fit.cells, leads))))


def _flagged(leads: NDArray[np.intp], won: Won) -> Won:
    flags = np.zeros_like(won)
    flags[leads] = True
    return flags


def learn(predictors: Sequence[Predictor], train: Won, won: Won, choice: Choice) -> Learnt:
    """The regression on all training leads."""
    fields = [binned(predictor, train, won, choice.leaves) for predictor in predictors]
    return learnt_of(fields, train, won, choice.strength, (choice.criteria,))[0]


def learnt_of(
    fields: Sequence[Binned], train: Won, won: Won, strength: float, sizes: Sequence[int]
) -> tuple[Learnt, ...]:
    """For each size: parts joined until so many columns are left, and the regression on them."""
    cells = cells_of(fields, train)
    matrix = matrix_of(fields, cells, train)
    if not cells:
        return tuple(Learnt(tuple(fields), _intercept(won[train])) for _ in sizes)
    full = fitted(cells, matrix, won[train], strength)
    expected = 1 / (1 + np.exp(-full.log_odds(matrix)))
    information = expected * (1 - expected)
    found = []
    for size in sizes:
        joined, kept = merged_to(fields, full, information, train, size)
        found.append(Learnt(joined, refitted(joined, kept, train, won, strength)))
    return tuple(found)


def refitted(
    fields: Sequence[Binned], cells: tuple[Cell, ...], train: Won, won: Won, strength: float
) -> Fit:
    """The regression on these columns."""
    if not cells:
        return _intercept(won[train])
    return fitted(cells, matrix_of(fields, cells, train), won[train], strength)


def _intercept(won: Won) -> Fit:
    rate = float(won.mean())
    return Fit((), np.zeros(0), float(np.log(rate / (1 - rate))))


def _drawn(train: Won, seed: int) -> NDArray[np.intp]:
    leads = np.flatnonzero(train)
    if len(leads) <= _MOST_LEADS:
        return leads
    drawn = np.random.default_rng(seed).choice(leads, _MOST_LEADS, replace=False)
    return np.sort(drawn)

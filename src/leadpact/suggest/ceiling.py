"""What scikit-learn's gradient boosting makes of the same fields: about the best one can get."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from leadpact.suggest.bins import Won
from leadpact.suggest.predictors import FEWEST_LEADS, Predictor

# HistGradientBoostingClassifier takes no more than 255, the pooled ones included.
_MOST_LEVELS = 250


def boosted(
    predictors: Sequence[Predictor], train: Won, won: Won, seed: int
) -> NDArray[np.float64]:
    """The chance that each lead is won (N,), by boosted trees with scikit-learn's own settings.

    Levels of under 30 training leads are pooled, as they are for criteria.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    table = np.column_stack([_column(predictor, train) for predictor in predictors])
    trees = HistGradientBoostingClassifier(
        categorical_features=[bool(predictor.levels) for predictor in predictors],
        random_state=seed % 2**31,
    )
    trees.fit(table[train], won[train])
    return np.asarray(trees.predict_proba(table)[:, 1])


def _column(predictor: Predictor, train: Won) -> NDArray[np.float64]:
    if not predictor.levels:
        return predictor.values
    known = predictor.known
    counts = np.bincount(
        predictor.values[known & train].astype(np.int64), minlength=len(predictor.levels)
    )
    largest = np.argsort(-counts, kind="stable")[:_MOST_LEVELS]
    kept = largest[counts[largest] >= FEWEST_LEADS]
    codes = np.full(len(counts), float(len(kept)))
    codes[kept] = np.arange(len(kept))
    column = np.full(len(predictor.values), np.nan)
    column[known] = codes[predictor.values[known].astype(np.int64)]
    return column

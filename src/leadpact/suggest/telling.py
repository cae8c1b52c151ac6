"""How well one field alone tells won leads from the others."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

MOST_LEADS = 50_000
_BINS = 64
_FOLDS = 5
_SEED = 20_250


def area_under_curve(values: NDArray[Any], won: NDArray[np.bool_]) -> float:
    """The area under the ROC curve of one field, in [0, 1]; 0.5 tells nothing.

    `values` are those of a FieldColumn, `won` whether each lead was won; of more than 50,000 leads
    so many are drawn, seeded. Numbers and dates are cut into 64 quantiles, unknown is a value of
    its own, and each lead is scored with the share of wins that its value has among the leads of
    the other four of five folds (scikit-learn's TargetEncoder, after Micci-Barreca 2001): so an id
    or a free text, whose values hardly return, tells nothing.
    """
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import StratifiedKFold
    from sklearn.preprocessing import TargetEncoder

    if len(values) > MOST_LEADS:
        drawn = np.random.default_rng(_SEED).choice(len(values), MOST_LEADS, replace=False)
        values, won = values[drawn], won[drawn]
    if won.all() or not won.any():
        return 0.5
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    encoder = TargetEncoder(target_type="binary", cv=folds)
    scores = encoder.fit_transform(codes_of(values).reshape(-1, 1), won)
    return float(roc_auc_score(won, scores[:, 0]))


def codes_of(values: NDArray[Any], bins: int = _BINS) -> NDArray[np.int64]:
    """A whole number per value: equal texts, or numbers of one quantile, have the same one."""
    if values.dtype == object:
        return np.asarray(pd.factorize(values, use_na_sentinel=False)[0], dtype=np.int64)
    numbers = _numbers(values)
    known = ~np.isnan(numbers)
    codes = np.full(len(numbers), -1, dtype=np.int64)
    different, places = np.unique(numbers[known], return_inverse=True)
    if len(different) <= bins:
        codes[known] = places
    else:
        edges = np.unique(np.quantile(numbers[known], np.linspace(0, 1, bins + 1)[1:-1]))
        # Closed above, so that a least number that many leads have is a bin of its own.
        codes[known] = np.searchsorted(edges, numbers[known], side="left")
    return codes


def _numbers(values: NDArray[Any]) -> NDArray[np.float64]:
    if values.dtype.kind != "M":
        return values.astype(np.float64)
    numbers = values.astype("datetime64[s]").astype(np.int64).astype(np.float64)
    numbers[np.isnat(values)] = np.nan
    return numbers

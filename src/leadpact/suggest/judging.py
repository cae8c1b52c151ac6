"""How well scores tell winners from others, on leads that the model was not learnt from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.confusion import Confusion
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share, share

DRAWS = 1000
_FINEST = 1000

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Area:
    """The area under the ROC curve (AUC) in [0, 1], with its 95 % interval.

    It is the chance that a won lead scores above one that was not won, ties half.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class GradeJudged:
    """The leads of one grade: how many were won, and the share that was expected to be.

    `expected` is None where the model says nothing about it, or nobody has the grade.
    """

    grade: Grade
    conversion: Share
    expected: float | None


@dataclass(frozen=True)
class Judged:
    """What a model is worth on the test leads; `grades` are the four, best first.

    `wins_captured` are the won leads graded A or B; `lift_of_a` is the conversion of A ÷ overall,
    None where nobody grades A; `confusion` takes leads from the MQL threshold on for winners.
    """

    name: str
    area: Area
    grades: tuple[GradeJudged, ...]
    wins_captured: Share
    lift_of_a: float | None
    confusion: Confusion


def judged(
    name: str,
    score: Numbers,
    edges: tuple[tuple[float, float, float], float],
    won: Flags,
    seed: int,
    *,
    expected: Numbers | None = None,
) -> Judged:
    """How these scores judge the leads.

    `edges` are the scores at which A, B and C begin, and the one from which a lead is an MQL.
    `expected` is the chance of each lead to be won, where the model says it.
    """
    cut_offs, mql_from = edges
    place = np.sum([score < edge for edge in cut_offs], axis=0)
    grades = tuple(
        _grade(grade, place == number, won, expected) for number, grade in enumerate(Grade)
    )
    of_a = grades[0].conversion.rate
    in_a_and_b = sum(one.conversion.numerator for one in grades[:2])
    positive = score >= mql_from
    return Judged(
        name=name,
        area=area_of(score, won, seed),
        grades=grades,
        wins_captured=share(in_a_and_b, int(won.sum())),
        lift_of_a=None if of_a is None or not won.any() else of_a / float(won.mean()),
        confusion=Confusion(
            tp=int((positive & won).sum()),
            fp=int((positive & ~won).sum()),
            tn=int((~positive & ~won).sum()),
            fn=int((~positive & won).sum()),
        ),
    )


def area_of(score: Numbers, won: Flags, seed: int) -> Area:
    """The AUC with a percentile interval of 1,000 seeded bootstrap draws of the leads.

    For the interval alone, more than 1,000 different scores are put into 1,000 quantiles.
    """
    from sklearn.metrics import roc_auc_score

    value = float(roc_auc_score(won, score))
    levels, places = np.unique(score, return_inverse=True)
    if len(levels) > _FINEST:
        places = np.argsort(np.argsort(score, kind="stable")) * _FINEST // len(score)
    size = int(places.max()) + 1
    cells = np.bincount(places * 2 + won, minlength=2 * size).astype(np.int64)
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(won), cells / len(won), size=DRAWS).reshape(DRAWS, size, 2)
    areas = _areas(drawn[:, :, 1], drawn[:, :, 0])
    low, high = np.nanpercentile(areas, [2.5, 97.5])
    return Area(value, min(float(low), value), max(float(high), value))


def _areas(won: NDArray[np.int64], others: NDArray[np.int64]) -> Numbers:
    """The AUC of each draw of counts (draws, rising scores); NaN where one side is empty."""
    below = np.cumsum(others, axis=1) - others
    above = (won * (below + others / 2)).sum(axis=1)
    pairs = won.sum(axis=1) * others.sum(axis=1)
    return np.where(pairs > 0, above / np.maximum(pairs, 1), np.nan)


def _grade(grade: Grade, leads: Flags, won: Flags, expected: Numbers | None) -> GradeJudged:
    counted = int(leads.sum())
    mean = float(expected[leads].mean()) if expected is not None and counted else None
    return GradeJudged(grade, share(int(won[leads].sum()), counted), mean)

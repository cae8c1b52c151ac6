"""Which criteria people seem to use when they grade by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leadpact.domain.criteria import Criterion

STRONGEST = 3
# With fewer leads on one side the mean of that side is an anecdote.
FEWEST_ON_A_SIDE = 3
_SURE = 0.05


class Certainty(StrEnum):
    """How sure it is that grades follow a criterion."""

    HARDLY_CHANCE = "hardly chance"
    PERHAPS = "perhaps"
    MAY_BE_CHANCE = "may be chance"


@dataclass(frozen=True)
class CriterionUse:
    """How grades go with a criterion.

    `correlation` is Spearman's between its value and the goodness of the grade, in [-1, 1]; `gap`
    by how many grades the `applies` leads it applies to are better than the `others`. The certainty
    is "hardly chance" where p is under 5 % adjusted for all criteria by Holm's way, and "perhaps"
    where it is so for this one alone.
    """

    criterion: Criterion
    correlation: float
    gap: float
    applies: int
    others: int
    certainty: Certainty


@dataclass(frozen=True)
class _Measured:
    criterion: Criterion
    correlation: float
    p: float
    gap: float
    applies: int
    others: int


def criteria_used(
    criteria: Sequence[Criterion],
    values: Sequence[Sequence[int | None]],
    goodness: Sequence[int],
) -> tuple[CriterionUse, ...]:
    """The three criteria at most that the grades go with most, the strongest first.

    `values` has a row for each lead with a value for each criterion, None where it is unknown: such
    a lead is left out of that criterion. `goodness` is 3 for A to 0 for D.
    """
    from statsmodels.stats.multitest import multipletests

    measured = [
        one
        for place, criterion in enumerate(criteria)
        if (one := _measure(criterion, [row[place] for row in values], goodness)) is not None
    ]
    if not measured:
        return ()
    adjusted = multipletests([one.p for one in measured], method="holm")[1]
    found = [
        CriterionUse(
            one.criterion,
            one.correlation,
            one.gap,
            one.applies,
            one.others,
            _certainty(one.p, float(p)),
        )
        for one, p in zip(measured, adjusted, strict=True)
    ]
    found.sort(key=lambda one: (-abs(one.correlation), one.criterion.name))
    return tuple(found[:STRONGEST])


def _measure(
    criterion: Criterion, values: Sequence[int | None], goodness: Sequence[int]
) -> _Measured | None:
    from scipy.stats import spearmanr

    known = [
        (value, good) for value, good in zip(values, goodness, strict=True) if value is not None
    ]
    applies = [good for value, good in known if value]
    others = [good for value, good in known if not value]
    is_alike = len({good for _, good in known}) < 2
    if is_alike or min(len(applies), len(others)) < FEWEST_ON_A_SIDE:
        return None
    found = spearmanr([value for value, _ in known], [good for _, good in known])
    return _Measured(
        criterion,
        float(found.statistic),
        float(found.pvalue),
        float(np.mean(applies) - np.mean(others)),
        len(applies),
        len(others),
    )


def _certainty(p: float, adjusted: float) -> Certainty:
    if adjusted < _SURE:
        return Certainty.HARDLY_CHANCE
    return Certainty.PERHAPS if p < _SURE else Certainty.MAY_BE_CHANCE

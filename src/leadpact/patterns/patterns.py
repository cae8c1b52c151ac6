"""Patterns: leads with the same criterion values, source and outcome, counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel

Integers = NDArray[np.integer[Any]]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Patterns:
    """P patterns of C criteria; points and cut-offs never change them.

    `values` (P, C), one criterion after the other in memory, holds each criterion's value in its
    `unit`, 0 where unknown; `unknown` (P, C) says where. Per pattern (P,): `hand_raise`, whether
    its leads asked to be contacted; `won`; `rated`, whether conversion counts them (the matured
    ones where there are dates); `source`, a place in `sources`; and `leads`, how many there are.
    The empty text among the sources stands for leads without one.
    """

    criteria: tuple[Criterion, ...]
    values: Integers
    unknown: Booleans
    hand_raise: Booleans
    won: Booleans
    rated: Booleans
    source: Integers
    sources: tuple[str, ...]
    leads: Integers


def points_on(patterns: Patterns, model: ScoringModel) -> tuple[int, ...]:
    """The model's points for each of the patterns' criteria; 0 for those it does not have."""
    points = dict(zip(model.criteria, model.points, strict=True))
    return tuple(points.get(criterion, 0) for criterion in patterns.criteria)


def worth(values: Integers, points: int, unit: int) -> Integers:
    """What a criterion's values (P,) are worth at these points, as whole points (P,).

    Where a criterion decays its values come in hundredths; what is left is rounded half up.
    """
    if unit == 1:
        return values * np.int32(points)
    return (values * np.int32(2 * points) + np.int32(unit)) // np.int32(2 * unit)


def roomy_type(criteria: Sequence[Criterion], *points: Sequence[int]) -> type[np.int16 | np.int32]:
    """The smallest type that holds every score, and sum of scores' parts, that those points give.

    Half as many bytes are twice as many patterns in the same time.
    """
    stakes = [
        max(map(abs, given)) * criterion.largest_value
        for criterion, given in zip(criteria, zip(*points, strict=True), strict=True)
    ]
    return np.int16 if sum(stakes) < np.iinfo(np.int16).max else np.int32


def all_criteria(*models: ScoringModel) -> tuple[Criterion, ...]:
    """The criteria of the models, each once, in order: what patterns for all of them look at."""
    return tuple(dict.fromkeys(one for model in models for one in model.criteria))

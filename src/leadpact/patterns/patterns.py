"""Patterns: leads with the same criterion values, source and outcome, counted."""

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
    return np.floor(values * (points / 1.0) / unit + 0.5).astype(np.int32)


def scores(patterns: Patterns, model: ScoringModel) -> Integers:
    """The score of every pattern (P,)."""
    score = np.zeros(len(patterns.leads), dtype=np.int32)
    for place, points in enumerate(points_on(patterns, model)):
        if points:
            unit = patterns.criteria[place].unit
            score += worth(patterns.values[:, place], points, unit)
    return score


def all_criteria(*models: ScoringModel) -> tuple[Criterion, ...]:
    """The criteria of the models, each once, in order: what patterns for all of them look at."""
    return tuple(dict.fromkeys(one for model in models for one in model.criteria))

"""Leads counted by what a score makes of them: zones between cut-offs, and a histogram."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.patterns.patterns import Integers

Keys = NDArray[np.intp]
Weights = NDArray[np.float64]
Cells = NDArray[np.int64]

_MOST_BINS = 1024


@dataclass(frozen=True)
class Zones:
    """The stretches of score between cut-offs and threshold, lowest first.

    `edges` are where all but the first begin; per zone `grade` is 0 for A to 3 for D, and
    `is_mql` whether its scores reach the threshold.
    """

    edges: tuple[int, ...]
    grade: tuple[int, ...]
    is_mql: tuple[bool, ...]


def zones_of(model: ScoringModel) -> Zones:
    """The zones that the model's cut-offs and threshold make."""
    cut, threshold = model.cut_offs, model.mql_threshold
    edges = sorted({cut.a, cut.b, cut.c, threshold})
    return Zones(
        tuple(edges),
        (3, *(sum(edge < grade for grade in (cut.a, cut.b, cut.c)) for edge in edges)),
        (False, *(edge >= threshold for edge in edges)),
    )


def passed(score: Integers, edges: tuple[int, ...]) -> NDArray[np.int8]:
    """How many of the edges each score (P,) reaches."""
    count = np.zeros(len(score), dtype=np.int8)
    for edge in edges:
        count += (score >= edge).view(np.int8)
    return count


def grade_places(score: Integers, cut_offs: CutOffs) -> NDArray[np.int8]:
    """0 for A to 3 for D."""
    return np.int8(3) - passed(score, (cut_offs.a, cut_offs.b, cut_offs.c))


def binned(score: Integers, edges: tuple[int, ...]) -> tuple[list[int], Integers]:
    """The scores at which bins start, rising, and each score's bin (P,).

    Each score has a bin of its own where there are not too many; every edge starts a bin.
    """
    low, high = (int(score.min()), int(score.max())) if len(score) else (0, 0)
    if high - low < _MOST_BINS:
        return list(range(low, high + 1)), score - score.dtype.type(low)
    step = (high - low) // _MOST_BINS + 1
    between = tuple(edge for edge in edges if low < edge <= high and (edge - low) % step)
    starts = sorted({*range(low, high + 1, step), *between})
    return starts, (score.astype(np.int32) - low) // step + passed(score, between)


def counted(key: Keys, leads: Weights, cells: int) -> Cells:
    """The leads of each key, from 0 on; whole and exact below 2^53."""
    return np.bincount(key, leads, minlength=cells).astype(np.int64)


def count_rows(by_won_and_rated: NDArray[np.integer[Any]]) -> list[tuple[int, int, int, int]]:
    """Leads, won, rated and rated won of each of the tables (…, 2 won, 2 rated), in order."""
    return list(zip(*count_columns(by_won_and_rated), strict=True))


def count_columns(
    by_won_and_rated: NDArray[np.integer[Any]],
) -> tuple[list[int], list[int], list[int], list[int]]:
    """The same as four lists: leads, won, rated and rated won."""
    lost, lost_rated, won, won_rated = by_won_and_rated.reshape(-1, 4).T
    all_won = won + won_rated
    return (
        (lost + lost_rated + all_won).tolist(),
        all_won.tolist(),
        (lost_rated + won_rated).tolist(),
        won_rated.tolist(),
    )

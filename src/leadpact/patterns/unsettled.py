"""Leads of which something is unknown, by the scores they could have, apart from one slider."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.scoring_model import CutOffs
from leadpact.patterns.blanks import Blanks
from leadpact.patterns.patterns import Booleans, Integers
from leadpact.patterns.rows import Rows


@dataclass(frozen=True)
class Unsettled:
    """Leads of which something is unknown, counted by M kinds of blanks and by row.

    `before` (M, R + 1) are those in all rows before each, and in all. Of each kind (M,) the score
    could fall by `down`, zero or less, and rise by `up`; where it `is_open` the slider's value is
    unknown itself, and comes on top.
    """

    before: Integers
    down: NDArray[np.int64]
    up: NDArray[np.int64]
    is_open: Booleans


def unsettled_of(cells: Integers, blanks: Blanks, stakes: tuple[int, ...], at: int) -> Unsettled:
    """What is unsettled among leads counted by blanks and row (U, R).

    `stakes` (C,) are what each criterion gives at most, none for the slider, which is the criterion
    at the place `at` (C where there is no slider).
    """
    stake = np.array(stakes, dtype=np.int64)
    kinds = blanks.kinds.astype(np.int64)
    down, up = kinds @ np.minimum(stake, 0), kinds @ np.maximum(stake, 0)
    is_open: Booleans = np.any(blanks.kinds[:, at : at + 1], axis=1)
    matters = np.flatnonzero(is_open | (down != up))
    before = running(cells[matters])
    return Unsettled(before, down[matters], up[matters], is_open[matters])


def running(cells: Integers) -> Integers:
    """The sums (…, R + 1) of all cells (…, R) before each, and of all."""
    sums = np.zeros((len(cells), cells.shape[1] + 1), dtype=cells.dtype)
    np.cumsum(cells, axis=1, out=sums[:, 1:])
    return sums


def undecided_among(
    found: Unsettled, rows: Rows, gives: Integers, stake: int, cut_offs: CutOffs
) -> int:
    """The leads that would or could have another grade if their unknowns were known.

    `gives` (V,) is what the slider's values are worth, `stake` what it gives at most. A lead is
    undecided if a cut-off lies above the least and not above the most that it could score: it lies
    in a stretch of rows, for each value and cut-off.
    """
    down = found.down + found.is_open * np.int64(min(stake, 0))
    up = found.up + found.is_open * np.int64(max(stake, 0))
    cuts = (cut_offs.c, cut_offs.b, cut_offs.a)
    # By cut-off, value and kind.
    first = rows.reached(cuts, gives[:, np.newaxis] + up)
    end = rows.reached(cuts, gives[:, np.newaxis] + down)
    # What an earlier cut-off has counted is not counted again.
    np.maximum(first[1:], end[:-1], out=first[1:])
    kinds = np.arange(len(down))
    return int((found.before[kinds, end] - found.before[kinds, first]).sum())

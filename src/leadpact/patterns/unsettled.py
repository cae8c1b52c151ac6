"""Leads of which something is unknown, by the scores they could have, apart from one slider."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.scoring_model import CutOffs
from leadpact.patterns.blanks import Blanks
from leadpact.patterns.counting import grade_places
from leadpact.patterns.patterns import Booleans, Integers


@dataclass(frozen=True)
class Unsettled:
    """N kinds of leads of which something is unknown, and how many (N,) `leads` are of each.

    The slider apart, they score between `least` and `most` (N,). `place` (N,) is the place of the
    slider's value among those that occur; where `is_open` (N,) it is unknown itself.
    """

    place: Integers
    least: Integers
    most: Integers
    is_open: Booleans
    leads: Integers


def unsettled_of(
    cells: NDArray[np.float64], lowest: int, blanks: Blanks, stakes: tuple[int, ...], at: int
) -> Unsettled:
    """What is unsettled among leads counted by slider's value, score and blanks (V, S, U).

    The scores rise from `lowest`; `stakes` (C,) are what each criterion gives at most, none for the
    slider, which is the criterion at the place `at` (C where there is no slider).
    """
    stake = np.array(stakes, dtype=np.int64)
    down, up = blanks.kinds @ np.minimum(stake, 0), blanks.kinds @ np.maximum(stake, 0)
    is_open: Booleans = np.any(blanks.kinds[:, at : at + 1], axis=1)
    matters = np.flatnonzero(is_open | (down != up))
    place, above, kind = np.nonzero(cells[:, :, matters])
    of = matters[kind]
    return Unsettled(
        place=place,
        least=lowest + above + down[of],
        most=lowest + above + up[of],
        is_open=is_open[of],
        leads=cells[place, above, of].astype(np.int64),
    )


def undecided_among(found: Unsettled, worth: Integers, stake: int, cut_offs: CutOffs) -> int:
    """The leads that would or could have another grade if their unknowns were known.

    `worth` (V,) is what the slider's values are worth, `stake` what it gives at most.
    """
    known = worth[found.place]
    worst = found.least + known + found.is_open * np.int64(min(stake, 0))
    best = found.most + known + found.is_open * np.int64(max(stake, 0))
    is_undecided = grade_places(worst, cut_offs) != grade_places(best, cut_offs)
    return int(found.leads[is_undecided].sum())

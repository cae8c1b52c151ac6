"""The combinations of unknown criteria that occur: far fewer than there are patterns."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from leadpact.patterns.patterns import Booleans, Integers, Patterns

_AT_ONCE = 30


@dataclass(frozen=True)
class Blanks:
    """`kinds` (U, C) says which criteria each combination leaves unknown, `of` (P,) which it is."""

    kinds: Booleans
    of: NDArray[np.intp]


def blanks_of(patterns: Patterns) -> Blanks:
    """The combinations of unknown criteria among the patterns."""
    unknown = patterns.unknown
    kind = np.zeros(len(patterns.leads), dtype=np.int64)
    places = np.flatnonzero(unknown.any(axis=0))
    for start in range(0, len(places), _AT_ONCE):
        for place in places[start : start + _AT_ONCE]:
            kind = kind * 2 + unknown[:, place]
        # Numbered anew before the bits run out, so that any number of criteria fits.
        kind = pd.factorize(kind)[0].astype(np.int64)
    example = np.zeros(kind.max(initial=-1) + 1, dtype=np.int64)
    example[kind] = np.arange(len(kind))
    return Blanks(unknown[example], kind.astype(np.intp))


def range_ends(
    blanks: Blanks, stakes: tuple[int, ...], roomy: type[np.int16 | np.int32]
) -> tuple[Integers, Integers]:
    """How far the score of each pattern (P,) could fall and rise if its unknowns were known.

    `stakes` (C,) is what each criterion gives at most, below zero for red flags.
    """
    stake = np.array(stakes, dtype=np.int64)
    down: Integers = (blanks.kinds @ np.minimum(stake, 0)).astype(roomy)
    up: Integers = (blanks.kinds @ np.maximum(stake, 0)).astype(roomy)
    return down[blanks.of], up[blanks.of]

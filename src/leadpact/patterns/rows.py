"""The rows in which a held slider counts leads: by its value, and by the score without it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.patterns.patterns import Integers

# No score reaches so far, and no sum with one leaves 64 bits.
_FAR = 1 << 40


@dataclass(frozen=True)
class Rows:
    """R rows: for each of so many `values` one for each of so many `scores`, rising from `low`."""

    low: int
    scores: int
    values: int

    @property
    def count(self) -> int:
        """All rows."""
        return self.scores * self.values

    def reached(self, edges: tuple[int, ...], gives: Integers) -> NDArray[np.int64]:
        """The first row (E, V, …) of each value that reaches an edge, or the end of its rows.

        `gives` (V, …) is what comes on top of the scores of each value's rows.
        """
        near = [max(-_FAR, min(_FAR, edge)) for edge in edges]
        above = np.subtract.outer(np.array(near, dtype=np.int64), gives) - self.low
        start = np.arange(self.values) * self.scores
        within: NDArray[np.int64] = np.clip(above, 0, self.scores)
        return within + start.reshape(-1, *(1 for _ in gives.shape[1:]))

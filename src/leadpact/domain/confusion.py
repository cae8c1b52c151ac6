"""Predicted against true: what a yes-or-no prediction gets right."""

from dataclasses import dataclass

from leadpact.domain.shares import Share, share


@dataclass(frozen=True)
class Confusion:
    """How many were predicted to win and won (tp) or not (fp), or not to win (fn, tn).

    The formulas are those of any textbook (van Rijsbergen 1979 for F1); a share's rate is None
    where there is nothing to divide by.
    """

    tp: int
    fp: int
    tn: int
    fn: int

    @property
    def accuracy(self) -> Share:
        """The share predicted rightly."""
        return share(self.tp + self.tn, self.tp + self.fp + self.tn + self.fn)

    @property
    def precision(self) -> Share:
        """The share of wins among those predicted to win."""
        return share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> Share:
        """The share of wins that were predicted."""
        return share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 2·tp / (2·tp + fp + fn); None without any."""
        counted = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / counted if counted else None

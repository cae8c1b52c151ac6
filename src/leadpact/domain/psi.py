"""The population stability index: how far leads have moved between the bins of a count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import inf

from scipy.stats import chi2, entropy

LOOK_FROM = 0.1
MOVED_ABOVE = 0.25
FEWEST = 50
"""With fewer leads on either side the index is large by chance alone."""
MOST_BINS = 10


class Stability(StrEnum):
    """What an index tells, by the bands that are in common use."""

    STABLE = "stable"
    LOOK = "look at it"
    MOVED = "moved"
    CHANCE = "may be chance"
    TOO_FEW = "too few to judge"


@dataclass(frozen=True)
class Bin:
    """The leads with the values from `low` to `high`; both None for those of unknown value."""

    low: int | None
    high: int | None
    then: int
    now: int


@dataclass(frozen=True)
class Psi:
    """How far `leads_now` lie from how `leads_then` lay in the same bins.

    `value` is Σ (now - then) · ln(now / then) over the bins, in shares, which is the sum of the two
    relative entropies (Kullback and Leibler 1951); None where either side has no leads. A bin that
    is empty on one side counts as half a lead there before shares are taken, one that is empty on
    both not at all.
    `by_chance` is what two samples of these sizes from the same leads give on average, (bins - 1) ·
    (1 / then + 1 / now), and `chance_limit` what they stay under in 19 of 20 cases, by the χ²
    distribution with bins - 1 degrees of freedom (Yurdakul 2018).
    """

    value: float | None
    by_chance: float
    chance_limit: float
    bins: tuple[Bin, ...]
    leads_then: int
    leads_now: int

    @property
    def stability(self) -> Stability:
        """Stable under 0.1, to be looked at up to 0.25, moved above, where it is not chance."""
        if self.value is None or min(self.leads_then, self.leads_now) < FEWEST:
            return Stability.TOO_FEW
        if self.value < LOOK_FROM:
            return Stability.STABLE
        if self.value <= self.chance_limit:
            return Stability.CHANCE
        return Stability.MOVED if self.value > MOVED_ABOVE else Stability.LOOK

    @property
    def most_moved(self) -> Bin | None:
        """The bin whose share of the leads changed most; None where none changed."""
        if self.value is None:
            return None
        change = [abs(one.now / self.leads_now - one.then / self.leads_then) for one in self.bins]
        largest = max(change)
        return self.bins[change.index(largest)] if largest else None


def psi(bins: Sequence[Bin]) -> Psi:
    """The index over these bins.

    Of 100 leads then 50, 30 and 20 were in three bins, of 200 now 80, 60 and 60:
    (0.4 - 0.5) ln(0.4 / 0.5) + 0 + (0.3 - 0.2) ln(0.3 / 0.2) = 0.02231 + 0.04055 = 0.06286.
    """
    filled = tuple(one for one in bins if one.then or one.now)
    leads_then, leads_now = (sum(side) for side in _sides(filled))
    if not leads_then or not leads_now:
        return Psi(None, 0.0, 0.0, filled, leads_then, leads_now)
    then, now = ([count or 0.5 for count in side] for side in _sides(filled))
    spread = 1 / leads_then + 1 / leads_now
    others = len(filled) - 1
    return Psi(
        value=float(entropy(now, then) + entropy(then, now)),
        by_chance=others * spread,
        chance_limit=float(chi2.ppf(0.95, others)) * spread if others else 0.0,
        bins=filled,
        leads_then=leads_then,
        leads_now=leads_now,
    )


def bins_of(then: Mapping[int, int], now: Mapping[int, int]) -> tuple[Bin, ...]:
    """Leads by value then and now, each value a bin of its own where there are not too many.

    Above ten values there are ten bins, as equal in size then as values with many leads allow, or
    fewer; the first and the last also hold what lies beyond now.
    """
    values = sorted({value for side in (then, now) for value, leads in side.items() if leads})
    if len(values) <= MOST_BINS:
        return tuple(_bin([value], then, now) for value in values)
    ends = (-inf, *_ends(then), inf)
    return tuple(
        _bin([value for value in values if low < value <= high], then, now)
        for low, high in pairwise(ends)
    )


def _bin(values: Sequence[int], then: Mapping[int, int], now: Mapping[int, int]) -> Bin:
    counts = (sum(side.get(value, 0) for value in values) for side in (then, now))
    return Bin(values[0], values[-1], *counts)


def _ends(then: Mapping[int, int]) -> tuple[int, ...]:
    """The last value of each bin but the last."""
    values = sorted(value for value, leads in then.items() if leads)
    leads, passed, ends = sum(then.values()), 0, []
    for value in values[:-1]:
        tenth = passed * MOST_BINS // leads
        passed += then[value]
        if passed * MOST_BINS // leads > tenth:
            ends.append(value)
    return tuple(ends)


def _sides(bins: Sequence[Bin]) -> tuple[list[int], list[int]]:
    return [one.then for one in bins], [one.now for one in bins]

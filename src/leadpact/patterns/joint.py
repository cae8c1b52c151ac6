"""The search for the joint points that capture most wins, and the steps to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.patterns.ground import Column, Ground, Packed, Scores, won_among

Points = tuple[int, ...]
"""Points for each of the ground's columns."""

_PARTS = 4
_MOST_TRIED = 41


@dataclass(frozen=True)
class Standing:
    """What points give: every pattern's score (P,), and the histogram of leads and wins (B,)."""

    points: Points
    score: Scores
    histogram: Packed


@dataclass(frozen=True)
class _Tally:
    """The histogram without the patterns that a column moves, and those by their scores."""

    ground: Ground
    column: Column
    points: int
    rest: Packed
    score: Scores
    kind: NDArray[np.int64]
    weights: Packed

    def moved(self, points: int) -> Packed:
        """The histogram with other points on the column."""
        change = self.column.worths(points) - self.column.worths(self.points)
        return self.rest + self.ground.histogram(self.score + change[self.kind], self.weights)


def begun(ground: Ground, points: Points) -> Standing:
    """What these points give."""
    score = ground.score(points)
    return Standing(points, score, ground.histogram(score, ground.weights))


def best_between(ground: Ground, starts: Sequence[Points], worked: int) -> Points:
    """The points between the columns' ends that capture most wins, of those that were found.

    From each start one criterion after the other takes its best points, until none has better ones;
    of criteria whose ends are far apart 41 points are tried. Of equal finds the first is taken.
    """
    found = [_climbed(ground, start, worked) for start in starts]
    return max(found, key=lambda one: won_among(one.histogram, worked)).points


def leg(ground: Ground, start: Standing, end: Points, worked: int) -> Iterator[Standing]:
    """The standings after each step from the start to the end.

    A step moves the points of one criterion a quarter of what parts start and end, in whole points:
    the one that captures most wins, of equal ones the largest, then that of the first criterion.
    """
    ahead = [_stages(a, b) for a, b in zip(start.points, end, strict=True)]
    now = start
    while any(ahead):
        tried = [
            (_tally(ground, now, place).moved(stages[0]), abs(stages[0] - now.points[place]), place)
            for place, stages in enumerate(ahead)
            if stages
        ]
        histogram, _, place = max(
            tried, key=lambda one: (won_among(one[0], worked), one[1], -one[2])
        )
        now = _moved(ground, now, place, ahead[place].pop(0), histogram)
        yield now


def _stages(start: int, end: int) -> list[int]:
    """The whole points at each quarter from start to end, start left out."""
    quarters = (start + (end - start) * part // _PARTS for part in range(1, _PARTS + 1))
    return [points for points in dict.fromkeys(quarters) if points != start]


def _climbed(ground: Ground, start: Points, worked: int) -> Standing:
    now, unchanged, place = begun(ground, start), 0, 0
    captured = won_among(now.histogram, worked)
    while unchanged < len(ground.columns):
        tally = _tally(ground, now, place)
        tried = {points: tally.moved(points) for points in _tried(tally.column, tally.points)}
        points = max(tried, key=lambda one: won_among(tried[one], worked))
        better = won_among(tried[points], worked)
        if better > captured:
            now = _moved(ground, now, place, points, tried[points])
            captured, unchanged = better, 0
        else:
            unchanged += 1
        place = (place + 1) % len(ground.columns)
    return now


def _tried(column: Column, now: int) -> list[int]:
    """The points to try, those nearest to the present ones first."""
    span = range(column.low, column.high + 1)
    evenly = np.linspace(column.low, column.high, _MOST_TRIED).astype(int).tolist()
    chosen = span if len(span) <= _MOST_TRIED else sorted({*evenly, now})
    return sorted(chosen, key=lambda points: abs(points - now))


def _tally(ground: Ground, now: Standing, place: int) -> _Tally:
    column = ground.columns[place]
    score, kind, weights = now.score[column.rows], column.kind, column.weights
    cells = len(column.values) * ground.bins
    # Many patterns share score and value: counted once, they are few for all points to be tried.
    if ground.step == 1 and cells < len(score):
        both = kind * ground.bins + (score - ground.lowest)
        summed = np.asarray(np.bincount(both, weights, minlength=cells), dtype=np.float64)
        filled = np.flatnonzero(summed)
        kind, bins = np.divmod(filled, ground.bins)
        score, weights = bins + ground.lowest, summed[filled]
    rest = now.histogram - ground.histogram(score, weights)
    return _Tally(ground, column, now.points[place], rest, score, kind, weights)


def _moved(ground: Ground, now: Standing, place: int, points: int, histogram: Packed) -> Standing:
    column, score = ground.columns[place], now.score.copy()
    change = column.worths(points) - column.worths(now.points[place])
    score[column.rows] += change[column.kind]
    moved = (*now.points[:place], points, *now.points[place + 1 :])
    return Standing(moved, score, histogram)

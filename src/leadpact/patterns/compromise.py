"""The way between two proposals: joint models that lie between them criterion by criterion."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.patterns.counting import grade_places
from leadpact.patterns.ground import Ground, Scores, ground_of, unpacked, won_among
from leadpact.patterns.joint import Points, Standing, begun, best_between, leg
from leadpact.patterns.patterns import Patterns, all_criteria

JOINT = "Joint points"
"""What models between the two proposals are called."""

Table = tuple[tuple[int, ...], ...]
"""Leads by one model's grade (rows, A to D) and another's (columns)."""

_QUARTERS = tuple(Fraction(part, 4) for part in range(5))
_HALF = Fraction(1, 2)
_B = 1


@dataclass(frozen=True)
class Stop:
    """One joint model on the way, and what it does.

    `way` is the share of the way from marketing's proposal (0) to sales' (1): points moved ÷ points
    between the two. `captured` are the expected won leads among those with the best scores that can
    be worked: won above the edge + places left x won at the edge ÷ leads at the edge, where the
    edge is the last score that is worked. `good` and `good_won` are its leads and won leads graded
    A or B; `by_marketing` and `by_sales` its grades (columns) against the proposals' (rows).
    """

    model: ScoringModel
    way: Fraction
    captured: float
    good: int
    good_won: int
    by_marketing: Table
    by_sales: Table


@dataclass(frozen=True)
class WayBetween:
    """The stops from marketing's proposal to sales', both included; one where they are the same.

    At each step the points of one criterion move towards sales', cut-offs and threshold along with
    the share of the way. `best` is the place of the stop that captures most wins, of several the
    one nearest to the middle. `worked` of the `leads` can be worked; `won` are all wins.
    """

    stops: tuple[Stop, ...]
    best: int
    leads: int
    won: int
    worked: int

    def place_of(self, model: ScoringModel) -> int | None:
        """The place of the stop with these points, cut-offs and threshold, where there is one."""
        wanted = content_of(model)
        places = range(len(self.stops))
        return next((one for one in places if content_of(self.stops[one].model) == wanted), None)


@dataclass(frozen=True)
class _Ends:
    """Marketing's and sales' proposals, their points on the ground's columns, and their grades."""

    ground: Ground
    models: tuple[ScoringModel, ScoringModel]
    points: tuple[Points, Points]
    grades: tuple[NDArray[np.int8], NDArray[np.int8]]


def way_between(
    patterns: Patterns, marketing: ScoringModel, sales: ScoringModel, capacity: int | None
) -> WayBetween:
    """The way from marketing's proposal to sales' through the best joint points that were found.

    `capacity` is how many leads can be worked; where it is unknown, as many as the two proposals
    grade A or B on average. The best points are searched from both proposals and from the middle;
    there may be better ones. From each proposal to the best the way goes in quarters of what parts
    them, the step first that captures most wins.
    """
    ends = _ends(ground_of(patterns, marketing, sales), marketing, sales)
    worked = _usual(ends) if capacity is None else capacity
    stops = tuple(_stops(ends, worked))
    leads, won = (int(part.sum()) for part in unpacked(ends.ground.weights))
    best = max(
        range(len(stops)),
        key=lambda place: (stops[place].captured, -abs(stops[place].way - _HALF), -place),
    )
    return WayBetween(stops, best, leads, won, worked)


def usual_load(patterns: Patterns, marketing: ScoringModel, sales: ScoringModel) -> int:
    """How many leads the two proposals grade A or B on average, halves up."""
    return _usual(_ends(ground_of(patterns, marketing, sales), marketing, sales))


def stop_beside(
    patterns: Patterns,
    marketing: ScoringModel,
    sales: ScoringModel,
    model: ScoringModel,
    worked: int,
) -> Stop:
    """Any model as a stop; its way is points from marketing ÷ points from both proposals."""
    ends = _ends(ground_of(patterns, marketing, sales, model), marketing, sales)
    points = ends.ground.points_of(model)
    from_marketing, from_sales = (_apart(end, points) for end in ends.points)
    apart = from_marketing + from_sales
    way = Fraction(from_marketing, apart) if apart else _HALF
    return _stop(ends, model, way, ends.ground.score(points), worked)


def between(marketing: ScoringModel, sales: ScoringModel, way: Fraction) -> ScoringModel:
    """The model so far on the straight way, in whole numbers, halves up.

    Cut-offs that fall at both ends fall everywhere between: there each is at least one above the
    next, and what is at least one apart stays so when both are rounded.
    """
    if way in (0, 1):
        return sales if way else marketing
    criteria = all_criteria(marketing, sales)
    first, last = marketing.cut_offs, sales.cut_offs
    return ScoringModel(
        name=JOINT,
        criteria=criteria,
        points=tuple(
            _part(a, b, way)
            for a, b in zip(_points(marketing, criteria), _points(sales, criteria), strict=True)
        ),
        cut_offs=CutOffs(
            a=_part(first.a, last.a, way),
            b=_part(first.b, last.b, way),
            c=_part(first.c, last.c, way),
        ),
        mql_threshold=_part(marketing.mql_threshold, sales.mql_threshold, way),
    )


def content_of(model: ScoringModel) -> tuple[object, ...]:
    """All of the model that gives points and grades: criteria of no points and its name do not."""
    given = zip(model.criteria, model.points, strict=True)
    points = frozenset((criterion, points) for criterion, points in given if points)
    return points, model.cut_offs, model.mql_threshold


def _ends(ground: Ground, marketing: ScoringModel, sales: ScoringModel) -> _Ends:
    points = ground.points_of(marketing), ground.points_of(sales)
    grades = (
        grade_places(ground.score(points[0]), marketing.cut_offs),
        grade_places(ground.score(points[1]), sales.cut_offs),
    )
    return _Ends(ground, (marketing, sales), points, grades)


def _usual(ends: _Ends) -> int:
    leads, _ = unpacked(ends.ground.weights)
    return (sum(int(leads[grade <= _B].sum()) for grade in ends.grades) + 1) // 2


def _stops(ends: _Ends, worked: int) -> Iterator[Stop]:
    marketing, sales = ends.points
    apart = _apart(marketing, sales)
    if not apart:
        are_same = content_of(ends.models[0]) == content_of(ends.models[1])
        score = ends.ground.score(marketing)
        for way in _QUARTERS[:1] if are_same else _QUARTERS:
            yield _stop(ends, between(*ends.models, way), way, score, worked)
        return
    for standing in _walk(ends, worked):
        way = Fraction(_apart(marketing, standing.points), apart)
        yield _stop(ends, _joined(ends, standing.points, way), way, standing.score, worked)


def _walk(ends: _Ends, worked: int) -> Iterator[Standing]:
    marketing, sales = ends.points
    middle = tuple(_part(a, b, _HALF) for a, b in zip(marketing, sales, strict=True))
    best = best_between(ends.ground, (middle, marketing, sales), worked)
    now = begun(ends.ground, marketing)
    yield now
    for end in (best, sales):
        for step in leg(ends.ground, now, end, worked):
            now = step
            yield now


def _joined(ends: _Ends, points: Points, way: Fraction) -> ScoringModel:
    """The model with these points; what this data cannot tell goes the straight way."""
    straight = between(*ends.models, way)
    if way in (0, 1):
        return straight
    stepped = dict(zip((one.criterion for one in ends.ground.columns), points, strict=True))
    given = zip(straight.criteria, straight.points, strict=True)
    joined = tuple(stepped.get(criterion, points) for criterion, points in given)
    return straight.model_copy(update={"points": joined})


def _stop(ends: _Ends, model: ScoringModel, way: Fraction, score: Scores, worked: int) -> Stop:
    by_marketing, by_sales = ends.grades
    grade = grade_places(score, model.cut_offs)
    key = (by_marketing.astype(np.intp) * 4 + by_sales) * 4 + grade
    weights = ends.ground.weights
    counted = np.asarray(np.bincount(key, weights, minlength=64), dtype=np.float64)
    leads, won = (part.reshape(4, 4, 4) for part in unpacked(counted))
    return Stop(
        model=model,
        way=way,
        captured=won_among(ends.ground.histogram(score, weights), worked),
        good=int(leads[:, :, : _B + 1].sum()),
        good_won=int(won[:, :, : _B + 1].sum()),
        by_marketing=_table(leads.sum(axis=1)),
        by_sales=_table(leads.sum(axis=0)),
    )


def _table(counts: NDArray[np.integer[Any]]) -> Table:
    return tuple(tuple(row) for row in counts.tolist())


def _points(model: ScoringModel, criteria: tuple[Criterion, ...]) -> list[int]:
    given = dict(zip(model.criteria, model.points, strict=True))
    return [given.get(criterion, 0) for criterion in criteria]


def _apart(first: Points, second: Points) -> int:
    return sum(abs(a - b) for a, b in zip(first, second, strict=True))


def _part(start: int, end: int, way: Fraction) -> int:
    """The whole number so far on the way from start to end, halves up."""
    return (2 * (start * way.denominator + (end - start) * way.numerator) + way.denominator) // (
        2 * way.denominator
    )

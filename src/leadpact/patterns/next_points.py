"""What the next point on a criterion would change."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.outlook import NextPoint
from leadpact.patterns.patterns import Booleans, Integers, points_on, worth
from leadpact.patterns.what_if import Board, parts_of

_Gaps = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True)
class _Close:
    """Patterns (N,) near an edge: their places, scores, leads and hand-raises."""

    places: NDArray[np.intp]
    score: Integers
    leads: Integers
    hand_raise: Booleans


@dataclass(frozen=True)
class _Gap:
    """How far patterns (N,) are from another grade, and from the threshold, in one direction.

    A change of the score crosses where it is larger than the gap.
    """

    to_grade: _Gaps
    to_mql: _Gaps


def next_points(board: Board, draft: ScoringModel) -> tuple[NextPoint, ...]:
    """For each criterion of the patterns what one more point (one fewer, red flags) would change.

    The others keep the points that the draft gives them; a criterion that the draft lacks starts
    at none.
    """
    patterns = board.patterns
    score = parts_of(board, draft).score
    # Most criteria change a score by one at most: for them few patterns matter.
    widest = max((one.largest_value for one in patterns.criteria), default=1)
    places = _within(score, draft, widest)
    far = _close(board, score, places)
    near = _close(board, score, places[_within(far.score, draft, 1)])
    gaps: dict[tuple[bool, int], _Gap] = {}
    found = []
    for place, points in enumerate(points_on(patterns, draft)):
        criterion = patterns.criteria[place]
        is_one, step = criterion.largest_value == 1, -1 if criterion.group is Group.RED_FLAG else 1
        close = near if is_one else far
        if (is_one, step) not in gaps:
            gaps[is_one, step] = _gap(close, draft, 1 if is_one else widest, step)
        gap = gaps[is_one, step]
        change = patterns.values[:, place][close.places]
        if criterion.unit != 1:
            after = worth(change, points + step, criterion.unit)
            change = (after - worth(change, points, criterion.unit)) * step
        change = change.astype(gap.to_grade.dtype)
        graded = int(close.leads @ (change > gap.to_grade))
        mqls = int(close.leads @ (change > gap.to_mql))
        up, down = (graded, 0) if step > 0 else (0, graded)
        found.append(NextPoint(criterion, up, down, step * mqls))
    return tuple(found)


def _within(score: Integers, draft: ScoringModel, reach: int) -> NDArray[np.intp]:
    """The places of the scores that so many points up or down take across an edge."""
    cut = draft.cut_offs
    is_close = np.zeros(len(score), dtype=np.bool_)
    for edge in {cut.a, cut.b, cut.c, draft.mql_threshold}:
        is_close |= (score >= edge - reach) & (score < edge + reach)
    return np.flatnonzero(is_close)


def _close(board: Board, score: Integers, places: NDArray[np.intp]) -> _Close:
    return _Close(places, score[places], board.leads[places], board.patterns.hand_raise[places])


def _gap(close: _Close, draft: ScoringModel, most: int, step: int) -> _Gap:
    """How far up (step 1) or down (-1) it is for changes of at most so much."""
    score = close.score
    low, high = (int(score.min()), int(score.max())) if len(score) else (0, 0)
    is_small = high - low + most < np.iinfo(np.int16).max
    unsigned: type[np.uint16 | np.uint32] = np.uint16 if is_small else np.uint32
    never = np.iinfo(unsigned).max
    above: _Gaps = (score - score.dtype.type(low)).astype(unsigned)

    def gap(*edges: int) -> _Gaps:
        """Without a sign: whatever is on the other side already comes out as very far."""
        least: _Gaps = np.full(len(score), never, dtype=unsigned)
        for edge in edges:
            if low - most < edge <= high + most:
                start = unsigned((edge - low - (step > 0)) % (never + 1))
                least = np.minimum(least, np.subtract(start, above) if step > 0 else above - start)
        return least

    cut = draft.cut_offs
    to_mql = gap(draft.mql_threshold)
    to_mql[close.hand_raise] = never
    return _Gap(gap(cut.a, cut.b, cut.c), to_mql)

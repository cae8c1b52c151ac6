"""Fit against engagement: who is right for us, and who is interested."""

import numpy as np

from leadpact.domain.criteria import Group
from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel
from leadpact.patterns.counting import count_rows, counted, passed
from leadpact.patterns.outlook import Grid, GridCell, NoGrid
from leadpact.patterns.patterns import Patterns, points_on
from leadpact.patterns.what_if import Board, parts_of

_ENGAGEMENT = frozenset({Group.BEHAVIOUR, Group.INTENT})
_FIT = frozenset({Group.FIT})


def fit_by_engagement(board: Board, draft: ScoringModel) -> Grid | NoGrid:
    """The leads by fit grade and engagement level under the draft, or why there is no such grid.

    The cut-offs are shared out in proportion to what fit (F) and engagement (E, behaviour and
    intent) can reach at most with the criteria that the data carries: fit is A from a·F/(F+E),
    engagement is 1 from a·E/(F+E), and so on. Red flags are in neither.
    """
    patterns = board.patterns
    most_fit = _most(patterns, draft, _FIT)
    most_engagement = _most(patterns, draft, _ENGAGEMENT)
    if not most_fit:
        return NoGrid.NO_FIT
    if not most_engagement:
        return NoGrid.NO_ENGAGEMENT
    whole = most_fit + most_engagement
    fit_bounds = _bounds(draft.cut_offs, most_fit, whole)
    engagement_bounds = _bounds(draft.cut_offs, most_engagement, whole)
    parts = parts_of(board, draft)
    # The bounds rise from the lower grade to the better one, so that the places are turned round.
    fit, engagement = passed(parts.fit, fit_bounds), passed(parts.engagement, engagement_bounds)
    key = (np.int8(60) - fit * np.int8(16) - engagement * np.int8(4)) + board.outcome
    rows = count_rows(counted(key, board.weights, 64))
    places = ((fit, engagement) for fit in Grade for engagement in range(1, 5))
    return Grid(
        tuple(GridCell(*row, *place) for row, place in zip(rows, places, strict=True)),
        fit_bounds,
        engagement_bounds,
    )


def _most(patterns: Patterns, draft: ScoringModel, groups: frozenset[Group]) -> int:
    return sum(
        max(0, points) * criterion.largest_value
        for criterion, points in zip(patterns.criteria, points_on(patterns, draft), strict=True)
        if criterion.group in groups
    )


def _bounds(cut_offs: CutOffs, part: int, whole: int) -> tuple[int, int, int]:
    """The least whole scores that reach the cut-offs' part; in whole numbers, so exactly."""
    a, b, c = (-(-edge * part // whole) for edge in (cut_offs.a, cut_offs.b, cut_offs.c))
    return a, b, c

"""Fit against engagement: who is right for us, and who is interested."""

import numpy as np

from leadpact.domain.criteria import Group
from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel
from leadpact.patterns.outlook import Grid, GridCell, NoGrid
from leadpact.patterns.patterns import Integers, Patterns, points_on, worth
from leadpact.patterns.what_if import Board

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
    fit = _places(_part(patterns, draft, _FIT), fit_bounds)
    level = _places(_part(patterns, draft, _ENGAGEMENT), engagement_bounds)
    key = ((fit * 4 + level) * 2 + patterns.won) * 2 + patterns.rated
    cells = np.bincount(key, patterns.leads, minlength=64).astype(np.int64).reshape(4, 4, 2, 2)
    return Grid(
        tuple(
            GridCell(
                leads=int(cells[row, column].sum()),
                won=int(cells[row, column, 1].sum()),
                rated=int(cells[row, column, :, 1].sum()),
                rated_won=int(cells[row, column, 1, 1]),
                fit=grade,
                engagement=column + 1,
            )
            for row, grade in enumerate(Grade)
            for column in range(4)
        ),
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


def _part(patterns: Patterns, draft: ScoringModel, groups: frozenset[Group]) -> Integers:
    score = np.zeros(len(patterns.leads), dtype=np.int32)
    for place, points in enumerate(points_on(patterns, draft)):
        criterion = patterns.criteria[place]
        if points and criterion.group in groups:
            score += worth(patterns.values[:, place], points, criterion.unit)
    return score


def _places(score: Integers, bounds: tuple[int, int, int]) -> Integers:
    """0 for the best to 3."""
    place = np.zeros(len(score), dtype=np.int64)
    for bound in bounds:
        place += score < bound
    return place

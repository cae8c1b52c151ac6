"""What the next point on a criterion would change."""

import numpy as np

from leadpact.domain.criteria import Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.outlook import NextPoint
from leadpact.patterns.patterns import points_on, worth
from leadpact.patterns.what_if import Board, draft_scores, grade_places


def next_points(board: Board, draft: ScoringModel) -> tuple[NextPoint, ...]:
    """For each criterion of the patterns what one more point (one fewer, red flags) would change.

    The others keep the points that the draft gives them; a criterion that the draft lacks starts
    at none.
    """
    patterns = board.patterns
    score = draft_scores(board, draft)
    grade = grade_places(score, draft.cut_offs)
    is_mql = (score >= draft.mql_threshold) | patterns.hand_raise
    found = []
    for place, points in enumerate(points_on(patterns, draft)):
        criterion = patterns.criteria[place]
        values = patterns.values[:, place]
        step = -1 if criterion.group is Group.RED_FLAG else 1
        other = (
            score
            - worth(values, points, criterion.unit)
            + worth(values, points + step, criterion.unit)
        )
        graded = grade_places(other, draft.cut_offs)
        mqls = (other >= draft.mql_threshold) | patterns.hand_raise
        found.append(
            NextPoint(
                criterion=criterion,
                up=int(patterns.leads @ (graded < grade)),
                down=int(patterns.leads @ (graded > grade)),
                mqls=int(patterns.leads @ (mqls.astype(np.int8) - is_mql)),
            )
        )
    return tuple(found)

"""Why leads move from one grade to another."""

import numpy as np

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.outlook import FlowReason
from leadpact.patterns.patterns import points_on, worth
from leadpact.patterns.what_if import Board, draft_scores, grade_places


def flow_reasons(board: Board, draft: ScoringModel) -> tuple[FlowReason, ...]:
    """For each flow that has leads and changes their grade, the criterion that moved them most.

    That is the one with the largest mean change of points over the flow's leads, whatever its
    sign; the first of the patterns' criteria where two are even.
    """
    patterns = board.patterns
    was = grade_places(board.score, board.compared.cut_offs)
    now = grade_places(draft_scores(board, draft), draft.cut_offs)
    flow = was.astype(np.int64) * 4 + now
    leads = np.bincount(flow, patterns.leads, minlength=16)
    changes: list[tuple[Criterion, list[float]]] = []
    for place, (old, new) in enumerate(zip(board.points, points_on(patterns, draft), strict=True)):
        if old != new:
            criterion, values = patterns.criteria[place], patterns.values[:, place]
            change = worth(values, new, criterion.unit) - worth(values, old, criterion.unit)
            total = np.bincount(flow, patterns.leads * change, minlength=16)
            changes.append((criterion, total.tolist()))
    found = []
    for number, (was_grade, now_grade) in enumerate((old, new) for old in Grade for new in Grade):
        if was_grade is not now_grade and leads[number]:
            reason = max(changes, key=lambda one: abs(one[1][number]), default=None)
            if reason is None or not reason[1][number]:
                found.append(FlowReason(was_grade, now_grade, None, 0.0))
            else:
                mean = reason[1][number] / float(leads[number])
                found.append(FlowReason(was_grade, now_grade, reason[0], mean))
    return tuple(found)

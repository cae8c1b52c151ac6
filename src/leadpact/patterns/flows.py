"""Why leads move from one grade to another."""

import numpy as np

from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.counting import grade_places
from leadpact.patterns.outlook import FlowReason
from leadpact.patterns.patterns import points_on, worth
from leadpact.patterns.what_if import Board, parts_of


def flow_reasons(board: Board, draft: ScoringModel) -> tuple[FlowReason, ...]:
    """For each flow that has leads and changes their grade, the criterion that moved them most.

    That is the one with the largest mean change of points over the flow's leads, whatever its
    sign; the first of the patterns' criteria where two are even.
    """
    patterns = board.patterns
    now = grade_places(parts_of(board, draft).score, draft.cut_offs)
    moved = np.flatnonzero(now != board.was)
    flow = board.was[moved].astype(np.intp) * 4 + now[moved]
    leads = board.weights[moved]
    changes = []
    for place, (old, new) in enumerate(zip(board.points, points_on(patterns, draft), strict=True)):
        if old != new:
            criterion, values = patterns.criteria[place], patterns.values[:, place][moved]
            change = worth(values, new, criterion.unit) - worth(values, old, criterion.unit)
            total = np.bincount(flow, leads * change, minlength=16)
            changes.append((criterion, total.tolist()))
    found = []
    in_flow = np.bincount(flow, leads, minlength=16).tolist()
    for number, (was_grade, now_grade) in enumerate((was, now) for was in Grade for now in Grade):
        if in_flow[number]:
            reason = max(changes, key=lambda one: abs(one[1][number]), default=None)
            if reason is None or not reason[1][number]:
                found.append(FlowReason(was_grade, now_grade, None, 0.0))
            else:
                mean = reason[1][number] / in_flow[number]
                found.append(FlowReason(was_grade, now_grade, reason[0], mean))
    return tuple(found)

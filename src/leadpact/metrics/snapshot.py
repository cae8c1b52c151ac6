"""How do the leads lie under a scoring model now? Kept with a definition, for its reviews."""

from collections.abc import Callable

import numpy as np

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.snapshot import CriterionThen, GradeThen, ScoreThen, Snapshot, Tally
from leadpact.patterns.collapse import collapse
from leadpact.patterns.counting import Keys, count_rows, counted
from leadpact.patterns.patterns import Integers
from leadpact.patterns.what_if import Board, board_of
from leadpact.store.database import Store


def snapshot_of(
    store: Store,
    filters: Filters,
    model: ScoringModel,
    progress: Callable[[float], None] | None = None,
) -> Snapshot:
    """The filtered leads under the model; `progress` as in `collapse`."""
    return snapshot_on(board_of(collapse(store, filters, model.criteria, progress), model))


def snapshot_on(board: Board) -> Snapshot:
    """The leads of a board under the model that it compares with."""
    model, patterns = board.compared, board.patterns
    score = board.parts.score
    mql = (score >= model.mql_threshold) | patterns.hand_raise
    scores, score_place = np.unique(score, return_inverse=True)
    return Snapshot(
        leads=int(board.leads.sum()),
        won=int(board.leads @ patterns.won),
        mqls=int(board.leads @ mql),
        criteria=tuple(_criterion(board, place) for place in range(len(patterns.criteria))),
        asleep=tuple(one.name for one in model.criteria if one not in patterns.criteria),
        scores=tuple(
            ScoreThen(score=int(value), **tally.model_dump())
            for value, tally in zip(
                scores, _tallies(board, score_place.astype(np.intp), len(scores)), strict=True
            )
        ),
        grades=tuple(
            GradeThen(grade=grade, **tally.model_dump())
            for grade, tally in zip(
                Grade, _tallies(board, board.was.astype(np.intp), 4), strict=True
            )
        ),
    )


def _criterion(board: Board, place: int) -> CriterionThen:
    criterion = board.patterns.criteria[place]
    value = _whole(board.patterns.values[:, place], criterion.unit)
    by_value = counted(value.astype(np.intp), board.weights, criterion.largest_value + 1)
    _, applies = _tallies(board, (value > 0).astype(np.intp), 2)
    return CriterionThen(
        name=criterion.name,
        by_value=tuple(by_value.tolist()),
        unknown=int(board.leads @ board.patterns.unknown[:, place]),
        applies=applies,
    )


def _whole(values: Integers, unit: int) -> Integers:
    """Values in that unit as whole ones, rounded up: little is left, but something is."""
    return -(-values // unit)


def _tallies(board: Board, group: Keys, groups: int) -> tuple[Tally, ...]:
    """The leads of each group 0, 1 … that `group` (P,) numbers the patterns by."""
    cells = counted(group * np.intp(4) + board.outcome, board.weights, groups * 4)
    return tuple(
        Tally(leads=leads, won=won, rated=rated, rated_won=rated_won)
        for leads, won, rated, rated_won in count_rows(cells)
    )

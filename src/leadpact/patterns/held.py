"""A held slider: one pass over the patterns, and every further move costs the same, however many.

The leads are counted once by the slider's value, the score without it, and all that is shown of
them. Moving the slider only shifts the scores of each value, moving an edge only adds up others.
"""

from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.counting import Cells, Keys, Weights, Zones, binned, zones_of
from leadpact.patterns.laid_out import Counted, laid_out
from leadpact.patterns.outlook import Outlook
from leadpact.patterns.patterns import Integers, points_on, roomy_type, worth
from leadpact.patterns.rows import Rows
from leadpact.patterns.unsettled import Unsettled, running, undecided_among, unsettled_of
from leadpact.patterns.what_if import Board, change_of, stakes_of

MOST_CELLS = 1 << 22
"""How many cells leads are counted into at most, twice; each keeps 4 bytes, above 2^31 leads 8."""

# To find out which of so few values occur takes longer than to count them all.
_FEW = 8

# One after the other, since at the same time they would all wait as long as the last.
_IN_TURN = Lock()

# So many patterns at once stay in the caches of the processor.
_AT_ONCE = 1 << 17


@dataclass(frozen=True)
class Held:
    """All that an outlook needs, with one criterion's points left open.

    The `values` (V,) of the `criterion` are those that occur, or more. Leads are counted in rows:
    `before` (K, R + 1) are the leads by kind in all rows before each, and in all. Of the N rows
    that hold any, `place` (N,) is the place of their value, `score` (N,) their score without the
    criterion, and `by_outcome` (4, N) their leads. Without a criterion all points are fixed, and
    only cut-offs and threshold are open.
    """

    criterion: Criterion | None
    sources: tuple[str, ...]
    values: NDArray[np.int64]
    rows: Rows
    before: Integers
    place: NDArray[np.intp]
    score: NDArray[np.int64]
    by_outcome: NDArray[np.float64]
    unsettled: Unsettled


def hold(board: Board, draft: ScoringModel, criterion: Criterion | None) -> Held | None:
    """The board with the slider of one of the draft's criteria held, the others as they are.

    None where its values and the scores are so many that more than MOST_CELLS would be needed.
    Threads that ask at the same time take turns.
    """
    with _IN_TURN:
        return _held(board, draft, criterion)


def _held(board: Board, draft: ScoringModel, criterion: Criterion | None) -> Held | None:
    patterns, blanks = board.patterns, board.blanks
    criteria = patterns.criteria
    at = criteria.index(criterion) if criterion in criteria else len(criteria)
    given = points_on(patterns, draft)
    points = tuple(0 if place == at else each for place, each in enumerate(given))
    score = _score(board, points)
    low, high = (int(score.min()), int(score.max())) if len(score) else (0, 0)
    values, place = _values_at(board, at)
    rows = Rows(low, high - low + 1, len(values))
    if rows.count * max(board.kinds, len(blanks.kinds)) > MOST_CELLS:
        return None
    by_kind, by_blanks = _cells(board, rows, score, place)
    whole = board.leads.dtype
    by_outcome = by_kind.reshape(board.kinds // 4, 4, rows.count).sum(axis=0)
    filled = np.flatnonzero(by_outcome.sum(axis=0))
    return Held(
        criterion=criterion,
        sources=patterns.sources,
        values=values,
        rows=rows,
        before=running(by_kind.astype(whole)),
        place=filled // rows.scores,
        score=filled % rows.scores + low,
        by_outcome=by_outcome[:, filled],
        unsettled=unsettled_of(by_blanks.astype(whole), blanks, stakes_of(criteria, points), at),
    )


def held_outlook(held: Held, draft: ScoringModel) -> Outlook:
    """All numbers that the draft gives: those of outlook(board, draft).

    The draft may differ from the one that was held in the slider's points, in the cut-offs and in
    the threshold, and in nothing else.
    """
    zones, slider = zones_of(draft), held.criterion
    points = 0 if slider is None else draft.points_of(slider.name)
    gives = worth(held.values, points, 1 if slider is None else slider.unit)
    stake = 0 if slider is None else points * slider.largest_value
    starts, bins = binned(held.score + gives[held.place], zones.edges)
    by_score = [np.bincount(bins, leads, len(starts)) for leads in held.by_outcome]
    found = Counted(
        by_zone=_by_zone(held, gives, zones),
        starts=starts,
        by_score=np.stack(by_score, axis=1).astype(np.int64),
        undecided=undecided_among(held.unsettled, held.rows, gives, stake, draft.cut_offs),
    )
    return laid_out(found, zones, held.sources)


def slider_moved(before: ScoringModel, after: ScoringModel) -> Criterion | None:
    """The one criterion whose points alone differ; None where it is none, or more."""
    if before.criteria != after.criteria:
        return None
    moved = [
        criterion
        for criterion, old, new in zip(after.criteria, before.points, after.points, strict=True)
        if old != new
    ]
    return moved[0] if len(moved) == 1 else None


def _by_zone(held: Held, gives: Integers, zones: Zones) -> Cells:
    """The leads by zone and kind (Z, K): those of one value and zone lie in rows side by side."""
    rows = held.rows
    start = np.arange(rows.values) * rows.scores
    bounds = np.vstack([start, rows.reached(zones.edges, gives), start + rows.scores])
    # By kind, bound and value.
    before = held.before[:, bounds]
    by_zone: Cells = (before[:, 1:] - before[:, :-1]).astype(np.int64).sum(axis=2)
    return by_zone.T


def _values_at(board: Board, at: int) -> tuple[NDArray[np.int64], Integers]:
    """The values (V,) that occur or are few, rising, and each pattern's place (P,) among them."""
    if at == len(board.patterns.criteria):
        return np.zeros(1, dtype=np.int64), np.zeros(len(board.leads), dtype=np.int8)
    column = board.patterns.values[:, at]
    highest = int(column.max(initial=0))
    if highest < _FEW:
        return np.arange(highest + 1), column
    values = np.flatnonzero(np.bincount(column))
    place = np.zeros(highest + 1, dtype=np.intp)
    place[values] = np.arange(len(values))
    return values, place[column]


def _cells(
    board: Board, rows: Rows, score: Integers, place: Integers
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The leads by kind and row (K, R), and by blanks and row (U, R)."""
    kinds, blanks = board.kinds, len(board.blanks.kinds)
    row = np.multiply(place, rows.scores, dtype=np.intp)
    row += score
    row -= rows.low
    # One array for both keys, since fresh memory costs as much as the counting.
    key = board.kind * rows.count
    key += row
    by_kind = _weighed(key, board.weights, kinds * rows.count)
    np.multiply(board.blanks.of, rows.count, out=key)
    key += row
    by_blanks = _weighed(key, board.weights, blanks * rows.count)
    return by_kind.reshape(kinds, rows.count), by_blanks.reshape(blanks, rows.count)


def _weighed(key: Keys, leads: Weights, cells: int) -> NDArray[np.float64]:
    # Without patterns the counts come as whole numbers.
    return np.bincount(key, leads, cells).astype(np.float64, copy=False)


def _score(board: Board, points: tuple[int, ...]) -> Integers:
    """Every pattern's score (P,) at these points (C,)."""
    patterns, known = board.patterns, board.parts
    roomy = roomy_type(patterns.criteria, board.points, points)
    score = np.empty(len(patterns.leads), dtype=roomy)
    for start in range(0, len(score), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        here = score[part]
        np.add(known.fit[part], known.engagement[part], out=here)
        here += known.red_flags[part]
        for at, (old, new) in enumerate(zip(board.points, points, strict=True)):
            if old != new:
                here += change_of(patterns, at, old, new, roomy, part=part)
    return score

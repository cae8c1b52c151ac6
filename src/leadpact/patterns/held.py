"""A held slider: one pass over the patterns, and every further move costs the same, however many.

The leads are counted once by the slider's value, the score without it, and all that is shown of
them. Moving the slider only shifts the scores of each value, moving an edge only adds up others.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.counting import Cells, Zones, binned, counted, passed, zones_of
from leadpact.patterns.laid_out import Counted, laid_out
from leadpact.patterns.outlook import Outlook
from leadpact.patterns.patterns import Integers, points_on, roomy_type, worth
from leadpact.patterns.unsettled import Unsettled, undecided_among, unsettled_of
from leadpact.patterns.what_if import Board, change_of, stakes_of

MOST_CELLS = 1 << 22
"""How many cells are counted into at most; those that are kept need 4 bytes each, or 8."""

# So many patterns at once stay in the caches of the processor.
_AT_ONCE = 1 << 18


@dataclass(frozen=True)
class Rows:
    """Where leads are counted: so many values by so many `scores` from `low` on."""

    low: int
    scores: int
    values: int

    @property
    def count(self) -> int:
        """All rows."""
        return self.scores * self.values


@dataclass(frozen=True)
class Held:
    """All that an outlook needs, with one criterion's points left open.

    The `values` (V,) of the `criterion` are those that occur, rising. The patterns lie in N rows by
    the `place` (N,) of their value and by their `score` (N,) without it, both rising. `before`
    (N + 1, K) are the leads by kind in all rows before each, `by_outcome` (N, 4) those in each.
    Without a criterion all points are fixed, and only cut-offs and threshold are open.
    """

    criterion: Criterion | None
    sources: tuple[str, ...]
    values: Integers
    place: NDArray[np.intp]
    score: NDArray[np.int64]
    before: Integers
    by_outcome: NDArray[np.float64]
    unsettled: Unsettled


def hold(board: Board, draft: ScoringModel, criterion: Criterion | None) -> Held | None:
    """The board with this criterion's slider held, the others as the draft has them.

    None where its values and the scores are so many that more than MOST_CELLS would be needed.
    """
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
    filled = np.flatnonzero(by_kind.any(axis=1))
    kept = by_kind[filled].astype(board.leads.dtype)
    before = np.zeros((len(kept) + 1, board.kinds), dtype=kept.dtype)
    np.cumsum(kept, axis=0, out=before[1:])
    return Held(
        criterion=criterion,
        sources=patterns.sources,
        values=values,
        place=filled // rows.scores,
        score=filled % rows.scores + low,
        before=before,
        by_outcome=kept.reshape(len(kept), board.kinds // 4, 4).sum(axis=1, dtype=np.float64),
        unsettled=unsettled_of(
            by_blanks.reshape(len(values), rows.scores, len(blanks.kinds)),
            low,
            blanks,
            stakes_of(criteria, points),
            at,
        ),
    )


def held_outlook(held: Held, draft: ScoringModel) -> Outlook:
    """All numbers that the draft gives: those of outlook(board, draft).

    The draft may differ from the one that was held in the slider's points, in the cut-offs and in
    the threshold, and in nothing else.
    """
    zones = zones_of(draft)
    points, unit, most = _slider(held.criterion, draft)
    gives = worth(held.values, points, unit)
    score = held.score + gives[held.place]
    starts, bins = binned(score, zones.edges)
    outcomes = (bins[:, np.newaxis] * 4 + np.arange(4)).ravel()
    found = Counted(
        by_zone=_by_zone(held, score, zones),
        starts=starts,
        by_score=counted(outcomes, held.by_outcome.ravel(), len(starts) * 4),
        undecided=undecided_among(held.unsettled, gives, points * most, draft.cut_offs),
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


def _slider(criterion: Criterion | None, draft: ScoringModel) -> tuple[int, int, int]:
    """The slider's points, the unit of its values, and the most that one lead can have of it."""
    if criterion is None or criterion not in draft.criteria:
        return 0, 1, 0
    points = draft.points[draft.criteria.index(criterion)]
    return points, criterion.unit, criterion.largest_value


def _by_zone(held: Held, score: NDArray[np.int64], zones: Zones) -> Cells:
    """The leads by zone and kind (Z, K).

    Scores rise within a value, so that the rows of one value and zone lie together.
    """
    stretches = held.place * len(zones.grade) + passed(score, zones.edges)
    size = len(held.values) * len(zones.grade)
    ends = np.cumsum(np.bincount(stretches, minlength=size))
    in_each = np.diff(held.before[ends], axis=0, prepend=0)
    by_value = in_each.reshape(len(held.values), len(zones.grade), held.before.shape[1])
    by_zone: Cells = np.sum(by_value, axis=0, dtype=np.int64)
    return by_zone


def _values_at(board: Board, at: int) -> tuple[Integers, Integers]:
    """The values (V,) that occur, rising, and each pattern's place (P,) among them."""
    if at == len(board.patterns.criteria):
        return np.zeros(1, dtype=np.int64), np.zeros(len(board.leads), dtype=np.int8)
    column = board.patterns.values[:, at]
    values = np.flatnonzero(np.bincount(column))
    if len(values) and len(values) == values[-1] + 1:
        return values, column
    place = np.zeros(values.max(initial=0) + 1, dtype=np.intp)
    place[values] = np.arange(len(values))
    return values, place[column]


def _cells(
    board: Board, rows: Rows, score: Integers, place: Integers
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The leads by row and kind, and by row and blanks."""
    blanks = len(board.blanks.kinds)
    by_kind, by_blanks = np.zeros(rows.count * board.kinds), np.zeros(rows.count * blanks)
    for part in _parts(len(score)):
        row = place[part] * np.intp(rows.scores) + (score[part] - np.intp(rows.low))
        leads = board.weights[part]
        by_kind += np.bincount(row * board.kinds + board.kind[part], leads, len(by_kind))
        by_blanks += np.bincount(row * blanks + board.blanks.of[part], leads, len(by_blanks))
    return by_kind.reshape(rows.count, board.kinds), by_blanks.reshape(rows.count, blanks)


def _score(board: Board, points: tuple[int, ...]) -> Integers:
    """Every pattern's score (P,) at these points (C,)."""
    patterns, known = board.patterns, board.parts
    roomy = roomy_type(patterns.criteria, board.points, points)
    score = np.empty(len(patterns.leads), dtype=roomy)
    for part in _parts(len(score)):
        here = score[part]
        np.add(known.fit[part], known.engagement[part], out=here)
        here += known.red_flags[part]
        for at, (old, new) in enumerate(zip(board.points, points, strict=True)):
            if old != new:
                here += change_of(patterns, at, old, new, roomy, part=part)
    return score


def _parts(size: int) -> list[slice]:
    return [slice(start, start + _AT_ONCE) for start in range(0, size, _AT_ONCE)]

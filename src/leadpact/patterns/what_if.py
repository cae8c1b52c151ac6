"""What points and cut-offs do: arithmetic on patterns, whatever the number of leads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel
from leadpact.patterns.outlook import (
    Counts,
    Flow,
    GradeCount,
    Outlook,
    Reach,
    ScoreCount,
    SourceCount,
)
from leadpact.patterns.patterns import Integers, Patterns, points_on, scores, worth

_WIDEST = 4096


@dataclass(frozen=True)
class Board:
    """Patterns made ready for drafts: the compared definition's scores, and each pattern's class.

    `compared` is the definition that drafts are compared with, `points` (C,) its points and `score`
    (P,) its scores; `kind` (P,) numbers each pattern by source, compared grade, hand-raise, won and
    rated, `kinds` of them in all.
    """

    patterns: Patterns
    compared: ScoringModel
    points: tuple[int, ...]
    score: Integers
    kind: Integers
    kinds: int


def board_of(patterns: Patterns, compared: ScoringModel) -> Board:
    """The board on which drafts are laid out beside the compared definition."""
    score = scores(patterns, compared)
    kind = patterns.source.astype(np.int32) * 4 + grade_places(score, compared.cut_offs)
    for flag in (patterns.hand_raise, patterns.won, patterns.rated):
        kind = kind * 2 + flag
    kinds = len(patterns.sources) * 4 * 8
    return Board(patterns, compared, points_on(patterns, compared), score, kind, kinds)


def outlook(board: Board, draft: ScoringModel) -> Outlook:
    """All numbers that the draft gives, beside the compared definition's grades."""
    patterns = board.patterns
    score = draft_scores(board, draft)
    starts, bins = _binned(score, draft)
    key = bins * board.kinds + board.kind
    cells = np.bincount(key, patterns.leads, minlength=len(starts) * board.kinds)
    # (score bin, source, compared grade, hand-raise, won, rated)
    cube = cells.reshape(len(starts), len(patterns.sources), 4, 2, 2, 2)
    place = grade_places(starts, draft.cut_offs)
    by_grade = np.stack([cube[place == each].sum(axis=0) for each in range(4)])
    is_mql = starts >= draft.mql_threshold
    qualified = cube[is_mql].sum(axis=(0, 1, 2, 3)) + cube[~is_mql][:, :, :, 1].sum(axis=(0, 1, 2))
    return Outlook(
        grades=tuple(
            GradeCount(*_counts(by_grade[each].sum(axis=(0, 1, 2))), grade)
            for each, grade in enumerate(Grade)
        ),
        qualified=Counts(*_counts(qualified)),
        undecided=_undecided(board, draft, score),
        by_source=tuple(
            SourceCount(*_counts(by_grade[each, number].sum(axis=(0, 1))), source, grade)
            for number, source in enumerate(patterns.sources)
            for each, grade in enumerate(Grade)
        ),
        flows=tuple(
            Flow(*_counts(by_grade[now][:, was].sum(axis=(0, 1))), was_grade, now_grade)
            for was, was_grade in enumerate(Grade)
            for now, now_grade in enumerate(Grade)
        ),
        scores=tuple(
            ScoreCount(*_counts(part), int(start))
            for start, part in zip(starts, cube.sum(axis=(1, 2, 3)), strict=True)
        ),
    )


def draft_scores(board: Board, draft: ScoringModel) -> Integers:
    """The score of every pattern (P,) under the draft; only what differs is added up."""
    patterns = board.patterns
    score = board.score
    for place, (old, new) in enumerate(zip(board.points, points_on(patterns, draft), strict=True)):
        if old != new:
            values, unit = patterns.values[:, place], patterns.criteria[place].unit
            score = score + worth(values, new, unit) - worth(values, old, unit)
    return score


def reaches(patterns: Patterns) -> tuple[Reach, ...]:
    """For each criterion the leads it applies to against the rest, in the patterns' order."""
    leads = patterns.leads.astype(np.float64)
    rated = leads * patterns.rated
    rated_won = rated * patterns.won
    found = []
    for place, criterion in enumerate(patterns.criteria):
        applies = patterns.values[:, place] > 0
        inside, inside_won = rated @ applies, rated_won @ applies
        found.append(
            Reach(
                criterion=criterion,
                leads=int(leads @ applies),
                unknown=int(leads @ patterns.unknown[:, place]),
                rated=int(inside),
                rated_won=int(inside_won),
                rest_rated=int(rated.sum() - inside),
                rest_rated_won=int(rated_won.sum() - inside_won),
            )
        )
    return tuple(found)


def grade_places(score: Integers, cut_offs: CutOffs) -> NDArray[np.int8]:
    """0 for A to 3 for D."""
    below = [(score < edge).view(np.int8) for edge in (cut_offs.a, cut_offs.b, cut_offs.c)]
    return below[0] + below[1] + below[2]


def _binned(score: Integers, draft: ScoringModel) -> tuple[Integers, Integers]:
    """The scores at which bins start, rising, and each pattern's bin; cut-offs start a bin."""
    low, high = (int(score.min()), int(score.max())) if len(score) else (0, 0)
    if high - low < _WIDEST:
        return np.arange(low, high + 1), score - np.int32(low)
    cut = draft.cut_offs
    edges = (cut.a, cut.b, cut.c, draft.mql_threshold)
    steps = np.arange(low, high + 1, (high - low) // _WIDEST + 1)
    starts = np.union1d(steps, [edge for edge in edges if low < edge <= high])
    return starts, np.searchsorted(starts, score, side="right") - 1


def _undecided(board: Board, draft: ScoringModel, score: Integers) -> int:
    patterns = board.patterns
    down, up = np.zeros_like(score), np.zeros_like(score)
    for place, points in enumerate(points_on(patterns, draft)):
        stake = points * patterns.criteria[place].largest_value
        (up if stake > 0 else down)[patterns.unknown[:, place]] += stake
    worst = grade_places(score + down, draft.cut_offs)
    best = grade_places(score + up, draft.cut_offs)
    return int(patterns.leads @ (worst != best))


def _counts(by_won_and_rated: NDArray[np.float64]) -> tuple[int, int, int, int]:
    """Leads, won, rated and rated won of a (won, rated) table."""
    (_, _), (_, rated_won) = by_won_and_rated
    return (
        int(by_won_and_rated.sum()),
        int(by_won_and_rated[1].sum()),
        int(by_won_and_rated[:, 1].sum()),
        int(rated_won),
    )

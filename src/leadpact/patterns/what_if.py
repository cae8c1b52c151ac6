"""What points and cut-offs do: arithmetic on patterns, whatever the number of leads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.blanks import Blanks, blanks_of, range_ends
from leadpact.patterns.counting import (
    Keys,
    Weights,
    binned,
    counted,
    grade_places,
    passed,
    zones_of,
)
from leadpact.patterns.laid_out import Counted, laid_out
from leadpact.patterns.outlook import Outlook, Reach
from leadpact.patterns.patterns import Integers, Patterns, points_on, roomy_type, worth


@dataclass(frozen=True)
class Parts:
    """The parts of the score of every pattern (P,)."""

    fit: Integers
    engagement: Integers
    red_flags: Integers

    @property
    def score(self) -> Integers:
        """Their sum (P,)."""
        return self.fit + self.engagement + self.red_flags


@dataclass(frozen=True)
class Board:
    """Patterns made ready for drafts: what the compared definition makes of each pattern.

    `compared` is the definition that drafts are compared with, `points` (C,) its points, `parts`
    the scores that it gives, `was` (P,) its grades, 0 for A to 3 for D. `outcome` (P,) numbers the
    patterns by won and rated, 2 bits; `kind` (P,) by source, compared grade, hand-raise, won and
    rated, `kinds` of them in all. `leads` and `weights` (P,) are the patterns' leads: for sums over
    a mask whole numbers, since a product of floats wakes the threads of BLAS, and for counts by
    key floats.
    """

    patterns: Patterns
    compared: ScoringModel
    points: tuple[int, ...]
    parts: Parts
    was: NDArray[np.int8]
    kind: Keys
    kinds: int
    outcome: Keys
    leads: Integers
    weights: Weights
    blanks: Blanks


def board_of(patterns: Patterns, compared: ScoringModel) -> Board:
    """The board on which drafts are laid out beside the compared definition."""
    points = points_on(patterns, compared)
    roomy = roomy_type(patterns.criteria, points)
    nothing = np.zeros(len(patterns.leads), dtype=roomy)
    parts = _added(patterns, Parts(nothing, nothing, nothing), (0,) * len(points), points, roomy)
    was = grade_places(parts.score, compared.cut_offs)
    outcome = patterns.won.astype(np.intp) * 2 + patterns.rated
    kind = (patterns.source.astype(np.intp) * 4 + was) * 2 + patterns.hand_raise
    all_leads = int(patterns.leads.sum())
    return Board(
        patterns=patterns,
        compared=compared,
        points=points,
        parts=parts,
        was=was,
        kind=kind * 4 + outcome,
        kinds=len(patterns.sources) * 4 * 8,
        outcome=outcome,
        leads=patterns.leads.astype(np.int32 if all_leads < np.iinfo(np.int32).max else np.int64),
        weights=patterns.leads.astype(np.float64),
        blanks=blanks_of(patterns),
    )


def parts_of(board: Board, draft: ScoringModel) -> Parts:
    """The parts of every pattern's score under the draft; only what differs is added up."""
    points = points_on(board.patterns, draft)
    roomy = roomy_type(board.patterns.criteria, board.points, points)
    return _added(board.patterns, board.parts, board.points, points, roomy)


def _added(
    patterns: Patterns,
    parts: Parts,
    old: tuple[int, ...],
    new: tuple[int, ...],
    roomy: type[np.int16 | np.int32],
) -> Parts:
    found = {
        Group.FIT: parts.fit,
        Group.BEHAVIOUR: parts.engagement,
        Group.RED_FLAG: parts.red_flags,
    }
    for place, criterion in enumerate(patterns.criteria):
        before, after = old[place], new[place]
        if before != after:
            group = Group.BEHAVIOUR if criterion.group is Group.INTENT else criterion.group
            change = change_of(patterns, place, before, after, roomy)
            found[group] = np.add(found[group], change, dtype=roomy)
    return Parts(*found.values())


def change_of(
    patterns: Patterns,
    place: int,
    before: int,
    after: int,
    roomy: type[np.int16 | np.int32],
    *,
    part: slice = slice(None),
) -> Integers:
    """What other points on one criterion change of the scores of the patterns in that part."""
    values, unit = patterns.values[part, place], patterns.criteria[place].unit
    if unit == 1:
        change: Integers = np.multiply(values.astype(roomy, copy=False), after - before)
        return change
    return (worth(values, after, unit) - worth(values, before, unit)).astype(roomy)


def stakes_of(criteria: tuple[Criterion, ...], points: tuple[int, ...]) -> tuple[int, ...]:
    """What each criterion gives one lead at most (C,), below zero for red flags."""
    return tuple(
        given * criterion.largest_value for given, criterion in zip(points, criteria, strict=True)
    )


def outlook(board: Board, draft: ScoringModel) -> Outlook:
    """All numbers that the draft gives, beside the compared definition's grades."""
    score = parts_of(board, draft).score
    zones = zones_of(draft)
    # One count of all for both the zones and the histogram.
    starts, bins = binned(score, zones.edges)
    key = bins * np.intp(board.kinds) + board.kind
    cells = counted(key, board.weights, len(starts) * board.kinds).reshape(len(starts), -1)
    zone = passed(np.array(starts), zones.edges)
    found = Counted(
        by_zone=np.stack([cells[zone == each].sum(axis=0) for each in range(len(zones.grade))]),
        starts=starts,
        by_score=cells.reshape(len(starts), -1, 4).sum(axis=1),
        undecided=_undecided(board, draft, score),
    )
    return laid_out(found, zones, board.patterns.sources)


def _undecided(board: Board, draft: ScoringModel, score: Integers) -> int:
    criteria = board.patterns.criteria
    points = points_on(board.patterns, draft)
    roomy = roomy_type(criteria, board.points, points)
    down, up = range_ends(board.blanks, stakes_of(criteria, points), roomy)
    worst = grade_places(score + down, draft.cut_offs)
    best = grade_places(score + up, draft.cut_offs)
    return int(board.leads @ (worst != best))


def reaches(patterns: Patterns) -> tuple[Reach, ...]:
    """For each criterion the leads it applies to against the rest, in the patterns' order."""
    leads = patterns.leads
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

"""What points and cut-offs do: arithmetic on patterns, whatever the number of leads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel
from leadpact.patterns.collapse import Integers, Patterns


@dataclass(frozen=True)
class GradeCount:
    """The leads of one grade: all, won, and those that conversion counts with their wins."""

    grade: Grade
    leads: int
    won: int
    rated: int
    rated_won: int


@dataclass(frozen=True)
class Outlook:
    """What a scoring model makes of the leads: the four grades, best first, and the MQLs."""

    grades: tuple[GradeCount, ...]
    mqls: int

    @property
    def leads(self) -> int:
        """All leads."""
        return sum(count.leads for count in self.grades)

    @property
    def won(self) -> int:
        """All won leads."""
        return sum(count.won for count in self.grades)

    @property
    def won_in_a_and_b(self) -> int:
        """Won leads graded A or B."""
        return sum(count.won for count in self.grades if count.grade in (Grade.A, Grade.B))


@dataclass(frozen=True)
class Reach:
    """The leads that a criterion applies to, and their wins, against the rest.

    `rated` leads are those that conversion counts.
    """

    criterion: Criterion
    leads: int
    unknown: int
    rated: int
    rated_won: int
    rest_rated: int
    rest_rated_won: int


def scores(patterns: Patterns, model: ScoringModel) -> Integers:
    """The score of every pattern (P,); criteria that sleep give nothing."""
    # In float64 the product runs in BLAS, and is exact for whole numbers far above any score.
    points = _points(patterns, model)
    return np.rint(patterns.values @ points).astype(np.int64)


def outlook(patterns: Patterns, model: ScoringModel) -> Outlook:
    """The grades and MQLs that the model gives the leads."""
    score = scores(patterns, model)
    place = _grade_places(score, model.cut_offs)
    sums = [
        np.bincount(place, weights=counts, minlength=4)
        for counts in (patterns.leads, patterns.won, patterns.rated, patterns.rated_won)
    ]
    is_mql = (score >= model.mql_threshold) | patterns.hand_raise
    return Outlook(
        tuple(
            GradeCount(grade, *(int(total[number]) for total in sums))
            for number, grade in enumerate(Grade)
        ),
        int(patterns.leads[is_mql].sum()),
    )


def reaches(patterns: Patterns) -> tuple[Reach, ...]:
    """For each criterion the leads it applies to against the rest, in the patterns' order."""
    applies = patterns.values > 0
    rated, rated_won = int(patterns.rated.sum()), int(patterns.rated_won.sum())
    found = []
    for place, criterion in enumerate(patterns.criteria):
        column = applies[:, place]
        inside = int(patterns.rated[column].sum())
        inside_won = int(patterns.rated_won[column].sum())
        found.append(
            Reach(
                criterion=criterion,
                leads=int(patterns.leads[column].sum()),
                unknown=int(patterns.leads[patterns.unknown[:, place]].sum()),
                rated=inside,
                rated_won=inside_won,
                rest_rated=rated - inside,
                rest_rated_won=rated_won - inside_won,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class PossibleScores:
    """The least and the most a pattern (P,) could score if its unknowns were known."""

    least: Integers
    most: Integers


def possible_scores(patterns: Patterns, model: ScoringModel) -> PossibleScores:
    """The range of every pattern's score over all answers to what is unknown."""
    points = _points(patterns, model)
    largest = np.array([criterion.largest_value for criterion in patterns.criteria], dtype=float)
    score = scores(patterns, model)
    down = patterns.unknown @ np.minimum(points * largest, 0)
    up = patterns.unknown @ np.maximum(points * largest, 0)
    return PossibleScores(
        score + np.rint(down).astype(np.int64), score + np.rint(up).astype(np.int64)
    )


def undecided(patterns: Patterns, model: ScoringModel) -> int:
    """How many leads would or could have another grade if their unknowns were known."""
    possible = possible_scores(patterns, model)
    least = _grade_places(possible.least, model.cut_offs)
    most = _grade_places(possible.most, model.cut_offs)
    return int(patterns.leads[least != most].sum())


def _points(patterns: Patterns, model: ScoringModel) -> NDArray[np.float64]:
    by_name = {
        criterion.name: points
        for criterion, points in zip(model.criteria, model.points, strict=True)
    }
    return np.array([by_name[criterion.name] for criterion in patterns.criteria], dtype=np.float64)


def _grade_places(score: Integers, cut_offs: CutOffs) -> NDArray[np.intp]:
    """0 for A to 3 for D."""
    edges = np.array([cut_offs.c, cut_offs.b, cut_offs.a])
    return 3 - np.searchsorted(edges, score, side="right")

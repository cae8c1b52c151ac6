"""What points and cut-offs do: arithmetic on patterns, whatever the number of leads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import CutOffs, Grade, ScoringModel
from leadpact.patterns.collapse import Integers, Patterns

# From about here on one product over all criteria is the quicker way.
_FEW = 5


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
    """What a scoring model makes of the leads: the four grades, best first, and the MQLs.

    `undecided` leads would or could have another grade if their unknowns were known.
    """

    grades: tuple[GradeCount, ...]
    mqls: int
    undecided: int

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


@dataclass(frozen=True)
class Base:
    """Scores to start from: those (P,) that these points (C,) give."""

    points: NDArray[np.float64]
    score: NDArray[np.float64]


def base_of(patterns: Patterns, model: ScoringModel) -> Base:
    """The model's scores, for drafts that differ from it in a few points."""
    points = _points(patterns, model)
    # In float64 the product runs in BLAS, and is exact for whole numbers far above any score.
    return Base(points, patterns.values @ points)


def scores(patterns: Patterns, model: ScoringModel) -> Integers:
    """The score of every pattern (P,); criteria that sleep give nothing."""
    return _whole(base_of(patterns, model).score)


def outlook(patterns: Patterns, model: ScoringModel, base: Base | None = None) -> Outlook:
    """The grades, MQLs and undecided leads that the model gives.

    With a base over the same patterns only the criteria whose points differ from it are added up.
    """
    score = _score(patterns, model, base)
    place = _grade_places(score, model.cut_offs)
    down, up = _reserves(patterns, model)
    worst = _grade_places(score + down, model.cut_offs)
    best = _grade_places(score + up, model.cut_offs)
    is_mql = (score >= model.mql_threshold) | patterns.hand_raise
    kind = place + 4 * is_mql.view(np.int8) + 8 * (worst != best).view(np.int8)
    kind = kind.astype(np.intp)
    # One pass per count over whole patterns, and all else on 2 x 2 x 4 sums.
    sums = np.stack([np.bincount(kind, counts, minlength=16) for counts in patterns.weights])
    sums = sums.reshape(4, 2, 2, 4)
    by_grade = sums.sum(axis=(1, 2)).astype(int).tolist()
    return Outlook(
        grades=tuple(map(GradeCount, Grade, *by_grade)),
        mqls=int(sums[0, :, 1].sum()),
        undecided=int(sums[0, 1].sum()),
    )


def reaches(patterns: Patterns) -> tuple[Reach, ...]:
    """For each criterion the leads it applies to against the rest, in the patterns' order."""
    rated, rated_won = int(patterns.rated.sum()), int(patterns.rated_won.sum())
    found = []
    for place, criterion in enumerate(patterns.criteria):
        leads, _, inside, inside_won = patterns.weights @ (patterns.values[:, place] > 0)
        found.append(
            Reach(
                criterion=criterion,
                leads=int(leads),
                unknown=int(patterns.weights[0] @ patterns.unknown[:, place]),
                rated=int(inside),
                rated_won=int(inside_won),
                rest_rated=rated - int(inside),
                rest_rated_won=rated_won - int(inside_won),
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
    score = scores(patterns, model)
    down, up = _reserves(patterns, model)
    return PossibleScores(score + _whole(down), score + _whole(up))


def undecided(patterns: Patterns, model: ScoringModel) -> int:
    """How many leads would or could have another grade if their unknowns were known."""
    return outlook(patterns, model).undecided


def _reserves(
    patterns: Patterns, model: ScoringModel
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the unknowns of each pattern (P,) could take from its score at most, and add to it."""
    largest = np.array([criterion.largest_value for criterion in patterns.criteria], dtype=float)
    stakes = _points(patterns, model) * largest
    blanks = patterns.blanks
    down, up = (blanks.kinds @ part for part in (np.minimum(stakes, 0), np.maximum(stakes, 0)))
    return down[blanks.of], up[blanks.of]


def _score(patterns: Patterns, model: ScoringModel, base: Base | None) -> NDArray[np.float64]:
    if base is None:
        return base_of(patterns, model).score
    change = _points(patterns, model) - base.points
    moved = np.flatnonzero(change)
    if len(moved) > _FEW:
        return base_of(patterns, model).score
    score = base.score
    for place in moved:
        score = score + change[place] * patterns.values[:, place]
    return score


def _whole(exact: NDArray[np.float64]) -> Integers:
    return np.rint(exact).astype(np.int64)


def _points(patterns: Patterns, model: ScoringModel) -> NDArray[np.float64]:
    by_name = {
        criterion.name: points
        for criterion, points in zip(model.criteria, model.points, strict=True)
    }
    return np.array([by_name[criterion.name] for criterion in patterns.criteria], dtype=np.float64)


def _grade_places(score: NDArray[np.float64], cut_offs: CutOffs) -> NDArray[np.int8]:
    """0 for A to 3 for D."""
    below = [(score < edge).view(np.int8) for edge in (cut_offs.a, cut_offs.b, cut_offs.c)]
    return below[0] + below[1] + below[2]

"""A regression becomes a scoring model: whole points, cut-offs, criteria in words."""

from dataclasses import dataclass
from math import log

import numpy as np

from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import share
from leadpact.errors import LeadpactError
from leadpact.suggest.bins import Won
from leadpact.suggest.choosing import Learnt, refitted
from leadpact.suggest.criteria import criterion_of
from leadpact.suggest.design import Fit, Matrix, matrix_of
from leadpact.suggest.points import Scaling, calibrated, grade_rule, points_to_double
from leadpact.suggest.suggestion import Suggested

MODEL_NAME = "Suggested"


@dataclass(frozen=True)
class Made:
    """The model, how its scores and odds go together, and the rule of its cut-offs in words."""

    model: ScoringModel
    scale: Scaling
    rule: str
    criteria: tuple[Suggested, ...]


@dataclass(frozen=True, eq=False)
class _Pointed:
    """Columns of the training leads, and the whole points on each; none has 0."""

    fit: Fit
    matrix: Matrix
    points: tuple[int, ...]
    to_double: int


def made_of(learnt: Learnt, train: Won, won: Won, strength: float) -> Made:
    """The model of the regression; raises LeadpactError when nothing tells won from not won."""
    pointed = _pointed(learnt, train, won, strength)
    if not pointed.points:
        raise LeadpactError(
            "no field tells won from not won in this data",
            "Import leads with more columns, or allow a field that was left out.",
        )
    score = pointed.matrix @ np.array(pointed.points, dtype=np.float64)
    scale = calibrated(score, won[train], pointed.to_double)
    rule = grade_rule(scale, score, won[train])
    criteria = _criteria(learnt, pointed, won[train])
    model = ScoringModel(
        name=MODEL_NAME,
        criteria=tuple(one.criterion for one in criteria),
        points=tuple(one.points for one in criteria),
        cut_offs=rule.cut_offs,
        mql_threshold=rule.cut_offs.b,
    )
    return Made(model, scale, rule.words, criteria)


def _pointed(learnt: Learnt, train: Won, won: Won, strength: float) -> _Pointed:
    """Whole points; columns that round to none are left out, and the others fitted again."""
    fit = learnt.fit
    while True:
        matrix = matrix_of(learnt.fields, fit.cells, train)
        to_double = points_to_double(matrix @ fit.weights)
        points = tuple(int(point) for point in np.rint(fit.weights * to_double / log(2)))
        if all(points):
            return _Pointed(fit, matrix, points, to_double)
        kept = tuple(cell for cell, point in zip(fit.cells, points, strict=True) if point)
        fit = refitted(learnt.fields, kept, train, won, strength)


def _criteria(learnt: Learnt, pointed: _Pointed, won: Won) -> tuple[Suggested, ...]:
    found = []
    for number, (cell, points) in enumerate(
        zip(pointed.fit.cells, pointed.points, strict=True), start=1
    ):
        applies = pointed.matrix[:, number - 1] > 0
        criterion = criterion_of(learnt.fields[cell.field], cell, number, is_good=points > 0)
        conversion = share(int(won[applies].sum()), int(applies.sum()))
        found.append(Suggested(criterion, points, conversion))
    return tuple(sorted(found, key=lambda one: -one.points))

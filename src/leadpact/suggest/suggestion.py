"""What a suggestion is: a scoring model, what it rests on, and what it is worth."""

from dataclasses import dataclass

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.suggest.judging import Judged
from leadpact.suggest.points import Scaling
from leadpact.suggest.predictors import LeftOut
from leadpact.suggest.split import Parts


@dataclass(frozen=True)
class Suggested:
    """One criterion with its points, and the conversion of the training leads it applies to."""

    criterion: Criterion
    points: int
    conversion: Share


@dataclass(frozen=True)
class Suggestion:
    """A whole scoring model from the data.

    `criteria` are the model's, those with most points first. `judged` is the model on the test
    leads, `references` are other definitions on the same leads, and `ceiling` is gradient boosting
    on the same fields and the same split, graded by the same rule. `points_to_double` more points
    double the odds of winning; `cut_off_rule` says how A, B and C were found; `allowed` are the
    leaks that a person let in.
    """

    model: ScoringModel
    scale: Scaling
    points_to_double: int
    cut_off_rule: str
    criteria: tuple[Suggested, ...]
    left_out: tuple[LeftOut, ...]
    allowed: tuple[str, ...]
    parts: Parts
    judged: Judged
    references: tuple[Judged, ...]
    ceiling: Judged

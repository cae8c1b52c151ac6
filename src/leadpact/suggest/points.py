"""Log-odds as whole points, and the scores at which grades begin."""

from dataclasses import dataclass
from math import ceil, exp, log

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.scoring_model import CutOffs

HIGHEST_SCORE = 100
_MOST_SURE = 0.9
_QUANTILES = (0.8, 0.5, 0.2)
_FEWEST_IN_GRADE = 30


@dataclass(frozen=True)
class Scaling:
    """How scores and odds go together: score = offset + factor × ln(odds of winning)."""

    factor: float
    offset: float

    @property
    def points_to_double(self) -> float:
        """So many more points double the odds."""
        return self.factor * log(2)

    def probability(self, score: float) -> float:
        """The probability of winning at that score, in [0, 1]."""
        return 1 / (1 + exp(-(score - self.offset) / self.factor))

    def score_at(self, probability: float) -> float:
        """The score at which winning is that likely; 0 < probability < 1."""
        return self.offset + self.factor * log(probability / (1 - probability))


def scaling(points: float, odds: float, points_to_double: float) -> Scaling:
    """The scaling at which so many points stand for these odds, and so many more double them.

    Siddiqi, Credit Risk Scorecards (2006): factor = pdo ÷ ln 2, offset = points − factor × ln odds.
    """
    factor = points_to_double / log(2)
    return Scaling(factor, points - factor * log(odds))


def points_to_double(log_odds: NDArray[np.float64]) -> int:
    """The whole number of points to double the odds with which scores end at about 100.

    `log_odds` are what the criteria add for each training lead, without the intercept.
    """
    highest = float(log_odds.max(initial=0.0))
    return max(1, round(HIGHEST_SCORE * log(2) / highest)) if highest > 0 else 10


def calibrated(score: NDArray[np.float64], won: NDArray[np.bool_], to_double: int) -> Scaling:
    """The scaling by which the training leads are won as often as expected on average."""
    from scipy.optimize import brentq
    from scipy.special import expit

    factor = to_double / log(2)

    def excess(offset: float) -> float:
        return float(expit((score - offset) / factor).mean() - won.mean())

    reach = 40 * factor + float(np.abs(score).max(initial=0.0))
    return Scaling(factor, float(brentq(excess, -reach, reach)))


@dataclass(frozen=True)
class GradeRule:
    """The cut-offs, and the sentence that says how they were found."""

    cut_offs: CutOffs
    words: str


def grade_rule(scale: Scaling, score: NDArray[np.float64], won: NDArray[np.bool_]) -> GradeRule:
    """A wins twice as often as the average lead, B as often, C half as often, by their scores.

    Where that leaves a grade nearly empty, or twice as often is more than 90 %, the best fifth of
    the training leads are A, the rest of the better half B, and all but the last fifth C.
    """
    overall = float(won.mean())
    if 2 * overall <= _MOST_SURE:
        a, b, c = (ceil(scale.score_at(overall * times)) for times in (2, 1, 0.5))
        if a > b > c and _filled(score, (a, b, c)):
            return GradeRule(
                CutOffs(a=a, b=b, c=c),
                "A: expected to be won at least twice as often as the average lead "
                f"({overall * 100:.0f} %); B: at least as often; C: at least half as often",
            )
    a, b, c = (ceil(np.quantile(score, share)) for share in _QUANTILES)
    b = min(b, a - 1)
    c = min(c, b - 1)
    return GradeRule(
        CutOffs(a=a, b=b, c=c),
        "A: about the best fifth of the leads; B: the rest of the better half; C: all but the "
        "last fifth",
    )


def _filled(score: NDArray[np.float64], cut_offs: tuple[int, int, int]) -> bool:
    edges = [-np.inf, *sorted(cut_offs), np.inf]
    leads, _ = np.histogram(score, edges)
    return bool(leads.min() >= min(_FEWEST_IN_GRADE, len(score) // 20))

"""Wins captured against the share of leads worked, from the best score down."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.patterns.outlook import ScoreCount

_STEPS = 195


@dataclass(frozen=True)
class CurvePoint:
    """The leads that score `score` or more, and how many of them were won.

    `of_leads` and `of_won` are both as shares of all in [0, 1]; 0 where there are none.
    """

    score: int
    leads: int
    won: int
    of_leads: float
    of_won: float


@dataclass(frozen=True)
class Curve:
    """Points from the best score down to all of `leads` and `won`, 200 at most.

    The scores of the cut-offs and of the MQL threshold are always among them; `at_threshold` is
    the latter's. Leads that raised their hand below the threshold are not in it.
    """

    points: tuple[CurvePoint, ...]
    at_threshold: CurvePoint
    leads: int
    won: int

    @property
    def worked(self) -> Share:
        """The share of leads that score the threshold or more."""
        return share(self.at_threshold.leads, self.leads)

    @property
    def captured(self) -> Share:
        """The share of wins among the leads that score the threshold or more."""
        return share(self.at_threshold.won, self.won)


def curve(scores: tuple[ScoreCount, ...], model: ScoringModel) -> Curve:
    """What working the leads from the best score down captures.

    `scores` is the histogram of the model's outlook: its cut-offs and its threshold start a bin.
    """
    starts = [one.score for one in scores]
    # After so many bins from the top: none, the best, the two best, and so on.
    leads = list(accumulate((one.leads for one in reversed(scores)), initial=0))
    won = list(accumulate((one.won for one in reversed(scores)), initial=0))

    def point(score: int) -> CurvePoint:
        bins = len(starts) - bisect_left(starts, score)
        return CurvePoint(
            score,
            leads[bins],
            won[bins],
            leads[bins] / max(1, leads[-1]),
            won[bins] / max(1, won[-1]),
        )

    cut = model.cut_offs
    edges = {cut.a, cut.b, cut.c, model.mql_threshold}
    drawn = edges | _evenly(starts, leads)
    return Curve(
        tuple(point(score) for score in sorted(drawn, reverse=True)),
        point(model.mql_threshold),
        leads[-1],
        won[-1],
    )


def _evenly(starts: list[int], leads: list[int]) -> set[int]:
    """The scores at which another part of the leads is worked through, and the lowest one."""
    chosen = set(starts[:1])
    part = leads[-1] / _STEPS
    due = part
    for bins, score in enumerate(reversed(starts), start=1):
        if leads[bins] > leads[bins - 1] and leads[bins] >= due:
            chosen.add(score)
            due = leads[bins] + part
    return chosen

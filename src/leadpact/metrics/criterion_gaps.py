"""What two proposals disagree about, criterion by criterion, and what the data says of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leadpact.domain.criteria import Criterion, why_sleeping
from leadpact.domain.fields import FieldType
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import field_words
from leadpact.patterns.outlook import Reach
from leadpact.patterns.patterns import all_criteria, points_on, worth
from leadpact.patterns.what_if import Board, reaches

OUTCOME = Missing(("outcome",))

# Parts of the average conversion: a difference from here on is much, and one that surely stays
# below the second is little.
_MUCH = 0.25
_AT_MOST = 0.5


class Says(StrEnum):
    """How much the data makes of a criterion."""

    MUCH = "much"
    LITTLE = "little"
    NOTHING = "nothing to be told"


@dataclass(frozen=True)
class CriterionGap(Record):
    """A criterion to which the teams give other points.

    `mean` is the mean over all leads of |Δ points × value|, and `cause` its share of the sum over
    the criteria, None where that is zero. `applies` and `rest` are the conversion of the leads it
    applies to (`leads`) and of the others, of which `unknown` may belong there; `difference` is
    the first less the second. `backs` is the team whose points the data backs.
    """

    criterion: str
    label: str
    marketing: int
    sales: int
    mean: float
    cause: float | None
    leads: int
    unknown: int
    applies: Share | Missing
    rest: Share | Missing
    difference: Difference | None
    says: Says
    backs: Team | None


@dataclass(frozen=True)
class IdleGap(Record):
    """A criterion to which the teams give other points, and why no lead feels it here."""

    criterion: str
    label: str
    marketing: int
    sales: int
    reason: str


@dataclass(frozen=True)
class _Told:
    """What the data says of a criterion."""

    applies: Share | Missing
    rest: Share | Missing
    difference: Difference | None
    says: Says


def gaps_of(
    board: Board, sales: ScoringModel, *, has_outcomes: bool
) -> tuple[tuple[CriterionGap, ...], tuple[IdleGap, ...]]:
    """The criteria with other points, the one that causes most first, and those that are idle.

    The board holds marketing's proposal. Idle here are criteria that are unknown for all leads.
    """
    patterns = board.patterns
    points = zip(board.points, points_on(patterns, sales), strict=True)
    leads = patterns.leads.astype(np.int64)
    everybody = int(leads.sum())
    found: list[tuple[int, Reach, int, int]] = []
    idle = []
    for place, (reach, (before, after)) in enumerate(zip(reaches(patterns), points, strict=True)):
        criterion = reach.criterion
        if before == after:
            continue
        if everybody and reach.unknown == everybody:
            reason = "unknown for all leads in this selection"
            idle.append(IdleGap(criterion.name, criterion.label, before, after, reason))
            continue
        values, unit = patterns.values[:, place], criterion.unit
        apart = np.abs(worth(values, after, unit) - worth(values, before, unit))
        found.append((int(leads @ apart.astype(np.int64)), reach, before, after))
    total = sum(one[0] for one in found)
    gaps = [_gap(one, everybody, total, has_outcomes=has_outcomes) for one in found]
    return tuple(sorted(gaps, key=lambda gap: -gap.mean)), tuple(idle)


def asleep_gaps(
    marketing: ScoringModel, sales: ScoringModel, filled: Mapping[str, FieldType]
) -> tuple[IdleGap, ...]:
    """The criteria with other points that the data cannot carry, and what they need."""
    return tuple(
        IdleGap(criterion.name, criterion.label, before, after, _need_words(criterion, reason))
        for criterion in all_criteria(marketing, sales)
        if (before := _points(marketing, criterion)) != (after := _points(sales, criterion))
        and (reason := why_sleeping(criterion, filled)) is not None
    )


def says_of(applies: Share, rest: Share) -> Says:
    """How much it tells of a lead's conversion whether a criterion applies to it.

    "Much": Newcombe's interval of the difference leaves zero out, and the difference is at least a
    quarter of the average conversion. "Little": it is smaller than that, or surely less than half
    of the average. Else, and with too few leads on either side, there is nothing to be told.
    """
    gap = difference(applies, rest)
    if gap is None or applies.too_few or rest.too_few:
        return Says.NOTHING
    average = (applies.numerator + rest.numerator) / (applies.denominator + rest.denominator)
    if gap.is_real:
        return Says.MUCH if abs(gap.value) >= _MUCH * average else Says.LITTLE
    if average and max(-gap.low, gap.high) < _AT_MOST * average:
        return Says.LITTLE
    return Says.NOTHING


def backed(marketing: int, sales: int, told: float) -> Team | None:
    """The team with more points in the direction in which conversion differs; None for neither.

    Points of the wrong sign, and none at all, are not backed even where the other team's are worse.
    """
    sign = 1 if told > 0 else -1
    more, team = max((sign * marketing, Team.MARKETING), (sign * sales, Team.SALES))
    return team if more > 0 and marketing != sales else None


def _gap(
    found: tuple[int, Reach, int, int], everybody: int, total: int, *, has_outcomes: bool
) -> CriterionGap:
    moved, reach, marketing, sales = found
    told = _told(reach, has_outcomes=has_outcomes)
    matters = told.difference if told.says is Says.MUCH else None
    return CriterionGap(
        criterion=reach.criterion.name,
        label=reach.criterion.label,
        marketing=marketing,
        sales=sales,
        mean=moved / everybody if everybody else 0.0,
        cause=moved / total if total else None,
        leads=reach.leads,
        unknown=reach.unknown,
        applies=told.applies,
        rest=told.rest,
        difference=told.difference,
        says=told.says,
        backs=None if matters is None else backed(marketing, sales, matters.value),
    )


def _told(reach: Reach, *, has_outcomes: bool) -> _Told:
    if not has_outcomes:
        return _Told(OUTCOME, OUTCOME, None, Says.NOTHING)
    applies = share(reach.rated_won, reach.rated)
    rest = share(reach.rest_rated_won, reach.rest_rated)
    return _Told(applies, rest, difference(applies, rest), says_of(applies, rest))


def _points(model: ScoringModel, criterion: Criterion) -> int:
    return dict(zip(model.criteria, model.points, strict=True)).get(criterion, 0)


def _need_words(criterion: Criterion, reason: str) -> str:
    """What would wake a criterion, with the field by its label where it is one that is missing."""
    missing = reason.removeprefix("needs ")
    return f"needs {field_words((missing,))}" if missing in criterion.needs else reason

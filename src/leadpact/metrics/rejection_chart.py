"""The rejection control chart: which weeks were out of control, and what was different in them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from leadpact.domain.figure import STAGE_HISTORY
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.rejections import (
    DecidedCount,
    decided_counts,
    has_dated_rejections,
    week_values,
)

SIGMAS = 3
FEWEST = 5
MOST_DIFFERENT = 5


@dataclass(frozen=True)
class Limits:
    """The centre of a control chart and the limits of one of its points, all in [0, 1]."""

    centre: float
    low: float
    high: float


@dataclass(frozen=True)
class ValueCount:
    """The hand-offs with one value of a field: in a week, and in all weeks."""

    field: str
    value: str
    in_week: int
    in_all: int


@dataclass(frozen=True)
class Different(Record):
    """A value that the week's hand-offs have more often than those of all other weeks."""

    field: str
    value: str
    in_week: Share
    otherwise: Share
    difference: Difference


@dataclass(frozen=True)
class RejectionWeek(Record):
    """The rejected of the hand-offs decided in the week of this Monday, with its limits.

    `centre` is the share over all weeks. `outside` says whether the week lies above or below its
    limits, and `different` what was different in it, the largest difference first.
    """

    week: date
    rejected: Share
    centre: float
    low: float
    high: float
    outside: str | None
    different: tuple[Different, ...]


def rejection_chart(
    store: Store, filters: Filters, _: ScoringModel
) -> tuple[RejectionWeek, ...] | Missing:
    """The weeks in the order of time; needs hand-offs whose decision is dated."""
    missing = lacking(store, figure_named("rejection_chart"), filters.dataset_id)
    if missing:
        return missing
    # Only the history of stages tells when sales said no.
    if not has_dated_rejections(store, filters.dataset_id):
        return Missing((STAGE_HISTORY,))
    return chart_of(store, filters, decided_counts(store, filters))


def chart_of(
    store: Store, filters: Filters, counts: Sequence[DecidedCount]
) -> tuple[RejectionWeek, ...]:
    """The weeks of these decided hand-offs in the order of time; those without a date are out."""
    decided: Counter[date] = Counter()
    rejected: Counter[date] = Counter()
    for one in counts:
        if one.week is not None:
            decided[one.week] += one.hand_offs
            rejected[one.week] += one.hand_offs if one.reason is not None else 0
    days = sorted(decided)
    shares = [share(rejected[day], decided[day]) for day in days]
    limits = limits_of(shares)
    sides = [outside(part, limit) for part, limit in zip(shares, limits, strict=True)]
    out = [day for day, side in zip(days, sides, strict=True) if side]
    values = _values(store, filters, counts, out) if out else {}
    return tuple(
        RejectionWeek(
            day,
            part,
            limit.centre,
            limit.low,
            limit.high,
            side,
            what_differed(values.get(day, ()), decided[day], decided.total()),
        )
        for day, part, limit, side in zip(days, shares, limits, sides, strict=True)
    )


def limits_of(shares: Sequence[Share]) -> tuple[Limits, ...]:
    """The p-chart's limits of each share: p̄ ± 3·√(p̄(1−p̄)/n), cut to [0, 1].

    p̄ is the share over all of them. Source: Montgomery, Introduction to Statistical Quality
    Control, the fraction nonconforming control chart with a variable sample size.
    """
    whole = sum(part.denominator for part in shares)
    if not whole:
        return ()
    centre = sum(part.numerator for part in shares) / whole
    widths = [SIGMAS * sqrt(centre * (1 - centre) / part.denominator) for part in shares]
    return tuple(
        Limits(centre, max(0.0, centre - width), min(1.0, centre + width)) for width in widths
    )


def outside(part: Share, limit: Limits) -> str | None:
    """On which side of its limits the share lies; None where it lies on or between them."""
    if part.rate is None or limit.low <= part.rate <= limit.high:
        return None
    # Where all or none are rejected the limits meet at the share, which arithmetic may miss.
    if abs(part.rate - limit.centre) < 1e-9:
        return None
    return "above" if part.rate > limit.high else "below"


def what_differed(values: Sequence[ValueCount], in_week: int, in_all: int) -> tuple[Different, ...]:
    """The values surely over-represented in a week of so many hand-offs, of so many in all.

    At least five of the week's hand-offs have the value, and the Newcombe interval of its share in
    the week less its share in the other weeks lies above zero. At most five, the largest first.
    """
    ordered = sorted(
        (one for one in values if one.in_week >= FEWEST),
        key=lambda one: (-_gap(one, in_week, in_all), one.field, one.value),
    )
    found: list[Different] = []
    for one in ordered:
        if len(found) == MOST_DIFFERENT or _gap(one, in_week, in_all) <= 0:
            break
        here = share(one.in_week, in_week)
        there = share(one.in_all - one.in_week, in_all - in_week)
        gap = difference(here, there)
        if gap is not None and gap.low > 0:
            found.append(Different(one.field, one.value, here, there, gap))
    return tuple(found)


def _gap(one: ValueCount, in_week: int, in_all: int) -> float:
    others = in_all - in_week
    return one.in_week / in_week - ((one.in_all - one.in_week) / others if others else 0.0)


def _values(
    store: Store, filters: Filters, counts: Sequence[DecidedCount], weeks: Sequence[date]
) -> dict[date, list[ValueCount]]:
    """Per week asked for the values that its hand-offs have, and how many hand-offs have each."""
    in_week: Counter[tuple[date, str, str]] = Counter()
    in_all: Counter[tuple[str, str]] = Counter()
    asked = set(weeks)
    for count in counts:
        if count.week is not None:
            for pair in _values_of(count):
                in_all[pair] += count.hand_offs
                if count.week in asked:
                    in_week[count.week, *pair] += count.hand_offs
    for one in week_values(store, filters, weeks, ("product", "owner")):
        in_all[one.field, one.value] += one.hand_offs
        if one.week is not None:
            in_week[one.week, one.field, one.value] += one.hand_offs
    found: dict[date, list[ValueCount]] = {}
    for (week, field, value), hand_offs in in_week.items():
        found.setdefault(week, []).append(ValueCount(field, value, hand_offs, in_all[field, value]))
    return found


def _values_of(count: DecidedCount) -> list[tuple[str, str]]:
    values = (("source", count.source), ("campaign", count.campaign), ("reason", count.reason))
    return [(field, value) for field, value in values if value is not None]

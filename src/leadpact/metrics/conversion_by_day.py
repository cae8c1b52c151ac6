"""How much of each source has been won by day 30, 60, 90 and 180, however young its leads are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.lifetimes import DayCount, Lifetimes, Reached, lifetimes
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.lifetimes import day_counts

DAYS = (30, 60, 90, 180)
# Each curve takes a hundredth of a second; more than these nobody reads.
MOST_SOURCES = 24


class Group(StrEnum):
    """Whose conversion it is."""

    SOURCE = "source"
    OTHERS = "other sources"
    ALL = "all sources"


@dataclass(frozen=True)
class SourceCurve:
    """The conversion by day of a source, of the smaller sources together, or of all.

    `source` is None for leads without one, and for several sources; `sources` says how many.
    `unseen` are leads whose days cannot be told: they have no date, or one that cannot be.
    """

    group: Group
    source: str | None
    sources: int
    life: Lifetimes
    unseen: int


@dataclass(frozen=True)
class ConversionByDay(Record):
    """The share of a source's leads that is won by a day.

    `at_risk` are the leads that were watched to that day; where there are none, the day lies
    beyond what the data can see, and there is no rate.
    """

    group: Group
    source: str | None
    sources: int
    leads: int
    day: int
    at_risk: int
    rate: float | None
    low: float | None
    high: float | None


def source_curves(store: Store, filters: Filters) -> tuple[SourceCurve, ...] | Missing:
    """The 24 largest sources, the smaller ones together, and last all sources."""
    missing = lacking(store, figure_named("conversion_by_day"), filters.dataset_id)
    if missing:
        return missing
    found = day_counts(store, "conversion_by_day", filters, MOST_SOURCES)
    parts = tuple(
        SourceCurve(
            Group.SOURCE if place < MOST_SOURCES else Group.OTHERS,
            one.key,
            one.keys,
            lifetimes(one.counts),
            one.unseen,
        )
        for place, one in enumerate(found)
    )
    whole = SourceCurve(
        Group.ALL,
        None,
        sum(one.keys for one in found),
        lifetimes(_added([count for one in found for count in one.counts])),
        sum(one.unseen for one in found),
    )
    return (*parts, whole) if parts else ()


def conversion_by_day(
    store: Store, filters: Filters, _model: ScoringModel
) -> tuple[ConversionByDay, ...] | Missing:
    """The figure: one record per source and day, the largest source first and all sources last."""
    curves = source_curves(store, filters)
    if isinstance(curves, Missing):
        return curves
    return tuple(_record(curve, curve.life.by(day)) for curve in curves for day in DAYS)


def _record(curve: SourceCurve, reached: Reached) -> ConversionByDay:
    return ConversionByDay(
        curve.group,
        curve.source,
        curve.sources,
        curve.life.count,
        reached.day,
        reached.at_risk,
        reached.rate,
        reached.low,
        reached.high,
    )


def _added(counts: Sequence[DayCount]) -> list[DayCount]:
    """One count per day."""
    sums: dict[int, tuple[int, int]] = {}
    for one in counts:
        happened, watched = sums.get(one.day, (0, 0))
        sums[one.day] = (happened + one.happened, watched + one.watched)
    return [DayCount(day, *both) for day, both in sums.items()]

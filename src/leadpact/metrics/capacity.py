"""Can sales work what marketing sends?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.capacity_threshold import FittingThreshold, fitting_threshold
from leadpact.metrics.qualified import Mean, MonthOfRep, ScoreRow, Worth, qualified_leads
from leadpact.metrics.record import Record
from leadpact.metrics.rep_load import (
    RepLoad,
    RepMonth,
    rep_loads,
    rep_months,
    total_capacity,
    working_reps,
)
from leadpact.metrics.routing import Branch, routing
from leadpact.metrics.shares import Missing, lacking
from leadpact.metrics.what_if import months_of
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.reps import Rep


@dataclass(frozen=True)
class LeadsNeeded(Record):
    """The qualified leads a month that bring the quota: quota ÷ (average amount × conversion).

    `quota` is that of `quotas` reps together. From `low` to `high` as the intervals of both give
    it; None where nothing can be told, `high` also where they may be worth nothing.
    """

    quota: float
    quotas: int
    average_amount: Mean
    conversion: Share
    leads: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class TeamMonth:
    """The qualified leads created in one month, with or without a rep, for each of the reps.

    `is_whole` says that the as-of date is not before the month's end.
    """

    month: str
    qualified: int
    a_rep: float
    is_whole: bool = True


@dataclass(frozen=True)
class CapacityAnswer:
    """What reaches the team and each rep in a month, and what fits.

    `a_rep` and `capacity` are for one rep and month on average, None where months, reps or
    capacities are not known; `assumed` reps have the assumed capacity.
    """

    qualified: int
    a_month: float | None
    a_rep: float | None
    capacity: float | None
    assumed: int
    reps: tuple[RepLoad, ...]
    months: tuple[TeamMonth, ...]
    needed: LeadsNeeded | Missing
    threshold: FittingThreshold | Missing | None
    branches: tuple[Branch, ...] | Missing


def capacity(
    store: Store, filters: Filters, model: ScoringModel, assumed: float | None
) -> CapacityAnswer:
    """What reaches the reps; `assumed` is what a rep can work for whom nothing was set."""
    reps = working_reps(store, filters)
    span = months_of(store, filters)
    found = qualified_leads(store, filters, model)
    total = total_capacity(reps, assumed)
    a_month = found.total / span if span else None
    return CapacityAnswer(
        qualified=found.total,
        a_month=a_month,
        a_rep=a_month / len(reps) if a_month is not None and reps else None,
        capacity=total / len(reps) if total is not None else None,
        assumed=sum(rep.capacity is None for rep in reps) if assumed is not None else 0,
        reps=rep_loads(found, reps, assumed),
        months=_by_month(found.months, len(reps), _month_under_way(store, filters)),
        needed=_needed(reps, found.worth),
        threshold=_threshold(store, filters, found.scores, model.mql_threshold, total),
        branches=routing(store, filters),
    )


def load_per_rep(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[RepMonth, ...] | Missing:
    """The qualified leads of each rep by month of creation; needs owners and dates."""
    lacks = lacking(store, figure_named("load_per_rep"), filters.dataset_id)
    return lacks or rep_months(qualified_leads(store, filters, model), working_reps(store, filters))


def leads_needed(store: Store, filters: Filters, model: ScoringModel) -> LeadsNeeded | Missing:
    """The qualified leads a month that bring all quotas; needs amounts and a quota."""
    lacks = lacking(store, figure_named("leads_needed"), filters.dataset_id)
    return lacks or _needed(
        working_reps(store, filters), qualified_leads(store, filters, model).worth
    )


def threshold_for_capacity(
    store: Store, filters: Filters, model: ScoringModel
) -> FittingThreshold | Missing | None:
    """The threshold that fits what the reps can work; needs dates and every rep's capacity."""
    total = total_capacity(working_reps(store, filters), None)
    scores = qualified_leads(store, filters, model).scores
    return _threshold(store, filters, scores, model.mql_threshold, total)


def _threshold(
    store: Store, filters: Filters, scores: Sequence[ScoreRow], now: int, total: float | None
) -> FittingThreshold | Missing | None:
    lacks = lacking(store, figure_named("threshold_for_capacity"), filters.dataset_id)
    if lacks or total is None:
        return lacks or Missing(("capacity",))
    months = months_of(store, filters)
    return fitting_threshold(scores, now, months, total) if months else None


def _needed(reps: Sequence[Rep], worth: Worth) -> LeadsNeeded | Missing:
    quotas = [rep.quota for rep in reps if rep.quota is not None]
    if not quotas:
        return Missing(("quota",))
    quota = sum(quotas)
    return LeadsNeeded(
        quota=quota,
        quotas=len(quotas),
        average_amount=worth.amount,
        conversion=worth.conversion,
        leads=_parted(quota, worth.value),
        low=_parted(quota, worth.high),
        high=_parted(quota, worth.low),
    )


def _parted(quota: float, worth: float | None) -> float | None:
    return quota / worth if worth else None


def _by_month(
    months: Sequence[MonthOfRep], reps: int, under_way: str | None
) -> tuple[TeamMonth, ...]:
    by_month: dict[str, int] = {}
    for one in months:
        if one.month is not None:
            by_month[one.month] = by_month.get(one.month, 0) + one.qualified
    return tuple(
        TeamMonth(month, qualified, qualified / reps if reps else 0.0, month != under_way)
        for month, qualified in sorted(by_month.items())
    )


def _month_under_way(store: Store, filters: Filters) -> str | None:
    """The month of the as-of date, where that is not its last day."""
    as_of = filters.as_of or basis_of(store, filters.dataset_id).as_of
    if as_of is None or (as_of + timedelta(days=1)).day == 1:
        return None
    return f"{as_of:%Y-%m}"

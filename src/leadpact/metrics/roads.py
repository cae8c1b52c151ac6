"""Where leads stall: each step of the road, and each month's leads on it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle, middle
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.roads import CohortCount, StepCount, road_counts

ROAD = ("inquiry", "mql", "sal", "sql", "opportunity", "won")

SLOW = 90
"""A lead stalls when it waits longer than this percentile of the days of those that moved on."""


@dataclass(frozen=True)
class Step(Record):
    """One step of the road: the leads that entered it, and what became of them.

    `moved_on` is of all that entered; the others are rejected, handed back, lost or open, and
    `stalled` of the open ones wait longer than `slow_days`, the 90th percentile of the days of
    those that moved on. Days and what follows from them are None where no dates tell.
    """

    step: str
    next_step: str
    moved_on: Share
    days: Middle | None
    slow_days: float | None
    rejected: int
    handed_back: int
    lost: int
    open: int
    stalled: int | None


@dataclass(frozen=True)
class StageTime(Record):
    """How long leads were in a stage before they moved on."""

    stage: str
    days: Middle


@dataclass(frozen=True)
class Cohort(Record):
    """The leads created in a month ("2026-05") and the share of them that reached a step.

    `is_mature`: the youngest of them is old enough to have reached it, had it taken as long as it
    takes nine in ten that do.
    """

    month: str
    step: str
    reached: Share
    is_mature: bool


@dataclass(frozen=True)
class Road:
    """The steps in order, and each month's leads on them."""

    steps: tuple[Step, ...]
    cohorts: tuple[Cohort, ...] | Missing


def road(store: Store, filters: Filters) -> Road | Missing:
    """How far the filtered leads came; needs `stage`, and for the months `created_at`."""
    missing = lacking(store, figure_named("funnel"), filters.dataset_id)
    if missing:
        return missing
    step_counts, cohort_counts = road_counts(store, filters)
    by_step: dict[str, list[StepCount]] = {}
    for count in step_counts:
        by_step.setdefault(count.step, []).append(count)
    undated = lacking(store, figure_named("cohorts"), filters.dataset_id)
    return Road(
        tuple(_step(counts) for counts in by_step.values()),
        undated or _cohorts(store, filters, cohort_counts),
    )


def funnel(store: Store, filters: Filters) -> tuple[Step, ...] | Missing:
    """The steps that filtered leads entered, in the order of the road."""
    found = road(store, filters)
    return found if isinstance(found, Missing) else found.steps


def cohorts(store: Store, filters: Filters) -> tuple[Cohort, ...] | Missing:
    """Each month's leads and the share that reached each step after the first, months in order."""
    missing = lacking(store, figure_named("cohorts"), filters.dataset_id)
    found = missing or road(store, filters)
    return found if isinstance(found, Missing) else found.cohorts


def time_in_stage(store: Store, filters: Filters) -> tuple[StageTime, ...] | Missing:
    """The days that leads were in each stage before they moved on; needs dates of stages."""
    missing = lacking(store, figure_named("time_in_stage"), filters.dataset_id)
    steps = missing or funnel(store, filters)
    if isinstance(steps, Missing):
        return steps
    timed = tuple(StageTime(step.step, step.days) for step in steps if step.days is not None)
    return timed if timed or not steps else Missing(("mql_at",))


def _cohorts(
    store: Store, filters: Filters, all_counts: Iterable[CohortCount]
) -> tuple[Cohort, ...]:
    basis = basis_of(store, filters.dataset_id)
    counts = [count for count in all_counts if count.month]
    entered = _entered(counts)
    needed = {
        step: _slow_days((one.days, one.leads) for one in counts if one.step == step)
        for step in ROAD
    } | {"won": basis.maturity_days}
    as_of = filters.as_of or basis.as_of
    reachable = {one.next_step for one in counts}
    return tuple(
        Cohort(
            f"{month:%Y-%m}",
            step,
            share(entered[month, step], entered[month, ROAD[0]]),
            _is_mature(month, needed[step], as_of),
        )
        for month in sorted({month for month, _ in entered})
        for step in ROAD[1:]
        if step in reachable
    )


def _entered(counts: Iterable[CohortCount]) -> Counter[tuple[date, str]]:
    """The leads per month and step; a lead that moved on from the last one was won."""
    entered: Counter[tuple[date, str]] = Counter()
    for one in counts:
        if one.month is not None:
            entered[one.month, one.step] += one.leads
            if one.next_step == "won":
                entered[one.month, "won"] += one.moved_on
    return entered


def _is_mature(month: date, needed: float | None, as_of: date | None) -> bool:
    if needed is None or as_of is None:
        return False
    next_month = (month + timedelta(days=31)).replace(day=1)
    return (as_of - next_month).days + 1 >= needed


def _step(counts: Sequence[StepCount]) -> Step:
    leads: Counter[str] = Counter()
    for one in counts:
        leads[one.part] += one.leads
    moved = _days((one.days, one.leads) for one in counts if one.part == "moved on")
    slow = _slow_days((one.days, one.leads) for one in counts if one.part == "moved on")
    return Step(
        step=counts[0].step,
        next_step=counts[0].next_step,
        moved_on=share(leads["moved on"], leads.total()),
        days=middle(moved) if len(moved) else None,
        slow_days=slow,
        rejected=leads["rejected"],
        handed_back=leads["handed back"],
        lost=leads["lost"],
        open=leads["open"],
        stalled=None
        if slow is None
        else sum(
            one.leads
            for one in counts
            if one.part == "open" and one.days is not None and one.days > slow
        ),
    )


def _days(counted: Iterable[tuple[int | None, int]]) -> NDArray[np.float64]:
    """One number per lead whose days are known."""
    known = [(days, leads) for days, leads in counted if days is not None]
    return np.repeat(
        np.array([days for days, _ in known], dtype=np.float64), [leads for _, leads in known]
    )


def _slow_days(counted: Iterable[tuple[int | None, int]]) -> float | None:
    """The 90th percentile of the days; None where none are known."""
    days = _days(counted)
    return float(np.percentile(days, SLOW)) if len(days) else None

"""The road from inquiry to win: how many leads went each step, how long it took, who stalls.

What it means to have entered a step and to have moved on stands in `sql/funnel.sql` alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import LeadList, Query, compose, lead_list, listed, over_figure

Numbers = NDArray[np.float64]

_COUNTED = """select
    grouping(part) = 1 as by_month, month, any_value(key), any_value(next_step),
    part, days, days_to_step, count(*), count(*) filter (where counted)
from (select *, cast(date_trunc('month', created_at) as date) as month from figure)
group by grouping sets ((place, part, days), (place, month, days_to_step))
order by by_month, month nulls last, place, part, days nulls last, days_to_step nulls last"""
_WHAT_REPS_DO = "cast([] as varchar[]) /* what reps do */"


@dataclass(frozen=True)
class StepCount:
    """Leads that entered a step, by what became of them there and the days that it took.

    `part` is "moved on", "open", "rejected", "handed back" or "lost". `days` is None where a date
    is not known; of leads that did not move on they run to the as-of date.
    """

    step: str
    next_step: str
    part: str
    days: int | None
    leads: int


@dataclass(frozen=True)
class CohortCount:
    """Leads created in a month that entered a step, by days from creation; and those that moved on.

    `month` is its first day, None where the creation date is not known.
    """

    month: date | None
    step: str
    next_step: str
    days: int | None
    leads: int
    moved_on: int


@dataclass(frozen=True)
class Journeys:
    """Won leads' days from first touch to close, the shares before sales in [0, 1], and bumps.

    Each has one number per won lead of which it is known.
    """

    days: Numbers
    before_sales: Numbers
    bumps: Numbers


@dataclass(frozen=True)
class FirstContacts:
    """Hours from the first hand-off to the first sales contact of every lead that had one.

    `within_24_hours` counts those of at most 24, `leads` also those that sales never spoke to.
    """

    hours: Numbers
    within_24_hours: int
    leads: int


def road_counts(
    store: Store, filters: Filters
) -> tuple[tuple[StepCount, ...], tuple[CohortCount, ...]]:
    """What became of the filtered leads in each step, and the steps that each month's entered.

    Both come in the order of the road, the months in order; the leads are gone through once.
    """
    query = over_figure(compose(store, "funnel", filters), _COUNTED)
    steps: list[StepCount] = []
    cohorts: list[CohortCount] = []
    for by_month, month, key, next_step, part, days, days_to_step, leads, moved_on in store.rows(
        query.text, query.parameters
    ):
        if by_month:
            cohorts.append(CohortCount(month, key, next_step, days_to_step, leads, moved_on))
        else:
            steps.append(StepCount(key, next_step, part, days, leads))
    return tuple(steps), tuple(cohorts)


def journeys(store: Store, filters: Filters) -> Journeys:
    """How the filtered leads that were won came to it."""
    query = compose(store, "journeys", filters)
    found = store.arrays(query.text, query.parameters)
    return Journeys(*(_known(found[name]) for name in ("days", "before_sales", "bumps")))


def first_contacts(store: Store, filters: Filters) -> FirstContacts:
    """How soon sales spoke to the filtered leads that were handed off."""
    query = over_figure(
        compose(store, "contacted_within_24_hours", filters), "select hours, counted from figure"
    )
    found = store.arrays(query.text, query.parameters)
    return FirstContacts(_known(found["hours"]), int(found["counted"].sum()), len(found["counted"]))


def activity_texts(store: Store, dataset_id: int) -> tuple[str, ...]:
    """The different texts of the data set's activities, in order."""
    rows = store.rows(
        "select distinct activity from activity where dataset_id = $dataset_id order by activity",
        {"dataset_id": dataset_id},
    )
    return tuple(str(text) for (text,) in rows)


def tried_five_times(
    store: Store, filters: Filters, what_reps_do: Sequence[str]
) -> tuple[int, int]:
    """Leads tried five times in 14 days, and leads handed off that long ago.

    `what_reps_do` are the texts of activities that count as an attempt.
    """
    query = compose(store, "five_attempts_in_14_days", filters)
    asked = replace(
        query,
        question=query.question.replace(_WHAT_REPS_DO, "$what_reps_do"),
        parameters={**query.parameters, "what_reps_do": list(what_reps_do)},
    )
    over = over_figure(asked, "select count(*) filter (where counted), count(*) from figure")
    counted, leads = store.rows(over.text, over.parameters)[0]
    return int(counted), int(leads)


def stalled_query(
    store: Store, filters: Filters, model: ScoringModel, step: str, longer_than: float
) -> Query:
    """The open leads that entered the step, did not move on, and wait longer than those days.

    One row per lead with score and grade, the best first.
    """
    funnel = compose(store, "funnel", filters, model)
    question = f"""select lead_id, true as counted from (
{funnel.question.rstrip()}
)
where key = $step and part = 'open' and days > $longer_than"""
    query = lead_list(replace(funnel, question=question))
    return replace(query, parameters={**query.parameters, "step": step, "longer_than": longer_than})


def stalled_leads(store: Store, query: Query, limit: int | None = None) -> LeadList:
    """The leads of such a query; `total` counts those beyond the limit too."""
    found = listed(store, query, limit)
    return LeadList(found.columns[1:], tuple(row[1:] for row in found.rows), found.total)


def _known(column: NDArray[np.generic]) -> Numbers:
    """The column's numbers without those that are unknown."""
    return np.ma.compressed(column).astype(np.float64)

"""From first touch to close: the length, the part before sales, the bumps, the first contacts."""

import re
from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle, middle
from leadpact.domain.shares import Share, share
from leadpact.ingest.activity_kinds import ActivityKind, activity_kind
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store import roads
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.questions import counts

_STAGE_DATES = frozenset({"mql_at", "sal_at", "sql_at", "opportunity_at"})
_BY_REPS = frozenset({ActivityKind.CALL, ActivityKind.MEETING, ActivityKind.SALES_EMAIL})
# What counts nowhere else, since nobody was spoken to, is an attempt all the same.
_IN_VAIN = re.compile(
    r"attempt|no answer|voice ?mail|missed call|call missed|no show|anrufversuch", re.IGNORECASE
)


@dataclass(frozen=True)
class Bumps(Record):
    """Moves backwards per won lead: their mean and median, and the share of leads with none."""

    mean: float | None
    per_lead: Middle
    none: Share


def journey_before_sales(store: Store, filters: Filters) -> Middle | Missing:
    """The share of won leads' journeys that lies before the first sales contact, in [0, 1]."""
    missing = lacking(store, figure_named("journey_before_sales"), filters.dataset_id)
    return missing or middle(roads.journeys(store, filters).before_sales)


def journey_length(store: Store, filters: Filters) -> Middle | Missing:
    """Days from first touch to close of won leads."""
    missing = lacking(store, figure_named("journey_length"), filters.dataset_id)
    return missing or middle(roads.journeys(store, filters).days)


def bumps(store: Store, filters: Filters) -> Bumps | Missing:
    """The moves backwards of won leads whose bumps are known."""
    missing = lacking(store, figure_named("bumps"), filters.dataset_id)
    if missing:
        return missing
    counted = roads.journeys(store, filters).bumps
    return Bumps(
        float(counted.mean()) if len(counted) else None,
        middle(counted),
        share(int((counted == 0).sum()), len(counted)),
    )


def time_to_first_contact(store: Store, filters: Filters) -> Middle | Missing:
    """Hours from a lead's first hand-off to the first sales contact; whole days where no clock.

    Of leads handed off at least a day before the as-of date that sales had not spoken to before.
    """
    missing = _no_contacts(store, filters)
    return missing or middle(roads.hours_to_contact(store, filters))


def contacted_within_24_hours(store: Store, filters: Filters) -> Share | Missing:
    """The share of handed-off leads that sales spoke to within 24 hours."""
    missing = _no_contacts(store, filters)
    return missing or share(*counts(store, "contacted_within_24_hours", filters))


def five_attempts_in_14_days(store: Store, filters: Filters) -> Share | Missing:
    """The share of handed-off leads that reps tried five times in 14 days; needs activities."""
    what_reps_do = [
        text
        for text in roads.activity_texts(store, filters.dataset_id)
        if activity_kind(text) in _BY_REPS or _IN_VAIN.search(text)
    ]
    if not what_reps_do:
        return Missing(("activity",))
    return _no_dates(store, filters) or share(*roads.tried_five_times(store, filters, what_reps_do))


def _no_contacts(store: Store, filters: Filters) -> Missing | None:
    missing = lacking(store, figure_named("time_to_first_contact"), filters.dataset_id)
    return missing or _no_dates(store, filters)


def _no_dates(store: Store, filters: Filters) -> Missing | None:
    """What lacks where no lead's hand-off has a day."""
    dated = _STAGE_DATES & set(filled_fields(store, filters.dataset_id))
    return None if dated else Missing(("mql_at",))

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


@dataclass(frozen=True)
class WonJourneys:
    """How won leads came to it: the share of the journey before sales, its days, its bumps."""

    before_sales: Middle | Missing
    length: Middle | Missing
    bumps: Bumps | Missing


@dataclass(frozen=True)
class Contacts:
    """How soon sales spoke to the leads it was given: hours, and the share within 24 of them."""

    hours: Middle | Missing
    within_24_hours: Share | Missing


def won_journeys(store: Store, filters: Filters) -> WonJourneys:
    """All that the cards say of the filtered leads that were won."""
    found = roads.journeys(store, filters)
    return WonJourneys(
        _lacks(store, "journey_before_sales", filters) or middle(found.before_sales),
        _lacks(store, "journey_length", filters) or middle(found.days),
        _lacks(store, "bumps", filters) or _bumps(found.bumps),
    )


def journey_before_sales(store: Store, filters: Filters) -> Middle | Missing:
    """The share of won leads' journeys that lies before the first sales contact, in [0, 1]."""
    return won_journeys(store, filters).before_sales


def journey_length(store: Store, filters: Filters) -> Middle | Missing:
    """Days from first touch to close of won leads."""
    return won_journeys(store, filters).length


def bumps(store: Store, filters: Filters) -> Bumps | Missing:
    """The moves backwards of won leads whose bumps are known."""
    return won_journeys(store, filters).bumps


def contacts(store: Store, filters: Filters) -> Contacts:
    """First contacts of leads handed off at least a day before the as-of date.

    Leads that sales had spoken to before their first hand-off are left out.
    """
    missing = _lacks(store, "time_to_first_contact", filters) or _no_dates(store, filters)
    if missing:
        return Contacts(missing, missing)
    found = roads.first_contacts(store, filters)
    return Contacts(middle(found.hours), share(found.within_24_hours, found.leads))


def time_to_first_contact(store: Store, filters: Filters) -> Middle | Missing:
    """Hours from a lead's first hand-off to the first sales contact; whole days where no clock."""
    return contacts(store, filters).hours


def contacted_within_24_hours(store: Store, filters: Filters) -> Share | Missing:
    """The share of handed-off leads that sales spoke to within 24 hours."""
    return contacts(store, filters).within_24_hours


def five_attempts_in_14_days(store: Store, filters: Filters) -> Share | Missing:
    """The share of handed-off leads that reps tried five times in 14 days; needs activities."""
    what_reps_do = attempt_texts(store, filters.dataset_id)
    if not what_reps_do:
        return Missing(("activity",))
    return _no_dates(store, filters) or share(*roads.tried_five_times(store, filters, what_reps_do))


def attempt_texts(store: Store, dataset_id: int) -> tuple[str, ...]:
    """The texts of the data set's activities that are attempts of a rep to reach a lead."""
    return tuple(
        text
        for text in roads.activity_texts(store, dataset_id)
        if activity_kind(text) in _BY_REPS or _IN_VAIN.search(text)
    )


def _bumps(counted: roads.Numbers) -> Bumps:
    return Bumps(
        float(counted.mean()) if len(counted) else None,
        middle(counted),
        share(int((counted == 0).sum()), len(counted)),
    )


def _lacks(store: Store, name: str, filters: Filters) -> Missing | None:
    return lacking(store, figure_named(name), filters.dataset_id)


def _no_dates(store: Store, filters: Filters) -> Missing | None:
    """What lacks where no lead's hand-off has a day."""
    dated = _STAGE_DATES & set(filled_fields(store, filters.dataset_id))
    return None if dated else Missing(("mql_at",))

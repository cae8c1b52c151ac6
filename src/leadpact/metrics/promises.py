"""Do we keep our promises? Each team's, month by month, from the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from leadpact.domain.fields import FieldType
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.journeys import attempt_texts
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields
from leadpact.store.promise_counts import (
    MonthHeld,
    by_month,
    months_held,
    of_month,
    promised_query,
)
from leadpact.store.questions import Query, awake

_STAGE_DATES = frozenset({"mql_at", "sal_at", "sql_at", "opportunity_at"})
_HOURS_A_DAY = 24


class Standing(StrEnum):
    """How a promise stands in a month."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "still open"
    TOO_FEW = "too few to judge"


@dataclass(frozen=True)
class PromisedMonth:
    """A promise in one month: what held of how many, and how it stands.

    Of good leads the share is that of the month's leads, and their number is what counts.
    """

    month: date
    share: Share
    standing: Standing


@dataclass(frozen=True)
class PromiseKept:
    """A promise and its months, the oldest first, or what the data lacks to tell.

    `undated` of its leads or no's cannot be told a month.
    """

    promise: Promise
    months: tuple[PromisedMonth, ...] | Missing
    undated: int = 0

    @property
    def kept(self) -> Share:
        """The months in which it was kept ÷ those that are over and can be judged."""
        months = () if isinstance(self.months, Missing) else self.months
        kept = sum(one.standing is Standing.KEPT for one in months)
        return share(kept, kept + sum(one.standing is Standing.BROKEN for one in months))

    @property
    def newest(self) -> PromisedMonth | None:
        """The newest month that can be judged."""
        months = () if isinstance(self.months, Missing) else self.months
        judged = (Standing.KEPT, Standing.BROKEN)
        return next((one for one in reversed(months) if one.standing in judged), None)


def promises_kept(
    store: Store, filters: Filters, model: ScoringModel, promises: Sequence[Promise]
) -> tuple[PromiseKept, ...]:
    """Each promise by month, in the order given.

    The month is that of creation for good leads, of the no for reasons with a no, and of the lead's
    first hand-off for the others. Good leads are those that grade A or B under the model.
    """
    return tuple(_kept(store, filters, model, promise) for promise in promises)


def query_of(store: Store, filters: Filters, model: ScoringModel, promise: Promise) -> Query:
    """The SQL behind a promise: one row per month."""
    return by_month(_promised(store, filters, model, promise))


def leads_query_of(
    store: Store, filters: Filters, model: ScoringModel, promise: Promise, month: date | None
) -> Query:
    """The SQL of the leads behind a month of a promise, or behind all its months (None).

    One row per lead, or per no where the promise is about no's; those that count come first.
    """
    return of_month(_promised(store, filters, model, promise), month)


def standing_of(promise: Promise, found: Share, ends: date, as_of: date) -> Standing:
    """How the promise stands with so many of the month that ends that day.

    It is open until the month is over, and for its last hand-offs the hours or days promised.
    """
    if ends + timedelta(days=_grace(promise)) > as_of:
        return Standing.OPEN
    if promise.share is None:
        is_kept = found.numerator >= (promise.number or 0)
        return Standing.KEPT if is_kept else Standing.BROKEN
    if found.too_few:
        return Standing.TOO_FEW
    return Standing.KEPT if (found.rate or 0.0) >= promise.share else Standing.BROKEN


def _kept(store: Store, filters: Filters, model: ScoringModel, promise: Promise) -> PromiseKept:
    as_of = filters.as_of or basis_of(store, filters.dataset_id).as_of
    missing = _lacks(store, filters.dataset_id, model, promise.kind)
    if missing is not None or as_of is None:
        return PromiseKept(promise, missing or Missing(("created_at",)))
    found = months_held(store, _promised(store, filters, model, promise))
    held = {one.month: one for one in found if one.month is not None and one.month <= as_of}
    months = (
        tuple(
            _month(promise, held.get(month, MonthHeld(month, 0, 0)), month, as_of)
            for month in _every(min(held), as_of)
        )
        if held
        else ()
    )
    return PromiseKept(promise, months, sum(one.of for one in found if one.month is None))


def _month(promise: Promise, held: MonthHeld, month: date, as_of: date) -> PromisedMonth:
    found = share(held.held, held.of)
    return PromisedMonth(month, found, standing_of(promise, found, _last_day(month), as_of))


def _every(first: date, as_of: date) -> list[date]:
    """The first days of all months from the first one to that of the as-of date."""
    months = [first]
    while _last_day(months[-1]) < as_of:
        months.append(_last_day(months[-1]) + timedelta(days=1))
    return months


def _last_day(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _grace(promise: Promise) -> int:
    """The days after a hand-off in which the promise can still be kept."""
    if promise.kind is PromiseKind.FIRST_CONTACT:
        return ceil((promise.number or 0) / _HOURS_A_DAY)
    return promise.days or 0


def _lacks(store: Store, dataset_id: int, model: ScoringModel, kind: PromiseKind) -> Missing | None:
    """The fields that the promise needs and the data lacks."""
    filled = filled_fields(store, dataset_id)
    if kind is PromiseKind.GOOD_LEADS:
        return None if "created_at" in filled else Missing(("created_at",))
    if kind is PromiseKind.REASON_WITH_NO:
        return lacking(store, figure_named("rejection_pareto"), dataset_id)
    if not _STAGE_DATES & set(filled):
        return Missing(("mql_at",))
    return {
        PromiseKind.REASONS: lambda: _no_reasons(model, filled),
        PromiseKind.FIRST_CONTACT: lambda: lacking(
            store, figure_named("time_to_first_contact"), dataset_id
        ),
        PromiseKind.ATTEMPTS: lambda: (
            None if attempt_texts(store, dataset_id) else Missing(("activity",))
        ),
    }[kind]()


def _promised(store: Store, filters: Filters, model: ScoringModel, promise: Promise) -> Query:
    is_attempts = promise.kind is PromiseKind.ATTEMPTS
    attempts = attempt_texts(store, filters.dataset_id) if is_attempts else ()
    return promised_query(store, filters, model, promise, attempts)


def _no_reasons(model: ScoringModel, filled: Mapping[str, FieldType]) -> Missing | None:
    """Fields that would let a criterion speak for a lead, where none can."""
    if any(points > 0 for points in awake(model, filled).model.points):
        return None
    asleep = zip(model.criteria, model.points, strict=True)
    return Missing(tuple(dict.fromkeys(one.field for one, points in asleep if points > 0))[:3])

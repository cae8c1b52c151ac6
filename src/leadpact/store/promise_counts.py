"""What the data says of promises, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.criteria_sql import worth_sql
from leadpact.store.database import Parameter, Store, sql_file
from leadpact.store.datasets import filled_fields
from leadpact.store.questions import awake, over_valued, rows_of

_REASONS = "0 /* reasons */"


@dataclass(frozen=True)
class MonthHeld:
    """A month's first day (None: the day is not known), its leads or no's, and those that hold.

    What holds: a grade of A or B, reasons enough, a contact in time, attempts enough, a reason.
    """

    month: date | None
    held: int
    of: int


def months_held(
    store: Store,
    filters: Filters,
    model: ScoringModel,
    promise: Promise,
    what_reps_do: Sequence[str] = (),
) -> tuple[MonthHeld, ...]:
    """The months of the promise's leads or no's in order, those of unknown days last.

    `what_reps_do` are the texts of activities that count as an attempt.
    """
    if promise.kind is PromiseKind.GOOD_LEADS:
        rows = rows_of(store, "good_leads_by_month", filters, model)
        return tuple(MonthHeld(month, good, leads) for month, leads, good in rows)
    if promise.kind is PromiseKind.REASON_WITH_NO:
        rows = rows_of(store, "noes_by_month", filters)
        return tuple(MonthHeld(month, given, noes) for month, noes, given in rows)
    found = []
    for month, leads, with_reasons, reached, in_time, tried in _hand_offs(
        store, filters, model, promise, what_reps_do
    ):
        held = {
            PromiseKind.REASONS: (with_reasons, leads),
            PromiseKind.FIRST_CONTACT: (in_time, reached),
            PromiseKind.ATTEMPTS: (tried, leads),
        }[promise.kind]
        found.append(MonthHeld(month, *held))
    return tuple(found)


def _hand_offs(
    store: Store,
    filters: Filters,
    model: ScoringModel,
    promise: Promise,
    what_reps_do: Sequence[str],
) -> list[tuple[date | None, int, int, int, int, int]]:
    kept = awake(model, filled_fields(store, filters.dataset_id)).model
    # What decayed to nothing speaks for a lead no more.
    speaking = [
        (f"case when {worth_sql(criterion, place)} > 0 then 1 else 0 end", place, points)
        for place, (criterion, points) in enumerate(
            zip(kept.criteria, kept.points, strict=True), start=1
        )
        if points > 0
    ]
    counted = " + ".join(["0", *(text for text, _, _ in speaking)])
    question = sql_file("promise_hand_offs").replace(_REASONS, counted)
    query = over_valued(store, filters, kept.criteria, question)
    numbers: dict[str, Parameter] = {
        "least_reasons": promise.number if promise.kind is PromiseKind.REASONS else None,
        "most_hours": promise.number if promise.kind is PromiseKind.FIRST_CONTACT else None,
        "least_attempts": promise.number if promise.kind is PromiseKind.ATTEMPTS else None,
        "within_days": promise.days or 0,
        "what_reps_do": list(what_reps_do),
    }
    points = {f"points_{place}": given for _, place, given in speaking}
    return [
        (month, leads, reasons, reached, in_time, tried)
        for month, leads, reasons, reached, in_time, tried in store.rows(
            query.text, {**query.parameters, **points, **numbers}
        )
    ]

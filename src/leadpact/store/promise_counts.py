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
from leadpact.store.questions import Query, awake, compose, over_valued

_REASONS = "0 /* reasons */"


@dataclass(frozen=True)
class MonthHeld:
    """A month's first day (None: the day is not known), its leads or no's, and those that hold.

    What holds: a grade of A or B, reasons enough, a contact in time, attempts enough, a reason.
    """

    month: date | None
    held: int
    of: int


_HOLDS = {
    PromiseKind.GOOD_LEADS: ("good", "leads"),
    PromiseKind.REASONS: ("with_reasons", "leads"),
    PromiseKind.FIRST_CONTACT: ("in_time", "reached"),
    PromiseKind.ATTEMPTS: ("tried", "leads"),
    PromiseKind.REASON_WITH_NO: ("with_reason", "noes"),
}


def months_held(store: Store, query: Query, promise: Promise) -> tuple[MonthHeld, ...]:
    """The months of the promise's leads or no's in order, those of unknown days last."""
    columns, rows = store.columns_and_rows(query.text, query.parameters)
    held, of = (columns.index(name) for name in _HOLDS[promise.kind])
    month = columns.index("month")
    return tuple(MonthHeld(row[month], int(row[held]), int(row[of])) for row in rows)


def promise_query(
    store: Store,
    filters: Filters,
    model: ScoringModel,
    promise: Promise,
    what_reps_do: Sequence[str] = (),
) -> Query:
    """One row per month: the leads or no's that the promise is about, and those of which it holds.

    `what_reps_do` are the texts of activities that count as an attempt.
    """
    if promise.kind is PromiseKind.GOOD_LEADS:
        return compose(store, "good_leads_by_month", filters, model)
    if promise.kind is PromiseKind.REASON_WITH_NO:
        return compose(store, "noes_by_month", filters)
    kept = awake(model, filled_fields(store, filters.dataset_id)).model
    # What decayed to nothing speaks for a lead no more.
    speaking = {
        place: (worth_sql(criterion, place), points)
        for place, (criterion, points) in enumerate(
            zip(kept.criteria, kept.points, strict=True), start=1
        )
        if points > 0
    }
    reasons = [f"case when {worth} > 0 then 1 else 0 end" for worth, _ in speaking.values()]
    question = sql_file("promise_hand_offs").replace(_REASONS, " + ".join(["0", *reasons]))
    query = over_valued(store, filters, kept.criteria, question)
    parameters: dict[str, Parameter] = {
        **query.parameters,
        **{f"points_{place}": points for place, (_, points) in speaking.items()},
        "least_reasons": promise.number if promise.kind is PromiseKind.REASONS else None,
        "most_hours": promise.number if promise.kind is PromiseKind.FIRST_CONTACT else None,
        "least_attempts": promise.number if promise.kind is PromiseKind.ATTEMPTS else None,
        "within_days": promise.days or 0,
        "what_reps_do": list(what_reps_do),
    }
    return Query(query.steps, query.question, parameters)

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
from leadpact.store.questions import (
    Query,
    awake,
    compose,
    lead_list,
    over_figure,
    over_leads,
)

_REASONS = "0 /* reasons */"


@dataclass(frozen=True)
class MonthHeld:
    """A month's first day (None: the day is not known), its leads or no's, and those that hold.

    What holds: a grade of A or B, reasons enough, a contact in time, attempts enough, a reason.
    """

    month: date | None
    held: int
    of: int


def months_held(store: Store, promised: Query) -> tuple[MonthHeld, ...]:
    """The months of a `promised_query` in order, the leads or no's of unknown days last."""
    query = by_month(promised)
    rows = store.rows(query.text, query.parameters)
    return tuple(MonthHeld(month, int(held), int(of)) for month, of, held in rows)


def by_month(promised: Query) -> Query:
    """One row per month of a `promised_query`: its leads or no's, and those for which it holds."""
    return over_figure(promised, sql_file("promised_months"))


def of_month(promised: Query, month: date | None) -> Query:
    """The leads of a `promised_query` with score and grade, of one month or of all (None).

    Those for which it holds come first; a lead comes once for each of its no's.
    """
    question = f"""select * from (
{promised.question.rstrip()}
)
where cast($month as date) is null or month = cast($month as date)"""
    return lead_list(Query(promised.steps, question, {**promised.parameters, "month": month}))


def promised_query(
    store: Store,
    filters: Filters,
    model: ScoringModel,
    promise: Promise,
    what_reps_do: Sequence[str] = (),
) -> Query:
    """One row per lead or no that the promise is about: its month, and whether it is `counted`.

    `what_reps_do` are the texts of activities that count as an attempt.
    """
    if promise.kind is PromiseKind.GOOD_LEADS:
        return compose(store, "promised_good_leads", filters, model)
    if promise.kind is PromiseKind.REASON_WITH_NO:
        return compose(store, "promised_noes", filters, model)
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
    question = sql_file("promised_hand_offs").replace(_REASONS, " + ".join(["0", *reasons]))
    query = over_leads(store, question, filters, model)
    parameters: dict[str, Parameter] = {
        **query.parameters,
        **{f"points_{place}": points for place, (_, points) in speaking.items()},
        "kind": promise.kind.value,
        "number": promise.number,
        "within_days": promise.days or 0,
        "what_reps_do": list(what_reps_do),
    }
    return Query(query.steps, query.question, parameters)

"""Questions about existing customers and the contacts that sales knew before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import Query, compose, counts_by


@dataclass(frozen=True)
class CustomerGroup:
    """Leads alike in relationship and contact, MQL, maturity, outcome and days to win.

    `relationship` and `known_contact` are None where unknown; `judged`: old enough to have been
    won, or of data without dates.
    """

    relationship: str | None
    known_contact: bool | None
    is_mql: bool
    judged: bool
    won: bool
    days_to_win: int | None
    leads: int


@dataclass(frozen=True)
class ReasonTaken:
    """A reason of rejected hand-offs, and whether it says that sales knew the lead."""

    reason: str
    is_known: bool
    hand_offs: int


def customer_groups(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[CustomerGroup, ...]:
    """All leads, in groups."""
    query = compose(store, "by_relationship", filters, model)
    figure = f"figure as (\n{query.question.rstrip()}\n)"
    columns = "key, known_contact, is_mql, judged, counted, days_to_win"
    whole = Query(
        (*query.steps, figure),
        f"select {columns}, count(*) from figure group by {columns} order by {columns}",
        query.parameters,
    )
    return tuple(CustomerGroup(*row) for row in store.rows(whole.text, whole.parameters))


def won_amounts(store: Store, filters: Filters) -> dict[str, NDArray[np.float64]]:
    """Per relationship the known amounts of its won leads."""
    query = compose(store, "won_amounts", filters)
    found = store.arrays(query.text, query.parameters)
    relationships, amounts = found["relationship"], found["amount"].astype(np.float64)
    return {str(name): amounts[relationships == name] for name in np.unique(relationships)}


def reasons_taken(store: Store, filters: Filters) -> tuple[ReasonTaken, ...]:
    """The reasons of rejected hand-offs, the most frequent first."""
    rows = counts_by(store, "rejected_as_known", filters)
    return tuple(ReasonTaken(str(reason), known > 0, all_) for reason, known, all_ in rows)

"""Leads and hand-offs alike in all that the overview looks at, counted once for all its figures."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Parameter, Row, Store
from leadpact.store.questions import compose, given_parameters

QUARTER = 91
"""The days of a quarter: the same weekdays in each."""


@dataclass(frozen=True)
class LeadKind:
    """So many `leads` that are alike; None stands for unknown.

    `shown` says whether they were created in the filters' period. `quarter` is 1 for the last 91
    days up to the as-of date, 2 for the 91 before; `ripe_quarter` the same back from the day before
    which leads are matured. `contact` is when sales first spoke to them: "none", "before" the
    hand-off, "fast" (within 24 hours of it) or "slow".
    """

    grade: str
    is_mql: bool
    raised: bool | None
    is_won: bool
    is_open: bool | None
    matured: bool
    active: bool | None
    cycled: bool | None
    handed_off: bool | None
    rejected: bool | None
    written_off: bool | None
    contact: str | None
    shown: bool
    quarter: int | None
    ripe_quarter: int | None
    leads: int


@dataclass(frozen=True)
class HandOffKind:
    """So many decided `hand_offs` that are alike; the quarters are those of their leads.

    `kept` says that the lead neither was handed back nor came round again.
    """

    source: str | None
    accepted: bool
    is_first: bool
    kept: bool | None
    shown: bool
    quarter: int | None
    ripe_quarter: int | None
    hand_offs: int


@dataclass(frozen=True)
class Kinds:
    """All leads and decided hand-offs by their kinds, whatever the period of the filters.

    `dated` says that conversion counts matured leads alone; `ripe_days` is the age in whole days
    from which they are matured.
    """

    leads: tuple[LeadKind, ...]
    hand_offs: tuple[HandOffKind, ...]
    dated: bool
    as_of: date | None
    ripe_days: int | None


def kinds_of(store: Store, filters: Filters, model: ScoringModel) -> Kinds:
    """The kinds under the model, of leads that the filters let through or would in any period."""
    given = given_parameters(store, filters)
    days, as_of = given["maturity_days"], given["as_of"]
    ripe_days = ceil(days) if isinstance(days, int | float) else None
    more: dict[str, Parameter] = {
        "shown_from": filters.created_from,
        "shown_to": filters.created_to,
        "ripe_days": ripe_days,
    }
    always = replace(filters, created_from=None, created_to=None)
    return Kinds(
        tuple(LeadKind(*row) for row in _rows(store, "lead_kinds", always, model, more)),
        tuple(HandOffKind(*row) for row in _rows(store, "hand_off_kinds", always, None, more)),
        dated=bool(given["dated"]),
        as_of=as_of if isinstance(as_of, date) else None,
        ripe_days=ripe_days,
    )


def _rows(
    store: Store,
    question: str,
    filters: Filters,
    model: ScoringModel | None,
    more: dict[str, Parameter],
) -> list[Row]:
    query = compose(store, question, filters, model)
    return store.rows(query.text, {**query.parameters, **more})

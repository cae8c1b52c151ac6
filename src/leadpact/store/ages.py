"""How old the behaviour behind a criterion is."""

from dataclasses import dataclass

from leadpact.domain.criteria import Criterion
from leadpact.domain.fields import LEAD_FIELDS
from leadpact.domain.filters import Filters
from leadpact.store.criteria_sql import column_sql
from leadpact.store.database import Store, sql_file
from leadpact.store.datasets import custom_fields
from leadpact.store.questions import over_valued

_LEAD_FIELDS = frozenset(field.name for field in LEAD_FIELDS)
_DATE = "leads.created_at"


@dataclass(frozen=True)
class AgeCount:
    """The leads whose behaviour is that many full months old, and its units in all.

    `months` is None where the date is unknown.
    """

    months: int | None
    leads: int
    units: int


def behaviour_ages(
    store: Store, filters: Filters, criterion: Criterion, since: str
) -> tuple[AgeCount, ...]:
    """The filtered leads that the criterion gives something, by age since that date field.

    The youngest come first and those of no known age last. The data has to carry the criterion and
    the field; what the criterion's own points have lost to age is not taken off.
    """
    fresh = criterion.model_copy(update={"decay": None, "since": None})
    join = ""
    if since not in _LEAD_FIELDS:
        # The table is named by a number of ours, never by the user's text.
        table = f"lead_custom_{filters.dataset_id:d}"
        join = f"\nleft join {table} as custom on custom.lead_id = leads.lead_id"
    question = (
        sql_file("behaviour_ages")
        .replace(_DATE, column_sql(since, custom_fields(store, filters.dataset_id)))
        .replace("0 /* units */", "leads.value_1")
        .replace("/* own columns */", join)
        .replace("true /* and which */", "leads.value_1 > 0")
    )
    query = over_valued(store, filters, (fresh,), question)
    return tuple(
        AgeCount(months, int(leads), int(units))
        for months, leads, units in store.rows(query.text, query.parameters)
    )

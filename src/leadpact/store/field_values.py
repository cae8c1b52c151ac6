"""The values that a field has in a data set."""

from leadpact.store.criteria_sql import column_sql
from leadpact.store.database import Store
from leadpact.store.datasets import custom_fields

MOST_VALUES = 200


def values_of_field(store: Store, dataset_id: int, field: str) -> tuple[str, ...]:
    """The field's values as text, those of most leads first, MOST_VALUES at most."""
    column = column_sql(field, custom_fields(store, dataset_id))
    rows = store.rows(
        f"""
        select cast({column} as varchar) as value
        from lead as leads
        left join lead_custom_{dataset_id:d} as custom on custom.lead_id = leads.lead_id
        where leads.dataset_id = $dataset_id and {column} is not null
        group by value order by count(*) desc, value limit {MOST_VALUES}
        """,
        {"dataset_id": dataset_id},
    )
    return tuple(str(value) for (value,) in rows)

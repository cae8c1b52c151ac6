"""What the filters can be set to in a data set."""

from dataclasses import dataclass
from datetime import date

from leadpact.store.database import Store, sql_file


@dataclass(frozen=True)
class FilterChoices:
    """The values of each filter, those with most leads first ("" stands for none given)."""

    products: tuple[str, ...]
    sources: tuple[str, ...]
    owners: tuple[str, ...]
    first_day: date | None
    last_day: date | None


def filter_choices(store: Store, dataset_id: int) -> FilterChoices:
    """What the data set's leads let one choose from, and the days they were created in."""
    keys = {"dataset_id": dataset_id}
    found: dict[str, list[str]] = {"product": [], "source": [], "owner": []}
    for field, value, _ in store.rows(sql_file("choices"), keys):
        found[field].append(value)
    first_day, last_day = store.rows(
        """select cast(min(created_at) as date), cast(max(created_at) as date)
        from lead where dataset_id = $dataset_id""",
        keys,
    )[0]
    return FilterChoices(
        tuple(found["product"]), tuple(found["source"]), tuple(found["owner"]), first_day, last_day
    )

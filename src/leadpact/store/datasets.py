"""Data sets: their leads, their as-of date, and which fields their data fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.errors import DataSetError
from leadpact.store.criteria_sql import CustomField
from leadpact.store.database import Cursor, Parameter, Store, run

_TYPE_OF_LEAD_FIELD = {field.name: field.type for field in LEAD_FIELDS}


@dataclass(frozen=True)
class DataSet:
    """One body of leads.

    `as_of` is the date everything is counted at, None when the data has no dates;
    `maturity_days_found` the 90th percentile of its days from creation to win. `version` rises with
    every change, so that a figure computed before is not shown after.
    """

    dataset_id: int
    name: str
    is_sample: bool
    leads: int
    as_of: date | None
    as_of_is_set: bool
    maturity_days_found: float | None
    maturity_days_set: int | None
    version: int


@dataclass(frozen=True)
class Basis:
    """What every query of a data set stands on: the as-of date, and M in days.

    `maturity_days` is the age from which a lead counts as matured; None when the data has no
    days from creation to win and nobody has set it.
    """

    as_of: date | None
    maturity_days: float | None


_DATA_SETS = """
select
    dataset.dataset_id, dataset.name, dataset.is_sample,
    coalesce((select filled from field_fill
              where field_fill.dataset_id = dataset.dataset_id and field = 'lead_id'), 0),
    coalesce(dataset.as_of_set, dataset.as_of), dataset.as_of_set is not null,
    dataset.maturity_days, dataset.maturity_days_set,
    (select coalesce(max(audit_id), 0) from audit where audit.dataset_id = dataset.dataset_id)
from dataset
order by dataset.is_sample, dataset.dataset_id desc
"""


def list_data_sets(store: Store) -> tuple[DataSet, ...]:
    """All data sets: real ones first, the newest on top."""
    return tuple(DataSet(*row) for row in store.rows(_DATA_SETS))


def data_set_named(store: Store, name: str | None) -> DataSet:
    """The data set of that name, or the first one for None; raises DataSetError."""
    known = list_data_sets(store)
    if not known:
        raise DataSetError(
            "the store has no data set yet",
            "Import a file: leadpact import FILE, or start the app with leadpact serve.",
        )
    if name is None:
        return known[0]
    for data_set in known:
        if data_set.name == name:
            return data_set
    raise DataSetError(
        f"there is no data set named '{name}'",
        "Data sets here: " + ", ".join(f"'{data_set.name}'" for data_set in known) + ".",
    )


def data_set_of(store: Store, dataset_id: int) -> DataSet:
    """The data set with that id; raises DataSetError when it is gone."""
    for data_set in list_data_sets(store):
        if data_set.dataset_id == dataset_id:
            return data_set
    raise DataSetError("this data set is no longer there", "Choose another one in the sidebar.")


def basis_of(store: Store, dataset_id: int) -> Basis:
    """The as-of date and the maturity of a data set.

    M is the 90th percentile of days from creation to win over all its won leads, or what a person
    has set.
    """
    data_set = data_set_of(store, dataset_id)
    if data_set.maturity_days_set is not None:
        return Basis(data_set.as_of, data_set.maturity_days_set)
    return Basis(data_set.as_of, data_set.maturity_days_found)


def set_as_of(store: Store, dataset_id: int, as_of: date | None) -> None:
    """Count everything at this date; None goes back to the latest date in the data."""
    _change(store, dataset_id, "as_of_set", as_of)


def set_maturity_days(store: Store, dataset_id: int, days: int | None) -> None:
    """Call leads matured from this age on; None goes back to the 90th percentile."""
    _change(store, dataset_id, "maturity_days_set", days)


def _change(store: Store, dataset_id: int, column: str, value: date | int | None) -> None:
    with store.transaction() as cursor:
        run(
            cursor,
            f"update dataset set {column} = $value where dataset_id = $dataset_id",
            {"value": value, "dataset_id": dataset_id},
        )
        write_audit(cursor, f"{column} changed", dataset_id, str(value))


def find_or_create(cursor: Cursor, name: str, *, is_sample: bool) -> int:
    """The id of the data set of that name, made where there is none."""
    found = run(cursor, "select dataset_id from dataset where name = $name", {"name": name})
    if not found:
        found = run(
            cursor,
            """insert into dataset (name, is_sample, created_at)
            values ($name, $is_sample, current_timestamp::timestamp) returning dataset_id""",
            {"name": name, "is_sample": is_sample},
        )
    return int(found[0][0])


def filled_fields(store: Store, dataset_id: int) -> Mapping[str, FieldType]:
    """The type of every field, lead field or custom, that has a value in the data set."""
    parameters: dict[str, Parameter] = {"dataset_id": dataset_id}
    filled = {
        name: _TYPE_OF_LEAD_FIELD.get(name, FieldType.BOOLEAN)
        for (name,) in store.rows(
            "select field from field_fill where dataset_id = $dataset_id and filled > 0",
            parameters,
        )
    }
    customs = {custom.name: custom.type for custom in custom_fields(store, dataset_id)}
    return filled | customs


def filled_leads(store: Store, dataset_id: int, field: str) -> int:
    """How many leads of the data set have a value in the lead field."""
    rows = store.rows(
        "select filled from field_fill where dataset_id = $dataset_id and field = $field",
        {"dataset_id": dataset_id, "field": field},
    )
    return int(rows[0][0]) if rows else 0


def custom_fields(store: Store, dataset_id: int) -> tuple[CustomField, ...]:
    """The user's own columns that have a value, in the order they came."""
    rows = store.rows(
        """select name, number, type from custom_field
        where dataset_id = $dataset_id and filled > 0 order by number""",
        {"dataset_id": dataset_id},
    )
    return tuple(CustomField(name, number, FieldType(type_)) for name, number, type_ in rows)


def write_audit(cursor: Cursor, what: str, dataset_id: int | None, detail: str) -> None:
    """Note what was done, when; a data set's version rises with each note."""
    run(
        cursor,
        """insert into audit (happened_at, what, dataset_id, detail)
        values (current_timestamp::timestamp, $what, $dataset_id, $detail)""",
        {"what": what, "dataset_id": dataset_id, "detail": detail},
    )

"""The fields of the leads as arrays, for whoever looks for what tells about winning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.filters import Filters
from leadpact.store.criteria_sql import CustomField, column_sql
from leadpact.store.database import Store
from leadpact.store.datasets import custom_fields, filled_fields
from leadpact.store.questions import Query, compose, counts

MOST_LEADS = 200_000
LONGEST_TEXT = 200
_AT_A_TIME = 8
_LEAD_FIELDS = {field.name: field for field in LEAD_FIELDS}


@dataclass(frozen=True, eq=False)
class FieldColumn:
    """One field of the leads; `is_own` tells a column of the user's own from a lead field.

    `values` has one element per lead, by the type. Number: float64, NaN where unknown. Boolean:
    float64, 1, 0, or NaN. Date: datetime64[s], NaT. Text and choice: object, str or None, cut
    after 200 characters; spellings that differ in case alone are one value, as in criteria.
    """

    name: str
    label: str
    type: FieldType
    is_own: bool
    values: NDArray[Any]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which leads have a value."""
        return np.asarray(pd.notna(self.values), dtype=bool)


@dataclass(frozen=True, eq=False)
class FieldTable:
    """The filtered leads, or a sample of them, and every field that has a value in the data.

    All arrays have one element per lead, ordered by lead id. `rated` leads are those of matured
    conversion (all, where nothing is dated); a rated lead that is not won counts as not won.
    `created` and `ended` (won or lost) are datetime64[s], NaT where unknown. `leads` is the number
    that the filters let through; the arrays are shorter when those are more than MOST_LEADS.
    """

    columns: tuple[FieldColumn, ...]
    lead_ids: NDArray[np.object_]
    won: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    rated: NDArray[np.bool_]
    created: NDArray[np.datetime64]
    ended: NDArray[np.datetime64]
    leads: int

    @property
    def is_sample(self) -> bool:
        """Whether these are not all the leads."""
        return len(self.lead_ids) < self.leads


_FRAME = {
    "lead_id": "leads.lead_id",
    "won": "coalesce(leads.is_won, false)",
    "lost": "coalesce(leads.is_lost, false)",
    "rated": "coalesce(leads.matured, false) or not $dated",
    "created": "leads.created_at",
    "ended": "case when leads.is_won then leads.won_at when leads.is_lost then leads.lost_at end",
}


def read_fields(store: Store, filters: Filters, most: int = MOST_LEADS) -> FieldTable:
    """The fields of the filtered leads, the user's own columns first, then the lead fields.

    Of more than `most` leads about so many are taken, by a fixed hash of their ids, so that the
    same data gives the same sample. A few fields are read at a time, which bounds the memory.
    """
    leads = counts(store, "conversion_naive", filters)[1]
    query = compose(store, "field_sample", filters)
    cut = f"{int(16**8 * most / leads):08x}" if leads > most else None
    query = Query(query.steps, query.question, {**query.parameters, "cut": cut})
    frame = _read(store, query, _FRAME, is_joined=False)
    customs = custom_fields(store, filters.dataset_id)
    filled = filled_fields(store, filters.dataset_id)
    own = [custom.name for custom in customs]
    names = [*own, *(name for name in _LEAD_FIELDS if name in filled and name not in own)]
    columns: list[FieldColumn] = []
    for start in range(0, len(names), _AT_A_TIME):
        part = names[start : start + _AT_A_TIME]
        columns.extend(_columns(store, query, part, customs))
    return FieldTable(
        columns=tuple(columns),
        lead_ids=np.asarray(frame["lead_id"], dtype=object),
        won=_flags(frame["won"]),
        lost=_flags(frame["lost"]),
        rated=_flags(frame["rated"]),
        created=_dates(frame["created"]),
        ended=_dates(frame["ended"]),
        leads=leads,
    )


def _columns(
    store: Store, query: Query, names: Sequence[str], customs: Sequence[CustomField]
) -> list[FieldColumn]:
    types = {custom.name: custom.type for custom in customs}
    own = set(types)
    types |= {name: _LEAD_FIELDS[name].type for name in names if name not in own}
    select = {
        f"field_{place}": _as_read(column_sql(name, customs), types[name])
        for place, name in enumerate(names)
    }
    found = _read(store, query, select, is_joined=bool(own))
    return [
        FieldColumn(
            name=name,
            label=name if name in own else _LEAD_FIELDS[name].label,
            type=types[name],
            is_own=name in own,
            values=_values(found[f"field_{place}"], types[name]),
        )
        for place, name in enumerate(names)
    ]


def _as_read(column: str, type_: FieldType) -> str:
    if type_ in (FieldType.TEXT, FieldType.CHOICE):
        return f"left({column}, {LONGEST_TEXT:d})"
    return f"cast({column} as double)" if type_ is not FieldType.DATE else column


def _read(
    store: Store, query: Query, select: dict[str, str], *, is_joined: bool
) -> dict[str, NDArray[Any]]:
    fields = ",\n    ".join(f"{sql} as {name}" for name, sql in select.items())
    dataset_id = query.parameters["dataset_id"]
    join = f"left join lead_custom_{dataset_id:d} as custom on custom.lead_id = leads.lead_id"
    question = query.question.replace("/* fields */", fields)
    question = question.replace("/* own columns */", join if is_joined else "")
    return store.arrays(Query(query.steps, question, query.parameters).text, query.parameters)


def _values(found: NDArray[Any], type_: FieldType) -> NDArray[Any]:
    if type_ is FieldType.DATE:
        return _dates(found)
    if type_ in (FieldType.TEXT, FieldType.CHOICE):
        return _one_spelling(found)
    return np.asarray(np.ma.filled(np.ma.asarray(found, dtype=np.float64), np.nan))


def _one_spelling(found: NDArray[Any]) -> NDArray[np.object_]:
    """Texts that differ in case alone by the spelling of most leads; each is kept once."""
    texts = np.array(np.ma.getdata(found), dtype=object)
    texts[np.ma.getmaskarray(found)] = None
    codes, different = pd.factorize(texts)
    leads = np.bincount(codes[codes >= 0], minlength=len(different))
    spelt: dict[str, str] = {}
    for text, _ in sorted(zip(different, leads, strict=True), key=lambda one: (-one[1], one[0])):
        spelt.setdefault(text.lower(), text)
    # The place after the last is that of the unknown, which have the code -1.
    one_each = np.array([*(spelt[text.lower()] for text in different), None], dtype=object)
    return np.asarray(one_each[codes], dtype=object)


def _flags(found: NDArray[Any]) -> NDArray[np.bool_]:
    return np.asarray(np.ma.filled(np.ma.asarray(found), False), dtype=bool)


def _dates(found: NDArray[Any]) -> NDArray[np.datetime64]:
    dates = np.ma.asarray(found).astype("datetime64[s]")
    return np.asarray(np.ma.filled(dates, np.datetime64("NaT", "s")))

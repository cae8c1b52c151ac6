"""The leads of a data set, and their scores, as one hash each: the same data, the same hash.

Every value is written in a form of its own, so that neither DuckDB's way to write numbers nor its
version takes part: texts with their length, numbers with 17 significant digits, dates as
microseconds since 1970. Fields without any value are left out, so that a field which a later
version adds changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Parameter, Row, Store, named_in
from leadpact.store.datasets import custom_fields, filled_fields
from leadpact.store.questions import Query, graded_leads

_PART = 50_000
_TYPE_OF = {field.name: field.type for field in LEAD_FIELDS}
_LEAD_FIELDS = frozenset(_TYPE_OF)
# Whole numbers, which most are, are written much faster than others.
_NUMBER = """case when {0} = trunc({0}) and abs({0}) < 1e15
    then cast(cast({0} as bigint) as varchar) else printf('%.17g', {0}) end"""
_WRITTEN: Mapping[FieldType, str] = {
    FieldType.TEXT: "strlen({0}) || ':' || {0}",
    FieldType.CHOICE: "strlen({0}) || ':' || {0}",
    FieldType.NUMBER: _NUMBER,
    FieldType.DATE: "cast(epoch_us({0}) as varchar)",
    FieldType.BOOLEAN: "case when {0} then '1' else '0' end",
}

Progress = Callable[[float], None]


def data_hash(store: Store, dataset_id: int, progress: Progress | None = None) -> str:
    """The SHA-256 of all leads with their lead fields and custom fields, in hexadecimal.

    `progress` is told the share done.
    """
    fields = _fields(store, dataset_id)
    found = sha256(repr([name for name, _ in fields]).encode())
    rows = _rows_sql(store, dataset_id, [written for _, written in fields])
    parts = _parts(store, dataset_id)
    for place, (first, last) in enumerate(parts, start=1):
        part: dict[str, Parameter] = {"dataset_id": dataset_id, "first": first, "last": last}
        found.update(_as_bytes(store.rows(rows, part)))
        if progress is not None:
            progress(place / len(parts))
    return found.hexdigest()


def scores_hash(store: Store, filters: Filters, model: ScoringModel) -> str:
    """The SHA-256 of every lead's id, score and grade under the model, in hexadecimal."""
    graded = graded_leads(store, filters, model)
    step = f"graded_lead as (\n{graded.question}\n)"
    line = "concat(strlen(lead_id), ':', lead_id, '|', score, '|', grade)"
    query = Query(
        (*graded.steps, step), f"select {line} from graded_lead order by lead_id", graded.parameters
    )
    found = sha256()
    with store.cursor() as cursor:
        cursor.execute(query.text, named_in(query.text, query.parameters))
        while rows := cursor.fetchmany(_PART):
            found.update(_as_bytes(rows))
    return found.hexdigest()


def _as_bytes(rows: Sequence[Row]) -> bytes:
    return "".join(f"{line}\n" for (line,) in rows).encode()


def _fields(store: Store, dataset_id: int) -> list[tuple[str, str]]:
    """The name of every field with a value, and how it is written; lead fields first, by name."""
    filled = filled_fields(store, dataset_id)
    own = sorted(custom_fields(store, dataset_id), key=lambda custom: custom.name)
    of_leads = sorted(_LEAD_FIELDS.intersection(filled) - {custom.name for custom in own})
    return [
        *((name, _WRITTEN[_TYPE_OF[name]].format(f"lead.{name}")) for name in of_leads),
        # What the user's own columns hold is kept as the text of the file, whatever its type.
        *((one.name, _WRITTEN[FieldType.TEXT].format(f"custom.c{one.number:d}")) for one in own),
    ]


def _rows_sql(store: Store, dataset_id: int, written: Sequence[str]) -> str:
    """The leads of a part, each as one line."""
    line = ", '|', ".join(f"coalesce({text}, '-')" for text in written)
    join = ""
    if custom_fields(store, dataset_id):
        # The table is named by a number of ours, never by the user's text.
        table = f"lead_custom_{dataset_id:d}"
        join = f"left join {table} as custom on custom.lead_id = lead.lead_id"
    return f"""select concat({line}) from lead {join}
where lead.dataset_id = $dataset_id and lead.lead_id between $first and $last
order by lead.lead_id"""


def _parts(store: Store, dataset_id: int) -> list[Row]:
    """The first and last lead of each part of the data set, in the order of their ids."""
    return store.rows(
        f"""select min(lead_id), max(lead_id)
        from (select lead_id, (row_number() over (order by lead_id) - 1) // {_PART:d} as part
              from lead where dataset_id = $dataset_id)
        group by part order by part""",
        {"dataset_id": dataset_id},
    )

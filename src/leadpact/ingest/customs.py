"""The columns that map to no lead field: kept as the user's own fields, with their types."""

from collections.abc import Sequence

from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.ingest.cells.notation import Column, Notation
from leadpact.ingest.cells.parse_sql import date_sql, number_sql
from leadpact.ingest.destination import Destination
from leadpact.ingest.mapping import DateOrder, DecimalMark
from leadpact.store.database import Cursor, run

_FEW = 100
_TAKEN = frozenset({*(field.name for field in LEAD_FIELDS), "lost"})


def custom_name(header: str) -> str:
    """The name an own column goes by: its header, kept apart from the lead fields."""
    return f"{header} (own column)" if header in _TAKEN else header


def _names(customs: Sequence[Column]) -> list[str]:
    """The names of a file's own columns, no two alike, even where one is headed so already."""
    names: list[str] = []
    for column in customs:
        name = custom_name(column.header)
        while name in names:
            name = f"{name} (2)"
        names.append(name)
    return names


def place_customs(cursor: Cursor, customs: Sequence[Column], to: Destination) -> None:
    """Give every own column its place in the table `lead_custom_<dataset_id>`.

    Leaves temp table `custom_place`: column x<x> of `checked` goes to column c<c>.
    """
    table = f"lead_custom_{to.dataset_id}"
    run(cursor, f"create table if not exists {table} (lead_id varchar not null)")
    run(cursor, "create or replace temp table custom_place (x integer, c integer)")
    known = {
        str(name): int(number)
        for name, number in run(
            cursor,
            "select name, number from custom_field where dataset_id = $dataset_id",
            {"dataset_id": to.dataset_id},
        )
    }
    for x, name in enumerate(_names(customs), start=1):
        if name not in known:
            known[name] = len(known) + 1
            run(cursor, f"alter table {table} add column c{known[name]} varchar")
            run(
                cursor,
                """insert into custom_field (dataset_id, number, name, type, filled, upload_id)
                values ($dataset_id, $number, $name, 'text', 0, $upload_id)""",
                {
                    "dataset_id": to.dataset_id,
                    "number": known[name],
                    "name": name,
                    "upload_id": to.upload_id,
                },
            )
        run(
            cursor,
            "insert into custom_place values ($x, $c)",
            {"x": x, "c": known[name]},
        )


def unified(
    cursor: Cursor, table: str, customs: Sequence[Column], notation: Notation
) -> tuple[str, ...]:
    """SQL for own columns: numbers and dates in one form, where a whole column is of one kind.

    What begins with a zero and a digit is a code or a telephone number, not a number. Where
    nothing settles which way round the file writes them, a column that could be read in two ways
    stays as it is.
    """
    likely = _with_digits(cursor, table, customs)
    return tuple(
        _unified(cursor, table, column.name, notation) if column in likely else column.name
        for column in customs
    )


def _with_digits(cursor: Cursor, table: str, customs: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with a digit in each of their first cells, told for all of them at once."""
    looks = " union all ".join(
        f"select {number} as n, bool_and(regexp_matches(cell, '\\d')) as fits from "
        f"(select {one.name} as cell from {table} where {one.name} is not null limit {_FEW})"
        for number, one in enumerate(customs)
    )
    found = run(cursor, f"select n from ({looks}) where fits order by n") if customs else []
    return tuple(customs[int(number)] for (number,) in found)


def _unified(cursor: Cursor, table: str, text: str, notation: Notation) -> str:
    number = _number(text, notation)
    forms = (
        f"case when not regexp_matches({text}, '^[+-]?0[ \\d]') then {number} end",
        _date(text, notation),
    )
    fitting = (form for form in forms if _all_fit(cursor, table, text, form))
    return next((f"cast({form} as varchar)" for form in fitting), text)


def _number(text: str, notation: Notation) -> str:
    if notation.numbers_settled:
        return number_sql(text, notation.decimal_mark)
    return _alike(*(number_sql(text, mark) for mark in DecimalMark))


def _date(text: str, notation: Notation) -> str:
    if notation.dates_settled:
        return date_sql(text, notation.date_order)
    return _alike(*(date_sql(text, order) for order in DateOrder))


def _alike(first: str, second: str) -> str:
    return f"case when {first} is not distinct from {second} then {first} end"


def _all_fit(cursor: Cursor, table: str, text: str, form: str) -> bool:
    """Whether every cell has the form, and not all are plain already; a few are asked first."""
    few = f"(select {text} from {table} where {text} is not null limit {_FEW})"
    return _fit(cursor, few, text, form) is not None and bool(_fit(cursor, table, text, form))


def _fit(cursor: Cursor, rows: str, text: str, form: str) -> int | None:
    """How many cells are not plain yet; None when some lack the form, or there are none."""
    plain = (
        f"(try_cast({text} as double) is not null "
        f"or regexp_matches({text}, '^\\d{{4}}-\\d\\d-\\d\\d'))"
    )
    filled, fitting, is_plain = run(
        cursor,
        f"""select count({text}), count({form}), count(*) filter (where {plain})
        from {rows}""",
    )[0]
    return int(filled - is_plain) if filled and fitting == filled else None


def type_customs(cursor: Cursor, dataset_id: int) -> None:
    """Find the type of every own column from all its values: the narrowest that fits them all."""
    places = run(
        cursor,
        "select number from custom_field where dataset_id = $dataset_id order by number",
        {"dataset_id": dataset_id},
    )
    for (number,) in places:
        filled, type_ = _type_of(cursor, f"select c{number} as cell from lead_custom_{dataset_id}")
        run(
            cursor,
            """update custom_field set type = $type, filled = $filled
            where dataset_id = $dataset_id and number = $number""",
            {"type": type_.value, "filled": filled, "dataset_id": dataset_id, "number": number},
        )


def _type_of(cursor: Cursor, cells: str) -> tuple[int, FieldType]:
    """How many cells are filled, and their type: the first cells tell which are worth a try."""
    _, few = _fitting(cursor, f"{cells} where cell is not null limit {_FEW}", tuple(_TYPES))
    filled, fitting = _fitting(cursor, cells, few)
    return filled, fitting[0] if fitting else FieldType.TEXT


def _fitting(
    cursor: Cursor, cells: str, tried: Sequence[FieldType]
) -> tuple[int, tuple[FieldType, ...]]:
    """How many cells are filled, and which of the types fit them all; none where none is filled."""
    counts = "".join(f", count(*) filter (where {_TYPES[type_]})" for type_ in tried)
    filled, *found = run(cursor, f"select count(cell){counts} from ({cells})")[0]
    fitting = (type_ for type_, count in zip(tried, found, strict=True) if count == filled)
    return int(filled), tuple(fitting) if filled else ()


_TYPES = {
    FieldType.BOOLEAN: "lower(cell) in ('yes', 'no', 'true', 'false')",
    FieldType.NUMBER: r"isfinite(try_cast(cell as double)) "
    r"and not regexp_matches(cell, '^[+-]?0\d')",
    FieldType.DATE: r"regexp_matches(cell, '^\d{4}-\d\d-\d\d') "
    "and try_cast(cell as timestamp) is not null",
}

"""Cells become what their fields need; rows that cannot are quarantined, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leadpact.domain.fields import Field, FieldType, Kind, fields_of
from leadpact.errors import MappingError
from leadpact.ingest.cells.literals import quoted_list
from leadpact.ingest.cells.notation import Column, Notation, decide
from leadpact.ingest.cells.parse_sql import date_sql, number_sql
from leadpact.ingest.columns.values import meanings_for
from leadpact.ingest.customs import unified
from leadpact.ingest.map import Mapping
from leadpact.store.database import Cursor, run

MOST_VALUES = 1000
MOST_IN_TABLE = 20_000

WHAT_IS_WRONG = {
    FieldType.NUMBER: "is not a number",
    FieldType.DATE: "is not a date",
    FieldType.BOOLEAN: "is neither yes nor no",
    FieldType.CHOICE: "has no meaning yet",
    FieldType.TEXT: "is empty",
}
_BY_MEANING = frozenset({FieldType.BOOLEAN, FieldType.CHOICE})
_BAD = ("bad_field", "bad_value", "bad_reason")
_EVENTS = frozenset({Kind.ACTIVITIES, Kind.STAGE_HISTORY})


@dataclass(frozen=True)
class Cells:
    """What is in the temp table or view `checked`, in the order of the file's rows.

    Its columns: row, line, content (a hash of the row's cells), bad_field, bad_value, bad_reason
    (NULL for a good row), one column per field, and x1, x2, … for the `customs`.
    """

    fields: tuple[Field, ...]
    customs: tuple[Column, ...]


@dataclass(frozen=True)
class Checked(Cells):
    """The cells, and how they were taken.

    `columns` are those of `cleaned` that the fields come from, `parsed` the SQL that makes the
    fields of them. Where `is_view`, `checked` is a view over `cleaned`, and never changed.
    """

    columns: tuple[Column, ...]
    parsed: tuple[str, ...]
    notation: Notation
    is_view: bool


def check(cursor: Cursor, columns: Sequence[Column], mapping: Mapping) -> Checked:
    """Make temp table or view `checked` of `cleaned`.

    Many leads that bring their ids are a view: their cells are read more than once, which costs
    less than writing them down. Raises MappingError when dates or numbers can be read two ways,
    or when a column of many different texts is mapped to a field of a few choices.
    """
    by_header = {column.header: column for column in columns}
    wanted = {field: by_header[header] for field, header in mapping.fields}
    fields = tuple(field for field in fields_of(mapping.kind) if field.name in wanted)
    taken = {header for _, header in mapping.fields} | set(mapping.ignored)
    customs = tuple(
        column for column in columns if column.header not in taken and mapping.kind not in _EVENTS
    )
    notation = decide(
        cursor,
        "cleaned",
        [wanted[field.name] for field in fields if field.type is FieldType.DATE],
        [
            replace(wanted[field.name], whole=field.whole)
            for field in fields
            if field.type is FieldType.NUMBER
        ],
        (mapping.date_order, mapping.decimal_mark),
        evidence=customs,
    )
    parsed = {
        field.name: _parsed(field, wanted[field.name].name, notation)
        if field.type not in _BY_MEANING
        else _meaning(cursor, field, wanted[field.name], mapping)
        for field in fields
    }
    own = unified(cursor, "cleaned", customs, notation)
    is_view = mapping.kind is Kind.LEADS and "lead_id" in wanted and _has_many(cursor)
    # Within a file a column's place tells it from the others as well as its header does.
    labels = [f"'{n}'" if is_view else f"$header_{n}" for n, _ in enumerate(columns)]
    parsed_cells = f"""select *, {_content(columns, labels)} as content
        {"".join(f", {text} as {name}" for name, text in parsed.items())}
        {"".join(f", {text} as x{n}" for n, text in enumerate(own, start=1))}
        from cleaned"""
    if is_view:
        run(cursor, f"create temp view parsed_cells as {parsed_cells}")
        parsed_cells = "from parsed_cells"
    texts = {field.name: wanted[field.name].name for field in fields}
    bad = [(field, _is_bad(field, mapping.kind, texts)) for field in fields if field.needed]
    listed = [*parsed, *(f"x{n}" for n, _ in enumerate(own, start=1))]
    run(
        cursor,
        f"""
        create temp {"view" if is_view else "table"} checked as
        select
            row, line, content,
            {_case([(when, f"'{field.name}'") for field, when in bad])} as bad_field,
            {_case([(when, texts[field.name]) for field, when in bad])} as bad_value,
            {_case([(when, f"'{_reason(field)}'") for field, when in bad])} as bad_reason
            {"".join(f", {name}" for name in listed)}
        from ({parsed_cells})
        """,
        {f"header_{n}": column.header for n, column in enumerate(columns)},
    )
    return Checked(
        fields,
        customs,
        tuple(wanted[field.name] for field in fields),
        tuple(parsed[field.name] for field in fields),
        notation,
        is_view,
    )


def _has_many(cursor: Cursor) -> bool:
    """Whether there are so many rows that planning a view each time is the smaller cost."""
    [(rows,)] = run(cursor, "select count(*) from cleaned")
    return int(rows) > MOST_IN_TABLE


def let_go(cursor: Cursor, checked: Checked) -> None:
    """Let go of all that has been judged: bad rows of a view, and the texts of a table's cells.

    The bad rows are those of temp table `kept_out` that have cells; nobody has to ask again which
    ones they are, as each time costs as much as reading all cells.
    """
    if not checked.is_view:
        _drop_cleaned(cursor)
        return
    run(
        cursor,
        """delete from cleaned_cells where rowid in (
            select cleaned.place from cleaned
            join kept_out on kept_out.line = cleaned.line where kept_out.cells is not null)""",
    )
    nothing = ", ".join(f"cast(null as varchar) as {name}" for name in _BAD)
    run(
        cursor,
        f"create or replace temp view checked as select *, {nothing} from parsed_cells",
    )


def _drop_cleaned(cursor: Cursor) -> None:
    """Give back the memory that the cells as texts take."""
    run(cursor, "drop view cleaned")
    run(cursor, "drop table cleaned_cells")


def drop_checked(cursor: Cursor, checked: Checked) -> None:
    """Give back the memory that the checked cells take."""
    if checked.is_view:
        run(cursor, "drop view checked")
        run(cursor, "drop view parsed_cells")
        _drop_cleaned(cursor)
    else:
        run(cursor, "drop table checked")


def _parsed(field: Field, text: str, notation: Notation) -> str:
    match field.type:
        case FieldType.NUMBER:
            return number_sql(text, notation.decimal_mark)
        case FieldType.DATE:
            return date_sql(text, notation.date_order, notation.count_of(text))
        case _:
            return text


def _is_bad(field: Field, kind: Kind, texts: dict[str, str]) -> str:
    """When a needed field's cell quarantines its row."""
    missing = f"{field.name} is null"
    if field.name == "lead_id" and kind is not Kind.LEADS:
        return "false"
    if field.name == "lead_id" or kind in _EVENTS:
        return missing
    return f"{texts[field.name]} is not null and {missing}"


def _reason(field: Field) -> str:
    return "has no lead id" if field.name == "lead_id" else WHAT_IS_WRONG[field.type]


def _case(branches: Sequence[tuple[str, str]]) -> str:
    if not branches:
        return "cast(null as varchar)"
    return "case " + " ".join(f"when {when} then {then}" for when, then in branches) + " end"


def _content(columns: Sequence[Column], labels: Sequence[str]) -> str:
    """A hash of a row's filled cells with their labels, in the order of the headers."""
    order = sorted(range(len(columns)), key=lambda number: columns[number].header)
    cells = ", ".join(f"{labels[number]} || chr(30) || {columns[number].name}" for number in order)
    return f"md5(concat_ws(chr(31), {cells}))"


def _meaning(cursor: Cursor, field: Field, column: Column, mapping: Mapping) -> str:
    """SQL for what the column's texts mean; a join would lose the order of the rows."""
    found = run(
        cursor,
        f"""select distinct {column.name} from cleaned where {column.name} is not null
        limit {MOST_VALUES + 1}""",
    )
    if len(found) > MOST_VALUES:
        raise MappingError(
            f"column '{column.header}' has more than {MOST_VALUES} different texts, too many "
            f"for the field {field.name}",
            f"Map another column to {field.name}, or leave it out.",
        )
    meanings = meanings_for(field, [str(text) for (text,) in found], mapping.values)
    told = [meaning for meaning in meanings if meaning.value]
    kind = "boolean" if field.type is FieldType.BOOLEAN else "varchar"
    if not told:
        return f"cast(null as {kind})"
    texts = quoted_list(meaning.text for meaning in told)
    values = quoted_list(meaning.value for meaning in told)
    return f"cast(map({texts}, {values})[{column.name}] as {kind})"

"""Cells become what their fields need; rows that cannot are quarantined, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leadpact.domain.fields import Field, FieldType, Kind, fields_of
from leadpact.errors import MappingError
from leadpact.ingest.map import Mapping
from leadpact.ingest.notation import Column, Notation, decide
from leadpact.ingest.parse_sql import date_sql, number_sql
from leadpact.ingest.values import meanings_for
from leadpact.store.database import Cursor, Parameter, run

MOST_VALUES = 1000

WHAT_IS_WRONG = {
    FieldType.NUMBER: "is not a number",
    FieldType.DATE: "is not a date",
    FieldType.BOOLEAN: "is neither yes nor no",
    FieldType.CHOICE: "has no meaning yet",
    FieldType.TEXT: "is empty",
}
_BY_MEANING = frozenset({FieldType.BOOLEAN, FieldType.CHOICE})
_EVENTS = frozenset({Kind.ACTIVITIES, Kind.STAGE_HISTORY})


@dataclass(frozen=True)
class Cells:
    """What is in the temp table `checked`, in the order of the file's rows.

    Its columns: row, line, content (a hash of the row's cells), bad_field, bad_value, bad_reason
    (NULL for a good row), one column per field, and x1, x2, … for the `customs`.
    """

    fields: tuple[Field, ...]
    customs: tuple[Column, ...]


@dataclass(frozen=True)
class Checked(Cells):
    """The cells, the column of `cleaned` that each field came from, and how they were taken."""

    columns: tuple[Column, ...]
    notation: Notation


def check(cursor: Cursor, columns: Sequence[Column], mapping: Mapping) -> Checked:
    """Make temp table `checked` of `cleaned`.

    Raises MappingError when dates or numbers can be read two ways, or when a column of many
    different texts is mapped to a field of a few choices.
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
    _make_meanings(cursor, fields, wanted, mapping)
    texts = {field.name: wanted[field.name].name for field in fields}
    parsed = {field.name: _parsed(field, texts[field.name], notation) for field in fields}
    joins = "".join(
        f"""
        left join meaning as {field.name}_meaning
          on {field.name}_meaning.field = '{field.name}'
         and {field.name}_meaning.text = cleaned.{texts[field.name]}"""
        for field in fields
        if field.type in _BY_MEANING
    )
    bad = [(field, _is_bad(field, mapping.kind, texts, parsed)) for field in fields if field.needed]
    parameters = {f"header_{number}": column.header for number, column in enumerate(columns)}
    run(
        cursor,
        f"""
        create temp table checked as
        select
            cleaned.row, cleaned.line,
            {_content(columns)} as content,
            {_case([(when, f"'{field.name}'") for field, when in bad])} as bad_field,
            {_case([(when, texts[field.name]) for field, when in bad])} as bad_value,
            {_case([(when, f"'{_reason(field)}'") for field, when in bad])} as bad_reason
            {"".join(f", {parsed[field.name]} as {field.name}" for field in fields)}
            {"".join(f", {column.name} as x{n}" for n, column in enumerate(customs, start=1))}
        from cleaned{joins}
        order by cleaned.row
        """,
        parameters,
    )
    return Checked(fields, customs, tuple(wanted[field.name] for field in fields), notation)


def _parsed(field: Field, text: str, notation: Notation) -> str:
    match field.type:
        case FieldType.NUMBER:
            return number_sql(text, notation.decimal_mark)
        case FieldType.DATE:
            return date_sql(text, notation.date_order, notation.count_of(text))
        case FieldType.BOOLEAN:
            return f"cast(nullif({field.name}_meaning.value, '') as boolean)"
        case FieldType.CHOICE:
            return f"nullif({field.name}_meaning.value, '')"
        case FieldType.TEXT:
            return text


def _is_bad(field: Field, kind: Kind, texts: dict[str, str], parsed: dict[str, str]) -> str:
    """When a needed field's cell quarantines its row."""
    missing = f"{parsed[field.name]} is null"
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


def _content(columns: Sequence[Column]) -> str:
    """A hash of a row's filled cells with their headers, whatever the order of the columns."""
    order = sorted(range(len(columns)), key=lambda number: columns[number].header)
    cells = ", ".join(f"$header_{number} || chr(30) || {columns[number].name}" for number in order)
    return f"md5(concat_ws(chr(31), {cells}))"


def _make_meanings(
    cursor: Cursor, fields: Sequence[Field], wanted: dict[str, Column], mapping: Mapping
) -> None:
    run(cursor, "create temp table meaning (field varchar, text varchar, value varchar)")
    for field in fields:
        if field.type not in _BY_MEANING:
            continue
        column = wanted[field.name]
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
        parameters: dict[str, Parameter] = {
            "field": field.name,
            "texts": [meaning.text for meaning in meanings],
            "values": [meaning.value for meaning in meanings],
        }
        run(
            cursor, "insert into meaning select $field, unnest($texts), unnest($values)", parameters
        )

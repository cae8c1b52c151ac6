"""Rows about leads that are not there yet: they wait, and join when their lead arrives."""

from collections.abc import Sequence
from dataclasses import replace

from leadpact.domain.fields import Field, FieldType, Kind, fields_of
from leadpact.ingest.cells.notation import Column
from leadpact.ingest.check import Cells
from leadpact.ingest.customs import place_customs
from leadpact.ingest.destination import Destination
from leadpact.ingest.events import merge_events
from leadpact.ingest.mending.kept_out import json_of
from leadpact.ingest.merge import merge_leads
from leadpact.ingest.references import REFERENCES, find_leads
from leadpact.store.database import Cursor, Parameter, run

_TYPES = {
    FieldType.NUMBER: "double",
    FieldType.DATE: "timestamp",
    FieldType.BOOLEAN: "boolean",
}


def let_wait(cursor: Cursor, kind: Kind, cells: Cells, to: Destination) -> None:
    """Move the `strangers` from `checked` to the rows that wait.

    Temp table `held` gets their lines and fates: 'waiting', 'unchanged' where the same row waits
    already, 'duplicate' where an outcome stands twice in the file; equal events are several.
    """
    run(cursor, "create temp table held (line bigint, fate varchar)")
    [(strangers,)] = run(cursor, "select count(*) from strangers")
    if not strangers:
        return
    _hold(cursor, cells)
    twice = "number > 1" if kind is Kind.OUTCOMES else "false"
    keys: dict[str, Parameter] = {
        "dataset_id": to.dataset_id,
        "upload_id": to.upload_id,
        "kind": kind.value,
    }
    run(
        cursor,
        f"""insert into held
        select line, case
            when {twice} then 'duplicate'
            when content in (
                select content from waiting_row
                where dataset_id = $dataset_id and kind = $kind and joined_by is null
            ) then 'unchanged'
            else 'waiting' end
        from holding order by line""",
        keys,
    )
    run(
        cursor,
        f"""insert into waiting_row (
            dataset_id, upload_id, kind, line, {", ".join(REFERENCES)}, content, cells)
        select $dataset_id, $upload_id, $kind, line, {", ".join(REFERENCES)}, content, cells
        from holding join held using (line)
        where fate = 'waiting' order by line""",
        keys,
    )
    run(cursor, "delete from checked where row in (select row from holding)")
    run(cursor, "drop table holding")


def _hold(cursor: Cursor, cells: Cells) -> None:
    """Make temp table `holding` of the strangers, their cells as JSON, equal ones numbered."""
    names = [field.name for field in cells.fields]
    references = ", ".join(
        name if name in (*names, "lead_id") else f"cast(null as varchar) as {name}"
        for name in REFERENCES
    )
    fields = [(name, f"cast({name} as varchar)") for name in names]
    own = [(column.header, f"x{n}") for n, column in enumerate(cells.customs, start=1)]
    fields_json, field_keys = json_of(fields, "field")
    own_json, own_keys = json_of(own, "own")
    contents = [
        f"${prefix}_{n} || chr(30) || {text}"
        for prefix, part in (("field", fields), ("own", own))
        for n, (_, text) in enumerate(part)
    ]
    run(
        cursor,
        f"""
        create temp table holding as
        select *, same || '-' || number as content
        from (
            select *, row_number() over (partition by same order by row) as number
            from (
                select row, line, {references},
                    md5(concat_ws(chr(31), {", ".join(contents)})) as same,
                    cast(json_object('fields', {fields_json}, 'own', {own_json}) as varchar)
                        as cells
                from checked where row in (select row from strangers)
            )
        )
        """,
        {**field_keys, **own_keys},
    )


def join_waiting(cursor: Cursor, to: Destination) -> int:
    """Let the rows join whose lead is there now, as what they are; gives how many.

    A row that joins may bring the id by which another finds the same lead, so they are asked
    again until none is left that fits. A row that fits several leads waits on.
    """
    joined = 0
    while found := _find(cursor, to.dataset_id):
        for upload_id, kind, rows in found:
            _join(cursor, Kind(kind), replace(to, upload_id=int(upload_id)), to.upload_id)
            joined += int(rows)
        run(
            cursor,
            """update waiting_row set joined_by = $upload_id from joining
            where waiting_row.dataset_id = $dataset_id and joined_by is null
              and waiting_row.upload_id = joining.upload_id and waiting_row.line = joining.line""",
            {"dataset_id": to.dataset_id, "upload_id": to.upload_id},
        )
    return joined


def _find(cursor: Cursor, dataset_id: int) -> Sequence[tuple[int, str, int]]:
    """Make temp table `joining`; gives its uploads in their order, their kinds, how many rows."""
    keys = {"dataset_id": dataset_id}
    waits = "dataset_id = $dataset_id and joined_by is null"
    if not run(cursor, f"select 1 from waiting_row where {waits} limit 1", keys):
        return ()
    run(
        cursor,
        f"""create or replace temp table asking as
        select row_number() over (order by upload_id, line) as row, upload_id, line, kind,
            {", ".join(REFERENCES)}
        from waiting_row where {waits}""",
        keys,
    )
    find_leads(cursor, "asking", dataset_id)
    run(
        cursor,
        """create or replace temp table joining as
        select upload_id, line, kind, found.lead_id
        from asking join found on found.row = asking.row where leads = 1""",
    )
    rows = run(
        cursor,
        """select upload_id, kind, count(*) from joining
        group by upload_id, kind order by upload_id""",
    )
    return [(int(upload_id), str(kind), int(count)) for upload_id, kind, count in rows]


def _join(cursor: Cursor, kind: Kind, file: Destination, joined_by: int) -> None:
    """Bring in the joining rows of one earlier file."""
    headers = run(
        cursor,
        """select json_keys(cells, '/fields'), json_keys(cells, '/own') from waiting_row
        where dataset_id = $dataset_id and upload_id = $upload_id limit 1""",
        {"dataset_id": file.dataset_id, "upload_id": file.upload_id},
    )
    [(names, own)] = headers
    fields = tuple(field for field in fields_of(kind) if field.name in names)
    customs = tuple(Column(header, f"x{n}") for n, header in enumerate(own, start=1))
    run(
        cursor,
        f"""create or replace temp table checked as
        select waiting_row.line as row, waiting_row.line, content,
            cast(null as varchar) as bad_field, joining.lead_id
            {"".join(_cell(field) for field in fields if field.name != "lead_id")}
            {"".join(f", cells ->> $own_{n} as x{n}" for n, _ in enumerate(customs, start=1))}
        from waiting_row
        join joining on joining.upload_id = waiting_row.upload_id
                    and joining.line = waiting_row.line
        where dataset_id = $dataset_id and waiting_row.upload_id = $upload_id
        order by waiting_row.line""",
        {
            "dataset_id": file.dataset_id,
            "upload_id": file.upload_id,
            **{f"own_{n}": _pointer(header) for n, header in enumerate(own, start=1)},
        },
    )
    cells = Cells(fields, customs)
    if kind is Kind.OUTCOMES:
        into = replace(file, upload_id=joined_by)
        place_customs(cursor, customs, into)
        merge_leads(cursor, kind, cells, into)
    else:
        merge_events(cursor, kind, cells, file, joined_by)


def _cell(field: Field) -> str:
    text = f"cells ->> '/fields/{field.name}'"
    wanted = _TYPES.get(field.type)
    return f", cast({text} as {wanted}) as {field.name}" if wanted else f", {text} as {field.name}"


def _pointer(header: str) -> str:
    """Where an own column stands in the JSON."""
    return "/own/" + header.replace("~", "~0").replace("/", "~1")

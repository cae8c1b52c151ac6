"""Checked rows of activities and stage history into the store: the same row again adds nothing."""

from leadpact.domain.fields import Kind
from leadpact.ingest.check import Cells
from leadpact.ingest.destination import Destination
from leadpact.store.database import Cursor, run

_TABLES = {
    Kind.ACTIVITIES: ("activity", "activity_id", ("happened_at", "activity", "detail")),
    Kind.STAGE_HISTORY: (
        "stage_change",
        "stage_change_id",
        ("happened_at", "from_stage", "to_stage", "reason"),
    ),
}


def merge_events(
    cursor: Cursor, kind: Kind, cells: Cells, to: Destination, joined_by: int | None = None
) -> str:
    """Add the events of `checked` that are not there yet.

    An event is known by its lead, its time, its cells and its count among equal events, so two
    equal rows of one file are two events, and the same file again adds none. Gives a relation with
    the `line` and the `fate` of every row: 'new' or 'unchanged'.
    """
    table, id_column, columns = _TABLES[kind]
    mapped = {field.name for field in cells.fields}
    filled = [column for column in columns if column in mapped]
    identity = ", ".join(
        f"'{column}=' || cast({column} as varchar)" for column in ("lead_id", *filled)
    )
    listed = "".join(f", {column}" for column in filled)
    keys = {"dataset_id": to.dataset_id, "upload_id": to.upload_id, "joined_by": joined_by}
    known = f"select {id_column} from {table} where dataset_id = $dataset_id"
    run(
        cursor,
        f"""
        create or replace temp table merged as
        select *, case when event_id in ({known}) then 'unchanged' else 'new' end as fate
        from (
            select line, lead_id{listed},
                event || '-' || row_number() over (partition by event order by row) as event_id
            from (
                select *, md5(concat_ws(chr(31), {identity})) as event
                from checked where bad_field is null
            )
        )
        """,
        keys,
    )
    position = (", position", ", line") if kind is Kind.STAGE_HISTORY else ("", "")
    run(
        cursor,
        f"""
        insert into {table} (
            dataset_id, upload_id, joined_by, {id_column}, lead_id{position[0]}{listed})
        select $dataset_id, $upload_id, $joined_by, event_id, lead_id{position[1]}{listed}
        from merged where fate = 'new' order by line
        """,
        keys,
    )
    return "merged"

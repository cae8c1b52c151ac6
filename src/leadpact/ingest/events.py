"""Checked rows of activities and stage history into the store: the same row again adds nothing."""

from leadpact.domain.fields import Kind
from leadpact.ingest.check import Checked
from leadpact.ingest.merge import Counts
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
    cursor: Cursor, kind: Kind, checked: Checked, dataset_id: int, upload_id: int
) -> Counts:
    """Add the events that are not there yet.

    An event is known by its lead, its time, its cells and its count among equal events, so two
    equal rows of one file are two events, and the same file again adds none.
    """
    table, id_column, columns = _TABLES[kind]
    mapped = {field.name for field in checked.fields}
    filled = [column for column in columns if column in mapped]
    identity = ", ".join(
        f"'{column}=' || cast({column} as varchar)" for column in ("lead_id", *filled)
    )
    run(
        cursor,
        f"""
        create temp table incoming as
        select *, event || '-' || row_number() over (partition by event order by row) as event_id
        from (
            select *, md5(concat_ws(chr(31), {identity})) as event
            from checked where bad_field is null
        )
        """,
    )
    keys = {"dataset_id": dataset_id, "upload_id": upload_id}
    known = f"select {id_column} from {table} where dataset_id = $dataset_id"
    total, new = run(
        cursor,
        f"""select count(*), count(*) filter (where event_id not in ({known})) from incoming""",
        keys,
    )[0]
    position = ", position" if kind is Kind.STAGE_HISTORY else ""
    row = ", row" if kind is Kind.STAGE_HISTORY else ""
    listed = "".join(f", {column}" for column in filled)
    run(
        cursor,
        f"""
        insert into {table} (dataset_id, upload_id, {id_column}, lead_id{position}{listed})
        select $dataset_id, $upload_id, event_id, lead_id{row}{listed} from incoming
        where event_id not in ({known})
        order by row
        """,
        keys,
    )
    return Counts(new=int(new), updated=0, unchanged=int(total - new), duplicate=0)

"""What became of every row of an upload, and the rows of one fate to look at again."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from leadpact.ingest.keep import READING
from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.mending.kept_out import headers_of, kept_out_rows
from leadpact.ingest.read import read_file
from leadpact.store.database import Cursor, Store, named_in, run

_AT_ONCE = 10_000


class Fate(StrEnum):
    """What became of a row that was read."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    WAITING = "waiting"
    LEFT_OUT = "left_out"
    QUARANTINED = "quarantined"


def count_fates(cursor: Cursor, merged: str) -> dict[Fate, int]:
    """How many rows have each fate: those of the relation `merged`, of `held` and of `left_out`.

    Makes temp table `other_fates` of all that are not new.
    """
    run(
        cursor,
        f"""create temp table other_fates as
        select line, fate from {merged} where fate <> 'new'
        union all select line, fate from held
        union all select line, 'left_out' from left_out
        order by line""",
    )
    rows = run(
        cursor,
        f"""select 'new', count(*) from {merged} where fate = 'new'
        union all select fate, count(*) from other_fates group by fate""",
    )
    return {Fate(fate): int(count) for fate, count in rows}


def keep_fates(cursor: Cursor, upload_id: int) -> None:
    """Keep the fates that are not new; a row that is neither there nor quarantined is new."""
    run(
        cursor,
        "insert into row_fate select $upload_id, line, fate from other_fates",
        {"upload_id": upload_id},
    )


def rows_of_fate(
    store: Store, upload_id: int, fate: Fate
) -> tuple[tuple[str, ...], Iterator[tuple[str | None, ...]]]:
    """The file's columns, and its rows that had this fate, in order and as they stand there.

    Quarantined rows have their line and the reason in front.
    """
    if fate is Fate.QUARANTINED:
        headers, rows = kept_out_rows(store, upload_id)
        return headers, iter(rows)
    return headers_of(store, upload_id), _rows(store, upload_id, fate)


def _rows(store: Store, upload_id: int, fate: Fate) -> Iterator[tuple[str | None, ...]]:
    stored, reading, headers = store.rows(
        """select stored_name, coalesce(reading, '{}'), headers from upload
        where upload_id = $upload_id""",
        {"upload_id": upload_id},
    )[0]
    with (
        TemporaryDirectory(dir=store.settings.home, prefix="reading-") as folder,
        store.cursor() as cursor,
    ):
        table = read_file(store.uploads / stored, Path(folder), READING.validate_json(reading))
        load_rows(cursor, table, "staged")
        own = set(json.loads(headers))
        listed = ", ".join(
            f"staged.c{n}" for n, header in enumerate(table.columns, start=1) if header in own
        )
        sql = (
            f"select {listed} from staged where {_NEW if fate is Fate.NEW else _OTHER} order by row"
        )
        keys = {"upload_id": upload_id, "fate": fate.value}
        cursor.execute(sql, named_in(sql, keys))
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


_NEW = """line not in (select line from row_fate where upload_id = $upload_id)
    and line not in (select line from quarantine where upload_id = $upload_id)"""
_OTHER = "line in (select line from row_fate where upload_id = $upload_id and fate = $fate)"

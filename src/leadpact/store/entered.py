"""What people enter as a whole table: every save replaces it, and the last save can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from leadpact.errors import EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit

MOST = 1_000_000_000
"""The largest number that can be entered."""


class Entered(StrEnum):
    """A table that is entered; the value is its name, and beside it lies `<name>_before`."""

    REP = "rep"
    SPEND = "spend"


@dataclass(frozen=True)
class Save:
    """The last save of a table; `saved_by` is None where nobody said who they are, UTC."""

    saved_at: datetime
    saved_by: str | None


def last_save(store: Store, dataset_id: int, entered: Entered) -> Save | None:
    """The last save of that table of the data set; None before the first."""
    rows = store.rows(
        """select saved_at, saved_by from save
        where dataset_id = $dataset_id and entered = $entered""",
        {"dataset_id": dataset_id, "entered": entered.value},
    )
    return Save(*rows[0]) if rows else None


def save_entered(
    store: Store, dataset_id: int, entered: Entered, insert: Callable[[Cursor], int], by: str
) -> None:
    """Replace the table's rows by those that `insert` puts in and counts: all of them, or none."""
    of_this = {"dataset_id": dataset_id}
    name = entered.value
    with store.transaction() as cursor:
        run(cursor, f"delete from {name}_before where dataset_id = $dataset_id", of_this)
        run(
            cursor,
            f"insert into {name}_before select * from {name} where dataset_id = $dataset_id",
            of_this,
        )
        run(cursor, f"delete from {name} where dataset_id = $dataset_id", of_this)
        rows = insert(cursor)
        _note(cursor, dataset_id, entered, f"{name} saved", f"{rows:,} rows", by=by)


def undo_save(store: Store, dataset_id: int, entered: Entered, by: str = "") -> None:
    """Bring back what the last save replaced; doing it again takes that back.

    Raises EntryError when nothing was saved yet.
    """
    if last_save(store, dataset_id, entered) is None:
        raise EntryError("there is no save to take back", "Save a table first.")
    of_this = {"dataset_id": dataset_id}
    name = entered.value
    with store.transaction() as cursor:
        run(
            cursor,
            f"""create or replace temp table swapped as
            select * from {name} where dataset_id = $dataset_id""",
            of_this,
        )
        run(cursor, f"delete from {name} where dataset_id = $dataset_id", of_this)
        run(
            cursor,
            f"insert into {name} select * from {name}_before where dataset_id = $dataset_id",
            of_this,
        )
        run(cursor, f"delete from {name}_before where dataset_id = $dataset_id", of_this)
        run(cursor, f"insert into {name}_before select * from swapped")
        run(cursor, "drop table swapped")
        _note(cursor, dataset_id, entered, f"{name} save undone", "", by=by)


def _note(
    cursor: Cursor, dataset_id: int, entered: Entered, what: str, detail: str, *, by: str
) -> None:
    parameters = {"dataset_id": dataset_id, "entered": entered.value, "by": by or None}
    run(
        cursor,
        "delete from save where dataset_id = $dataset_id and entered = $entered",
        parameters,
    )
    run(
        cursor,
        """insert into save (dataset_id, entered, saved_at, saved_by)
        values ($dataset_id, $entered, current_timestamp::timestamp, $by)""",
        parameters,
    )
    words = ", ".join(part for part in (detail, f"by {by}" if by else "") if part)
    write_audit(cursor, what, dataset_id, words)

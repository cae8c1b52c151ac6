"""The last upload of a data set undone: the leads, events and waiting rows as they were before."""

from datetime import date

from leadpact.errors import DataSetError
from leadpact.ingest.before import GIVEN
from leadpact.ingest.customs import type_customs
from leadpact.ingest.derive import derive, find_as_of
from leadpact.store.database import Cursor, Parameter, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.uploads import UploadLine, list_uploads


def undo_last(store: Store, dataset_id: int, by: str, today: date) -> UploadLine:
    """Undo the newest upload that is not undone yet, in one transaction; gives its line.

    Once more goes one upload further back. The line stays in the list and says when it was
    undone. Raises DataSetError when no upload is left.
    """
    with store.transaction() as cursor:
        upload_id, file_name = _newest(cursor, dataset_id)
        keys: dict[str, Parameter] = {"dataset_id": dataset_id, "upload_id": upload_id}
        _take_back_leads(cursor, keys)
        _take_back_customs(cursor, dataset_id, keys)
        for sql in _TAKEN_BACK:
            run(cursor, sql, keys)
        type_customs(cursor, dataset_id)
        derive(cursor, dataset_id)
        find_as_of(cursor, dataset_id, today)
        write_audit(
            cursor, "import undone", dataset_id, f"{file_name} by {by}" if by else file_name
        )
    return next(line for line in list_uploads(store, dataset_id) if line.upload_id == upload_id)


def _newest(cursor: Cursor, dataset_id: int) -> tuple[int, str]:
    found = run(
        cursor,
        """select upload_id, file_name from upload
        where dataset_id = $dataset_id and undone_at is null order by upload_id desc limit 1""",
        {"dataset_id": dataset_id},
    )
    if not found:
        raise DataSetError(
            "this data set has no upload left to undo", "Import a file to fill it again."
        )
    return int(found[0][0]), str(found[0][1])


def _take_back_leads(cursor: Cursor, keys: dict[str, Parameter]) -> None:
    """Every lead that the upload added or updated bears its number."""
    run(
        cursor,
        "delete from lead_given where dataset_id = $dataset_id and upload_id = $upload_id",
        keys,
    )
    before = "from lead_before where dataset_id = $dataset_id and changed_by = $upload_id"
    run(cursor, f"insert into lead_given ({GIVEN}) select {GIVEN} {before}", keys)
    run(cursor, f"delete {before}", keys)


def _take_back_customs(cursor: Cursor, dataset_id: int, keys: dict[str, Parameter]) -> None:
    table = f"lead_custom_{dataset_id}"
    if not run(cursor, "select 1 from duckdb_tables() where table_name = $table", {"table": table}):
        return
    came = run(
        cursor,
        """delete from custom_field where dataset_id = $dataset_id and upload_id = $upload_id
        returning number""",
        keys,
    )
    for (number,) in came:
        run(cursor, f"alter table {table} drop column c{number}")
    before = "from custom_before where dataset_id = $dataset_id and changed_by = $upload_id"
    run(
        cursor,
        f"""delete from {table} where lead_id in (select lead_id {before})
        or lead_id not in (select lead_id from lead_given where dataset_id = $dataset_id)""",
        keys,
    )
    names = [str(name) for name, *_ in run(cursor, f"describe {table}")]
    cells = ", ".join(f"cells ->> '$.{name}'" for name in names)
    run(
        cursor,
        f"insert into {table} ({', '.join(names)}) select {cells} {before} and cells <> ''",
        keys,
    )
    run(cursor, f"delete {before}", keys)


_OF_UPLOAD = "where dataset_id = $dataset_id and upload_id = $upload_id"
_JOINED_BY = "where dataset_id = $dataset_id and joined_by = $upload_id"

_TAKEN_BACK = (
    f"delete from activity {_OF_UPLOAD}",
    f"delete from activity {_JOINED_BY}",
    f"delete from stage_change {_OF_UPLOAD}",
    f"delete from stage_change {_JOINED_BY}",
    f"delete from waiting_row {_OF_UPLOAD}",
    f"update waiting_row set joined_by = null {_JOINED_BY}",
    "update quarantine set mended_by = null where mended_by = $upload_id",
    # What a source's name says is found anew from the sources that are left.
    "delete from source_interest where dataset_id = $dataset_id and not said_by_person",
    f"update upload set undone_at = current_timestamp::timestamp {_OF_UPLOAD}",
)

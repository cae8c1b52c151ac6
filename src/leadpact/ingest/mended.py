"""A file that brings quarantined rows again, mended: known by the header of its line column."""

from collections.abc import Sequence
from dataclasses import replace

from leadpact.ingest.destination import Destination
from leadpact.ingest.kept_out import is_ours, mended_upload
from leadpact.ingest.map import DateOrder, DecimalMark, Mapping
from leadpact.ingest.notation import Column
from leadpact.store.database import Cursor, run


def taken_as_before(
    cursor: Cursor, columns: Sequence[str], mapping: Mapping, dataset_id: int
) -> Mapping:
    """The mapping, with the notation that the upload's rows were taken in where none is said.

    A handful of rows does not tell how a file writes its dates and numbers.
    """
    found = run(
        cursor,
        """select date_order, decimal_mark from upload
        where upload_id = $upload_id and dataset_id = $dataset_id and date_order is not null""",
        {"upload_id": mended_upload(columns), "dataset_id": dataset_id},
    )
    if not found:
        return mapping
    [(date_order, decimal_mark)] = found
    return replace(
        mapping,
        date_order=mapping.date_order or DateOrder(date_order),
        decimal_mark=mapping.decimal_mark or DecimalMark(decimal_mark),
    )


def note_mended(cursor: Cursor, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Put the lines of the rows brought again into temp table `mended`; gives the other columns."""
    lines = [column.name for column in columns if mended_upload([column.header]) is not None]
    line = f"try_cast({lines[0]} as bigint)" if lines else "cast(null as bigint)"
    where = f"{line} is not null"
    run(cursor, f"create temp table mended as select {line} as line from cleaned where {where}")
    return tuple(column for column in columns if not is_ours(column.header))


def close_mended(cursor: Cursor, columns: Sequence[str], to: Destination) -> None:
    """Mark the quarantined rows as sent through again by this upload."""
    run(
        cursor,
        """update quarantine set mended_by = $upload_id
        where upload_id = $mended and mended_by is null
          and line in (select line from mended)
          and upload_id in (select upload_id from upload where dataset_id = $dataset_id)""",
        {
            "upload_id": to.upload_id,
            "dataset_id": to.dataset_id,
            "mended": mended_upload(columns),
        },
    )

"""A file that brings quarantined rows again, mended: known by the header of its line column."""

import re
from collections.abc import Sequence
from dataclasses import replace

from leadpact.domain.formula_guard import FORMULA_STARTS
from leadpact.ingest.cells.notation import Column
from leadpact.ingest.destination import Destination
from leadpact.ingest.map import DateOrder, DecimalMark, Mapping
from leadpact.ingest.mending.kept_out import is_ours, mended_upload, own_headers
from leadpact.store.database import Cursor, run

_GUARDED = f"^'+[{re.escape(''.join(FORMULA_STARTS))}]"


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


def without_ours(mapping: Mapping) -> Mapping:
    """The mapping without the columns that we add to a quarantine file: they feed nothing."""
    return replace(
        mapping,
        fields=tuple((field, column) for field, column in mapping.fields if not is_ours(column)),
        ignored=own_headers(mapping.ignored),
    )


def note_mended(cursor: Cursor, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Put the lines of the rows brought again into temp table `mended`; gives the other columns."""
    run(cursor, "create temp table mended (line bigint)")
    own = tuple(column for column in columns if not is_ours(column.header))
    for column in columns:
        if mended_upload([column.header]) is not None:
            _restore(cursor, own)
            run(
                cursor,
                f"""insert into mended
                select line from (select try_cast({column.name} as bigint) as line from cleaned)
                where line is not null""",
            )
    return own


def _restore(cursor: Cursor, columns: Sequence[Column]) -> None:
    """Free the cells of the apostrophe that a download puts before what looks like a formula."""
    for column in columns:
        run(
            cursor,
            f"""update cleaned_cells set {column.name} = substr({column.name}, 2)
            where regexp_matches({column.name}, $guarded)""",
            {"guarded": _GUARDED},
        )


def close_mended(cursor: Cursor, columns: Sequence[str], to: Destination) -> None:
    """Mark the quarantined rows as sent through again by this upload."""
    mended = mended_upload(columns)
    if mended is None:
        return
    run(
        cursor,
        """update quarantine set mended_by = $upload_id
        where upload_id = $mended and mended_by is null
          and line in (select line from mended)
          and upload_id in (select upload_id from upload where dataset_id = $dataset_id)""",
        {"upload_id": to.upload_id, "dataset_id": to.dataset_id, "mended": mended},
    )

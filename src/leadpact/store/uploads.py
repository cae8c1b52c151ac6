"""Uploads: the files that came in, under names of our own, and what became of their rows."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leadpact.domain.fields import Kind
from leadpact.store.database import Cursor, Store, run


@dataclass(frozen=True)
class Quarantined:
    """A row kept out: its line in the file, the field and value that kept it out, and why."""

    line: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class UploadRecord:
    """One import as it is written down: read = the sum of the seven counts after it.

    `headers`, `mapping` and `reading` are JSON; `date_order` and `decimal_mark` are the ones its
    cells were taken with, said or found out.
    """

    upload_id: int
    dataset_id: int
    kind: Kind
    file_name: str
    stored_name: str
    sha256: str
    imported_by: str
    headers: str
    header_key: str
    sheet: str
    mapping: str
    reading: str
    date_order: str
    decimal_mark: str
    read: int
    new: int
    updated: int
    unchanged: int
    duplicate: int
    waiting: int
    left_out: int
    quarantined: int


@dataclass(frozen=True)
class UploadLine:
    """One line in the list of uploads.

    `open` counts the quarantined rows that were not sent through again; `mapping` is its JSON;
    an upload that was undone says when in `undone_at` (UTC).
    """

    upload_id: int
    imported_at: datetime
    kind: Kind
    file_name: str
    sha256: str
    read: int
    new: int
    updated: int
    unchanged: int
    duplicate: int
    waiting: int
    left_out: int
    quarantined: int
    open: int
    imported_by: str
    sheet: str
    mapping: str
    undone_at: datetime | None


def hash_of(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_name(sha256: str) -> str:
    """The name that the file of this hash is kept under."""
    return f"{sha256}.upload"


def keep_upload(store: Store, path: Path, sha256: str) -> None:
    """Copy the file beside the store under its hash."""
    target = store.uploads / stored_name(sha256)
    if target.exists():
        return
    partial = target.with_suffix(".partial")
    shutil.copyfile(path, partial)
    partial.replace(target)


def drop_unused(store: Store, sha256: str) -> None:
    """Remove the copy of the file of this hash, unless an upload uses it."""
    with store.transaction() as cursor:
        used = run(cursor, "select 1 from upload where sha256 = $sha256", {"sha256": sha256})
        if not used:
            (store.uploads / stored_name(sha256)).unlink(missing_ok=True)


def write_upload(cursor: Cursor, record: UploadRecord) -> None:
    """Write down an import."""
    run(
        cursor,
        """insert into upload (
            upload_id, dataset_id, kind, file_name, stored_name, sha256, imported_at, imported_by,
            headers, header_key, sheet, mapping, reading, date_order, decimal_mark, rows_read,
            rows_new, rows_updated, rows_unchanged, rows_duplicate, rows_waiting, rows_left_out,
            rows_quarantined)
        values ($upload_id, $dataset_id, $kind, $file_name, $stored_name, $sha256,
            current_timestamp::timestamp, $imported_by, $headers, $header_key, $sheet, $mapping,
            $reading, $date_order, $decimal_mark, $read, $new, $updated, $unchanged, $duplicate,
            $waiting, $left_out, $quarantined)""",
        {**vars(record), "kind": record.kind.value},
    )


def write_notes(cursor: Cursor, upload_id: int, notes: Sequence[tuple[str, str, str, int]]) -> None:
    """Write down what there is to say about cells: field, note, example, number of cells."""
    for field, note, example, cells in notes:
        run(
            cursor,
            "insert into upload_note values ($upload_id, $field, $note, $example, $cells)",
            {
                "upload_id": upload_id,
                "field": field,
                "note": note,
                "example": example,
                "cells": cells,
            },
        )


_LINES = """
select upload_id, imported_at, kind, file_name, sha256, rows_read, rows_new, rows_updated,
    rows_unchanged, rows_duplicate, rows_waiting, rows_left_out, rows_quarantined,
    (select count(*) from quarantine
     where quarantine.upload_id = upload.upload_id and mended_by is null),
    coalesce(imported_by, ''), coalesce(sheet, ''), mapping, undone_at
from upload where dataset_id = $dataset_id order by upload_id desc
"""


def list_uploads(store: Store, dataset_id: int) -> tuple[UploadLine, ...]:
    """The uploads of a data set, the newest first, those that were undone among them."""
    rows = store.rows(_LINES, {"dataset_id": dataset_id})
    return tuple(UploadLine(row[0], row[1], Kind(row[2]), *row[3:]) for row in rows)


def quarantined_rows(store: Store, upload_id: int) -> tuple[Quarantined, ...]:
    """Every row that an upload kept out, in the file's order."""
    rows = store.rows(
        """select line, coalesce(field, ''), coalesce(value, ''), reason
        from quarantine where upload_id = $upload_id order by line""",
        {"upload_id": upload_id},
    )
    return tuple(Quarantined(*row) for row in rows)

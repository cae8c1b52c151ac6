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
    """One import as it is written down: read = the sum of the five counts after it."""

    upload_id: int
    dataset_id: int
    kind: Kind
    file_name: str
    stored_name: str
    sha256: str
    mapping: str
    read: int
    new: int
    updated: int
    unchanged: int
    duplicate: int
    quarantined: int


@dataclass(frozen=True)
class UploadLine:
    """One line in the list of uploads."""

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
    quarantined: int


def keep_upload(store: Store, path: Path) -> tuple[str, str]:
    """Copy the file beside the store under its hash; gives that name and the hash (SHA-256)."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    stored_name = f"{sha256}.upload"
    target = store.uploads / stored_name
    if not target.exists():
        partial = target.with_suffix(".partial")
        shutil.copyfile(path, partial)
        partial.replace(target)
    return stored_name, sha256


def write_upload(
    cursor: Cursor,
    record: UploadRecord,
    quarantined: Sequence[Quarantined],
    notes: Sequence[tuple[str, str, str, int]],
) -> None:
    """Write down an import, the rows it kept out, and what there is to say about cells."""
    run(
        cursor,
        """insert into upload (
            upload_id, dataset_id, kind, file_name, stored_name, sha256, imported_at, mapping,
            rows_read, rows_new, rows_updated, rows_unchanged, rows_duplicate, rows_quarantined)
        values ($upload_id, $dataset_id, $kind, $file_name, $stored_name, $sha256,
            current_timestamp::timestamp, $mapping, $read, $new, $updated, $unchanged,
            $duplicate, $quarantined)""",
        {**vars(record), "kind": record.kind.value},
    )
    run(
        cursor,
        """insert into quarantine (upload_id, line, field, value, reason)
        select $upload_id, unnest($lines), unnest($fields), unnest($values), unnest($reasons)""",
        {
            "upload_id": record.upload_id,
            "lines": [row.line for row in quarantined],
            "fields": [row.field for row in quarantined],
            "values": [row.value for row in quarantined],
            "reasons": [row.reason for row in quarantined],
        },
    )
    for field, note, example, cells in notes:
        run(
            cursor,
            "insert into upload_note values ($upload_id, $field, $note, $example, $cells)",
            {
                "upload_id": record.upload_id,
                "field": field,
                "note": note,
                "example": example,
                "cells": cells,
            },
        )


def list_uploads(store: Store, dataset_id: int) -> tuple[UploadLine, ...]:
    """The uploads of a data set, the newest first."""
    rows = store.rows(
        """select upload_id, imported_at, kind, file_name, sha256, rows_read, rows_new,
            rows_updated, rows_unchanged, rows_duplicate, rows_quarantined
        from upload where dataset_id = $dataset_id order by upload_id desc""",
        {"dataset_id": dataset_id},
    )
    return tuple(UploadLine(row[0], row[1], Kind(row[2]), *row[3:]) for row in rows)


def quarantined_rows(store: Store, upload_id: int) -> tuple[Quarantined, ...]:
    """Every row that an upload kept out, in the file's order."""
    rows = store.rows(
        """select line, coalesce(field, ''), coalesce(value, ''), reason
        from quarantine where upload_id = $upload_id order by line""",
        {"upload_id": upload_id},
    )
    return tuple(Quarantined(*row) for row in rows)

"""The record of an import: which file, how it was read and taken, by whom, and what came of it."""

import json
from dataclasses import dataclass

from pydantic import TypeAdapter

from leadpact.ingest.cells.notation import Notation
from leadpact.ingest.columns.remembered import key_of
from leadpact.ingest.destination import Destination
from leadpact.ingest.map import Mapping
from leadpact.ingest.mending.kept_out import own_headers, quarantine
from leadpact.ingest.reading import Reading
from leadpact.ingest.report import ImportReport, Request
from leadpact.ingest.table import Table
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.uploads import (
    UploadRecord,
    keep_upload,
    stored_name,
    write_notes,
    write_upload,
)

READING = TypeAdapter(Reading)


@dataclass(frozen=True)
class Taken:
    """A file that was read, how a person mapped it, and its SHA-256."""

    request: Request
    table: Table
    mapping: Mapping
    sha256: str

    @property
    def reading(self) -> str:
        """How it was said to be read, as JSON."""
        return READING.dump_json(self.request.reading).decode()


def keep(
    cursor: Cursor, store: Store, taken: Taken, notation: Notation, report: ImportReport
) -> None:
    """Keep the file, the rows it kept out and what the report says of it."""
    request, upload_id = taken.request, report.upload_id
    if upload_id is None:
        return
    keep_upload(store, request.path, taken.sha256)
    write_upload(
        cursor,
        UploadRecord(
            upload_id=upload_id,
            dataset_id=report.dataset_id,
            kind=report.kind,
            file_name=report.file_name,
            stored_name=stored_name(taken.sha256),
            sha256=taken.sha256,
            imported_by=request.by,
            headers=json.dumps(own_headers(taken.table.columns)),
            header_key=key_of(taken.table.columns),
            sheet=report.sheet,
            mapping=taken.mapping.to_json(),
            reading=taken.reading,
            date_order=notation.date_order.value,
            decimal_mark=notation.decimal_mark.value,
            read=report.read,
            new=report.new,
            updated=report.updated,
            unchanged=report.unchanged,
            duplicate=report.duplicate,
            waiting=report.waiting,
            left_out=report.left_out,
            quarantined=report.quarantined,
        ),
    )
    quarantine(cursor, upload_id)
    write_notes(
        cursor,
        upload_id,
        tuple((note.field, note.note, note.example, note.cells) for note in report.notes),
    )
    by = f" by {request.by}" if request.by else ""
    write_audit(cursor, f"imported {report.kind}", report.dataset_id, f"{report.file_name}{by}")


def close_repeated(cursor: Cursor, taken: Taken, to: Destination) -> None:
    """Close the quarantined rows of the same file's earlier imports: its rows came again."""
    run(
        cursor,
        """update quarantine set mended_by = $upload_id
        where mended_by is null and upload_id in (
            select upload_id from upload
            where dataset_id = $dataset_id and sha256 = $sha256 and mapping = $mapping
              and reading = $reading and undone_at is null and upload_id <> $upload_id)""",
        {
            "dataset_id": to.dataset_id,
            "upload_id": to.upload_id,
            "sha256": taken.sha256,
            "mapping": taken.mapping.to_json(),
            "reading": taken.reading,
        },
    )


def imported_before(cursor: Cursor, taken: Taken, dataset_id: int) -> str | None:
    """When the same file was first imported into the data set in the same way, and not undone."""
    found = run(
        cursor,
        """select strftime(min(imported_at), '%Y-%m-%d %H:%M UTC') from upload
        where dataset_id = $dataset_id and sha256 = $sha256 and mapping = $mapping
          and reading = $reading and undone_at is null""",
        {
            "dataset_id": dataset_id,
            "sha256": taken.sha256,
            "mapping": taken.mapping.to_json(),
            "reading": taken.reading,
        },
    )
    return str(found[0][0]) if found[0][0] else None

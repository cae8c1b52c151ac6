"""One import: a file into a data set, all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from leadpact.domain.fields import Kind
from leadpact.errors import FileError, MappingError
from leadpact.ingest.check import Note, check, clean, notes
from leadpact.ingest.customs import place_customs, type_customs, unify_notation
from leadpact.ingest.derive import derive, find_as_of
from leadpact.ingest.events import merge_events
from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.map import Mapping
from leadpact.ingest.merge import Counts, merge_leads, name_leads
from leadpact.ingest.read import read_file
from leadpact.ingest.table import Table
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import find_or_create, write_audit
from leadpact.store.uploads import Quarantined, UploadRecord, keep_upload, write_upload

Progress = Callable[[float, str], None]


def _say_nothing(_share: float, _words: str) -> None:
    """Leave progress unsaid."""


@dataclass(frozen=True)
class ImportReport:
    """What an import did: read = new + updated + unchanged + duplicate + quarantined, always."""

    data_set: str
    dataset_id: int
    kind: Kind
    file_name: str
    read: int
    new: int
    updated: int
    unchanged: int
    duplicate: int
    quarantined: int
    notes: tuple[Note, ...]
    examples: tuple[Quarantined, ...]

    @property
    def changed(self) -> bool:
        """Whether the import changed the data set at all."""
        return bool(self.new or self.updated)


@dataclass(frozen=True)
class Request:
    """What to import, into which data set, and how; `today` is the day of the import."""

    path: Path
    file_name: str
    data_set: str
    today: date
    is_sample: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class _Job:
    """One import under way."""

    store: Store
    request: Request
    table: Table
    mapping: Mapping
    progress: Progress


class _DryRunError(Exception):
    """Takes a dry run out of its transaction, which rolls it back."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__("a dry run keeps nothing")
        self.report = report


def import_file(
    store: Store,
    request: Request,
    choose: Callable[[Table], Mapping],
    progress: Progress = _say_nothing,
) -> ImportReport:
    """Read the file, map it as `choose` says, and load it in one transaction.

    `progress` is told the share done (0 to 1) and what is going on. Raises FileError and
    MappingError with the store unchanged.
    """
    progress(0.02, "Reading the file")
    with TemporaryDirectory(dir=store.settings.home, prefix="reading-") as folder:
        table = read_file(request.path, Path(folder))
        mapping = choose(table)
        _require(mapping, table, request.file_name)
        try:
            with store.transaction() as cursor:
                report = _load(cursor, _Job(store, request, table, mapping, progress))
                if request.dry_run:
                    raise _DryRunError(report)
        except _DryRunError as over:
            return over.report
    progress(1.0, "Done")
    return report


def _require(mapping: Mapping, table: Table, file_name: str) -> None:
    if not table.row_count and not table.rejects:
        raise FileError(
            f"{file_name} holds a header and no rows",
            "Export it again with the leads in it: a filter may have left none.",
        )
    fields = {field for field, _ in mapping.fields}
    for _, column in mapping.fields:
        if column not in table.columns:
            raise MappingError(
                f"{file_name} has no column '{column}'",
                "Its columns: " + ", ".join(f"'{name}'" for name in table.columns) + ".",
            )
    if mapping.kind is not Kind.LEADS and not fields & {"lead_id", "email"}:
        raise MappingError(
            f"{file_name} has no column that says which lead a row belongs to",
            "Map a column to lead_id or to email.",
        )
    needed = {
        Kind.ACTIVITIES: ("happened_at", "activity"),
        Kind.STAGE_HISTORY: ("happened_at", "to_stage"),
    }
    for field in needed.get(mapping.kind, ()):
        if field not in fields:
            raise MappingError(
                f"{file_name} has no column for '{field}'",
                f"Map a column to {field}; a file of {mapping.kind} needs it.",
            )


def _load(cursor: Cursor, job: _Job) -> ImportReport:
    request, table, mapping, progress = job.request, job.table, job.mapping, job.progress
    progress(0.15, "Taking in the rows")
    load_rows(cursor, table, "staged")
    columns = clean(cursor, table.columns)
    run(cursor, "drop table staged")
    progress(0.35, "Checking every cell")
    dataset_id = find_or_create(cursor, request.data_set, is_sample=request.is_sample)
    checked = check(cursor, columns, mapping, request.today)
    name_leads(cursor, mapping.kind, checked, dataset_id)
    run(cursor, "drop table cleaned")
    progress(0.55, "Comparing with what is there")
    upload_id = int(run(cursor, "select nextval('upload_ids')")[0][0])
    if mapping.kind in (Kind.LEADS, Kind.OUTCOMES):
        unify_notation(cursor, checked.customs, checked.notation)
        place_customs(cursor, checked.customs, dataset_id)
        counts = merge_leads(cursor, checked, dataset_id, upload_id)
        type_customs(cursor, dataset_id)
    else:
        counts = merge_events(cursor, mapping.kind, checked, dataset_id, upload_id)
    progress(0.75, "Working out cycles, seniority and interest")
    derive(cursor, dataset_id)
    find_as_of(cursor, dataset_id, request.today)
    progress(0.95, "Keeping it")
    return _report(cursor, job, dataset_id, upload_id, counts)


def _report(
    cursor: Cursor, job: _Job, dataset_id: int, upload_id: int, counts: Counts
) -> ImportReport:
    request, table, mapping = job.request, job.table, job.mapping
    rejects = tuple(
        Quarantined(reject.line, "", reject.raw, reject.reason) for reject in table.rejects
    )
    bad = tuple(
        Quarantined(*row)
        for row in run(
            cursor,
            """select line, bad_field, coalesce(bad_value, ''), bad_reason
            from checked where bad_field is not null order by row""",
        )
    )
    quarantined = (*rejects, *bad)
    report = ImportReport(
        data_set=request.data_set,
        dataset_id=dataset_id,
        kind=mapping.kind,
        file_name=request.file_name,
        read=table.row_count + len(rejects),
        new=counts.new,
        updated=counts.updated,
        unchanged=counts.unchanged,
        duplicate=counts.duplicate,
        quarantined=len(quarantined),
        notes=notes(cursor),
        examples=quarantined[:1000],
    )
    if not request.dry_run:
        stored_name, sha256 = keep_upload(job.store, request.path)
        write_upload(
            cursor,
            UploadRecord(
                upload_id=upload_id,
                dataset_id=dataset_id,
                kind=mapping.kind,
                file_name=request.file_name,
                stored_name=stored_name,
                sha256=sha256,
                mapping=mapping.to_json(),
                read=report.read,
                new=report.new,
                updated=report.updated,
                unchanged=report.unchanged,
                duplicate=report.duplicate,
                quarantined=report.quarantined,
            ),
            quarantined,
            tuple((note.field, note.note, note.example, note.cells) for note in report.notes),
        )
        write_audit(cursor, f"imported {mapping.kind}", dataset_id, request.file_name)
    return report

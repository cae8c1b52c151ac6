"""One import: a file into a data set, all of it or nothing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from leadpact.domain.fields import Kind
from leadpact.errors import FileError, MappingError, StoreError
from leadpact.ingest.cancel import Cancel
from leadpact.ingest.cells.problems import Problem, commonest
from leadpact.ingest.cells.quality import Quality, assess
from leadpact.ingest.check import Checked, check, drop_checked, let_go
from leadpact.ingest.clean import clean
from leadpact.ingest.customs import place_customs, type_customs
from leadpact.ingest.derive import derive, find_as_of
from leadpact.ingest.destination import Destination
from leadpact.ingest.events import merge_events
from leadpact.ingest.fates import Fate, count_fates, keep_fates
from leadpact.ingest.keep import Taken, close_repeated, imported_before, keep
from leadpact.ingest.left_out import leave_out
from leadpact.ingest.map import Mapping
from leadpact.ingest.mending.kept_out import first_kept_out, set_aside
from leadpact.ingest.mending.mended import close_mended, note_mended, taken_as_before, without_ours
from leadpact.ingest.merge import merge_leads
from leadpact.ingest.read import read_file
from leadpact.ingest.references import REFERENCES, name_leads
from leadpact.ingest.report import ImportReport, Progress, Request
from leadpact.ingest.table import Table
from leadpact.ingest.waiting import join_waiting, let_wait
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import find_or_create
from leadpact.store.uploads import drop_unused, hash_of

__all__ = ["ImportReport", "Progress", "Request", "import_file"]

_NEEDED = {
    Kind.ACTIVITIES: ("happened_at", "activity"),
    Kind.STAGE_HISTORY: ("happened_at", "to_stage"),
}


def _say_nothing(_share: float, _words: str) -> None:
    """Leave progress unsaid."""


@dataclass(frozen=True)
class _Job:
    """One import under way."""

    store: Store
    taken: Taken
    progress: Progress
    cancel: Cancel

    def step(self, share: float, words: str) -> None:
        """Say what comes next, unless somebody asked for an end."""
        self.cancel.obey()
        self.progress(share, words.format(rows=f"{self.taken.table.row_count:,} rows"))


@dataclass(frozen=True)
class _Found:
    """What checking found out about the file's cells."""

    checked: Checked
    quality: Quality
    problems: tuple[Problem, ...]
    quarantined: int


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
    cancel: Cancel | None = None,
) -> ImportReport:
    """Read the file, map it as `choose` says, and load it in one transaction.

    Raises FileError, MappingError and, when `cancel` is asked, ImportCancelledError, with the
    store unchanged.
    """
    stop = cancel or Cancel()
    progress(0.02, "Reading the file")
    with TemporaryDirectory(dir=store.settings.home, prefix="reading-") as folder:
        table = read_file(request.path, Path(folder), request.reading)
        stop.obey()
        mapping = without_ours(choose(table))
        _require(mapping, table, request.file_name)
        taken = Taken(request, table, mapping, hash_of(request.path))
        report = _import(_Job(store, taken, progress, stop))
    progress(1.0, "Done")
    return report


def _import(job: _Job) -> ImportReport:
    try:
        with job.store.transaction() as cursor, job.cancel.stops(cursor):
            report = _load(cursor, job)
            if job.taken.request.dry_run:
                raise _DryRunError(report)
    except _DryRunError as over:
        return over.report
    except BaseException:
        # A store that fails to answer keeps the copy; it harms nothing there.
        with suppress(StoreError):
            drop_unused(job.store, job.taken.sha256)
        raise
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
    if mapping.kind is not Kind.LEADS and fields.isdisjoint(REFERENCES):
        raise MappingError(
            f"{file_name} has no column that says which lead a row belongs to",
            "Map a column to lead_id or to email.",
        )
    for field in _NEEDED.get(mapping.kind, ()):
        if field not in fields:
            raise MappingError(
                f"{file_name} has no column for '{field}'",
                f"Map a column to {field}; a file of {mapping.kind} needs it.",
            )


def _load(cursor: Cursor, job: _Job) -> ImportReport:
    request, table, kind = job.taken.request, job.taken.table, job.taken.mapping.kind
    dataset_id = find_or_create(cursor, request.data_set, is_sample=request.is_sample)
    same_as = imported_before(cursor, job.taken, dataset_id)
    found = _check(cursor, job, dataset_id)
    upload_id = int(run(cursor, "select nextval('upload_ids')")[0][0])
    to = Destination(dataset_id, upload_id)
    job.step(0.55, "Comparing {rows} with what is there")
    counts, joined = _merge(cursor, kind, found.checked, to)
    job.step(0.75, "Working out cycles, seniority and interest")
    derive(cursor, dataset_id)
    find_as_of(cursor, dataset_id, request.today)
    job.step(0.95, "Keeping {rows}")
    report = ImportReport(
        data_set=request.data_set,
        dataset_id=dataset_id,
        kind=kind,
        file_name=request.file_name,
        read=table.row_count + len(table.rejects),
        new=counts.get(Fate.NEW, 0),
        updated=counts.get(Fate.UPDATED, 0),
        unchanged=counts.get(Fate.UNCHANGED, 0),
        duplicate=counts.get(Fate.DUPLICATE, 0),
        waiting=counts.get(Fate.WAITING, 0),
        left_out=counts.get(Fate.LEFT_OUT, 0),
        quarantined=found.quarantined,
        notes=found.quality.notes,
        examples=first_kept_out(cursor),
        joined=joined,
        upload_id=None if request.dry_run else upload_id,
        sheet=table.sheet,
        told=table.told,
        same_as=same_as,
        quality=found.quality.fields,
        checks=found.quality.checks,
        problems=found.problems,
    )
    keep_fates(cursor, upload_id)
    close_mended(cursor, table.columns, to)
    if same_as:
        close_repeated(cursor, job.taken, to)
    keep(cursor, job.store, job.taken, found.checked.notation, report)
    return report


def _check(cursor: Cursor, job: _Job, dataset_id: int) -> _Found:
    """Make temp table `checked` of the file, and `kept_out` of what has no place there."""
    request, table = job.taken.request, job.taken.table
    job.step(0.15, "Taking in {rows}")
    columns = note_mended(cursor, clean(cursor, table))
    job.step(0.35, "Checking every cell of {rows}")
    mapping = taken_as_before(cursor, table.columns, job.taken.mapping, dataset_id)
    leave_out(cursor, columns, mapping)
    checked = check(cursor, columns, mapping)
    quality = assess(cursor, checked, request.today)
    if mapping.kind is not Kind.LEADS:
        job.step(0.5, "Finding the leads that {rows} are about")
    name_leads(cursor, mapping.kind, checked, dataset_id)
    quarantined = set_aside(cursor, columns, table.rejects)
    problems = commonest(cursor, quality.trouble, table.rejects, {"tomorrow": quality.tomorrow})
    let_go(cursor, checked)
    return _Found(checked, quality, problems, quarantined)


def _merge(
    cursor: Cursor, kind: Kind, checked: Checked, to: Destination
) -> tuple[dict[Fate, int], int]:
    """How many rows had which fate, and how many joined that had waited."""
    let_wait(cursor, kind, checked, to)
    if kind in (Kind.ACTIVITIES, Kind.STAGE_HISTORY):
        return count_fates(cursor, merge_events(cursor, kind, checked, to)), 0
    place_customs(cursor, checked.customs, to)
    counts = count_fates(cursor, merge_leads(cursor, kind, checked, to))
    drop_checked(cursor, checked)
    joined = join_waiting(cursor, to)
    type_customs(cursor, to.dataset_id)
    return counts, joined

"""What an import is asked to do, and what it reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leadpact.domain.fields import Kind
from leadpact.ingest.cells.problems import Problem
from leadpact.ingest.cells.quality import CrossCheck, FieldQuality, Note
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.store.uploads import Quarantined

Progress = Callable[[float, str], None]
"""Is told the share done (0 to 1), and what is going on."""


@dataclass(frozen=True)
class Request:
    """What to import, into which data set, and how; `today` is the day of the import.

    `by` is who asked for it, `reading` how the file is to be read where that was said.
    """

    path: Path
    file_name: str
    data_set: str
    today: date
    is_sample: bool = False
    dry_run: bool = False
    by: str = ""
    reading: Reading = FOUND_OUT


@dataclass(frozen=True)
class ImportReport:
    """What an import did, row by row and field by field.

    read = new + updated + unchanged + duplicate + waiting + left_out + quarantined, always.
    `waiting` rows are about leads that are not there yet, `left_out` rows of a history about
    another property than the stage. `joined` counts rows of earlier files that had waited and
    found their lead; they are not among the rows read. `same_as` says when the same file was
    imported into this data set in the same way before (UTC), None where it was not. `examples`
    are the first thousand quarantined rows; `upload_id` is None in a dry run.
    """

    data_set: str
    dataset_id: int
    kind: Kind
    file_name: str
    read: int
    new: int
    updated: int
    unchanged: int
    duplicate: int
    waiting: int
    left_out: int
    quarantined: int
    notes: tuple[Note, ...]
    examples: tuple[Quarantined, ...]
    joined: int = 0
    upload_id: int | None = None
    sheet: str = ""
    told: tuple[str, ...] = ()
    same_as: str | None = None
    quality: tuple[FieldQuality, ...] = ()
    checks: tuple[CrossCheck, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the import changed the data set at all."""
        return bool(self.new or self.updated or self.waiting or self.joined)

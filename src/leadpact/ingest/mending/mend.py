"""Quarantined rows, mended in an editor, sent through again."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from leadpact.domain.formula_guard import formula_safe
from leadpact.errors import FileError
from leadpact.ingest.load import ImportReport, Progress, Request, import_file
from leadpact.ingest.map import Mapping
from leadpact.ingest.mending.kept_out import WHY, headers_of, line_header, quarantine_file
from leadpact.ingest.reading import Reading
from leadpact.store.database import Store

__all__ = ["quarantine_file", "send_again"]


def _say_nothing(_share: float, _words: str) -> None:
    """Leave progress unsaid."""


def send_again(
    store: Store,
    upload_id: int,
    rows: Sequence[Sequence[str]],
    by: str,
    today: date,
    *,
    progress: Progress = _say_nothing,
) -> ImportReport:
    """Import rows in the shape of `quarantine_file`, as the file they came from was imported.

    They are closed there, whatever becomes of them; those that fail again are quarantined under
    the new upload. Raises FileError when there are none, and all that an import raises.
    """
    if not rows:
        raise FileError("no row was sent through again", "Choose the rows that you corrected.")
    [(file_name, mapping, data_set, is_sample)] = store.rows(
        """select file_name, mapping, name, is_sample from upload join dataset using (dataset_id)
        where upload_id = $upload_id""",
        {"upload_id": upload_id},
    )
    with TemporaryDirectory(dir=store.settings.home, prefix="reading-") as folder:
        path = Path(folder) / "mended.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            writer.writerow((line_header(upload_id), WHY, *headers_of(store, upload_id)))
            writer.writerows([formula_safe(cell) for cell in row] for row in rows)
        request = Request(
            path,
            f"{file_name} (mended)",
            data_set,
            today,
            is_sample=is_sample,
            by=by,
            reading=Reading(delimiter=",", has_header=True),
        )
        said = Mapping.from_json(mapping)
        return import_file(store, request, lambda _: said, progress)

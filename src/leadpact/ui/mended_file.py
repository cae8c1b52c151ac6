"""A file of kept-out rows that somebody corrected: its rows as they were downloaded."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from leadpact.domain.formula_guard import formula_restored
from leadpact.errors import AmbiguousFileError, FileError
from leadpact.ingest.read import read_file
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.ingest.table import Table

_READINGS = (
    FOUND_OUT,
    *(Reading(delimiter=delimiter, has_header=True) for delimiter in (",", ";", "\t")),
)


def mended_rows(
    content: bytes, file_name: str, headers: Sequence[str], folder: Path
) -> tuple[tuple[str, ...], ...]:
    """The rows of the file under `headers`, each cell as it was before the download, or as typed.

    Works in `folder`. Raises FileError for a file that is not the one that was downloaded.
    """
    with TemporaryDirectory(dir=folder, prefix="reading-") as work:
        path = Path(work) / f"corrected{PurePath(file_name).suffix[:9]}"
        path.write_bytes(content)
        table = _table(path, Path(work), headers[0])
        places = _places(table, headers)
        if table.rejects:
            first = table.rejects[0]
            raise FileError(
                f"line {first.line} of the corrected file cannot be read: {first.reason}",
                "Correct that line, or save the file anew from a spreadsheet.",
            )
        return tuple(
            tuple(formula_restored(row[place] or "") for place in places) for row in table.rows()
        )


def _table(path: Path, folder: Path, line_header: str) -> Table:
    """The file's table, known by its first column in whichever way it can be read."""
    for reading in _READINGS:
        try:
            table = read_file(path, folder, reading)
        except AmbiguousFileError:
            continue
        if line_header in table.columns:
            return table
    raise _not_ours(line_header)


def _places(table: Table, headers: Sequence[str]) -> tuple[int, ...]:
    found = [formula_restored(column) for column in table.columns]
    for header in headers:
        if header not in found:
            raise _not_ours(header)
    return tuple(found.index(header) for header in headers)


def _not_ours(header: str) -> FileError:
    return FileError(
        f"the corrected file has no column '{header}'",
        "Bring back the file that was downloaded from this upload, with all its columns.",
    )

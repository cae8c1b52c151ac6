"""A file becomes a table: `read_table`."""

import shutil
import tempfile
import weakref
from pathlib import Path

from leadpact.config import read_settings
from leadpact.errors import FileError
from leadpact.ingest.content import Content, content_of, shown
from leadpact.ingest.header import shape_of
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.ingest.rows_file import numbered_table
from leadpact.ingest.spreadsheet import unpack_sheet
from leadpact.ingest.table import Table
from leadpact.ingest.text_table import read_text


def read_table(path: str | Path) -> Table:
    """The table that a file holds, whatever its name, format, delimiter and encoding.

    Its rows lie in a temporary folder, which is deleted when the table is no longer referred to.
    Raises FileError when the file cannot be read as a table, AmbiguousFileError when it can be
    read as two that differ.
    """
    return read_file(path)


def read_file(
    path: str | Path, work_dir: Path | None = None, reading: Reading = FOUND_OUT
) -> Table:
    """What `read_table` gives, read as it was said, its rows in a folder under `work_dir`."""
    source = Path(path)
    content = content_of(source)
    try:
        folder = Path(tempfile.mkdtemp(prefix="table-", dir=work_dir)).resolve()
    except OSError as error:
        raise FileError(
            f"There is no place to unpack {shown(source)}: {error.strerror}.",
            "Check the folder's permissions and the space left on the disk.",
        ) from error
    try:
        if content is Content.SPREADSHEET:
            table = _read_sheet(source, folder)
        else:
            table = read_text(source, folder, reading)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(table, shutil.rmtree, folder, ignore_errors=True)
    return table


def _read_sheet(source: Path, folder: Path) -> Table:
    target = folder / "rows.csv"
    sheet = unpack_sheet(source, target, read_settings())
    shape_of(sheet.header, shown(source))
    return numbered_table(source, target, sheet.header, sheet.row_count)

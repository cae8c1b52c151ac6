"""A file becomes a table: `read_table`."""

import shutil
import tempfile
import weakref
from dataclasses import replace
from pathlib import Path

from leadpact.config import Settings, read_settings
from leadpact.errors import FileError
from leadpact.ingest.content import shown
from leadpact.ingest.formats.archive import Unpacked, nested, unpack_gzip, unpack_zip
from leadpact.ingest.formats.detect import Content, content_of
from leadpact.ingest.formats.json_file import read_json
from leadpact.ingest.formats.parquet import read_parquet
from leadpact.ingest.formats.spreadsheet import read_sheet
from leadpact.ingest.formats.workbook import Workbook, zipped_workbook
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.ingest.table import Table
from leadpact.ingest.text.text_table import read_text

_MEGABYTE = 1_000_000
_JSON = "JSON"
_OF_SUFFIX = {
    ".csv": (Content.TEXT,),
    ".tsv": (Content.TEXT,),
    ".txt": (Content.TEXT, _JSON),
    ".xlsx": (Workbook.XLSX,),
    ".xlsm": (Workbook.XLSX,),
    ".xls": (Workbook.XLS,),
    ".ods": (Workbook.ODS,),
    ".parquet": (Content.PARQUET,),
    ".json": (_JSON,),
    ".jsonl": (_JSON,),
    ".ndjson": (_JSON,),
    ".gz": (Content.GZIP,),
    ".zip": (Content.ZIP,),
}


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
    settings = read_settings()
    content = content_of(source)
    _check_size(source, settings)
    try:
        folder = Path(tempfile.mkdtemp(prefix="table-", dir=work_dir)).resolve()
    except OSError as error:
        raise FileError(
            f"There is no place to unpack {shown(source)}: {error.strerror}.",
            "Check the folder's permissions and the space left on the disk.",
        ) from error
    try:
        found, table = _read(source, content, folder, reading, settings)
        if mismatch := _mismatch(source, found):
            table = replace(table, told=(mismatch, *table.told))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(table, shutil.rmtree, folder, ignore_errors=True)
    return table


def _check_size(source: Path, settings: Settings) -> None:
    size = source.stat().st_size
    if size > settings.upload_megabytes * _MEGABYTE:
        raise FileError(
            f"{shown(source)} has {size / _MEGABYTE:,.1f} MB; at most "
            f"{settings.upload_megabytes:,} MB are read.",
            "Split it, or set LEADPACT_UPLOAD_MEGABYTES to a larger number and start again.",
        )


def _read(
    source: Path, content: Content, folder: Path, reading: Reading, settings: Settings
) -> tuple[str, Table]:
    """What the file is, and its table."""
    if content is Content.GZIP:
        unpacked = unpack_gzip(source, folder, settings)
        return content, _read_unpacked(unpacked, folder, reading, settings)
    if content is Content.ZIP and zipped_workbook(source) is None:
        unpacked = unpack_zip(source, folder, reading.sheet, settings)
        return content, _read_unpacked(unpacked, folder, reading, settings)
    return _read_plain(source, content, folder, reading, settings)


def _read_unpacked(unpacked: Unpacked, folder: Path, reading: Reading, settings: Settings) -> Table:
    content = content_of(unpacked.path)
    if content is Content.GZIP or (
        content is Content.ZIP and zipped_workbook(unpacked.path) is None
    ):
        raise nested(shown(unpacked.path))
    is_one = len(unpacked.members) < 2
    inner = reading if is_one else replace(reading, sheet=None)
    _, table = _read_plain(unpacked.path, content, folder, inner, settings)
    shutil.rmtree(unpacked.path.parent)
    if is_one:
        return replace(table, told=(f"{unpacked.member}, unpacked", *table.told))
    told = f"{unpacked.member}, one of {len(unpacked.members)} files in the archive"
    return replace(table, sheet=unpacked.member, sheets=unpacked.members, told=(told, *table.told))


def _read_plain(
    source: Path, content: Content, folder: Path, reading: Reading, settings: Settings
) -> tuple[str, Table]:
    """What a file that is no archive is, and its table."""
    if content is Content.PARQUET:
        return content, read_parquet(source, folder, settings)
    if content is Content.OLE:
        return Workbook.XLS, read_sheet(source, Workbook.XLS, folder, reading, settings)
    if content is Content.ZIP and (kind := zipped_workbook(source)):
        return kind, read_sheet(source, kind, folder, reading, settings)
    if (table := read_json(source, folder, reading.sheet)) is not None:
        return _JSON, table
    return Content.TEXT, read_text(source, folder, reading)


def _mismatch(source: Path, found: str) -> str:
    """What to say when the file is not what its name says; nothing when it is, or says nothing."""
    suffix = source.suffix.lower()
    if found in _OF_SUFFIX.get(suffix, (found,)):
        return ""
    return f"{found} although its name ends in {suffix}"

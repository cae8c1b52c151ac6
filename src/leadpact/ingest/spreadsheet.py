"""An XLSX workbook becomes a CSV file of ours, in a child process within limits."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest import sheet_child
from leadpact.ingest.content import SAVE_AS, shown
from leadpact.ingest.records import Dialect, csv_records, open_text

_MEGABYTE = 1_000_000
_WORKBOOK = "xl/workbook.xml"
_SMALLER = "Save its first sheet as CSV, or split it, and import that."


@dataclass(frozen=True)
class Sheet:
    """The header of a sheet and how many rows it has below it."""

    header: tuple[str, ...]
    row_count: int


def unpack_sheet(source: Path, target: Path, settings: Settings) -> Sheet:
    """Write the first sheet of a workbook that has rows to `target` as CSV.

    Each record is led by the number of its row in the sheet; the first record only stands for
    the header; blank rows are left out. Numbers come without ".0", dates as ISO, booleans as
    TRUE and FALSE, errors as empty cells. Raises FileError when it is no workbook, unpacks to
    too much, takes too long or holds no rows.
    """
    name = shown(source)
    _check_totals(source, name, settings)
    header = target.with_name("header.csv")
    files = [str(path.resolve()) for path in (source, target, header)]
    command = [sys.executable, "-P", sheet_child.__file__, *files]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=settings.sheet_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FileError(
            f"{name} took longer than {settings.sheet_seconds} seconds to read.", _SMALLER
        ) from error
    if done.returncode:
        raise _failure(done.returncode, name)
    with open_text(header) as text:
        count, *names = next(csv_records(text, Dialect()))
    header.unlink()
    return Sheet(tuple(names), int(count))


def _failure(code: int, name: str) -> FileError:
    if code == sheet_child.EMPTY:
        return FileError(f"{name} has no sheet with rows.", "Check that it is the right file.")
    if code == sheet_child.LOCKED:
        return FileError(f"{name} is protected by a password.", "Save it without the password.")
    if code == sheet_child.UNREADABLE:
        return FileError(f"{name} is a damaged XLSX workbook.", SAVE_AS)
    return FileError(f"{name} needs more memory than a spreadsheet may take.", _SMALLER)


def _check_totals(source: Path, name: str, settings: Settings) -> None:
    """Refuse, unparsed, what is no workbook or says that it unpacks to too much."""
    try:
        with ZipFile(source) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileError(f"{name} is a damaged XLSX workbook or ZIP archive.", SAVE_AS) from error
    if not any(part.filename == _WORKBOOK for part in parts):
        raise FileError(f"{name} is a ZIP archive, but no XLSX workbook.", SAVE_AS)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > settings.unpacked_megabytes * _MEGABYTE:
        raise FileError(
            f"{name} unpacks to {unpacked // _MEGABYTE:,} MB; at most "
            f"{settings.unpacked_megabytes:,} MB are read.",
            _SMALLER,
        )
    packed = sum(part.compress_size for part in parts)
    if unpacked > settings.zip_ratio * max(packed, 1):
        raise FileError(
            f"{name} unpacks to more than {settings.zip_ratio} times its size.", _SMALLER
        )

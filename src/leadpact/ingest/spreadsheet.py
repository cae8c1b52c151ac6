"""A sheet of a workbook becomes a table, unpacked in a child process within limits."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest import sheet_child
from leadpact.ingest.content import SAVE_AS, printable, shown
from leadpact.ingest.header import shape_of
from leadpact.ingest.reading import Reading
from leadpact.ingest.records import Reject
from leadpact.ingest.rows_file import numbered_table
from leadpact.ingest.table import Table
from leadpact.ingest.workbook import Workbook, check_old_workbook, zip_parts

_MEGABYTE = 1_000_000
_TITLE_LENGTH = 60
_SMALLER = "Save the sheet as CSV, or split it, and import that."


def read_sheet(
    source: Path, kind: Workbook, folder: Path, reading: Reading, settings: Settings
) -> Table:
    """The table in a sheet of a workbook: the one that was said, or the first that has rows.

    Each row is numbered as in the sheet; blank rows are left out. Numbers stand in full and
    without ".0", whatever their format: 25 % is 0.25, and a sum of money is its number. Dates are
    ISO, booleans TRUE and FALSE, errors empty; of merged cells the first has the content. Raises
    FileError when it is damaged or protected, unpacks to too much, takes too long, has no rows, or
    lacks the sheet.
    """
    name = shown(source)
    if kind is Workbook.XLS:
        check_old_workbook(source)
    else:
        _check_totals(source, name, settings)
    rows, report = folder / "rows.csv", folder / "report.json"
    code = _run(source, folder / f"book.{kind.name.lower()}", (rows, report), reading, settings)
    found: dict[str, Any] = {}
    if report.exists():
        found = json.loads(report.read_text(encoding="utf-8"))
        report.unlink()
    if code:
        raise _failure(code, name, kind, found.get("sheets", []), reading.sheet or "")
    shape_of(found["header"], name)
    rejects = tuple(Reject(line, reason, raw) for line, reason, raw in found["rejects"])
    table = numbered_table(source, rows, found["header"], found["rows"], rejects)
    return replace(table, sheet=found["sheet"], sheets=tuple(found["sheets"]), told=_told(found))


def _run(
    source: Path, book: Path, targets: tuple[Path, ...], reading: Reading, settings: Settings
) -> int:
    # Calamine goes by the name: `book` is the source by a name that says what it is.
    book.symlink_to(source.resolve())
    try:
        done = subprocess.run(
            [sys.executable, "-P", sheet_child.__file__, str(book), *map(str, targets)],
            input=json.dumps([reading.sheet, reading.has_header is False]).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=settings.sheet_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FileError(
            f"{shown(source)} took longer than {settings.sheet_seconds} seconds to read.", _SMALLER
        ) from error
    finally:
        book.unlink()
    return done.returncode


def _failure(code: int, name: str, kind: Workbook, sheets: list[str], wanted: str) -> FileError:
    if code == sheet_child.EMPTY:
        return FileError(f"{name} has no sheet with rows.", "Check that it is the right file.")
    if code == sheet_child.UNKNOWN:
        return FileError(
            f"{name} has no sheet {printable(wanted)!r} with rows. It has "
            f"{', '.join(map(printable, sheets))}.",
            "Choose one of these sheets.",
        )
    if code == sheet_child.LOCKED:
        return FileError(f"{name} is protected by a password.", "Save it without the password.")
    if code == sheet_child.MISFIT:
        return FileError(
            f"{name} has too many rows that are longer than its header.",
            "Put a name over every column and save the file again.",
        )
    if code == sheet_child.UNREADABLE:
        return FileError(f"{name} is {kind}, but damaged.", SAVE_AS)
    return FileError(f"{name} needs more memory than a spreadsheet may take.", _SMALLER)


def _told(found: dict[str, Any]) -> tuple[str, ...]:
    told = []
    if len(found["sheets"]) > 1:
        told.append(f'Sheet "{found["sheet"]}" was read, one of {len(found["sheets"])} with rows.')
    if above := found["above"]:
        first = printable(above[0])[:_TITLE_LENGTH]
        rows = "row stands" if len(above) == 1 else "rows stand"
        told.append(
            f"{len(above)} {rows} above the header in row {found['header_row']:,} and "
            f'{"was" if len(above) == 1 else "were"} left out; the first is "{first}".'
        )
    if merged := found["merged"]:
        told.append(
            f"{merged:,} merged {'cell spans' if merged == 1 else 'cells span'} several rows: "
            "only the first of them has the value."
        )
    return tuple(told)


def _check_totals(source: Path, name: str, settings: Settings) -> None:
    """Refuse, unparsed, what says that it unpacks to too much."""
    parts = zip_parts(source)
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

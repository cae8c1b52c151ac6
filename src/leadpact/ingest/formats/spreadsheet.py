"""A sheet of a workbook becomes a table, unpacked in a child process within limits."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from leadpact.config import Settings
from leadpact.errors import AmbiguousFileError, FileError
from leadpact.ingest.content import SAVE_AS, printable, shown
from leadpact.ingest.formats import sheet_child
from leadpact.ingest.formats.workbook import Workbook, check_old_workbook, zip_parts
from leadpact.ingest.header import column_names, shape_of
from leadpact.ingest.reading import Reading
from leadpact.ingest.records import Reject
from leadpact.ingest.rows_file import numbered_table
from leadpact.ingest.table import Table
from leadpact.ingest.text.kinds import Verdict, verdict_on
from leadpact.ingest.ways import header_error, left_out

_MEGABYTE = 1_000_000
_ROWS = "rows.csv"
_SHOWN_ROWS = 3
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
    unpack = partial(_unpacked, source, kind, folder, settings)
    found = unpack(reading)
    verdict = _verdict(found, reading)
    if verdict is Verdict.EITHER:
        raise _ask_for_header(found, name)
    if verdict is Verdict.DATA and reading.has_header is None:
        found = unpack(replace(reading, has_header=False))
    header = found["header"]
    shape_of(header if any(header) else ["-"] * len(header), name)
    rejects = tuple(Reject(line, reason, raw) for line, reason, raw in found["rejects"])
    table = numbered_table(source, folder / _ROWS, header, found["rows"], rejects)
    return replace(
        table,
        sheet=found["sheet"],
        sheets=tuple(found["sheets"]),
        told=tuple(_told(found, verdict)),
    )


def _verdict(found: dict[str, Any], reading: Reading) -> Verdict:
    """Whether the header is one; nothing but a header stands below titles."""
    if reading.has_header is not None:
        return Verdict.NAMES if reading.has_header else Verdict.DATA
    if found["above"]:
        return Verdict.NAMES
    return verdict_on(found["header"], found["sample"])


def _ask_for_header(found: dict[str, Any], name: str) -> AmbiguousFileError:
    header = found["header"]
    rows = [tuple(row) for row in found["sample"][:_SHOWN_ROWS]]
    names = column_names(header, range(len(header)))
    numbers = column_names([""] * len(header), range(len(header)))
    without = (numbers, tuple(header), *rows[: _SHOWN_ROWS - 1])
    return header_error(name, (names, *rows), without)


def _unpacked(
    source: Path, kind: Workbook, folder: Path, settings: Settings, reading: Reading
) -> dict[str, Any]:
    """What the child reports of the sheet whose rows it wrote."""
    report = folder / "report.json"
    book = folder / f"book.{kind.name.lower()}"
    code = _run(source, book, (folder / _ROWS, report), reading, settings)
    found: dict[str, Any] = {}
    if report.exists():
        found = json.loads(report.read_text(encoding="utf-8"))
        report.unlink()
    if code:
        raise _failure(code, shown(source), kind, found.get("sheets", []), reading.sheet or "")
    return found


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
    if code in (sheet_child.UNREADABLE, sheet_child.PANIC):
        return FileError(f"{name} is {kind}, but damaged.", SAVE_AS)
    return FileError(f"{name} needs more memory than a spreadsheet may take.", _SMALLER)


def _told(found: dict[str, Any], verdict: Verdict) -> Iterator[str]:
    if len(found["sheets"]) > 1:
        yield f"sheet “{printable(found['sheet'])}”, one of {len(found['sheets'])} with rows"
    if found["above"]:
        yield left_out(found["above"])
    if verdict is Verdict.DATA:
        yield "no header: the columns are numbered"
    if verdict is Verdict.UNTOLD:
        yield "the first row taken for the names of the columns"
    if merged := found["merged"]:
        cells = "one merged cell" if merged == 1 else f"{merged:,} merged cells"
        yield f"{cells} over several rows, with the value in the first of them"


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

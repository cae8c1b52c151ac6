"""The child process that unpacks a workbook: `sheet_child.py book.xlsx rows.csv report.json`.

The name of the book says its kind; what is wanted comes on standard input, as JSON. It runs by
its path, alone and within limits, because a workbook can kill the process that parses it. It
therefore imports nothing of Leadpact. Exit codes: 0 done, 3 no sheet has rows, 4 protected
by a password, 5 no readable workbook, 6 no such sheet, 7 too many rows do not fit the header; any
other end is a death. With 0, 3 and 6 the report names the sheets that have rows.
"""

import csv
import datetime
import io
import json
import re
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

EMPTY = 3
LOCKED = 4
UNREADABLE = 5
UNKNOWN = 6
MISFIT = 7
_MEMORY = 3 << 30
_OUTPUT = 2 << 30
_BATCH = 1_000
_SAMPLE = 100
_HEADER_WITHIN = 20
_MOST_REJECTS = 100_000
_RAW_LENGTH = 1_000
_LONGEST_NUMBER = 21
_SHOWN_LENGTH = 100
_ERRORS = frozenset("#N/A #REF! #DIV/0! #NAME? #VALUE! #NUM! #NULL!".split())
_DURATION = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.timedelta
Row = tuple[int, list[Cell]]
Texts = dict[type, Callable[..., str]]


class MisfitError(Exception):
    """Too many rows are longer than the header."""


def main(book: str, rows: str, report: str) -> int:
    """Write the wanted sheet, or the first with rows: its rows led by their number, and a report.

    The first record of `rows` only stands for the header.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    wanted, is_bare = json.load(sys.stdin)
    texts = _TEXTS | ({str: _open_document_text} if book.endswith(".ods") else {})
    try:
        found = _unpacked(CalamineWorkbook.from_path(book), Path(rows), texts, wanted, is_bare)
    except PasswordError:
        return LOCKED
    except CalamineError:
        return UNREADABLE
    except MisfitError:
        return MISFIT
    Path(report).write_text(json.dumps(found), encoding="utf-8")
    if "sheet" in found:
        return 0
    return UNKNOWN if wanted is not None and found["sheets"] else EMPTY


def _unpacked(
    workbook: CalamineWorkbook, rows: Path, texts: Texts, wanted: str | None, is_bare: bool
) -> dict[str, object]:
    names: list[str] = []
    found: dict[str, object] = {}
    for position, name in _sheets(workbook):
        if not found and wanted in (None, name):
            found = _write(workbook.get_sheet_by_index(position), rows, texts, is_bare)
            if found:
                found["sheet"] = name
                names.append(name)
        elif _has_rows(workbook, position):
            names.append(name)
    return found | {"sheets": names}


def _sheets(workbook: CalamineWorkbook) -> list[tuple[int, str]]:
    """The positions and names of the worksheets, hidden ones last."""
    found = [
        (sheet.visible != SheetVisibleEnum.Visible, position, sheet.name)
        for position, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    return [(position, name) for _, position, name in sorted(found)]


def _has_rows(workbook: CalamineWorkbook, position: int) -> bool:
    try:
        sheet = workbook.get_sheet_by_index(position)
    except CalamineError:
        return False
    return any(True for _ in _filled_rows(sheet))


def _filled_rows(sheet: CalamineSheet) -> Iterator[Row]:
    """The rows that are not blank, with their numbers in the sheet."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if row.count("") < len(row):
            yield number, row


def _write(sheet: CalamineSheet, rows: Path, texts: Texts, is_bare: bool) -> dict[str, object]:
    """Write the rows below the header; nothing when there is no row at all."""
    records = _filled_rows(sheet)
    sample = list(islice(records, _SAMPLE))
    if not sample:
        return {}
    at = 0 if is_bare else _header_position([row for _, row in sample])
    number, names = (0, []) if is_bare else sample[at]
    body = sample if is_bare else sample[at + 1 :]
    width = _width(names, [row for _, row in body])
    with rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(range(width + 1))
        writer = _Writer(file, width, texts)
        writer.write(chain(body, records))
    return {
        "header": [""] * width if is_bare else _texts_of(names[:width], texts),
        "above": at,
        "sample": [
            [text[:_SHOWN_LENGTH] for text in _texts_of(row[:width], texts)] for _, row in body
        ],
        "rows": writer.count,
        "rejects": writer.rejects,
        "merged": sum(
            start[0] >= number and end[0] > start[0]
            for start, end in sheet.merged_cell_ranges or []
        ),
    }


def _header_position(sample: Sequence[list[Cell]]) -> int:
    """The position of the header: titles above it fill at most half of what most rows fill."""
    filled = [len(row) - row.count("") for row in sample]
    most = sorted(filled)[len(filled) * 3 // 4]
    for position, count in enumerate(filled[:_HEADER_WITHIN]):
        if count * 2 > most:
            values = sum(not isinstance(cell, str) for cell in sample[position])
            return position if values * 4 < count else 0
    return 0


def _width(names: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> int:
    """How many cells a row has: up to the last name, or to the last that most rows fill."""
    total = max((len(row) for row in (names, *body)), default=0)
    named = max((position for position, cell in enumerate(names, 1) if cell != ""), default=0)
    for position in range(total - 1, named - 1, -1):
        filled = sum(row[position] != "" for row in body)
        if filled and (not names or filled * 2 >= len(body)):
            return position + 1
    return named


class _Writer:
    """Rows become text, batch by batch; what does not fit is put aside."""

    def __init__(self, file: TextIO, width: int, texts: Texts) -> None:
        self._file = file
        self._width = width
        self._texts = texts
        self.count = 0
        self.rejects: list[tuple[int, str, str]] = []

    def write(self, rows: Iterable[Row]) -> None:
        source = iter(rows)
        while batch := list(islice(source, _BATCH)):
            fitting = [row for row in batch if self._fits(*row)]
            text = self._csv(fitting)
            if "\0" in text:
                fitting = [row for row in fitting if self._is_text(*row)]
                text = self._csv(fitting)
            self._file.write(text)
            self.count += len(fitting)

    def _csv(self, rows: Sequence[Row]) -> str:
        texts = self._texts
        width = self._width
        return "".join(
            [
                _line(
                    [
                        str(number),
                        *[
                            texts[kind](cell) if (kind := type(cell)) in texts else str(cell)
                            for cell in row[:width]
                        ],
                    ]
                )
                for number, row in rows
            ]
        )

    def _fits(self, number: int, row: list[Cell]) -> bool:
        beyond = len(row) - self._width
        if beyond <= 0 or row[self._width :].count("") == beyond:
            return True
        last = max(position for position, cell in enumerate(row, 1) if cell != "")
        self._reject(number, row, f"has {last} cells, the header has {self._width}")
        return False

    def _is_text(self, number: int, row: list[Cell]) -> bool:
        if not any(isinstance(cell, str) and "\0" in cell for cell in row):
            return True
        self._reject(number, row, "holds a NUL character, which is no text")
        return False

    def _reject(self, number: int, row: list[Cell], reason: str) -> None:
        if len(self.rejects) >= _MOST_REJECTS:
            raise MisfitError
        self.rejects.append((number, reason, _raw(row, self._texts)))


def _line(cells: Sequence[str]) -> str:
    """A line of CSV; the csv module takes twice as long as a join, so only quotes wait for it."""
    line = ",".join(cells)
    if line.count(",") < len(cells) and not ('"' in line or "\n" in line or "\r" in line):
        return f"{line}\r\n"
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def _raw(row: Sequence[Cell], texts: Texts) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="").writerow(_texts_of(row, texts))
    return buffer.getvalue().rstrip(",")[:_RAW_LENGTH]


def _texts_of(row: Sequence[Cell], texts: Texts) -> list[str]:
    return [texts[type(cell)](cell) if type(cell) in texts else str(cell) for cell in row]


def _number(cell: float) -> str:
    text = repr(cell)
    if text.endswith(".0"):
        return text[:-2] if text != "-0.0" else "0"
    if "e" in text:
        plain = format(Decimal(text), "f")
        return plain if len(plain) <= _LONGEST_NUMBER else text
    return "" if text == "nan" else text


def _flag(cell: bool) -> str:
    return "TRUE" if cell else "FALSE"


def _moment(cell: datetime.datetime) -> str:
    return cell.isoformat(sep=" ")


def _duration(cell: datetime.timedelta) -> str:
    sign = "-" if cell.days < 0 else ""
    minutes, seconds = divmod(round(abs(cell.total_seconds())), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _open_document_text(cell: str) -> str:
    """Calamine gives the errors and the long durations of OpenDocument files as text."""
    if cell in _ERRORS:
        return ""
    found = _DURATION.fullmatch(cell)
    return "{}{:d}:{}:{}".format(found[1], int(found[2]), *found.group(3, 4)) if found else cell


# What is not listed, the csv module writes as it should be: str, int, date and time.
_TEXTS: Texts = {
    float: _number,
    bool: _flag,
    datetime.datetime: _moment,
    datetime.timedelta: _duration,
}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

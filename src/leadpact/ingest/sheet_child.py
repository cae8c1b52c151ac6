"""The child process that unpacks a spreadsheet: `sheet_child.py in.xlsx rows.csv header.csv`.

It runs by its path, alone and within limits, because a spreadsheet can kill the process that
parses it. It therefore imports nothing of Leadpact. Exit codes: 0 done, 3 no sheet has rows,
4 protected by a password, 5 no readable workbook; any other end is a death.
"""

import csv
import datetime
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

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
_MEMORY = 3 << 30
_OUTPUT = 2 << 30
_EXACT_INTEGERS = 1 << 53

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.timedelta


def main(source: str, rows: str, header: str) -> int:
    """Write the first sheet with rows: its rows led by their number, its header by their count.

    The first line of `rows` stands for the header and has no line ends inside its cells.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        workbook = CalamineWorkbook.from_path(source)
        written = any(_write(sheet, Path(rows), Path(header)) for sheet in _sheets(workbook))
    except PasswordError:
        return LOCKED
    except CalamineError:
        return UNREADABLE
    return 0 if written else EMPTY


def _sheets(workbook: CalamineWorkbook) -> Iterator[CalamineSheet]:
    """The worksheets, hidden ones last."""
    metadata = workbook.sheets_metadata
    for wanted in (True, False):
        for position, sheet in enumerate(metadata):
            visible = sheet.visible == SheetVisibleEnum.Visible
            if sheet.typ == SheetTypeEnum.WorkSheet and visible is wanted:
                yield workbook.get_sheet_by_index(position)


def _write(sheet: CalamineSheet, rows: Path, header: Path) -> bool:
    """Write the rows that are not blank; False when all of them are."""
    records = _records(sheet)
    _, names = next(records, (0, []))
    if not names:
        return False
    count = 0
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(range(len(names) + 1))
        for number, cells in records:
            writer.writerow([number, *cells])
            count += 1
    with header.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([count, *names])
    return True


def _records(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield number, cells


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < _EXACT_INTEGERS
        return str(int(cell)) if whole else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, datetime.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(cell)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

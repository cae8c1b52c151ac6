"""The child process that unpacks a workbook: `sheet_child.py book.xlsx rows.csv report.json`.

The name of the book says its kind; what is wanted comes on standard input, as JSON. It runs alone
and within limits, because a workbook can kill the process that parses it, and is therefore light:
of Leadpact it imports no more than it needs. Exit codes: 0 done, 1 a panic of the parser, 3 no
sheet has rows, 4 protected by a password, 5 no readable workbook, 6 no such sheet, 7 too many rows
do not fit the header, 8 too much to hold or to write; any other end is a death, mostly for want of
memory. With 0, 3 and 6 the report names the sheets that have rows.
"""

import json
import resource
import sys
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from leadpact.ingest.formats.sheet_cells import TEXTS, Texts, open_document_text
from leadpact.ingest.formats.sheet_rows import MisfitError, filled_rows, write_sheet

EMPTY = 3
LOCKED = 4
UNREADABLE = 5
UNKNOWN = 6
MISFIT = 7
TOO_MUCH = 8
PANIC = 1
_MEMORY = 3 << 30
_OUTPUT = 2 << 30


def main(book: str, rows: str, report: str) -> int:
    """Write the wanted sheet, or the first with rows: its rows led by their number, and a report.

    The first record of `rows` only stands for the header.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    wanted, is_bare = json.load(sys.stdin)
    texts = TEXTS | ({str: open_document_text} if book.endswith(".ods") else {})
    try:
        found = _unpacked(CalamineWorkbook.from_path(book), Path(rows), texts, wanted, is_bare)
    except PasswordError:
        return LOCKED
    except CalamineError:
        return UNREADABLE
    except MisfitError:
        return MISFIT
    except (MemoryError, OSError):
        return TOO_MUCH
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
            found = write_sheet(workbook.get_sheet_by_index(position), rows, texts, is_bare)
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
    return any(True for _ in filled_rows(sheet))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

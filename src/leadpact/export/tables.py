"""Tables for other programs: CSV whose cells no spreadsheet takes for formulas."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO

from leadpact.domain.formula_guard import formula_safe

Cell = str | int | float | bool | date | datetime | None


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table as CSV with a header, for programs.

    Texts and headers are formula-safe, numbers stay numbers, dates are ISO 8601, booleans are
    yes and no, and None is an empty cell.
    """
    out = StringIO()
    # With this line end alone does the writer quote a cell that holds a lone carriage return,
    # which would otherwise start a row of its own.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([formula_safe(column) for column in columns])
    writer.writerows([_shown(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table of `csv_text` as a file for people: UTF-8 with the mark by which Excel knows it."""
    return csv_text(columns, rows).encode("utf-8-sig")


def _shown(cell: Cell) -> str | int | float | None:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return formula_safe(cell) if isinstance(cell, str) else cell

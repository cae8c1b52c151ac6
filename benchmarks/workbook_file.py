"""A workbook of 30 columns: the head of the export, its numbers as numbers."""

import csv
from itertools import islice
from pathlib import Path

from openpyxl import Workbook

from benchmarks.export_file import export_file


def workbook_file(folder: Path, rows: int) -> Path:
    """The XLSX file with so many rows, written once and kept in the folder."""
    path = folder / f"export-{rows}.xlsx"
    if not path.exists():
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet("Leads")
        with export_file(folder, rows).open(encoding="utf-8", newline="") as file:
            for cells in islice(csv.reader(file), rows + 1):
                sheet.append([_value(cell) for cell in cells])
        partial = path.with_suffix(".partial")
        workbook.save(partial)
        partial.rename(path)
    return path


def _value(text: str) -> str | float | None:
    try:
        return float(text) if not text.startswith("0") else text
    except ValueError:
        return text or None

"""Workbooks become tables, and none of them can take the process along."""

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.read import read_table
from leadpact.ingest.spreadsheet import unpack_sheet


def workbook(path: Path, fill: Callable[[Worksheet], None]) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    book.save(path)
    return path


def fill_with_types(sheet: Worksheet) -> None:
    sheet.append(["id", "share", "won", "created", "at", "note"])
    sheet.append(
        [7, 2.5, True, datetime.date(2024, 3, 4), datetime.datetime(2024, 3, 4, 10, 30), "007"]
    )
    sheet.append([])
    sheet.append([8, None, False, None, None, ' 48" '])
    sheet["B4"] = "#DIV/0!"
    sheet["B4"].data_type = "e"


def test_cells_become_text_as_people_write_it(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "leads.xlsx", fill_with_types))
    assert table.columns == ("id", "share", "won", "created", "at", "note")
    assert list(table.rows()) == [
        ("7", "2.5", "TRUE", "2024-03-04", "2024-03-04 10:30:00", "007"),
        ("8", None, "FALSE", None, None, ' 48" '),
    ]


def test_rows_are_loaded_with_their_number_in_the_sheet(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "leads.xlsx", fill_with_types))
    with duckdb.connect() as connection:
        assert load_rows(connection, table, "raw") == 2
        found = connection.execute("SELECT row, line, c1 FROM raw ORDER BY row").fetchall()
    assert found == [(1, 2, "7"), (2, 4, "8")]


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    assert read_table(workbook(tmp_path / "leads.csv", fill_with_types)).row_count == 2


def test_the_header_is_the_first_row_with_content_of_the_first_sheet_with_rows(
    tmp_path: Path,
) -> None:
    book = Workbook()
    sheet = book.create_sheet("second")
    sheet["B3"], sheet["C3"], sheet["B4"], sheet["C4"], sheet["D4"] = "a", "b", 1, 2, "x"
    book.save(tmp_path / "leads.xlsx")
    table = read_table(tmp_path / "leads.xlsx")
    assert table.columns == ("a", "b", "column 3")
    assert list(table.rows()) == [("1", "2", "x")]


def test_a_small_file_with_a_cell_in_the_last_corner_is_a_file_error(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1048576"] = "a", "b"

    with pytest.raises(FileError, match="more memory"):
        read_table(workbook(tmp_path / "leads.xlsx", fill))


def test_a_workbook_without_rows_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no sheet with rows"):
        read_table(workbook(tmp_path / "leads.xlsx", lambda _: None))


@pytest.mark.parametrize(
    ("size", "limits", "said"),
    [
        (3_000_000, Settings(Path(), unpacked_megabytes=2), "unpacks to 3 MB"),
        (3_000_000, Settings(Path()), "100 times"),
    ],
)
def test_a_workbook_that_unpacks_to_too_much_is_not_parsed(
    tmp_path: Path, size: int, limits: Settings, said: str
) -> None:
    path = tmp_path / "leads.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * size)
    with pytest.raises(FileError, match=said):
        unpack_sheet(path, tmp_path / "out.csv", limits)


def test_a_workbook_that_takes_too_long_is_a_file_error(tmp_path: Path) -> None:
    path = workbook(tmp_path / "leads.xlsx", fill_with_types)
    with pytest.raises(FileError, match="longer than 0 seconds"):
        unpack_sheet(path, tmp_path / "out.csv", Settings(Path(), sheet_seconds=0))


def test_a_damaged_workbook_and_another_archive_are_file_errors(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileError, match="no XLSX workbook"):
        read_table(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
    with pytest.raises(FileError, match="damaged"):
        read_table(path)

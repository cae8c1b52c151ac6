"""Workbooks become tables, and none of them can take the process along."""

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import xlwt
from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from leadpact.config import Settings
from leadpact.errors import AmbiguousFileError, FileError
from leadpact.ingest.formats.spreadsheet import read_sheet
from leadpact.ingest.formats.workbook import Workbook
from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.read import read_file, read_table
from leadpact.ingest.reading import Reading
from leadpact.ingest.records import Reject
from leadpact.ingest.table import Table

_ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "manifest")
)


def workbook(path: Path, fill: Callable[[Worksheet], None]) -> Path:
    book = Book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    book.save(path)
    return path


def table_of(folder: Path, *rows: list[object]) -> Table:
    """The table in a workbook of one sheet with these rows, from its first row on."""

    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return read_table(workbook(folder / "leads.xlsx", fill))


def open_document(path: Path, *rows: str, manifest: str = "") -> Path:
    """An ODS file with one sheet of these rows of cells, written in its XML."""
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f"<manifest:manifest {_ODS_NAMES}>{manifest}</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {_ODS_NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="Leads">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def open_document_cell(kind: str, attributes: str, text: str = "shown") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def old_workbook(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Leads")
    as_date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, name in enumerate(["id", "zip", "created", "share", "amount"]):
        sheet.write(0, column, name)
    sheet.write(1, 0, 7)
    sheet.write(1, 1, "007")
    sheet.write(1, 2, datetime.date(2024, 3, 4), as_date)
    sheet.write(1, 3, 0.25, xlwt.easyxf(num_format_str="0%"))
    sheet.write(1, 4, 1234.5, xlwt.easyxf(num_format_str='"$"#,##0.00'))
    hidden = book.add_sheet("Archive")
    hidden.visibility = 1
    hidden.write(0, 0, "id")
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
    assert (table.sheet, table.sheets, table.told) == ("Sheet", ("Sheet",), ())


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (0.25, "0%", "0.25"),
        (1234.5, '"$"#,##0.00', "1234.5"),
        (1234.5, "[$€-407] #,##0.00", "1234.5"),
        (44000, '#,##0.00 "USD days"', "44000"),
        (53111, "00000", "53111"),
        (1234567890123456, "General", "1234567890123456"),
        (1.5e20, "General", "150000000000000000000"),
        (0.0000001, "General", "0.0000001"),
        (0.1, "General", "0.1"),
        (-3.0, "General", "-3"),
        (45355, "yyyy-mm-dd", "2024-03-04"),
        (45355.4375, "[$-409]d-mmm-yy h:mm", "2024-03-04 10:30:00"),
        (0.4375, "h:mm", "10:30:00"),
        (1.5, "[h]:mm", "36:00:00"),
    ],
)
def test_a_number_is_exact_in_any_format(
    tmp_path: Path, number: float, form: str, text: str
) -> None:
    """45,355 days after 30 December 1899 is 4 March 2024; 0.4375 of a day is 10 h 30 min."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = "value", number
        sheet["A2"].number_format = form

    assert list(read_table(workbook(tmp_path / "leads.xlsx", fill)).rows()) == [(text,)]


def test_days_are_counted_from_1904_in_a_workbook_that_says_so(tmp_path: Path) -> None:
    book = Book()
    book.epoch = datetime.datetime(1904, 1, 1)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["created"])
    sheet.append([datetime.date(2024, 3, 4)])
    book.save(tmp_path / "leads.xlsx")
    assert list(read_table(tmp_path / "leads.xlsx").rows()) == [("2024-03-04",)]


def test_text_with_commas_quotes_and_line_ends_comes_out_as_it_stands(tmp_path: Path) -> None:
    texts = ["a,b", 'say "no"', "two\nlines", " spaced ", "=1+1", "ü€😀", "'"]
    assert list(table_of(tmp_path, list("abcdefg"), [*texts[:4], None, *texts[5:]]).rows()) == [
        (*texts[:4], None, *texts[5:])
    ]


def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    table = read_table(old_workbook(tmp_path / "leads.xls"))
    assert table.columns == ("id", "zip", "created", "share", "amount")
    assert list(table.rows()) == [("7", "007", "2024-03-04", "0.25", "1234.5")]
    assert table.sheets == ("Leads", "Archive")


def test_an_open_document_is_read_like_a_workbook(tmp_path: Path) -> None:
    cell = open_document_cell
    path = open_document(
        tmp_path / "leads.ods",
        "".join(cell("string", "", name) for name in ("zip", "share", "amount", "on", "at")),
        cell("string", "", "007")
        + cell("percentage", 'office:value="0.25"')
        + cell("currency", 'office:currency="EUR" office:value="1234.5"')
        + cell("date", 'office:date-value="2024-03-04"')
        + cell("date", 'office:date-value="2024-03-04T10:30:00"'),
        cell("boolean", 'office:boolean-value="true"')
        + cell("float", 'office:value="7"')
        + cell("string", "", "#N/A")
        + cell("time", 'office:time-value="PT09H15M00S"')
        + cell("time", 'office:time-value="PT30H05M00S"'),
        '<table:table-cell table:number-columns-repeated="16384"/>',
    )
    assert list(read_table(path).rows()) == [
        ("007", "0.25", "1234.5", "2024-03-04", "2024-03-04 10:30:00"),
        ("TRUE", "7", None, "09:15:00", "30:05:00"),
    ]


def test_rows_are_loaded_with_their_number_in_the_sheet(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "leads.xlsx", fill_with_types))
    with duckdb.connect() as connection:
        assert load_rows(connection, table, "raw") == 2
        found = connection.execute("SELECT row, line, c1 FROM raw ORDER BY row").fetchall()
    assert found == [(1, 2, "7"), (2, 4, "8")]


@pytest.mark.parametrize("name", ["leads.csv", "leads.xls", "leads.ods", "leads.txt"])
def test_a_workbook_is_known_by_its_content_and_told(tmp_path: Path, name: str) -> None:
    table = read_table(workbook(tmp_path / name, fill_with_types))
    assert table.row_count == 2
    assert table.told == (f"an Excel workbook although its name ends in {Path(name).suffix}",)


def test_the_header_is_the_first_row_with_content_of_the_first_sheet_with_rows(
    tmp_path: Path,
) -> None:
    book = Book()
    sheet = book.create_sheet("second")
    sheet["B3"], sheet["C3"], sheet["B4"], sheet["C4"], sheet["D4"] = "a", "b", 1, 2, "x"
    book.save(tmp_path / "leads.xlsx")
    table = read_table(tmp_path / "leads.xlsx")
    assert table.columns == ("a", "b", "column 3")
    assert list(table.rows()) == [("1", "2", "x")]
    assert table.sheets == ("second",)


def test_titles_above_the_header_are_left_out_and_told(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        ["Leads of March"],
        [],
        ["made", 7],
        ["id", "name", "city", "zip", "at"],
        *[[*"abcde"]] * 3,
    )
    assert table.columns == ("id", "name", "city", "zip", "at")
    assert table.row_count == 3
    assert table.told == ("2 lines above the header left out",)


def test_a_header_with_gaps_above_full_rows_is_still_the_header(tmp_path: Path) -> None:
    table = table_of(tmp_path, ["id", None, "city", None], ["1", "Ann", "Bonn", 5], ["2", "Bo"])
    assert table.columns == ("id", "column 2", "city", "column 4")
    assert list(table.rows()) == [("1", "Ann", "Bonn", "5"), ("2", "Bo", None, None)]


def test_a_header_above_sparse_rows_is_the_header(tmp_path: Path) -> None:
    table = table_of(tmp_path, [*"abcdefgh"], ["1"], ["2", "x"], ["3"])
    assert table.columns == tuple("abcdefgh")
    assert table.row_count == 3


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    table = table_of(tmp_path, ["id", "name"])
    assert (table.columns, table.row_count) == (("id", "name"), 0)


def test_a_sheet_without_a_header_has_numbered_columns_when_that_is_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "leads.xlsx", lambda sheet: sheet.append([1, "Ann", None, "Bonn"]))
    table = read_file(path, reading=Reading(has_header=False))
    assert table.columns == ("column 1", "column 2", "column 4")
    assert list(table.rows()) == [("1", "Ann", "Bonn")]
    assert table.told == ("no header: the columns are numbered",)


def test_a_first_row_of_data_is_no_header_and_one_that_may_be_is_asked_for(tmp_path: Path) -> None:
    table = table_of(tmp_path, ["a@b.co", 1], ["c@d.co", 2], ["e@f.co", 3])
    assert table.columns == ("column 1", "column 2")
    assert list(table.rows()) == [("a@b.co", "1"), ("c@d.co", "2"), ("e@f.co", "3")]
    assert table.told == ("no header: the columns are numbered",)
    with pytest.raises(AmbiguousFileError) as raised:
        table_of(tmp_path, ["who", 2024], ["Ann", 5], ["Bo", 7], ["Cy", 9])
    assert [way.rows[:2] for way in raised.value.ways] == [
        (("who", "2024"), ("Ann", "5")),
        (("column 1", "column 2"), ("who", "2024")),
    ]


def test_a_row_longer_than_the_header_is_rejected_alone(tmp_path: Path) -> None:
    table = table_of(tmp_path, ["a", "b"], [1, 2], [3, 4, None, "stray, cell"], [5, 6])
    assert list(table.rows()) == [("1", "2"), ("5", "6")]
    assert table.rejects == (Reject(3, "has 4 cells, the header has 2", '3,4,,"stray, cell"'),)


def test_a_nul_in_a_cell_rejects_its_row_alone(tmp_path: Path) -> None:
    table = table_of(tmp_path, ["a", "b"], [1, 2], [3, "x_x0000_y"], [5, 6])
    assert list(table.rows()) == [("1", "2"), ("5", "6")]
    assert [reject.line for reject in table.rejects] == [3]


def test_merged_cells_that_span_rows_are_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["id", "company"], [1, "Acme"], [2, None]):
            sheet.append(row)
        sheet.merge_cells("B2:B3")

    table = read_table(workbook(tmp_path / "leads.xlsx", fill))
    assert list(table.rows()) == [("1", "Acme"), ("2", None)]
    assert table.told == ("one merged cell over several rows, with the value in the first of them",)


def three_sheets(path: Path) -> Path:
    book = Book()
    del book["Sheet"]
    for name, state in (("Old", "hidden"), ("Empty", "visible"), ("March", "visible")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        if name != "Empty":
            sheet.append(["id"])
            sheet.append([name])
    book.create_chartsheet("Chart")
    book.save(path)
    return path


def test_the_first_visible_sheet_with_rows_is_read_and_all_are_offered(tmp_path: Path) -> None:
    table = read_table(three_sheets(tmp_path / "leads.xlsx"))
    assert list(table.rows()) == [("March",)]
    assert (table.sheet, table.sheets) == ("March", ("March", "Old"))
    assert table.told[0] == "sheet “March”, one of 2 with rows"


def test_the_sheet_that_was_said_is_read(tmp_path: Path) -> None:
    table = read_file(three_sheets(tmp_path / "leads.xlsx"), reading=Reading(sheet="Old"))
    assert list(table.rows()) == [("Old",)]
    assert (table.sheet, table.sheets) == ("Old", ("March", "Old"))


@pytest.mark.parametrize("name", ["April", "Empty", "Chart", "-x", "\0"])
def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, name: str) -> None:
    path = three_sheets(tmp_path / "leads.xlsx")
    with pytest.raises(FileError, match=r"has no sheet .* It has March, Old"):
        read_file(path, reading=Reading(sheet=name))


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
        read_sheet(path, Workbook.XLSX, tmp_path, Reading(), limits)


def test_a_workbook_that_takes_too_long_is_a_file_error(tmp_path: Path) -> None:
    path = workbook(tmp_path / "leads.xlsx", fill_with_types)
    limits = Settings(Path(), sheet_seconds=0)
    with pytest.raises(FileError, match="longer than 0 seconds"):
        read_sheet(path, Workbook.XLSX, tmp_path, Reading(), limits)


def test_a_damaged_workbook_is_a_file_error(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
    with pytest.raises(FileError, match="an Excel workbook, but damaged"):
        read_table(path)
    whole = workbook(tmp_path / "whole.xlsx", fill_with_types).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileError, match="damaged XLSX"):
        read_table(path)


def test_a_damaged_open_document_is_a_file_error(tmp_path: Path) -> None:
    path = open_document(tmp_path / "leads.ods", open_document_cell("string", "", "id"))
    content = path.read_bytes()
    for damaged in (
        content[:4] + bytes(26) + content[30:],
        content.replace(b"<table:table ", b"<table:other<"),
    ):
        path.write_bytes(damaged)
        with pytest.raises(FileError, match="damaged"):
            read_table(path)


def test_a_protected_open_document_is_named(tmp_path: Path) -> None:
    manifest = (
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry>"
    )
    path = open_document(tmp_path / "leads.ods", manifest=manifest)
    with pytest.raises(FileError, match="password"):
        read_table(path)


def renamed_stream(path: Path, name: str) -> Path:
    """An OLE file whose stream "Workbook" has another name, of up to 30 letters."""
    old = "Workbook".encode("utf-16-le")
    new = name.encode("utf-16-le")
    content = old_workbook(path).read_bytes()
    at = content.index(old)
    entry = new.ljust(64, b"\0") + (len(new) + 2).to_bytes(2, "little")
    path.write_bytes(content[:at] + entry + content[at + 66 :])
    return path


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("EncryptedPackage", "protected by a password"),
        ("WordDocument", "an old Word document"),
        ("PowerPoint Document", "an old PowerPoint presentation"),
        ("Other", "no old Excel workbook"),
    ],
)
def test_what_else_looks_like_an_old_workbook_is_named(
    tmp_path: Path, stream: str, said: str
) -> None:
    with pytest.raises(FileError, match=said):
        read_table(renamed_stream(tmp_path / "leads.xls", stream))


def test_an_old_workbook_with_a_password_is_named(tmp_path: Path) -> None:
    """The record after the first (BOF, 16 bytes and 4 of its head) is made FILEPASS (2F)."""
    path = old_workbook(tmp_path / "leads.xls")
    content = path.read_bytes()
    at = content.index(b"\x09\x08\x10\x00") + 20
    path.write_bytes(content[:at] + b"\x2f\x00" + content[at + 2 :])
    with pytest.raises(FileError, match="password"):
        read_table(path)


@pytest.mark.parametrize("kept", [8, 100, 600, 2_000])
def test_an_old_workbook_that_is_cut_off_is_a_file_error(tmp_path: Path, kept: int) -> None:
    path = old_workbook(tmp_path / "leads.xls")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(FileError, match="old Excel workbook"):
        read_table(path)

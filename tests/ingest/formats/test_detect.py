"""What a file is, is known by its content; what is no table is named."""

import os
import zipfile
from pathlib import Path

import pytest

from leadpact.config import read_settings
from leadpact.errors import FileError, StoreError
from leadpact.ingest.read import read_table

HTML = "<table border=1><tr><th>id</th></tr><tr><td>1</td></tr></table>"
XML_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "a 7-Zip archive"),
        (b"\xfd7zXZ\0\0", "an xz archive"),
        (b"leads.csv".ljust(257, b"\0") + b"ustar\x0000" + bytes(200), "a TAR archive"),
        (HTML.encode(), r"a web page \(HTML\)"),
        (f"<html><body>{HTML}".encode(), r"a web page \(HTML\)"),
        (f"\ufeff\n<!DOCTYPE html>\n<body>{HTML}".encode(), r"a web page \(HTML\)"),
        (f"<meta charset=utf-8>{HTML}".encode("utf-16"), r"a web page \(HTML\)"),
        (XML_2003.encode(), "an XML spreadsheet of Excel 2003"),
        (b'<?xml version="1.0"?><leads/>', "an XML file"),
        (b"MIME-Version: 1.0\nX: y\nContent-Type: multipart/related; b", r"\(MHTML\)"),
    ],
)
def test_what_is_no_table_is_refused_by_its_name_with_a_way_out(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(content)
    with pytest.raises(FileError, match=rf"leads\.csv is {said}|leads\.csv is .*{said}") as raised:
        read_table(path)
    assert "save it as" in raised.value.hint or "Unpack" in raised.value.hint


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("xl/workbook.bin", r"a binary Excel workbook \(.xlsb\)"),
        ("Index/Document.iwa", "an Apple Numbers"),
    ],
)
def test_the_document_of_another_program_is_named(tmp_path: Path, part: str, said: str) -> None:
    path = tmp_path / "leads.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(FileError, match=said):
        read_table(path)


def test_an_open_document_that_is_no_spreadsheet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "leads.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "x")
    with pytest.raises(FileError, match="is a document, not a table"):
        read_table(path)


@pytest.mark.parametrize(
    "name",
    ["<b>id</b>", "<script>alert(1)</script>", "<table", "%PD", "<x>", "PAR1", "content-type:"],
)
def test_a_name_like_the_mark_of_another_format_is_a_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "leads.csv"
    path.write_text(f"{name},b\n1,2\n")
    assert read_table(path).columns == (name, "b")


@pytest.mark.parametrize("name", ["leads.xls", "leads.xlsx", "leads.json", "leads.parquet"])
def test_text_under_another_name_is_read_and_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("a,b\n1,2\n")
    table = read_table(path)
    assert table.row_count == 1
    assert table.told[0] == f"text although its name ends in {path.suffix}"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes("id,name\n1,Ann\n2,Bo\n".encode(encoding))
    assert list(read_table(path).rows()) == [("1", "Ann"), ("2", "Bo")]


@pytest.mark.parametrize("name", ["leads.csv", "leads.TXT", "leads", "leads.upload", "a.2024"])
def test_a_name_that_fits_or_says_nothing_is_not_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("a,b\n1,2\n")
    assert not any("although" in words for words in read_table(path).told)


def test_a_file_over_the_limit_is_refused_with_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(b"note,b\n" + b"x" * 1_020 + b",2\n")
    with path.open("ab") as file:
        file.writelines([b"y" * 1_020 + b",2\n"] * 10_000)
    assert read_table(path).row_count == 10_001
    monkeypatch.setenv("LEADPACT_UPLOAD_MEGABYTES", "10")
    with pytest.raises(FileError, match=r"leads.csv has 10.2 MB; at most 10 MB are read") as raised:
        read_table(path)
    assert "LEADPACT_UPLOAD_MEGABYTES" in raised.value.hint


@pytest.mark.parametrize("value", ["", "0", "9", "-1", "1.5", "1e3", "many", "99999999"])
def test_a_limit_that_is_no_number_of_megabytes_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("LEADPACT_UPLOAD_MEGABYTES", value)
    with pytest.raises(StoreError, match="LEADPACT_UPLOAD_MEGABYTES"):
        read_settings()


def test_a_pipe_a_folder_and_a_link_to_nothing_are_file_errors(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "nothing.csv")
    for name in ("pipe.csv", "folder.csv", "link.csv"):
        with pytest.raises(FileError):
            read_table(tmp_path / name)


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("a,b\n1,2\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "leads.csv")
    assert read_table(tmp_path / "link.csv").row_count == 1

"""Archives of one file or several become tables, within limits."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest.formats.archive import unpack_gzip, unpack_zip
from leadpact.ingest.read import read_file, read_table
from leadpact.ingest.reading import Reading

CSV = b"id,name\n007,Ann\n"
ROWS = [("007", "Ann")]


def workbook() -> bytes:
    book = Workbook()
    for name in ("One", "Two"):
        sheet = book.create_sheet(name)
        sheet.append(["sheet"])
        sheet.append([name])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def zip_of(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def gzip_of(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_gzip_file_is_unpacked_and_told(tmp_path: Path) -> None:
    table = read_table(gzip_of(tmp_path / "leads.csv.gz", gzip.compress(CSV)))
    assert list(table.rows()) == ROWS
    assert table.told[0] == "leads.csv, unpacked"
    assert (table.sheet, table.sheets) == ("", ())


def test_a_gzip_file_of_several_members_is_one_text(tmp_path: Path) -> None:
    content = gzip.compress(CSV[:10]) + gzip.compress(CSV[10:]) + gzip.compress(b"8,Bo\n")
    assert list(read_table(gzip_of(tmp_path / "x.gz", content)).rows()) == [*ROWS, ("8", "Bo")]


def test_a_damaged_gzip_file_is_a_file_error(tmp_path: Path) -> None:
    whole = gzip.compress(CSV)
    broken = {
        "cut": whole[:-9],
        "checksum": whole[:-8] + b"\0\0\0\0" + whole[-4:],
        "length": whole[:-4] + b"\0\0\0\0",
        "data": whole[:12] + b"\xff\xff" + whole[14:],
        "trailing": whole + b"more",
        "head": whole[:5],
    }
    for name, content in broken.items():
        with pytest.raises(FileError, match="damaged or cut off") as raised:
            read_table(gzip_of(tmp_path / f"{name}.csv.gz", content))
        assert raised.value.message.startswith(f"{name}.csv.gz")


def test_the_only_table_of_a_zip_archive_is_read(tmp_path: Path) -> None:
    path = zip_of(
        tmp_path / "export.zip",
        {
            "readme.txt": b"Hello",
            "out/": b"",
            "__MACOSX/out/._leads.csv": b"x",
            "out/.DS_Store": b"x",
            "logo.png": b"\x89PNG\r\n\x1a\n\0\0",
            "empty.csv": b"",
            "out/leads.csv": CSV,
        },
    )
    table = read_table(path)
    assert list(table.rows()) == ROWS
    assert table.told[0] == "out/leads.csv, unpacked"
    assert (table.sheet, table.sheets) == ("", ())


def test_several_tables_of_a_zip_archive_are_offered_like_sheets(tmp_path: Path) -> None:
    path = zip_of(
        tmp_path / "export.zip", {"leads.csv": CSV, "deals.json": b'[{"deal": 1}]', "a.csv": b"a\n"}
    )
    table = read_table(path)
    assert list(table.rows()) == ROWS
    assert (table.sheet, table.sheets) == ("leads.csv", ("leads.csv", "deals.json", "a.csv"))
    assert table.told[0] == "leads.csv, one of 3 files in the archive"
    deals = read_file(path, reading=Reading(sheet="deals.json"))
    assert (deals.columns, deals.sheet) == (("deal",), "deals.json")
    with pytest.raises(FileError, match=r"holds no file 'x'.* It holds leads.csv, deals.json"):
        read_file(path, reading=Reading(sheet="x"))


def test_a_workbook_in_an_archive_offers_its_sheets(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", {"leads.xlsx": workbook()})
    assert read_table(path).sheets == ("One", "Two")
    table = read_file(path, reading=Reading(sheet="Two"))
    assert list(table.rows()) == [("Two",)]
    packed = gzip_of(tmp_path / "leads.xlsx.gz", gzip.compress(workbook()))
    assert list(read_table(packed).rows()) == [("One",)]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("leads.csv", CSV)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("leads.csv", b"second\n1\n")
    assert read_table(path).sheets == ("leads.csv", "leads.csv (2)")
    assert read_file(path, reading=Reading(sheet="leads.csv (2)")).columns == ("second",)


@pytest.mark.parametrize("name", ["../../../leads.csv", "/etc/leads.csv", "C:\\leads.csv", "a\nb"])
def test_a_name_inside_an_archive_is_never_a_path(tmp_path: Path, name: str) -> None:
    work = tmp_path / "work"
    work.mkdir()
    table = read_file(zip_of(tmp_path / "export.zip", {name: CSV}), work)
    assert list(table.rows()) == ROWS
    assert table.told[0].isprintable()
    assert [path.name for path in tmp_path.iterdir() if path != work] == ["export.zip"]


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = zip_of(tmp_path / "inner.zip", {"leads.csv": CSV}).read_bytes()
    for content in (inner, gzip.compress(CSV)):
        with pytest.raises(FileError, match="holds another archive"):
            read_table(zip_of(tmp_path / "outer.zip", {"inner": content}))
        with pytest.raises(FileError, match="holds another archive"):
            read_table(gzip_of(tmp_path / "outer.gz", gzip.compress(content)))


def test_a_protected_archive_is_named(tmp_path: Path) -> None:
    """Bit 0 of the flags, at byte 6 of the local and 8 of the central header, says so."""
    path = zip_of(tmp_path / "export.zip", {"leads.csv": CSV})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(FileError, match="protected by a password"):
        read_table(path)


def test_a_damaged_archive_is_a_file_error(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", {"leads.csv": CSV * 50})
    content = path.read_bytes()
    at = content.index(b"PK\x01\x02")
    for broken in (
        content[:-30],
        content[: at // 2],
        content[: at - 9] + b"\xff" * 8 + content[at - 1 :],
        content[: at + 16] + b"\0\0\0\0" + content[at + 20 :],
        content[: at + 10] + b"\x63" + content[at + 11 :],
    ):
        path.write_bytes(broken)
        with pytest.raises(FileError, match="damaged"):
            read_table(path)


@pytest.mark.parametrize(
    "files", [{}, {"readme.md": b"x"}, {"a.png": b"\x89PNG", "b.pdf": b"%PDF-1.7"}]
)
def test_an_archive_without_a_table_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(FileError, match="holds no table"):
        read_table(zip_of(tmp_path / "export.zip", files))


def test_an_archive_of_one_foreign_file_says_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"export.zip: scan.pdf is a PDF document"):
        read_table(zip_of(tmp_path / "export.zip", {"scan.pdf": b"%PDF-1.7"}))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Settings(Path(), upload_megabytes=9), "unpacks to more than 9 MB"),
        (Settings(Path()), "unpacks to more than 200 times its size"),
    ],
)
def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, limits: Settings, said: str
) -> None:
    """12 MB of blanks are packed into some 12 kB: a thousandth."""
    bomb = b" " * 12_000_000
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
    with pytest.raises(FileError, match=said):
        unpack_gzip(gzip_of(tmp_path / "a.gz", gzip.compress(bomb)), tmp_path / "1", limits)
    with pytest.raises(FileError, match=said):
        unpack_zip(zip_of(tmp_path / "a.zip", {"a": b"," + bomb}), tmp_path / "2", None, limits)


def test_an_archive_that_lists_too_many_files_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {f"{n}.csv": b"a" for n in range(1_001)})
    with pytest.raises(FileError, match="an archive of 1,001 files"):
        read_table(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = b"x"
        for n in range(160):
            archive.writestr(zipfile.ZipInfo(f"{n}" + "x" * 65_000), b"")
    with pytest.raises(FileError, match="too many files"):
        read_table(path)


def test_only_the_rows_stay_in_the_work_folder(tmp_path: Path) -> None:
    table = read_table(gzip_of(tmp_path / "leads.csv.gz", gzip.compress(CSV)))
    kept = [path for path in table.csv_path.parent.iterdir() if path != table.csv_path]
    assert kept == []

"""Text of any encoding is read, and damaged bytes cost no more than their record."""

from pathlib import Path

import pytest

from leadpact.ingest.text.decode import unmarked_utf_16
from tests.ingest.texts import read, rows

DAMAGED = "holds bytes that are no characters"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "id,name\n1,Ann\n",
        "名前,注\n山田,上\n下,東\n",
        "Имя,Город\nИван,Рим\nОля,Бонн\n",
        "x,é\né,ü\n",
    ],
)
def test_utf_16_without_a_mark_is_known_by_its_nuls(
    tmp_path: Path, text: str, encoding: str
) -> None:
    header, *lines = text.splitlines()
    table = read(tmp_path, text.encode(encoding))
    assert table.columns == tuple(header.split(","))
    assert list(table.rows()) == [tuple(line.split(",")) for line in lines]
    assert "read as UTF-16" in table.told


@pytest.mark.parametrize(
    "content", [b"a,b\nB\0o,c\n", b"a,b\n\0,\xe9\n\0\xe8,\xe9\n", b"a,b\n1,2\n\0\0\0\0", b"a,b"]
)
def test_text_with_some_nuls_is_no_utf_16(content: bytes) -> None:
    assert unmarked_utf_16(content) is None


def test_a_damaged_byte_in_utf_8_rejects_its_record_alone(tmp_path: Path) -> None:
    table = read(tmp_path, "é,ü\nö,ä\n".encode() + b"x\xe9y,z\n" + "ß,ü\n".encode())
    assert table.columns == ("é", "ü")
    assert list(table.rows()) == [("ö", "ä"), ("ß", "ü")]
    assert [(r.line, r.reason, r.raw) for r in table.rejects] == [(3, DAMAGED, "x\ufffdy,z")]


def test_a_record_of_several_lines_is_rejected_whole_for_one_damaged_byte(tmp_path: Path) -> None:
    content = "é,ü\nö,ä\n".encode() + b'1,"x, y\n\xe9, z\nw"\n' + "ß,ü\n".encode()
    table = read(tmp_path, content)
    assert list(table.rows()) == [("ö", "ä"), ("ß", "ü")]
    assert [r.line for r in table.rejects] == [3]


def test_a_damaged_byte_in_the_header_shows_in_its_name(tmp_path: Path) -> None:
    table = read(tmp_path, b"na\xc3me,\xc3\xbc\n" + "ö,ä\n".encode())
    assert table.columns == ("na\ufffdme", "ü")
    assert list(table.rows()) == [("ö", "ä")]


def test_more_broken_bytes_than_characters_are_windows_1252(tmp_path: Path) -> None:
    table = read(tmp_path, "Stadt,Preis\nKöln,5 €\nBad Tölz,7 €\n".encode("cp1252"))
    assert list(table.rows()) == [("Köln", "5 €"), ("Bad Tölz", "7 €")]
    assert "read as Windows-1252" in table.told


def test_a_byte_without_a_meaning_changes_no_other(tmp_path: Path) -> None:
    """0x81 has none in Windows-1252; the euro sign is 0x80 there and a control in Latin-1."""
    assert rows(tmp_path, b"a,b\n\xe9\x81,\x80\n\xfc,2\n") == [("é\x81", "€"), ("ü", "2")]


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe"])
def test_utf_16_that_is_cut_off_loses_its_last_record(tmp_path: Path, mark: bytes) -> None:
    table = read(tmp_path, mark + "a,b\n1,2\n3,4\n".encode("utf-16-le")[:-3])
    assert list(table.rows()) == [("1", "2")]
    assert [(r.line, r.reason, r.raw) for r in table.rejects] == [(3, DAMAGED, "3,\ufffd")]


def test_half_a_character_in_utf_16_rejects_its_record(tmp_path: Path) -> None:
    text = "a,b\n1,2\nx\ud800y,3\n4,5\n"
    table = read(tmp_path, b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass"))
    assert list(table.rows()) == [("1", "2"), ("4", "5")]
    assert [r.line for r in table.rejects] == [3]


def test_a_replacement_character_of_the_file_is_text(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n\ufffd,2\n") == [("\ufffd", "2")]

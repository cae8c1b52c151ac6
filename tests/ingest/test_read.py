"""Files of text become tables, and every record is accounted for."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.errors import FileError
from leadpact.ingest.read import read_file, read_table
from leadpact.ingest.table import Table
from tests.real_files import SHARED, with_real_files

each_example_anew = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def table_of(folder: Path, content: bytes | str, name: str = "leads.csv") -> Table:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def rows_of(folder: Path, content: bytes | str) -> list[tuple[str | None, ...]]:
    return list(table_of(folder, content).rows())


@pytest.mark.parametrize("delimiter", [*",;\t|^~:", " "])
def test_any_one_character_separates_the_cells(tmp_path: Path, delimiter: str) -> None:
    lines = [("id", "name", "city"), ("1", "Ann", "Bonn"), ("2", "Bo", "Rome")]
    table = table_of(tmp_path, "".join(delimiter.join(line) + "\n" for line in lines))
    assert table.columns == lines[0]
    assert list(table.rows()) == lines[1:]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"], ids=str)
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    table = table_of(tmp_path, "Name,Straße\r\nZoë,Köln €\r\n".encode(encoding))
    assert table.columns == ("Name", "Straße")
    assert list(table.rows()) == [("Zoë", "Köln €")]


def test_bytes_that_windows_1252_lacks_are_read_as_latin_1(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"a,b\n\xe9\x81,2\n") == [("é\x81", "2")]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("\n", "\n", "\n"),
        ("\r\n", "\r\n", "\r\n"),
        ("\r", "\r", "\r"),
        ("\r\n", "\n", "\r"),
        ("\n", "\r\n", ""),
    ],
)
def test_any_line_ends_end_lines(tmp_path: Path, first: str, second: str, third: str) -> None:
    table = table_of(tmp_path, f"a,b{first}1,2{second}3,4{third}")
    assert list(table.rows()) == [("1", "2"), ("3", "4")]
    assert table.rejects == ()


def test_a_clean_file_keeps_every_character(tmp_path: Path) -> None:
    text = 'id,size,note\n007,48",  spaced \n+49 1,"a ""b"", c","two\nlines"\n, "x" ,\\N\n'
    assert rows_of(tmp_path, text) == [
        ("007", '48"', "  spaced "),
        ("+49 1", 'a "b", c', "two\nlines"),
        (None, ' "x" ', "\\N"),
    ]


def test_the_words_null_and_na_are_text_and_only_nothing_is_empty(tmp_path: Path) -> None:
    assert rows_of(tmp_path, 'a,b,c\nNULL,n/a,""\n') == [("NULL", "n/a", None)]


def test_a_trailing_delimiter_on_every_line_makes_no_column(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b,\n1,2,\n3,4,\n")
    assert table.columns == ("a", "b")
    assert list(table.rows()) == [("1", "2"), ("3", "4")]


def test_a_nameless_column_with_content_is_called_by_its_position(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,,b,\n1,,2,x\n3,,4,\n")
    assert table.columns == ("a", "b", "column 4")
    assert list(table.rows()) == [("1", "2", "x"), ("3", "4", None)]


def test_repeated_names_are_numbered_and_names_are_trimmed(tmp_path: Path) -> None:
    table = table_of(tmp_path, " Name ,Name,Name (2),Name\n1,2,3,4\n")
    assert table.columns == ("Name", "Name (3)", "Name (2)", "Name (4)")


def test_a_separator_line_declares_the_delimiter_and_is_no_header(tmp_path: Path) -> None:
    table = table_of(tmp_path, "sep=;\r\na;b,c\r\n1;2,3\r\n4\r\n")
    assert table.columns == ("a", "b,c")
    assert list(table.rows()) == [("1", "2,3")]
    assert [reject.line for reject in table.rejects] == [4]


def test_decimal_commas_do_not_make_a_comma_the_delimiter(tmp_path: Path) -> None:
    table = table_of(tmp_path, "name;price, EUR;paid, EUR\nx;1,5;2,5\ny;3,5;4,5\n")
    assert table.columns == ("name", "price, EUR", "paid, EUR")


def test_one_missing_delimiter_does_not_make_the_file_a_single_column(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a;b;c\n1;2;3\n4;5\n6;7;8\n")
    assert table.columns == ("a", "b", "c")
    assert table.row_count == 2


def test_a_header_keeps_its_columns_when_every_row_is_broken(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b,c\n1\n2\n")
    assert (table.columns, table.row_count, len(table.rejects)) == (("a", "b", "c"), 0, 2)


def test_a_single_column_of_names_stays_one_column(tmp_path: Path) -> None:
    table = table_of(tmp_path, "Full name\nAnn Lee\n\nBo; Ho\n")
    assert table.columns == ("Full name",)
    assert list(table.rows()) == [("Ann Lee",), ("Bo; Ho",)]


def test_single_quotes_around_every_name_are_quotes(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "'a','b'\n'1, 2','it''s'\n") == [("1, 2", "it's")]


def test_a_row_with_too_few_cells_is_rejected_alone(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b,c\n1,2,3\n4,5\n6,7,8\n")
    assert list(table.rows()) == [("1", "2", "3"), ("6", "7", "8")]
    (reject,) = table.rejects
    assert (reject.line, reject.raw) == (3, "4,5")
    assert reject.reason == "has 2 cells, the header has 3"


def test_a_row_with_too_many_cells_is_rejected_unless_they_are_empty(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b\n1,2,,\n3,4,5\n")
    assert list(table.rows()) == [("1", "2")]
    assert [(r.line, r.reason) for r in table.rejects] == [(3, "has 3 cells, the header has 2")]


def test_a_quote_that_never_closes_takes_no_other_row_along(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,b\n1,"two\nlines"\n2,"open\n3,x\n4,"y"\n5,z\n')
    assert list(table.rows()) == [("1", "two\nlines"), ("3", "x"), ("4", "y"), ("5", "z")]
    assert [(r.line, r.reason) for r in table.rejects] == [(4, "has a quote that is never closed")]


def test_text_after_a_closing_quote_rejects_its_row(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,b\n"Big" Al,1\nBo,2\n')
    assert list(table.rows()) == [("Bo", "2")]
    assert table.rejects[0].reason == "has text after a closing quote"


def test_a_broken_record_over_several_lines_is_one_reject(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,b,c\n1,"one\ntwo"\n3,4,5\n')
    assert list(table.rows()) == [("3", "4", "5")]
    assert [(r.line, r.raw) for r in table.rejects] == [(2, '1,"one\ntwo"')]


def test_a_nul_rejects_its_row_and_no_other(tmp_path: Path) -> None:
    table = table_of(tmp_path, "name,city\nAnn,Bonn\nB\0o,Rome\nCy,Oslo\n")
    assert list(table.rows()) == [("Ann", "Bonn"), ("Cy", "Oslo")]
    assert [r.line for r in table.rejects] == [3]


def test_a_nul_in_the_smallest_file_is_damage_and_no_binary_file(tmp_path: Path) -> None:
    table = table_of(tmp_path, "id,name\n1,a\0b\n2,c\n")
    assert list(table.rows()) == [("2", "c")]
    assert [r.line for r in table.rejects] == [2]


def test_the_text_of_a_reject_is_cut_at_a_thousand_characters(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,b\n1,2\n" + "x" * 3_000 + "\n")
    assert table.rejects[0].raw == "x" * 1_000


def test_blank_lines_are_no_records(tmp_path: Path) -> None:
    table = table_of(tmp_path, "\n\na,b\n1,2\n\n   \n3,4\n\n")
    assert list(table.rows()) == [("1", "2"), ("3", "4")]
    assert table.rejects == ()


@pytest.mark.parametrize("name", ["PK", "PAR1", "GIF8", "BZh", "Rar!"])
def test_a_first_name_like_the_mark_of_another_format_is_a_name(tmp_path: Path, name: str) -> None:
    assert table_of(tmp_path, f"{name},b\n1,2\n").columns == (name, "b")


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    for text in ("a,b", "a,b\n", "a\r\n"):
        table = table_of(tmp_path, text)
        assert (table.row_count, list(table.rows()), table.rejects) == (0, [], ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "blank"),
        (b"\n \n\r\n", "blank"),
        (b",,\n1,2,3\n", "no column names"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"PK\x03\x04 no archive", "damaged"),
        (bytes(4_000), "binary"),
        (b",".join(b"c%d" % n for n in range(2_001)), "2,001 columns"),
        (b"x" * 200_001, "first line of more than 200,000"),
        (b"a,b\n" + b"1\n" * 100_001, "Line 2 has 1 cell"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_what_is_no_table_is_named_with_a_way_out(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(FileError, match=said) as raised:
        table_of(tmp_path, content)
    assert raised.value.message.startswith("leads.csv")
    assert raised.value.hint


@pytest.mark.parametrize("path", ["missing.csv", "nul\0.csv", ".", "x" * 5_000])
def test_a_path_to_no_file_is_a_file_error(tmp_path: Path, path: str) -> None:
    with pytest.raises(FileError):
        read_table(tmp_path / path)


@pytest.mark.parametrize(
    "name", ["*.csv", "[a]?.csv", "it's; drop table x--.csv", "-rf", "a\nb.csv", "http:x", "ü"]
)
def test_a_hostile_file_name_is_just_a_name(tmp_path: Path, name: str) -> None:
    assert list(table_of(tmp_path, "a,b\n1,2\n", name).rows()) == [("1", "2")]


def test_a_message_holds_no_control_characters_of_a_name(tmp_path: Path) -> None:
    with pytest.raises(FileError) as raised:
        read_table(tmp_path / "\x1b[31mred\n.csv")
    assert raised.value.message.isprintable()


def test_the_work_files_lie_in_the_work_folder_and_go_with_the_table(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "leads.csv").write_text("a,b\n1,2\n")
    table = read_file(tmp_path / "leads.csv", work)
    assert table.csv_path.is_relative_to(work)
    del table
    assert list(work.iterdir()) == []


def test_a_failed_reading_leaves_no_work_files(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "leads.csv").write_text("\n\n")
    with pytest.raises(FileError):
        read_file(tmp_path / "leads.csv", work)
    assert list(work.iterdir()) == []


@with_real_files
@pytest.mark.parametrize(
    ("name", "rows", "columns"), [("x_education.csv", 9_240, 37), ("bank_full.csv", 45_211, 17)]
)
def test_the_shared_exports_are_read_whole(name: str, rows: int, columns: int) -> None:
    """x_education.csv has 38 header cells, the last nameless and empty throughout."""
    table = read_table(SHARED / name)
    assert (sum(1 for _ in table.rows()), len(table.columns)) == (rows, columns)
    assert table.rejects == ()


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.text(
    " ,;\t|\"'\r\nab1", max_size=8
)


@each_example_anew
@given(
    cells=st.integers(2, 4).flatmap(
        lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=6)
    ),
    delimiter=st.sampled_from(",;\t|^~"),
    # With other line ends csv.writer itself leaves a carriage return in a cell unquoted.
    style=st.sampled_from(
        ((csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r\n"), (csv.QUOTE_MINIMAL, "\r\n"))
    ),
)
def test_whatever_csv_writer_writes_is_read_back(
    tmp_path: Path,
    cells: Sequence[tuple[str, ...]],
    delimiter: str,
    style: tuple[Literal[0, 1], str],
) -> None:
    header = [f"name{n}" for n in range(len(cells[0]) if cells else 2)]
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        quoting, line_end = style
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=line_end)
        writer.writerow(header)
        writer.writerows(cells)
    table = read_table(path)
    assert list(table.columns) == header
    assert table.rejects == ()
    assert list(table.rows()) == [tuple(cell or None for cell in row) for row in cells]


@each_example_anew
@given(st.binary(max_size=200) | st.text("ab1,;\"'\t \r\n\0é", max_size=80).map(str.encode))
def test_any_bytes_give_a_table_or_a_file_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    try:
        table = read_table(path)
    except FileError:
        return
    assert len(list(table.rows())) == table.row_count
    assert all(len(row) == len(table.columns) for row in table.rows())

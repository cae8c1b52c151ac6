"""Delimiters, quotes and escapes are found from a file, and no clean file is changed by it."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leadpact.errors import AmbiguousFileError, FileError
from tests.ingest.texts import read, rows

in_one_folder = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.text(
    " ,;\t|\"'\\\r\nab1", max_size=8
)
TABLES = st.integers(2, 4).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=8))
NAMES = ("first", "second", "third", "fourth")


def written(folder: Path, cells: Sequence[tuple[str, ...]], writing: type[csv.Dialect]) -> bytes:
    path = folder / "written.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, writing)
        writer.writerow(NAMES[: len(cells[0]) if cells else 2])
        writer.writerows(cells)
    return path.read_bytes()


# With other line ends csv.writer leaves a carriage return in a cell unquoted.
def dialect(
    of_delimiter: str,
    of_quoting: Literal[0, 1, 2, 3],
    line_end: str,
    quote: str = '"',
    escape: str | None = None,
) -> type[csv.Dialect]:
    class Written(csv.Dialect):
        delimiter = of_delimiter
        quoting = of_quoting
        lineterminator = line_end
        quotechar = quote
        escapechar = escape
        doublequote = escape is None

    return Written


@in_one_folder
@given(TABLES, st.sampled_from(",;\t|^~:"), st.sampled_from((0, 1, 2)), st.sampled_from("\"'"))
@example([("", ""), ("", "\\,")], ",", 0, "'")
def test_whatever_is_written_with_either_quote_is_read_back(
    tmp_path: Path,
    cells: list[tuple[str, ...]],
    delimiter: str,
    quoting: Literal[0, 1, 2],
    quote: str,
) -> None:
    """Single quotes around some cells only are no quotes for sure, so they stand around all."""
    style = csv.QUOTE_ALL if quote == "'" else quoting
    content = written(tmp_path, cells, dialect(delimiter, style, "\r\n", quote))
    table = read(tmp_path, content)
    assert table.rejects == ()
    assert list(table.rows()) == [tuple(cell or None for cell in row) for row in cells]


@in_one_folder
@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from((0, 1, 3)))
def test_whatever_is_written_with_an_escape_is_read_back(
    tmp_path: Path, cells: list[tuple[str, ...]], delimiter: str, quoting: Literal[0, 1, 3]
) -> None:
    """A first row tells of the escape: without it a backslash is a character like any other."""
    width = len(cells[0]) if cells else 2
    telling = (f'say "hi"{delimiter} ok', *["x"] * (width - 1))
    rows = [telling, telling, *cells]
    content = written(tmp_path, rows, dialect(delimiter, quoting, "\r\n", escape="\\"))
    table = read(tmp_path, content)
    assert table.rejects == ()
    assert list(table.rows()) == [tuple(cell or None for cell in row) for row in rows]


def test_single_quotes_are_found_where_only_some_cells_have_them(tmp_path: Path) -> None:
    table = read(tmp_path, "id,name\n1,'Lee, Ann'\n2,'O''Hara'\n3,x\n")
    assert list(table.rows()) == [("1", "Lee, Ann"), ("2", "O'Hara"), ("3", "x")]
    assert "cells in single quotes" in table.told


def test_an_apostrophe_is_no_quote(tmp_path: Path) -> None:
    text = "id,name\n1,'t Hooft\n2,rock 'n'\n3,'so'\n"
    assert rows(tmp_path, text) == [("1", "'t Hooft"), ("2", "rock 'n'"), ("3", "'so'")]


def test_a_backslash_before_quotes_is_an_escape(tmp_path: Path) -> None:
    table = read(tmp_path, 'id,said\n1,"say \\"hi\\", ok"\n2,"C:\\new"\n3,"a\\\\b"\n')
    assert list(table.rows()) == [("1", 'say "hi", ok'), ("2", "C:\\new"), ("3", "a\\b")]
    assert "quotes within cells marked by \\" in table.told


def test_a_clean_file_keeps_its_backslashes(tmp_path: Path) -> None:
    text = 'id,path\n1,"C:\\new, ""x"""\n2,"a\\\\b"\n3,"end\\"\n4,\\N\n'
    assert rows(tmp_path, text) == [
        ("1", 'C:\\new, "x"'),
        ("2", "a\\\\b"),
        ("3", "end\\"),
        ("4", "\\N"),
    ]


def test_spaces_after_every_separator_belong_to_no_cell(tmp_path: Path) -> None:
    table = read(tmp_path, 'id, name, city\n1, "Lee, Ann", Bonn\n2, Bo, Rome\n')
    assert table.columns == ("id", "name", "city")
    assert list(table.rows()) == [("1", "Lee, Ann", "Bonn"), ("2", "Bo", "Rome")]
    assert "spaces after the separators left out" in table.told


def test_spaces_at_the_start_of_some_cells_stay(tmp_path: Path) -> None:
    assert rows(tmp_path, "id,name\n1, Ann\n2,Bo\n") == [("1", " Ann"), ("2", "Bo")]


def test_lines_that_are_quoted_as_a_whole_are_unwrapped(tmp_path: Path) -> None:
    table = read(tmp_path, '"id,name,note"\n"1,Ann,""x, y"""\n"2,Bo,z"\n')
    assert table.columns == ("id", "name", "note")
    assert list(table.rows()) == [("1", "Ann", "x, y"), ("2", "Bo", "z")]
    assert "quotes around whole lines left out" in table.told


def test_a_column_of_quoted_cells_with_commas_is_one_column(tmp_path: Path) -> None:
    assert rows(tmp_path, '"City, State"\n"Austin, TX"\n') == [("Austin, TX",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_separator_line_is_found_in_every_form(tmp_path: Path, line: str, encoding: str) -> None:
    table = read(tmp_path, f"{line}\r\na,b;c\r\n1,2;3\r\n".encode(encoding))
    assert (table.columns, list(table.rows())) == (("a,b", "c"), [("1,2", "3")])


def test_a_single_column_of_words_with_commas_is_asked_for(tmp_path: Path) -> None:
    text = "Full name\nLee, Ann\nHo, Bo\nDi, Cy\n"
    with pytest.raises(AmbiguousFileError, match="as 1 column, or as 2 columns") as raised:
        read(tmp_path, text)
    one, two = raised.value.ways
    assert (one.option, one.value, one.words) == ("delimiter", "none", "1 column")
    assert one.rows == (("Full name",), ("Lee, Ann",), ("Ho, Bo",), ("Di, Cy",))
    assert (two.value, two.rows) == (",", (("Lee", "Ann"), ("Ho", "Bo"), ("Di", "Cy")))
    assert "--delimiter" in raised.value.hint
    assert rows(tmp_path, text, "none") == [("Lee, Ann",), ("Ho, Bo",), ("Di, Cy",)]
    assert rows(tmp_path, text, ",") == [("Ho", "Bo"), ("Di", "Cy")]


def test_two_delimiters_that_cut_alike_are_asked_for(tmp_path: Path) -> None:
    text = "name\tcity|land\nAnn\tBonn|DE\nBo\tRome|IT\n"
    with pytest.raises(AmbiguousFileError) as raised:
        read(tmp_path, text)
    ways = {way.value: way for way in raised.value.ways}
    assert ways["tab"].words == "2 columns, separated by tabs"
    assert ways["tab"].rows[:2] == (("name", "city|land"), ("Ann", "Bonn|DE"))
    assert ways["|"].rows[:2] == (("name\tcity", "land"), ("Ann\tBonn", "DE"))
    assert rows(tmp_path, text, "tab") == [("Ann", "Bonn|DE"), ("Bo", "Rome|IT")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("name;price\nx;1,5\ny;2,5\n", ("x", "1,5")),
        ("Betrag\n1,5\n2,5\n3,75\n", ("1,5",)),
        ("Time\n10:30\n11:45\n", ("10:30",)),
        ("Name\nAnn Mary Lee\nBo Jo Ho\n", ("Ann Mary Lee",)),
        ("Note\nHello, you\nNo\nYes, do, please\n", ("Hello, you",)),
        ('id,note\n1,"so; it"\n2,"ends; so"\n', ("1", "so; it")),
        ("a;b;c;d;e;x|y\n1;2;3;4;5;6|7\n", ("1", "2", "3", "4", "5", "6|7")),
    ],
)
def test_what_anybody_reads_in_one_way_is_not_asked_for(
    tmp_path: Path, text: str, first: tuple[str, ...]
) -> None:
    assert rows(tmp_path, text)[0] == first


@pytest.mark.parametrize("said", ["ab", "\n", '"', "\0"])
def test_what_cannot_stand_between_cells_is_no_delimiter(tmp_path: Path, said: str) -> None:
    with pytest.raises(FileError, match="cannot stand between"):
        read(tmp_path, "a,b\n1,2\n", said)


def test_a_delimiter_that_was_said_is_taken_at_its_word(tmp_path: Path) -> None:
    assert rows(tmp_path, "a;b,c\n1;2,3\n", ",") == [("1;2", "3")]
    assert rows(tmp_path, "a;b,c\n1;2,3\n", "none") == [("1;2,3",)]
    assert rows(tmp_path, "sep=,\na;b,c\n1;2,3\n", ";") == [("1", "2,3")]


def test_a_long_run_of_quotes_does_not_hold_reading_up(tmp_path: Path) -> None:
    """The pattern of the standard library's guesser would take hours over these two thousand."""
    table = read(tmp_path, 'id;name;city\n1;"Ann";Bonn\n2;"' + '"' * 2_001 + "x;Rome\n3;Bo;Oslo\n")
    assert list(table.rows()) == [("1", "Ann", "Bonn"), ("3", "Bo", "Oslo")]
    assert [reject.line for reject in table.rejects] == [3]

"""Where the table of a text starts, whether it has a header, and what a person is told."""

from pathlib import Path

import pytest

from leadpact.errors import AmbiguousFileError
from tests.ingest.texts import read, rows

BODY = "id,name,city\n1,Ann,Bonn\n2,Bo,Rome\n"
NUMBERED = "no header: the columns are numbered"
TAKEN = "the first row taken for the names of the columns"


@pytest.mark.parametrize(
    ("above", "left_out"),
    [
        ("Report\n", "1 line above the header left out"),
        ("Report\nGenerated on 2024-05-01\n\n", "2 lines above the header left out"),
        ("Filter: stage, owner, region, source\n\n", "1 line above the header left out"),
        ("Report,,\nMay,,\n,,\n", "3 lines above the header left out"),
        ("\n\n \nReport\n\n\n", "1 line above the header left out"),
        ('"A ""title"""\n', "1 line above the header left out"),
    ],
)
def test_lines_above_the_header_are_no_records_but_named(
    tmp_path: Path, above: str, left_out: str
) -> None:
    table = read(tmp_path, above + BODY)
    assert table.columns == ("id", "name", "city")
    assert list(table.rows()) == [("1", "Ann", "Bonn"), ("2", "Bo", "Rome")]
    assert table.rejects == ()
    assert left_out in table.told


def test_a_line_below_the_table_is_rejected_with_its_line(tmp_path: Path) -> None:
    table = read(tmp_path, f"Report\n\n{BODY}Total: 2\n")
    assert table.row_count == 2
    assert [(r.line, r.raw) for r in table.rejects] == [(6, "Total: 2")]


def test_a_second_header_row_is_a_row(tmp_path: Path) -> None:
    assert rows(tmp_path, "id,size\n,cm\n1,5\n2,7\n") == [(None, "cm"), ("1", "5"), ("2", "7")]


def test_a_sparse_header_is_no_title(tmp_path: Path) -> None:
    table = read(tmp_path, "a,,b,\n1,,2,x\n3,,4,\n")
    assert table.columns == ("a", "b", "column 4")


@pytest.mark.parametrize(
    "text",
    [
        "1,Ann,ann@x.com\n2,Bo,bo@x.com\n",
        "Ann,2024-05-01,x\nBo,2024-06-01,y\n",
        "A-001,Ann,x\nA-002,Bo,y\n",
        "Ann,+49 221 555,x\nBo,+49 30 1234,y\n",
        "ann@x.com,Ann,2024-05-01\n",
    ],
)
def test_a_first_record_of_data_is_a_row(tmp_path: Path, text: str) -> None:
    table = read(tmp_path, text)
    assert table.columns == ("column 1", "column 2", "column 3")
    assert list(table.rows()) == [tuple(line.split(",")) for line in text.splitlines()]
    assert NUMBERED in table.told


def test_rows_without_a_header_are_repaired_like_others(tmp_path: Path) -> None:
    table = read(tmp_path, "1,Ann\n2,Bo\n3\n4,Di\n")
    assert list(table.rows()) == [("1", "Ann"), ("2", "Bo"), ("4", "Di")]
    assert [r.line for r in table.rejects] == [3]


def test_empty_columns_without_a_header_are_left_out(tmp_path: Path) -> None:
    table = read(tmp_path, "1,,Ann,\n2,,Bo,\n")
    assert table.columns == ("column 1", "column 3")


def test_the_first_record_of_words_is_the_header_and_that_is_told(tmp_path: Path) -> None:
    table = read(tmp_path, "Ann,Bonn\nBo,Rome\n")
    assert (table.columns, list(table.rows())) == (("Ann", "Bonn"), [("Bo", "Rome")])
    assert TAKEN in table.told


def test_names_over_typed_columns_are_a_header_without_a_word(tmp_path: Path) -> None:
    assert read(tmp_path, BODY).told == ("cells separated by commas",)


@pytest.mark.parametrize("text", ["2023,2024\n5,7\n1,2\n", "name,2023,2024\nAnn,5,7\nBo,3,9\n"])
def test_years_over_numbers_are_asked_for(tmp_path: Path, text: str) -> None:
    first, second, third = (tuple(line.split(",")) for line in text.splitlines())
    with pytest.raises(AmbiguousFileError) as raised:
        read(tmp_path, text)
    yes, no = raised.value.ways
    assert (yes.option, yes.value, yes.rows) == ("header", "yes", (first, second, third))
    numbered = tuple(f"column {n}" for n in range(1, len(first) + 1))
    assert (no.option, no.value, no.rows) == ("header", "no", (numbered, first, second, third))
    assert "--no-header" in raised.value.hint
    assert list(read(tmp_path, text, has_header=True).rows()) == [second, third]
    assert list(read(tmp_path, text, has_header=False).rows()) == [first, second, third]


def test_years_beside_a_name_over_numbers_are_a_header(tmp_path: Path) -> None:
    assert read(tmp_path, "id,2023,2024\n1,5,7\n2,3,9\n").columns == ("id", "2023", "2024")


def test_what_was_said_about_the_header_holds(tmp_path: Path) -> None:
    assert read(tmp_path, BODY, has_header=False).columns == ("column 1", "column 2", "column 3")
    assert read(tmp_path, "1,Ann\n2,Bo\n", has_header=True).columns == ("1", "Ann")


def test_a_line_end_in_a_name_stays_in_it(tmp_path: Path) -> None:
    table = read(tmp_path, 'id,"first\nname"\n1,Ann\n')
    assert (table.columns, list(table.rows())) == (("id", "first\nname"), [("1", "Ann")])


def test_broken_quotes_in_the_header_are_part_of_its_names(tmp_path: Path) -> None:
    assert read(tmp_path, 'id,"na"me,c\n1,2,3\n').columns == ("id", '"na"me', "c")
    assert read(tmp_path, 'id,"name\n1,2\n3,4\n').columns == ("id", '"name')


def test_a_header_wider_than_its_rows_keeps_its_columns(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b,c\n1,2\n3,4\n")
    assert (table.columns, len(table.rejects)) == (("a", "b", "c"), 2)


def test_a_header_that_lacks_a_separator_is_no_title(tmp_path: Path) -> None:
    """Which of the cells have no name cannot be known, so no row is read under a wrong one."""
    table = read(tmp_path, "id;name city\n1;Ann;Bonn\n2;Bo;Rome\n3;Cy;Oslo\n")
    assert (table.columns, table.row_count) == (("id", "name city"), 0)
    assert [r.reason for r in table.rejects] == ["has 3 cells, the header has 2"] * 3


def test_a_title_with_as_many_commas_as_the_header_is_no_header(tmp_path: Path) -> None:
    text = "Export of leads, 3 May 2024\nid,email\n1,a@x.com\n2,b@x.com\n"
    table = read(tmp_path, text)
    assert (table.columns, table.row_count) == (("id", "email"), 2)


def test_a_title_above_rows_without_a_header_is_asked_for(tmp_path: Path) -> None:
    text = "Contacts\n1,ann@x.com,2024-01-01\n2,bo@x.com,2024-01-02\n"
    with pytest.raises(AmbiguousFileError, match="1 line above the header left out"):
        read(tmp_path, text)
    table = read(tmp_path, text, ",")
    assert table.columns == ("column 1", "column 2", "column 3")
    assert table.row_count == 2

"""A quote in the wrong place costs its record, and is never taken for another cell's content."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.ingest.texts import read, rows

QUOTED = '"id","name","city"\n"1","Ann","Bonn"\n{}"3","Cy ""C""","Oslo"\n"4","Di","Riga"\n'
LOOSE = 'id,name,city\n1,"Lee, Ann",Bonn\n{}3,"Cy ""C""",Oslo\n4,Di,Riga\n'
NO_OTHER = "has a quote that belongs to no other"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"2",Bo","Rome"\n', NO_OTHER),
        ('"2","Bo"","Rome"\n', "has text after a closing quote"),
        ('"2",""Bo","Rome"\n', "has text after a closing quote"),
        ('"2","Bo,"Rome"\n', "has text after a closing quote"),
        ('"2","Bo","Rome\n', "has a quote that is never closed"),
        ("'2','Bo','Rome'\n", "has other quotes than the rest"),
        ('"2";"Bo";"Rome"\n', "has text after a closing quote"),
    ],
)
def test_a_broken_quote_among_quoted_cells_costs_one_record(
    tmp_path: Path, line: str, reason: str
) -> None:
    table = read(tmp_path, QUOTED.format(line))
    assert list(table.rows()) == [
        ("1", "Ann", "Bonn"),
        ("3", 'Cy "C"', "Oslo"),
        ("4", "Di", "Riga"),
    ]
    assert [(r.line, r.reason) for r in table.rejects] == [(3, reason)]


@pytest.mark.parametrize(
    "line",
    [
        '2,"Bo,Rome\n',
        '2,""Bo"",Rome\n',
        '2,Bo ""B""",Rome\n',
        "2,'Ho, Bo',Rome\n",
        '2,"Bo",Ro,me\n',
    ],
)
def test_a_broken_quote_among_bare_cells_costs_one_record(tmp_path: Path, line: str) -> None:
    table = read(tmp_path, LOOSE.format(line))
    assert [row[0] for row in table.rows()] == ["1", "3", "4"]
    assert [r.line for r in table.rejects] == [3]


def test_a_quote_in_a_bare_cell_is_text_where_cells_are_quoted_at_need(tmp_path: Path) -> None:
    assert rows(tmp_path, LOOSE.format('2,48" rack,Rome\n'))[1] == ("2", '48" rack', "Rome")


def test_a_bare_record_among_quoted_ones_is_read(tmp_path: Path) -> None:
    assert rows(tmp_path, QUOTED.format("2,Bo,Rome\n"))[1] == ("2", "Bo", "Rome")


def test_a_separator_too_many_is_not_hidden_by_an_empty_last_cell(tmp_path: Path) -> None:
    table = read(tmp_path, "id,name,city\n1,Ann,\n2,,Bo,\n3,Cy,\n")
    assert list(table.rows()) == [("1", "Ann", None), ("3", "Cy", None)]
    assert [(r.line, r.reason) for r in table.rejects] == [
        (3, "has 4 cells, the header has 3"),
    ]


def test_a_missing_separator_is_not_hidden_by_a_nameless_last_column(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b,\n1,2,\n34,\n5,6,\n7,8,\n")
    assert list(table.rows()) == [("1", "2"), ("5", "6"), ("7", "8")]
    assert [r.line for r in table.rejects] == [3]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("ab1,; \0é", min_size=1, max_size=8), max_size=12))
def test_every_line_without_quotes_is_a_row_or_a_reject(tmp_path: Path, lines: list[str]) -> None:
    """Blank lines are no records; lines above a header are told of, and not what is meant here."""
    table = read(tmp_path, "\n".join(("First,Second", *lines)), ",")
    assume(not any("above the header" in sentence for sentence in table.told))
    assert table.row_count + len(table.rejects) == sum(bool(line.strip()) for line in lines)

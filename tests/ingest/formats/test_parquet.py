"""Parquet files become tables of text."""

from pathlib import Path

import duckdb
import pytest

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest.formats.parquet import read_parquet
from leadpact.ingest.read import read_table
from leadpact.ingest.records import Reject
from leadpact.ingest.table import Table


def written(path: Path, select: str) -> Path:
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def table_of(folder: Path, select: str) -> Table:
    return read_table(written(folder / "leads.parquet", select))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7", "7"),
        ("7.0::DOUBLE", "7"),
        ("0.1::FLOAT", "0.1"),
        ("'nan'::DOUBLE", None),
        ("12.50::DECIMAL(9, 2)", "12.50"),
        ("123456789012345678", "123456789012345678"),
        ("DATE '2024-03-04'", "2024-03-04"),
        ("TIMESTAMP '2024-03-04 10:30:00'", "2024-03-04 10:30:00"),
        ("TIMESTAMPTZ '2024-03-04 10:30:00+02'", "2024-03-04 08:30:00+00"),
        ("TIME '09:15'", "09:15:00"),
        ("true", "true"),
        ("NULL::INTEGER", None),
        ("''", None),
        ("'007'", "007"),
        ("'a,\"b\"' || chr(10) || 'c'", 'a,"b"\nc'),
        ("encode('Köln')", "Köln"),
        ("'\\xAA'::BLOB", "\\xAA"),
        ("[1, 2]", "[1,2]"),
        ("[{'x': 1}]", '[{"x":1}]'),
        ("map {'k': 1}", '{"k":1}'),
        ("'b'::ENUM('a', 'b')", "b"),
    ],
)
def test_every_type_becomes_text(tmp_path: Path, value: str, text: str | None) -> None:
    table = table_of(tmp_path, f"SELECT 'x' AS id, {value} AS value")
    assert table.columns == ("id", "value")
    assert list(table.rows()) == [("x", text)]


def test_a_struct_gives_a_column_for_each_part(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        """SELECT 1 AS id, {'city': 'Bonn', 'it''s "x"': {'lat': 1}} AS address
        UNION ALL SELECT 2, NULL ORDER BY id""",
    )
    assert table.columns == ("id", "address.city", 'address.it\'s "x"')
    assert list(table.rows()) == [("1", "Bonn", '{"lat":1}'), ("2", None, None)]


def test_names_of_columns_are_only_names(tmp_path: Path) -> None:
    table = table_of(tmp_path, """SELECT 1 AS "a""; drop table x--", 2 AS " b ", 3 AS "line" """)
    assert table.columns == ('a"; drop table x--', "b", "line")
    assert list(table.rows()) == [("1", "2", "3")]


def test_many_rows_keep_their_order(tmp_path: Path) -> None:
    table = table_of(tmp_path, "SELECT (range * 7919) % 300007 AS id FROM range(300000)")
    assert [int(cell or -1) for (cell,) in table.rows()] == [
        n * 7919 % 300007 for n in range(300000)
    ]


def test_a_nul_in_a_cell_rejects_its_row_alone(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        """SELECT range AS id, CASE WHEN range = 1 THEN 'x' || chr(0) ELSE 'y' END AS text
        FROM range(3)""",
    )
    assert list(table.rows()) == [("0", "y"), ("2", "y")]
    assert table.rejects == (Reject(2, "holds a NUL character, which is no text", "1,x\0"),)


def test_no_rows_are_a_table_with_columns(tmp_path: Path) -> None:
    table = table_of(tmp_path, "SELECT 1 AS a, 'x' AS b LIMIT 0")
    assert (table.columns, table.row_count) == (("a", "b"), 0)


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """3 rows of 1,000,000 letters and one mark each, packed into less than the limit."""
    path = written(tmp_path / "leads.parquet", "SELECT repeat('x', 1000000) AS a FROM range(3)")
    assert path.stat().st_size < 1_000_000
    limits = Settings(Path(), parquet_megabytes=2)
    with pytest.raises(FileError, match=r"unpacks to 3 MB; at most 2 MB"):
        read_parquet(path, tmp_path, limits)


def test_a_file_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "leads.parquet", "SELECT 1 AS a, 2 AS b FROM range(6)")
    with pytest.raises(FileError, match="has 12 cells; at most 11"):
        read_parquet(path, tmp_path, Settings(Path(), parquet_cells=11))


@pytest.mark.parametrize("kept", [5, 40, 0.5, 0.99])
def test_a_damaged_file_is_a_file_error(tmp_path: Path, kept: float) -> None:
    path = written(tmp_path / "leads.parquet", "SELECT range AS id, 'x' AS name FROM range(1000)")
    content = path.read_bytes()
    path.write_bytes(content[: int(kept if kept > 1 else kept * len(content))] + b"\0")
    with pytest.raises(FileError, match="damaged Parquet"):
        read_table(path)


def test_the_work_files_are_gone_with_the_table(tmp_path: Path) -> None:
    table = table_of(tmp_path, "SELECT 1 AS id")
    assert [path.name for path in table.csv_path.parent.iterdir()] == ["rows.csv"]

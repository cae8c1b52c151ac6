"""Tables reach DuckDB whole, in order, with the line where each row starts."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leadpact.errors import FileError
from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.read import read_file, read_table


def loaded(folder: Path, content: str) -> list[tuple[int | str | None, ...]]:
    (folder / "leads.csv").write_bytes(content.encode())
    table = read_table(folder / "leads.csv")
    with duckdb.connect() as connection:
        count = load_rows(connection, table, "raw")
        rows = connection.execute("SELECT * EXCLUDE (place) FROM raw ORDER BY row").fetchall()
    assert count == len(rows)
    return rows


def test_a_clean_file_is_loaded_as_text_with_row_and_line(tmp_path: Path) -> None:
    assert loaded(tmp_path, "sep=;\na;b;\n007;;\n2; x;\n") == [
        (1, 3, "007", None),
        (2, 4, "2", " x"),
    ]


def test_lines_inside_cells_are_counted(tmp_path: Path) -> None:
    """The first row takes lines 3 to 5 (after a header of two), the second 6 to 8."""
    text = 'a,"b\nc"\r\n1,"x\r\ny\nz"\r\n"2\n","\n"\r\n3,4\r\n'
    assert loaded(tmp_path, text) == [
        (1, 3, "1", "x\r\ny\nz"),
        (2, 6, "2\n", "\n"),
        (3, 9, "3", "4"),
    ]


def test_rows_around_a_reject_keep_their_lines(tmp_path: Path) -> None:
    assert loaded(tmp_path, 'a,b\n1,"x\ny"\n\nbroken\n3,4\n') == [
        (1, 2, "1", "x\ny"),
        (2, 6, "3", "4"),
    ]


def test_a_connection_shut_off_but_for_the_work_folder_can_load(tmp_path: Path) -> None:
    home = tmp_path / "it's [home]*"
    home.mkdir()
    (tmp_path / "leads.csv").write_text("a,b\n1,2\n")
    table = read_file(tmp_path / "leads.csv", home)
    with duckdb.connect() as connection:
        folder = str(home).replace("'", "''")
        connection.execute(f"SET allowed_directories = ['{folder}']")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        assert load_rows(connection, table, "raw") == 1


def test_a_connection_that_may_not_read_the_folder_is_a_file_error(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("a,b\n1,2\n")
    table = read_table(tmp_path / "leads.csv")
    with duckdb.connect() as connection:
        connection.execute("SET enable_external_access = false")
        with pytest.raises(FileError, match="cannot be loaded"):
            load_rows(connection, table, "raw")


def line_starts(text: str) -> int:
    """How many physical lines end in the text, whatever ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text("a1,\"' \r\n", max_size=40), line_end=st.sampled_from(["\n", "\r\n", "\r"]))
@example(body='x,1\n"y" ,2\n', line_end="\n")
@example(body='x, "1"\n', line_end="\n")
@example(body="x,1,\n", line_end="\n")
@example(body='"x\r","\ny"\nz,1\n', line_end="\n")
@example(body='a,1\r\n"x",2\r a,"1"\r\n', line_end="\r\n")
def test_duckdb_holds_what_the_rows_say(tmp_path: Path, body: str, line_end: str) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(f"first,second{line_end}{body}".encode())
    table = read_table(path)
    with duckdb.connect() as connection:
        load_rows(connection, table, "raw")
        rows = connection.execute("SELECT * EXCLUDE (place) FROM raw ORDER BY row").fetchall()
    assert [row[2:] for row in rows] == list(table.rows())
    starts = [row[1] for row in rows] + [reject.line for reject in table.rejects]
    assert len(set(starts)) == len(starts)
    assert all(2 <= start <= 2 + line_starts(body) for start in starts)

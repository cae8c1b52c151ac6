"""A file of rows as a DuckDB relation, read strictly and guessing nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from leadpact.ingest.records import LONGEST_CELL
from leadpact.ingest.table import CsvFile

_SCRATCH_MEMORY = "1GB"


def cell_names(file: CsvFile) -> tuple[str, ...]:
    """The names that the relation gives the cells of a record: x1 … xn."""
    return tuple(f"x{position + 1}" for position in range(file.width))


def relation_sql(file: CsvFile) -> str:
    """The `read_csv` call for the file; its values are those of `relation_parameters`."""
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in cell_names(file))
    return (
        f"read_csv($path, columns = {{{columns}}}, auto_detect = false, "
        f"header = {str(file.headed).lower()}, "
        "skip = $skip, delim = $delimiter, quote = $quote, escape = $quote, nullstr = '', "
        f"strict_mode = true, max_line_size = {LONGEST_CELL})"
    )


def relation_parameters(file: CsvFile) -> dict[str, str | int]:
    """The named parameters of `relation_sql`."""
    return {
        "path": str(file.path),
        "skip": file.skip,
        "delimiter": file.dialect.delimiter,
        "quote": file.dialect.quote,
    }


@contextmanager
def scratch(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB in memory that can reach the files of this folder and nothing else."""
    quoted = str(folder).replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"SET allowed_directories = ['{quoted}']")
        connection.execute(f"SET temp_directory = '{quoted}'")
        connection.execute(f"SET memory_limit = '{_SCRATCH_MEMORY}'")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def sniffed_delimiters(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[str, ...]:
    """The delimiter that DuckDB guesses for the file, if it guesses one character."""
    try:
        found = connection.execute(
            "SELECT Delimiter FROM sniff_csv($path, sample_size = 1000)", {"path": str(path)}
        ).fetchall()
    except duckdb.Error:
        return ()
    return tuple(
        delimiter
        for (delimiter,) in found
        if len(delimiter) == 1 and not delimiter.isalnum() and delimiter not in "\0\r\n\"'"
    )

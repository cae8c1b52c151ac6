"""Tables into DuckDB: every column as text, in the file's order."""

from collections.abc import Callable

import duckdb

from leadpact.errors import FileError
from leadpact.ingest.relation import cell_names, relation_parameters, relation_sql
from leadpact.ingest.table import CsvFile, Table

_AGAIN = "Import the file once more; if it happens again, save it as XLSX and import that."


def load_rows(
    cursor: duckdb.DuckDBPyConnection,
    table: Table,
    name: str,
    cell: Callable[[str], str] = str,
) -> int:
    """Create temp view `name`: row BIGINT, line BIGINT, c1 … cn VARCHAR, place; NULL for empty.

    `row` counts the table's rows from 1, `line` is the physical line where the row starts in
    the file that was read, or `row` where several rows start in one line. The cells lie in temp
    table `<name>_cells`, where they may be changed and rows deleted; `place` is a row's id there.
    `name` is a name of ours. `cell` makes the SQL of a cell from that of its text, and must keep
    the rows in order: no subqueries, no joins, and no IN, which becomes a join. Gives the number
    of rows; raises FileError when DuckDB cannot read all of them. The connection must preserve
    insertion order, and may read the table's folder.
    """
    cells = [f"{cell(f'x{at + 1}')} AS c{n}" for n, at in enumerate(table.kept, 1)]
    listed = ", ".join([*_places_sql(table.file), *cells])
    try:
        cursor.execute(
            f"CREATE TEMP TABLE {name}_cells AS SELECT {listed} FROM {_rows_sql(table.file)}",
            relation_parameters(table.file),
        )
        [(rows, first)] = cursor.execute(
            f"SELECT count(*), min(rowid) FROM {name}_cells"
        ).fetchall()
        if rows == table.row_count:
            _number_rows(cursor, table, name, first or 0)
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise FileError(f"The rows cannot be loaded: {reason}", _AGAIN) from error
    if rows != table.row_count:
        raise FileError(f"Only {rows:,} of {table.row_count:,} rows could be loaded.", _AGAIN)
    return table.row_count


def _number_rows(cursor: duckdb.DuckDBPyConnection, table: Table, name: str, first: int) -> None:
    """Make the view; a table that is written in order has row ids in order, from `first` on."""
    file = table.file
    row = "row" if _is_cut(file) else f"rowid - {first - 1}"
    line = "line" if _places_sql(file) else f"{row} + {file.first_line - 1}"
    if file.numbered:
        [(lines,)] = cursor.execute(f"SELECT count(DISTINCT line) FROM {name}_cells").fetchall()
        line = line if lines == table.row_count else row
    cells = "".join(f", c{n}" for n, _ in enumerate(table.kept, 1))
    cursor.execute(
        f"CREATE TEMP VIEW {name} AS "
        f"SELECT {row} AS row, {line} AS line{cells}, rowid AS place FROM {name}_cells"
    )


def _is_cut(file: CsvFile) -> bool:
    """Whether the lines of its rows have to be counted."""
    return file.multiline and not file.numbered


def _rows_sql(file: CsvFile) -> str:
    """The records, numbered only where that is needed: it takes them one after the other."""
    relation = relation_sql(file)
    return f"(SELECT row_number() OVER () AS row, * FROM {relation})" if _is_cut(file) else relation


def _places_sql(file: CsvFile) -> tuple[str, ...]:
    """The columns that say where a row stands; none where row ids are enough."""
    if file.numbered:
        return ("CAST(x1 AS BIGINT) AS line",)
    if not file.multiline:
        return ()
    # The file has line ends of one kind: in a CRLF both characters are counted once.
    cells = f"concat({', '.join(cell_names(file))})"
    shortest = f"least(len(replace({cells}, chr(10), '')), len(replace({cells}, chr(13), '')))"
    inside = f"sum(len({cells}) - {shortest})"
    before = f"{inside} OVER (ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    line = f"CAST(row + {file.first_line - 1} + coalesce({before}, 0) AS BIGINT)"
    return ("row", f"{line} AS line")

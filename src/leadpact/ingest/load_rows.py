"""Tables into DuckDB: every column as text, in the file's order."""

import duckdb

from leadpact.errors import FileError
from leadpact.ingest.relation import cell_names, relation_parameters, relation_sql
from leadpact.ingest.table import CsvFile, Table

_AGAIN = "Import the file once more; if it happens again, save it as XLSX and import that."


def load_rows(cursor: duckdb.DuckDBPyConnection, table: Table, name: str) -> int:
    """Create the temp table `name`: row BIGINT, line BIGINT, c1 … cn VARCHAR; NULL for empty.

    `row` counts the table's rows from 1, `line` is the physical line where the row starts in
    the file that was read. `name` is a name of ours. Gives the number of rows; raises FileError
    when DuckDB cannot read all of them. The connection must preserve insertion order, and may
    read the table's folder.
    """
    cells = "".join(f", x{position + 1} AS c{n}" for n, position in enumerate(table.kept, 1))
    try:
        cursor.execute(
            f"CREATE TEMP TABLE {name} AS SELECT row, {_line_sql(table.file)} AS line{cells} "
            f"FROM (SELECT row_number() OVER () AS row, * FROM {relation_sql(table.file)})",
            relation_parameters(table.file),
        )
        [(rows,)] = cursor.execute(f"SELECT count(*) FROM {name}").fetchall()
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise FileError(f"The rows cannot be loaded: {reason}", _AGAIN) from error
    if rows != table.row_count:
        raise FileError(f"Only {rows:,} of {table.row_count:,} rows could be loaded.", _AGAIN)
    return table.row_count


def _line_sql(file: CsvFile) -> str:
    if file.numbered:
        return "CAST(x1 AS BIGINT)"
    if not file.multiline:
        return f"row + {file.first_line - 1}"
    # The file has line ends of one kind: in a CRLF both characters are counted once.
    cells = f"concat({', '.join(cell_names(file))})"
    shortest = f"least(len(replace({cells}, chr(10), '')), len(replace({cells}, chr(13), '')))"
    inside = f"sum(len({cells}) - {shortest})"
    before = f"{inside} OVER (ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return f"CAST(row + {file.first_line - 1} + coalesce({before}, 0) AS BIGINT)"

"""The rows of a table in temp table `staged`, each with a line of its own."""

from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.table import Table
from leadpact.store.database import Cursor, run


def stage(cursor: Cursor, table: Table) -> None:
    """Make temp table `staged` as `load_rows` does.

    Where records share a line, as in JSON without line ends, the number of the record stands for
    its line. Raises FileError when the rows cannot be loaded.
    """
    load_rows(cursor, table, "staged")
    if not table.file.numbered:
        return
    [(rows, lines)] = run(cursor, "select count(*), count(distinct line) from staged")
    if rows != lines:
        run(cursor, "update staged set line = row")

"""A file of rows that we wrote ourselves becomes a table."""

from collections.abc import Collection, Sequence
from pathlib import Path

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, shown
from leadpact.ingest.header import column_names, nameless_positions
from leadpact.ingest.records import Dialect, Reject
from leadpact.ingest.relation import scratch
from leadpact.ingest.table import CsvFile, Table
from leadpact.ingest.text.measure import measure


def numbered_table(
    source: Path,
    rows: Path,
    header: Sequence[str],
    written: int,
    rejects: tuple[Reject, ...] = (),
) -> Table:
    """The table in `rows`: CSV that we wrote, each record led by its line or row in `source`.

    The first record only stands for the header. Raises FileError when DuckDB does not find the
    `written` records in it.
    """
    file = CsvFile(rows, Dialect(), len(header) + 1, numbered=True)
    with scratch(rows.parent) as connection:
        found = measure(connection, file, [one + 1 for one in nameless_positions(header)])
    if found is None or found.rows != written:
        raise FileError(f"{shown(source)} holds records that cannot be loaded.", SAVE_AS)
    kept = kept_positions(header, [position - 1 for position in found.filled])
    return Table(
        column_names(header, kept),
        file,
        tuple(position + 1 for position in kept),
        found.rows,
        rejects,
    )


def kept_positions(header: Sequence[str], filled: Collection[int]) -> tuple[int, ...]:
    """The positions of the columns that have a name, or are among the `filled`."""
    return tuple(
        position for position, name in enumerate(header) if name.strip() or position in filled
    )

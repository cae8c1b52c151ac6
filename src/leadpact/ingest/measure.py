"""Whether DuckDB reads a file without losing or changing a byte of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from leadpact.ingest.relation import cell_names, relation_parameters, relation_sql, scratch
from leadpact.ingest.table import CsvFile

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Measure:
    """What DuckDB finds in a file.

    `cell_bytes` and `cell_quotes` are totals over all cells, `multiline` says that some cell
    holds a line end, `filled` are the positions, among those asked for, with any content.
    """

    rows: int
    cell_bytes: int
    cell_quotes: int
    multiline: bool
    filled: tuple[int, ...]


def measure(file: CsvFile, asked: Sequence[int]) -> Measure | None:
    """What DuckDB finds in the file; None when it refuses the file.

    `asked` are the positions, from 0, whose content is looked for.
    """
    filled = "".join(f", count(x{position + 1})" for position in asked)
    parameters = relation_parameters(file)
    with scratch(file.path.parent) as connection:
        try:
            [(rows, cell_bytes, other_bytes, multiline, *counts)] = connection.execute(
                "SELECT count(*), coalesce(sum(strlen(cells)), 0), "
                "coalesce(sum(strlen(replace(cells, $quote, ''))), 0), "
                "coalesce(bool_or(contains(cells, chr(10)) OR contains(cells, chr(13))), false)"
                f"{filled} FROM (SELECT *, concat({', '.join(cell_names(file))}) AS cells "
                f"FROM {relation_sql(file)})",
                parameters,
            ).fetchall()
        except duckdb.Error:
            return None
    return Measure(
        rows,
        int(cell_bytes),
        int(cell_bytes) - int(other_bytes),
        multiline,
        tuple(position for position, count in zip(asked, counts, strict=True) if count),
    )


def is_whole(file: CsvFile, found: Measure, *, body: int, line_end: str) -> bool:
    """Whether every byte of the file after the first `body` is accounted for.

    DuckDB is lenient in small things even when strict (it drops spaces around quotes, empty
    cells after the last, blank lines). A file was read exactly when
    bytes = bytes of the cells + delimiters + line ends + quotes that belong to no cell.
    """
    quote = file.dialect.quote.encode()
    size = quotes = 0
    last = b"\n"
    with file.path.open("rb") as reading:
        reading.seek(body)
        while chunk := reading.read(_CHUNK):
            if b"\0" in chunk:
                return False
            size += len(chunk)
            quotes += chunk.count(quote)
            last = chunk[-1:]
    delimiters = found.rows * (file.width - 1) * len(file.dialect.delimiter.encode())
    line_ends = found.rows * len(line_end) - (0 if last in b"\r\n" else len(line_end))
    # A single column hides blank lines: they look like empty cells.
    return file.width > 1 and size == (
        found.cell_bytes + delimiters + line_ends + quotes - found.cell_quotes
    )

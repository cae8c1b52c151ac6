"""Whether DuckDB reads a file without losing or changing a byte of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from leadpact.ingest.relation import cell_names, relation_parameters, relation_sql
from leadpact.ingest.table import CsvFile

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Measure:
    """What DuckDB finds in a file.

    `cell_bytes` and `cell_quotes` are totals over all cells, `multiline` says that some cell
    holds a line end, `doubled` that two quotes stand beside each other in the cells of a record,
    `filled` are the positions, among those asked for, with any content.
    """

    rows: int
    cell_bytes: int
    cell_quotes: int
    multiline: bool
    doubled: bool
    filled: tuple[int, ...]


def measure(
    connection: duckdb.DuckDBPyConnection, file: CsvFile, asked: Sequence[int]
) -> Measure | None:
    """What DuckDB finds in the file; None when it refuses the file.

    `asked` are the positions, from 0, whose content is looked for.
    """
    filled = "".join(f", count(x{position + 1})" for position in asked)
    parameters = relation_parameters(file)
    try:
        [(rows, cell_bytes, other_bytes, multiline, doubled, *counts)] = connection.execute(
            "SELECT count(*), coalesce(sum(strlen(cells)), 0), "
            "coalesce(sum(strlen(replace(cells, $quote, ''))), 0), "
            "coalesce(bool_or(contains(cells, chr(10)) OR contains(cells, chr(13))), false), "
            "coalesce(bool_or(contains(cells, $quote || $quote)), false)"
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
        doubled,
        tuple(position for position, count in zip(asked, counts, strict=True) if count),
    )


def is_whole(
    file: CsvFile, found: Measure, *, body: int, line_end: str, quoted: int | None
) -> bool:
    """Whether every byte of the file from `body` on is accounted for, and no quote is doubtful.

    DuckDB is lenient in small things even when strict (it drops spaces around quotes, empty
    cells after the last, blank lines, what follows a stray line end). A file was read exactly
    when it has line ends of one kind, no NUL, and
    bytes = bytes of the cells + delimiters + line ends + quotes that belong to no cell.
    With `quoted` cells in quotes in every record, quotes = 2 × (quoted cells + quotes in cells).
    """
    # A single column hides blank lines: they look like empty cells.
    if file.width == 1:
        return False
    end = line_end.encode()
    delimiters = found.rows * (file.width - 1) * len(file.dialect.delimiter.encode())
    expected = found.cell_bytes - found.cell_quotes + delimiters + found.rows * len(end)
    closed = True
    quotes = 0
    for chunk in _chunks(file.path, body):
        if b"\0" in chunk or not _has_one_line_end(chunk, end):
            return False
        quotes += chunk.count(file.dialect.quote.encode())
        expected -= len(chunk)
        closed = chunk.endswith(end)
    if quoted is None:
        doubtful = found.doubled
    else:
        doubtful = quotes != 2 * (quoted * found.rows + found.cell_quotes)
    return not doubtful and expected + quotes == (0 if closed else len(end))


def _chunks(path: Path, start: int) -> Iterator[bytes]:
    """The bytes of the file from `start` on, no CRLF cut in two."""
    with path.open("rb") as reading:
        reading.seek(start)
        while chunk := reading.read(_CHUNK):
            yield chunk + reading.read(1) if chunk.endswith(b"\r") else chunk


def _has_one_line_end(chunk: bytes, line_end: bytes) -> bool:
    count = chunk.count(line_end) if line_end else 0
    return all(chunk.count(byte) == (count if byte in line_end else 0) for byte in (b"\r", b"\n"))

"""A Parquet file becomes a table, read by DuckDB with every value as text."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from duckdb.sqltypes import DuckDBPyType

from leadpact.config import Settings
from leadpact.errors import FileError
from leadpact.ingest.content import shown
from leadpact.ingest.header import shape_of
from leadpact.ingest.records import RAW_LENGTH, Reject
from leadpact.ingest.relation import scratch
from leadpact.ingest.rows_file import numbered_table
from leadpact.ingest.table import Table

_MEGABYTE = 1_000_000
_NESTED = frozenset({"list", "array", "map", "struct", "union", "variant"})
_SMALLER = "Write it in parts, with fewer rows or columns, and import those."
_AGAIN = "Write it again, or save it as CSV."


class _Column(NamedTuple):
    """The name of a column, and its value as text in SQL."""

    name: str
    sql: str


def read_parquet(source: Path, folder: Path, settings: Settings) -> Table:
    """The table in a Parquet file; its rows are written to `folder`, numbered from 1.

    Every value stands as text: dates ISO, moments in UTC, decimals with their zeros, whole
    numbers without ".0", lists and maps as JSON. The parts of a struct become columns of their
    own ("address.city"). Raises FileError when it is damaged or unpacks to too much.
    """
    name = shown(source)
    # DuckDB may read this folder alone, and no link out of it.
    path = folder / "file.parquet"
    try:
        shutil.copyfile(source, path)
        with scratch(folder) as connection:
            return _read(connection, source, path, settings)
    except duckdb.OutOfMemoryException as error:
        raise FileError(f"{name} needs more memory than a file may take.", _SMALLER) from error
    # The last two are what names that are no UTF-8 give.
    except (duckdb.Error, UnicodeError, RuntimeError) as error:
        raise FileError(f"{name} is a damaged Parquet file.", _AGAIN) from error
    except OSError as error:
        raise FileError(
            f"{name} cannot be copied: {error.strerror}.", "Check the space left on the disk."
        ) from error
    finally:
        path.unlink(missing_ok=True)


def _read(
    connection: duckdb.DuckDBPyConnection, source: Path, path: Path, settings: Settings
) -> Table:
    name = shown(source)
    parameters = {"path": str(path)}
    connection.execute("SELECT * FROM read_parquet($path) LIMIT 0", parameters)
    fields = connection.description or []
    columns = [
        column
        for position, (field, kind, *_) in enumerate(fields, 1)
        for column in _columns(field, f"p{position}", kind)
    ]
    header = tuple(column.name for column in columns)
    shape_of(header, name)
    _check_metadata(connection, parameters, name, settings)
    names = ", ".join(f"p{position}" for position in range(1, len(fields) + 1))
    texts = ", ".join(f"{column.sql} AS x{n}" for n, column in enumerate(columns, 1))
    numbered = (
        f"(SELECT row_number() OVER () AS line, {texts} FROM read_parquet($path) AS file({names}))"
    )
    cells = [f"x{n}" for n in range(1, len(columns) + 1)]
    [(rows, size, has_nul)] = connection.execute(
        f"SELECT count(*), {_sizes(cells)}, {_nuls(cells)} FROM {numbered}", parameters
    ).fetchall()
    _check_size(int(size) + rows * len(cells), name, settings)
    joined = f"concat_ws(',', {', '.join(cells)})"
    rejects = _rejects(connection, numbered, joined, parameters) if has_nul else ()
    target = path.with_name("rows.csv")
    where = f" WHERE NOT contains({joined}, chr(0))" if has_nul else ""
    connection.execute(
        f"COPY (SELECT * FROM {numbered}{where} ORDER BY line) TO $target (FORMAT csv, HEADER)",
        parameters | {"target": str(target)},
    )
    return numbered_table(source, target, header, rows - len(rejects), rejects)


def _columns(name: str, value: str, kind: DuckDBPyType) -> Iterator[_Column]:
    """The columns that a column gives: itself, or the parts of a struct."""
    if kind.id != "struct":
        yield _Column(name, _text_sql(value, kind.id))
        return
    for position, (part, inner) in enumerate(kind.children, 1):
        if isinstance(inner, DuckDBPyType):
            part_sql = _text_sql(f"struct_extract_at({value}, {position})", inner.id)
            yield _Column(f"{name}.{part}", part_sql)


def _text_sql(value: str, kind: str) -> str:
    text = f"CAST({value} AS VARCHAR)"
    if kind in _NESTED:
        return f"CAST(to_json({value}) AS VARCHAR)"
    if kind in ("double", "float"):
        whole = f"{value} = trunc({value}) AND abs({value}) < 1e18"
        integer = f"CAST(CAST({value} AS BIGINT) AS VARCHAR)"
        return f"CASE WHEN isnan({value}) THEN NULL WHEN {whole} THEN {integer} ELSE {text} END"
    if kind == "timestamp with time zone":
        return f"CAST({value} AT TIME ZONE 'UTC' AS VARCHAR) || '+00'"
    if kind == "blob":
        # Older writers do not mark text as text.
        return f"coalesce(TRY(decode({value})), {text})"
    return text


def _sizes(cells: Sequence[str]) -> str:
    return " + ".join(f"coalesce(sum(strlen({cell})), 0)" for cell in cells)


def _nuls(cells: Sequence[str]) -> str:
    return " OR ".join(f"coalesce(bool_or(contains({cell}, chr(0))), false)" for cell in cells)


def _check_metadata(
    connection: duckdb.DuckDBPyConnection, parameters: dict[str, str], name: str, settings: Settings
) -> None:
    """Refuse, unread, what says that it unpacks to too much."""
    [(size, cells)] = connection.execute(
        "SELECT coalesce(sum(total_uncompressed_size), 0), coalesce(sum(num_values), 0) "
        "FROM parquet_metadata($path)",
        parameters,
    ).fetchall()
    _check_size(int(size), name, settings)
    if cells > settings.parquet_cells:
        raise FileError(
            f"{name} has {int(cells):,} cells; at most {settings.parquet_cells:,} are read.",
            _SMALLER,
        )


def _check_size(size: int, name: str, settings: Settings) -> None:
    if size > settings.parquet_megabytes * _MEGABYTE:
        raise FileError(
            f"{name} unpacks to {size // _MEGABYTE:,} MB; at most "
            f"{settings.parquet_megabytes:,} MB are read.",
            _SMALLER,
        )


def _rejects(
    connection: duckdb.DuckDBPyConnection, numbered: str, joined: str, parameters: dict[str, str]
) -> tuple[Reject, ...]:
    found = connection.execute(
        f"SELECT line, left({joined}, {RAW_LENGTH}) FROM {numbered} "
        f"WHERE contains({joined}, chr(0)) ORDER BY line",
        parameters,
    ).fetchall()
    reason = "holds a NUL character, which is no text"
    return tuple(Reject(line, reason, raw) for line, raw in found)

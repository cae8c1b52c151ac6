"""The store: one DuckDB file, one connection, one cursor per query."""

import re
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from leadpact.config import Settings
from leadpact.errors import StoreBusyError, StoreError

Parameter = (
    str
    | int
    | float
    | bool
    | date
    | datetime
    | Sequence[str]
    | Sequence[int]
    | Sequence[str | None]
    | None
)
Parameters = Mapping[str, Parameter]
Row = tuple[Any, ...]
Cursor = duckdb.DuckDBPyConnection

_PARAMETER = re.compile(r"\$([a-z_][a-z_0-9]*)")


class Store:
    """The leads, definitions and evidence of one installation.

    Queries may run from any thread: each takes its own cursor, since a DuckDB connection shared
    between threads gives wrong answers. Writing goes through `transaction`, one at a time;
    `changes` counts what was written, so that what was read before can be told from what is there.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
        self._connection = connection
        self._writing = threading.RLock()
        self.settings = settings
        self.changes = 0

    @property
    def uploads(self) -> Path:
        """The folder of the uploaded files, under names of our own."""
        return self.settings.home / "uploads"

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[Row]:
        """All rows of the query; parameters that the SQL does not name are left out."""
        with self.cursor() as cursor:
            return list(_run(cursor, sql, parameters).fetchall())

    def arrays(
        self, sql: str, parameters: Parameters | None = None
    ) -> dict[str, NDArray[np.generic]]:
        """The query's columns as NumPy arrays, by name; NULLs come masked."""
        with self.cursor() as cursor:
            columns = _run(cursor, sql, parameters).fetchnumpy()
            return {name: np.asanyarray(column) for name, column in columns.items()}

    def columns_and_rows(
        self, sql: str, parameters: Parameters | None = None
    ) -> tuple[tuple[str, ...], list[Row]]:
        """The query's column names and rows."""
        with self.cursor() as cursor:
            result = _run(cursor, sql, parameters)
            names = tuple(column[0] for column in result.description or ())
            return names, list(result.fetchall())

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one reader; driver errors come out as StoreError."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        except duckdb.Error as error:
            raise _wrapped(error) from error
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction: all of it is kept, or none."""
        with self._writing, self.beside() as cursor:
            yield cursor

    @contextmanager
    def beside(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The same without waiting for others who write, such as a long import.

        It sees the store as it is at its first statement. Two that write the same rows or make the
        same table are refused, so it is for tables that nothing else writes.
        """
        with self.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
                self.changes += 1
            except BaseException:
                cursor.rollback()
                raise

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        self._connection.close()


def open_store(settings: Settings) -> Store:
    """The store in `settings.home`, made or migrated where needed.

    Raises StoreBusyError when another process has it open, StoreError when it cannot be opened.
    """
    path = settings.home / "leadpact.duckdb"
    try:
        (settings.home / "uploads").mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path), config=_threads(settings))
    except OSError as error:
        raise StoreError(
            f"the folder {settings.home} cannot be written: {error.strerror}",
            "Set LEADPACT_HOME to a folder you may write to.",
        ) from error
    except duckdb.Error as error:
        raise _opening(error, path) from error
    store = Store(connection, settings)
    _migrate(store)
    try:
        _harden(connection, settings)
    except duckdb.Error as error:
        connection.close()
        raise StoreError(
            f"the store cannot be set up: {str(error).splitlines()[0]}",
            "Set LEADPACT_MEMORY to a size such as 2GB.",
        ) from error
    _sweep(settings.home)
    return store


def run(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters | None = None
) -> list[Row]:
    """All rows of one statement on a cursor that is inside a transaction."""
    return list(_run(cursor, sql, parameters).fetchall())


def sql_file(name: str) -> str:
    """The text of `store/sql/<name>.sql`; raises FileNotFoundError when there is none."""
    return files("leadpact.store").joinpath("sql", f"{name}.sql").read_text("utf-8")


def named_in(sql: str, parameters: Parameters) -> dict[str, Parameter]:
    """Those of the parameters that the SQL names; DuckDB refuses the others."""
    names = set(_PARAMETER.findall(sql))
    return {name: value for name, value in parameters.items() if name in names}


def _run(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters | None
) -> duckdb.DuckDBPyConnection:
    wanted = named_in(sql, parameters or {})
    return cursor.execute(sql, wanted) if wanted else cursor.execute(sql)


def _migrate(store: Store) -> None:
    """Bring the schema to its newest version, one numbered step and one transaction at a time."""
    with store.transaction() as cursor:
        run(cursor, "create table if not exists migration (number integer, applied_at timestamp)")
        done = {row[0] for row in run(cursor, "select number from migration")}
    for number, sql in _migrations():
        if number not in done:
            with store.transaction() as cursor:
                cursor.execute(sql)
                run(
                    cursor,
                    "insert into migration values ($number, current_timestamp::timestamp)",
                    {"number": number},
                )


def _migrations() -> list[tuple[int, str]]:
    folder = files("leadpact.store").joinpath("migrations")
    steps = [
        (int(entry.name.split("_", 1)[0]), entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    ]
    return sorted(steps)


def _threads(settings: Settings) -> dict[str, str | bool | int | float | list[str]]:
    return {} if settings.threads is None else {"threads": settings.threads}


def _harden(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Shut SQL in: no file outside the home folder, no setting changed later.

    The order matters: the last two statements forbid the ones above them.
    """
    home = str(settings.home).replace("'", "''")
    memory = settings.memory_limit.replace("'", "''")
    for statement in (
        f"set allowed_directories = ['{home}/']",
        f"set temp_directory = '{home}/temp'",
        "set max_temp_directory_size = '50GB'",
        # Times are kept in UTC wherever the server stands; every cursor takes this over.
        "set global TimeZone = 'UTC'",
        f"set memory_limit = '{memory}'",
        # What an import held goes back to the system when it ends, and not days later.
        "set allocator_bulk_deallocation_flush_threshold = '1MB'",
        "set enable_external_access = false",
        "set lock_configuration = true",
    ):
        connection.execute(statement)


def _sweep(home: Path) -> None:
    """Remove what imports left that were broken off: this process is the store's only owner."""
    for folder in home.glob("reading-*"):
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in ("waiting-*", "*.partial"):
        for file in (home / "uploads").glob(pattern):
            file.unlink(missing_ok=True)


def _opening(error: duckdb.Error, path: Path) -> StoreError:
    text = str(error)
    if "lock" in text.lower():
        found = re.search(r"PID (\d+)", text)
        who = f"process {found[1]}" if found else "another process"
        return StoreBusyError(
            f"the store {path} is open in {who}",
            "Stop that process (a running app, for one), or set LEADPACT_HOME to another folder.",
        )
    return StoreError(
        f"the store {path} cannot be opened: {text.splitlines()[0]}",
        "Restore the file from a copy, or set LEADPACT_HOME to another folder.",
    )


def _wrapped(error: duckdb.Error) -> StoreError:
    return StoreError(
        f"the store refused a query: {str(error).splitlines()[0]}",
        "Nothing was changed. Try again; if it comes back, restart Leadpact.",
    )

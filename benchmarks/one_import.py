"""One import in a process of its own, so that its peak memory can be told.

`python -m benchmarks.one_import WAY PATH FOLDER` prints the seconds and the peak in megabytes.
"""

import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

import duckdb
from python_calamine import CalamineWorkbook

from benchmarks.machine import peak_memory_mb
from leadpact.config import Settings
from leadpact.domain.fields import Kind
from leadpact.ingest.load_files import load_files
from leadpact.ingest.read import read_table
from leadpact.store.database import open_store

_TODAY = date(2026, 7, 1)


def create_table(path: Path, folder: Path) -> int:
    """DuckDB's own CREATE TABLE AS of the file, into a file of its own."""
    with duckdb.connect(str(folder / "plain.duckdb")) as connection:
        connection.execute(
            "create table plain as select * from read_csv($path)", {"path": str(path)}
        )
        [(rows,)] = connection.execute("select count(*) from plain").fetchall()
    return int(rows)


def import_leads(path: Path, folder: Path) -> int:
    """The product's import: read, mapped, checked, loaded, derived and kept."""
    store = open_store(Settings(home=folder / "store"))
    [report] = load_files(store, [(Kind.LEADS, path)], "benchmark", _TODAY)
    store.close()
    return report.read


def bare_calamine(path: Path, _folder: Path) -> int:
    """All cells of the first sheet as Python values, and nothing done with them."""
    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


def read_workbook(path: Path, _folder: Path) -> int:
    """The product's reading of a workbook, up to a table of text."""
    return read_table(path).row_count


WAYS: dict[str, Callable[[Path, Path], int]] = {
    way.__name__: way for way in (create_table, import_leads, bare_calamine, read_workbook)
}


def main(way: str, path: str, folder: str) -> None:
    """Go that way once, in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir(parents=True)
    start = perf_counter()
    rows = WAYS[way](Path(path), Path(folder))
    seconds = perf_counter() - start
    print(json.dumps({"rows": rows, "seconds": seconds, "peak_mb": peak_memory_mb()}))


if __name__ == "__main__":
    main(*sys.argv[1:])

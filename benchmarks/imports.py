"""Import against the barest way to take the same file in: a ratio, and the peak of memory."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.export_file import export_file
from benchmarks.workbook_file import workbook_file

CSV_GOAL = 2.0
SHEET_GOAL = 2.0
PEAK_GOAL_MB = 1_536


@dataclass(frozen=True)
class Went:
    """One way with a file: rows, the median of the seconds, and the highest peak in megabytes."""

    rows: int
    seconds: float
    peak_mb: int


@dataclass(frozen=True)
class ImportResult:
    """Ours against the barest way, with the same file; `ratio` is ours to theirs.

    `passed`: the ratio reached its goal, and the peak of memory stayed under its own.
    """

    file_mb: float
    ours: Went
    barest: Went
    ratio: float
    goal: float
    peak_goal_mb: int
    passed: bool


@dataclass(frozen=True)
class Ways:
    """Our way by its name, the barest one, and the ratio that ours should keep under."""

    ours: str
    barest: str
    goal: float


def measure_csv(folder: Path, rows: int, runs: int) -> ImportResult:
    """Import of a CSV of 30 columns with dirty cells against DuckDB's CREATE TABLE AS."""
    path = export_file(folder, rows)
    return _result(path, Ways("import_leads", "create_table", CSV_GOAL), folder, runs)


def measure_workbook(folder: Path, rows: int, runs: int) -> ImportResult:
    """Reading an XLSX of 30 columns against calamine alone."""
    path = workbook_file(folder, rows)
    return _result(path, Ways("read_workbook", "bare_calamine", SHEET_GOAL), folder, runs)


def _result(path: Path, ways: Ways, folder: Path, runs: int) -> ImportResult:
    """Both ways in turn, so many times, so that a busy moment of the machine slows both."""
    went = [(_went(ways.ours, path, folder), _went(ways.barest, path, folder)) for _ in range(runs)]
    mine, theirs = (_typical([run[side] for run in went]) for side in (0, 1))
    if mine.rows != theirs.rows:
        raise ArithmeticError(f"{mine.rows} rows are not {theirs.rows}")
    megabytes = path.stat().st_size / 1e6
    ratio = mine.seconds / theirs.seconds
    passed = ratio <= ways.goal and mine.peak_mb <= PEAK_GOAL_MB
    return ImportResult(megabytes, mine, theirs, ratio, ways.goal, PEAK_GOAL_MB, passed)


def _typical(runs: list[Went]) -> Went:
    return Went(runs[0].rows, median(run.seconds for run in runs), max(run.peak_mb for run in runs))


def _went(way: str, path: Path, folder: Path) -> Went:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_import", way, str(path), str(folder / "one-import")],
        capture_output=True,
        text=True,
        check=True,
    )
    return Went(**json.loads(done.stdout))

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
_RUNS = 3


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


def measure_csv(folder: Path, rows: int) -> ImportResult:
    """Import of a CSV of 30 columns with dirty cells against DuckDB's CREATE TABLE AS."""
    path = export_file(folder, rows)
    return _result(path, "import_leads", "create_table", CSV_GOAL, folder)


def measure_workbook(folder: Path, rows: int) -> ImportResult:
    """Reading an XLSX of 30 columns against calamine alone."""
    path = workbook_file(folder, rows)
    return _result(path, "read_workbook", "bare_calamine", SHEET_GOAL, folder)


def _result(path: Path, ours: str, barest: str, goal: float, folder: Path) -> ImportResult:
    """Both ways in turn, so that a busy moment of the machine slows both."""
    runs = [(_went(ours, path, folder), _went(barest, path, folder)) for _ in range(_RUNS)]
    mine, theirs = (_typical([run[side] for run in runs]) for side in (0, 1))
    if mine.rows != theirs.rows:
        raise ArithmeticError(f"{mine.rows} rows are not {theirs.rows}")
    megabytes = path.stat().st_size / 1e6
    ratio = mine.seconds / theirs.seconds
    passed = ratio <= goal and mine.peak_mb <= PEAK_GOAL_MB
    return ImportResult(megabytes, mine, theirs, ratio, goal, PEAK_GOAL_MB, passed)


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

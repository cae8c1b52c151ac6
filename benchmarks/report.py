"""The results of a run as words for a terminal and as a JSON file."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.imports import ImportResult
from benchmarks.run import Results
from benchmarks.slider import Spread


def write_json(results: Results, path: Path) -> None:
    """Write the results, every time and ratio to four significant digits."""
    path.write_text(json.dumps(_rounded(asdict(results)), indent=2) + "\n", encoding="utf-8")


def table(results: Results) -> str:
    """The goal and whether it was reached, and below it what has no goal."""
    slider = results.slider
    lines = [
        _line("what", "p50", "p95", "ratio", "goal"),
        _line(f"one SQL over {results.leads:,} leads", *_times(slider.one_sql)),
        _line(
            f"slider to numbers on {results.patterns:,} patterns",
            *_times(slider.move),
            f"{slider.ratio:.1f}x",
            f"{slider.goal:.0f}x",
            _verdict(slider.passed),
        ),
        *_imported("CREATE TABLE AS", "import", results.csv_import),
        *_imported("bare calamine", "reading a workbook", results.workbook),
        "",
    ]
    lines += [f"{what:42} {value}" for what, value in _without_goal(results)]
    return "\n".join(lines)


def _imported(barest: str, ours: str, result: ImportResult) -> Iterator[str]:
    yield _line(f"{barest} of {result.file_mb:,.0f} MB", f"{result.barest.seconds:.1f} s")
    yield _line(
        f"{ours} of {result.ours.rows:,} rows",
        f"{result.ours.seconds:.1f} s",
        "",
        f"{result.ratio:.1f}x",
        f"{result.goal:.0f}x",
        _verdict(result.passed),
    )
    yield _line(
        "  its peak of memory",
        f"{result.ours.peak_mb:,} MB",
        "",
        "",
        f"{result.peak_goal_mb:,} MB",
    )


def _verdict(passed: bool) -> str:
    return "passed" if passed else "FELL SHORT"


def _line(what: str, *cells: str) -> str:
    return f"{what:42}" + "".join(f" {cell:>10}" for cell in cells)


def _times(spread: Spread) -> tuple[str, str]:
    return f"{spread.p50:.1f} ms", f"{spread.p95:.1f} ms"


def _without_goal(results: Results) -> Iterator[tuple[str, str]]:
    for imported in results.imports:
        yield (
            f"import of {imported.kind}, {imported.rows:,} rows",
            f"{imported.seconds:.1f} s, {imported.rows / imported.seconds:,.0f} rows/s",
        )
    yield (
        f"collapse under {results.criteria} criteria",
        f"{results.collapse_seconds:.2f} s, first numbers {results.first_numbers_seconds:.2f} s",
    )
    for load in results.first_loads:
        yield f"first load of {load.page}", f"{load.seconds:.2f} s"
    yield "memory held, and at the peak", f"{results.resident_mb:,} MB, {results.peak_mb:,} MB"
    machine = results.machine
    packages = ", ".join(f"{name} {number}" for name, number in machine.packages.items())
    yield (
        f"{machine.cores} cores, {machine.memory_mb:,} MB",
        f"{machine.system}, Python {machine.python}, {packages}",
    )


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value

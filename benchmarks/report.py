"""The results of a run as words for a terminal and as a JSON file."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.browser import BrowserResult
from benchmarks.collapses import CollapseResult
from benchmarks.imports import ImportResult
from benchmarks.pages import FirstLoad
from benchmarks.run import Results
from benchmarks.slider import Goal, SliderResult, Spread
from benchmarks.users import UsersResult

_WIDE = 58


def write_json(results: Results, path: Path) -> None:
    """Write the results, every time and ratio to four significant digits."""
    path.write_text(json.dumps(_rounded(asdict(results)), indent=2) + "\n", encoding="utf-8")


def table(results: Results) -> str:
    """The goals and whether they were reached, and below them what has no goal."""
    many = results.many
    lines = [
        _line("what", "p50", "p95", "ratio", "goal"),
        *_slider(results.slider),
        *_slider(many.slider),
        *_users(many.users),
        *_slider(many.most),
        *_browser(results.browser),
        *_collapsed(many.collapse),
        *_imported("CREATE TABLE AS", "import", results.csv_import),
        *_imported("bare calamine", "reading a workbook", results.workbook),
        *_loaded(results.first_loads),
        "",
    ]
    lines += [f"{what:{_WIDE}} {value}" for what, value in _without_goal(results)]
    return "\n".join(lines)


def _slider(result: SliderResult) -> Iterator[str]:
    if result.one_sql:
        yield _line(f"one SQL over {result.leads:,} leads", *_times(result.one_sql))
    yield _line(
        f"slider, {result.leads:,} leads in {result.patterns:,} patterns",
        *_times(result.move),
        f"{result.ratio:,.0f}x" if result.ratio else "",
        " ".join(_goals(result.goal)),
        _verdict(result.passed),
    )


def _goals(goal: Goal) -> Iterator[str]:
    if goal.p95 is not None:
        yield f"{goal.p95:.0f} ms"
    if goal.ratio is not None:
        yield f"{goal.ratio:.0f}x"


def _users(result: UsersResult) -> Iterator[str]:
    yield _line("one user who holds a key", *_times(result.one))
    yield _line(
        f"{result.users} users who do, {result.answered:.0%} answered",
        *_times(result.all),
        f"{result.ratio:.1f}x",
        f"{result.goal:.0f}x",
        _verdict(result.passed),
    )


def _browser(result: BrowserResult | None) -> Iterator[str]:
    if result is None:
        return
    yield _line("barest page, key press to paint", *_times(result.barest))
    yield _line(
        f"What-if in Chromium, {result.leads:,} leads",
        *_times(result.page),
        f"{result.ratio:.1f}x",
        f"{result.goal:.1f}x",
        _verdict(result.passed),
    )


def _collapsed(result: CollapseResult) -> Iterator[str]:
    within = result.seconds <= result.seconds_goal
    yield _line(
        f"collapse of {result.leads:,} leads, progress told {result.shares} times",
        *(f"{result.seconds:.1f} s", "", ""),
        *(f"{result.seconds_goal:.0f} s", _verdict(within)),
    )
    lean = result.peak_mb <= result.peak_goal_mb
    yield _line(
        "  its peak of memory",
        *(f"{result.peak_mb:,} MB", "", ""),
        *(f"{result.peak_goal_mb:,} MB", _verdict(lean)),
    )
    yield _line(
        "  after a restart",
        *(f"{result.restart_seconds:.2f} s", "", ""),
        *("kept", _verdict(not result.repeated)),
    )
    for other in result.filters:
        yield _line(
            f"  with another filter: {other.name}",
            *(f"{other.seconds:.2f} s", "", ""),
            *(f"{result.filter_goal:.0f} s", _verdict(other.seconds <= result.filter_goal)),
        )


def _imported(barest: str, ours: str, result: ImportResult) -> Iterator[str]:
    yield _line(f"{barest} of {result.file_mb:,.0f} MB", f"{result.barest.seconds:.1f} s")
    yield _line(
        f"{ours} of {result.ours.rows:,} rows",
        f"{result.ours.seconds:.1f} s",
        "",
        f"{result.ratio:.1f}x",
        f"{result.goal:.0f}x",
        _verdict(result.ratio <= result.goal),
    )
    yield _line(
        "  its peak of memory",
        f"{result.ours.peak_mb:,} MB",
        "",
        "",
        f"{result.peak_goal_mb:,} MB",
        _verdict(result.ours.peak_mb <= result.peak_goal_mb),
    )


def _loaded(loads: Sequence[FirstLoad]) -> Iterator[str]:
    for load in loads:
        yield _line(
            f"first load of {load.page}",
            *(f"{load.seconds:.2f} s", "", ""),
            *(f"{load.goal:.0f} s", _verdict(load.passed)),
        )


def _verdict(passed: bool) -> str:
    return "passed" if passed else "FELL SHORT"


def _line(what: str, *cells: str) -> str:
    return f"{what:{_WIDE}}" + "".join(f" {cell:>10}" for cell in cells)


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

"""One whole run: leads made, imported, collapsed, and every promise measured."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.browser import BrowserResult, measure_browser
from benchmarks.data import Imported, filled_store, sample_files
from benchmarks.imports import ImportResult, measure_csv, measure_workbook
from benchmarks.machine import Machine, peak_memory_mb, resident_memory_mb, this_machine
from benchmarks.many import ManyResults, measure_many
from benchmarks.pages import FirstLoad, measure_pages
from benchmarks.sizes import Sizes
from benchmarks.slider import Goal, SliderResult, measure_slider
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.metrics.what_if import side_of
from leadpact.patterns.collapse import collapse
from leadpact.patterns.what_if import board_of
from leadpact.store.datasets import data_set_named

Say = Callable[[str], None]
_WORKBOOK_SHARE = 10
_SLIDER_GOAL = Goal(ratio=20.0)
_STATEMENTS = 12


@dataclass(frozen=True)
class Results:
    """What a run found.

    `collapse_seconds` is from the leads in the store to the patterns, `first_numbers_seconds`
    from there to the first numbers; `workbook` has a tenth of the rows; memory is in megabytes,
    the peak being that of the whole run. `browser` is None where no browser was asked for.
    """

    leads: int
    many: ManyResults
    slider: SliderResult
    browser: BrowserResult | None
    csv_import: ImportResult
    workbook: ImportResult
    imports: tuple[Imported, ...]
    patterns: int
    criteria: int
    collapse_seconds: float
    first_numbers_seconds: float
    first_loads: tuple[FirstLoad, ...]
    resident_mb: int
    peak_mb: int
    machine: Machine


def measure_all(folder: Path, sizes: Sizes, say: Say, *, in_browser: bool = True) -> Results:
    """Measure with so many leads; the folder keeps what was made for the next run."""
    leads = sizes.leads
    say(f"making {leads:,} leads")
    files = sample_files(folder, leads)
    browser = None
    if in_browser:
        say("moving a slider in Chromium")
        browser = measure_browser(folder, files, leads)
    say("importing an export, and reading a workbook, in processes of their own")
    csv_import = measure_csv(folder, leads, sizes.runs)
    workbook = measure_workbook(folder, leads // _WORKBOOK_SHARE, sizes.runs)
    many = measure_many(folder, sizes, say)
    say(f"importing {leads:,} leads")
    with filled_store(folder, files) as (store, imports):
        filters, model = Filters(data_set_named(store, None).dataset_id), default_model()
        say("loading the figures of each page")
        first_loads = measure_pages(store, filters, model)
        say("moving sliders")
        start = perf_counter()
        patterns = collapse(store, filters, model.criteria)
        collapsed = perf_counter()
        board = board_of(patterns, model)
        side_of(board, model, None)
        ready = perf_counter()
        return Results(
            leads=leads,
            many=many,
            slider=measure_slider(store, filters, board, _SLIDER_GOAL, _STATEMENTS),
            browser=browser,
            csv_import=csv_import,
            workbook=workbook,
            imports=imports,
            patterns=len(patterns.leads),
            criteria=len(patterns.criteria),
            collapse_seconds=collapsed - start,
            first_numbers_seconds=ready - collapsed,
            first_loads=first_loads,
            resident_mb=resident_memory_mb(),
            peak_mb=peak_memory_mb(),
            machine=this_machine(),
        )

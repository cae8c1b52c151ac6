"""One whole run: leads made, imported, collapsed, and every promise measured."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.data import Imported, filled_store, sample_files
from benchmarks.imports import ImportResult, measure_csv, measure_workbook
from benchmarks.machine import Machine, peak_memory_mb, resident_memory_mb, this_machine
from benchmarks.pages import FirstLoad, measure_pages
from benchmarks.slider import SliderResult, measure_slider
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.metrics.what_if import side_of
from leadpact.patterns.collapse import collapse
from leadpact.store.datasets import data_set_named

Say = Callable[[str], None]
_WORKBOOK_SHARE = 10


@dataclass(frozen=True)
class Results:
    """What a run found.

    `collapse_seconds` is from the leads in the store to the patterns, `first_numbers_seconds`
    from there to the first numbers; `workbook` has a tenth of the rows; memory is in megabytes,
    the peak being that of the whole run.
    """

    leads: int
    slider: SliderResult
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


def measure_all(folder: Path, leads: int, say: Say) -> Results:
    """Measure with so many leads; the folder keeps the sample's files for the next run."""
    say(f"making {leads:,} leads")
    files = sample_files(folder, leads)
    say("importing an export, and reading a workbook, in processes of their own")
    csv_import = measure_csv(folder, leads)
    workbook = measure_workbook(folder, leads // _WORKBOOK_SHARE)
    say("importing them")
    with filled_store(folder, files) as (store, imports):
        filters, model = Filters(data_set_named(store, None).dataset_id), default_model()
        say("loading the figures of each page")
        first_loads = measure_pages(store, filters, model)
        say("moving sliders")
        start = perf_counter()
        patterns = collapse(store, filters, model)
        collapsed = perf_counter()
        side_of(patterns, model, None)
        ready = perf_counter()
        return Results(
            leads=leads,
            slider=measure_slider(store, filters, patterns, model),
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

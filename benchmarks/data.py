"""A store with as many of the sample's leads as asked for, brought in by the product's importer."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from leadpact.config import Settings
from leadpact.domain.fields import Kind
from leadpact.ingest.load_files import load_files
from leadpact.sample import AS_OF, SampleFiles, write_sample
from leadpact.store.database import Store, open_store


@dataclass(frozen=True)
class Imported:
    """One file that was imported: its data rows and the seconds it took."""

    kind: Kind
    rows: int
    seconds: float

    @property
    def rows_a_second(self) -> float:
        """Rows per second, from the file to derived leads."""
        return self.rows / self.seconds


def sample_files(folder: Path, leads: int) -> SampleFiles:
    """The sample's leads and their stage history, written once and kept in the folder."""
    kept = folder / f"sample-{leads}"
    if not kept.is_dir():
        partial = folder / f"sample-{leads}.partial"
        write_sample(partial, leads, with_activities=False)
        partial.rename(kept)
    return SampleFiles(kept / "leads.csv", kept / "activities.csv", kept / "stage_history.csv")


@contextmanager
def filled_store(folder: Path, files: SampleFiles) -> Iterator[tuple[Store, tuple[Imported, ...]]]:
    """A new store with the files as its only data set, and what importing them took."""
    home = folder / "store"
    shutil.rmtree(home, ignore_errors=True)
    store = open_store(Settings(home=home))
    try:
        yield (
            store,
            tuple(
                _imported(store, kind, path)
                for kind, path in (
                    (Kind.LEADS, files.leads),
                    (Kind.STAGE_HISTORY, files.stage_history),
                )
            ),
        )
    finally:
        store.close()
        shutil.rmtree(home)


def _imported(store: Store, kind: Kind, path: Path) -> Imported:
    start = perf_counter()
    [report] = load_files(store, [(kind, path)], "benchmark", AS_OF, is_sample=True)
    return Imported(kind, report.read, perf_counter() - start)

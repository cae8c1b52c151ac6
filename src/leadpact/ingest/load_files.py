"""Several files whose kinds are known, mapped by what their headers suggest, into one data set."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from leadpact.domain.fields import Kind
from leadpact.ingest.load import ImportReport, Progress, Request, import_file
from leadpact.ingest.map import Mapping, mapping_from, propose_columns
from leadpact.ingest.table import Table
from leadpact.store.database import Store


def load_files(
    store: Store,
    files: Sequence[tuple[Kind, Path]],
    data_set: str,
    today: date,
    progress: Progress = lambda _share, _words: None,
    *,
    is_sample: bool = False,
) -> tuple[ImportReport, ...]:
    """Import the files in their order, each as one transaction and in whatever order of kinds.

    `progress` is told the share done of all files. Raises FileError and MappingError, with the
    files before the broken one kept.
    """
    return tuple(
        import_file(
            store,
            Request(path, path.name, data_set, today, is_sample),
            _as_suggested(kind),
            part_of(progress, place, len(files)),
        )
        for place, (kind, path) in enumerate(files)
    )


def part_of(progress: Progress, place: int, count: int) -> Progress:
    """The progress of the file at `place` (from 0) of `count`, as a part of that of all files."""
    return lambda share, words: progress((place + share) / count, words)


def _as_suggested(kind: Kind) -> Callable[[Table], Mapping]:
    return lambda table: mapping_from(kind, propose_columns(kind, table.columns))

"""What an import is to do: which file is of which kind, into which data set."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from leadpact.domain.fields import Kind
from leadpact.errors import DataSetError
from leadpact.ingest.columns.proposals import guess_kind
from leadpact.ingest.columns.samples import samples_of
from leadpact.ingest.content import shown
from leadpact.ingest.read import read_file
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.store.database import Store
from leadpact.store.datasets import DataSet, list_data_sets


@dataclass(frozen=True)
class Plan:
    """The data set's name, and the files in the order they go in: leads come first."""

    data_set: str
    files: tuple[tuple[Kind, Path], ...]


def plan_import(
    store: Store,
    paths: Sequence[Path],
    kind: Kind | None,
    data_set: str | None,
    reading: Reading = FOUND_OUT,
) -> Plan:
    """The plan for the files, whatever was left unsaid.

    A kind that is not said is guessed; what looks like outcomes is leads as long as neither the
    data set nor another file has any. Without a name, leads go to the data set of the first file's
    stem, and all else to the newest of one's own, where there is one. Raises DataSetError for a
    data set of made-up data, FileError when a file cannot be read.
    """
    target = _target(list_data_sets(store), data_set)
    has_leads = target is not None and target.leads > 0
    kinds = [kind] * len(paths) if kind else _guessed(store, paths, reading, has_leads=has_leads)
    files = sorted(zip(kinds, paths, strict=True), key=lambda file: list(Kind).index(file[0]))
    first_kind, first_path = files[0]
    belongs_to = target.name if target and first_kind is not Kind.LEADS else None
    name = data_set or belongs_to or Path(shown(first_path)).stem
    _refuse_sample(list_data_sets(store), name)
    return Plan(name, tuple(files))


def _target(known: Sequence[DataSet], name: str | None) -> DataSet | None:
    """The data set of that name, or the newest of one's own; None where there is none yet."""
    return next(
        (one for one in known if (one.name == name if name else not one.is_sample)),
        None,
    )


def _guessed(
    store: Store, paths: Sequence[Path], reading: Reading, *, has_leads: bool
) -> list[Kind]:
    tables = [read_file(path, store.settings.home, reading) for path in paths]
    kinds = [guess_kind(table.columns, samples_of(table)) for table in tables]
    if has_leads or Kind.LEADS in kinds:
        return kinds
    return [Kind.LEADS if kind is Kind.OUTCOMES else kind for kind in kinds]


def _refuse_sample(known: Sequence[DataSet], name: str) -> None:
    if any(one.is_sample and one.name == name for one in known):
        raise DataSetError(
            f"the data set '{name}' is the sample, which is made up",
            "Name another data set with --dataset, so that real leads stay apart from it.",
        )

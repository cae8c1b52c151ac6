"""What an import is to do: which file is of which kind, into which data set."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from leadpact.domain.fields import Kind
from leadpact.errors import DataSetError
from leadpact.ingest.content import shown
from leadpact.ingest.proposals import guess_kind
from leadpact.ingest.read import read_file
from leadpact.store.database import Store
from leadpact.store.datasets import DataSet, list_data_sets


@dataclass(frozen=True)
class Plan:
    """The data set's name, and the files in the order they go in: leads come first."""

    data_set: str
    files: tuple[tuple[Kind, Path], ...]


def plan_import(
    store: Store, paths: Sequence[Path], kind: Kind | None, data_set: str | None
) -> Plan:
    """The plan for the files, whatever was left unsaid.

    A kind that is not said is guessed, and is leads as long as the data set has none. Without a
    name, leads go to the data set of the first file's stem, and all else to the newest of one's
    own. Raises DataSetError for a data set of made-up data, and when there are no leads that the
    files could belong to; FileError when a file cannot be read.
    """
    target = _target(list_data_sets(store), data_set)
    has_leads = target is not None and target.leads > 0
    kinds = [kind] * len(paths) if kind else _guessed(store, paths, has_leads=has_leads)
    files = sorted(zip(kinds, paths, strict=True), key=lambda file: list(Kind).index(file[0]))
    first_kind, first_path = files[0]
    if first_kind is Kind.LEADS:
        name = data_set or Path(shown(first_path)).stem
        _refuse_sample(list_data_sets(store), name)
        return Plan(name, tuple(files))
    if target is None or not has_leads:
        raise DataSetError(
            f"there are no leads yet to which this file of kind {first_kind} could belong",
            "Import the leads first, or name their data set with --dataset.",
        )
    _refuse_sample([target], target.name)
    return Plan(target.name, tuple(files))


def _target(known: Sequence[DataSet], name: str | None) -> DataSet | None:
    """The data set of that name, or the newest of one's own; None where there is none yet."""
    return next(
        (one for one in known if (one.name == name if name else not one.is_sample)),
        None,
    )


def _guessed(store: Store, paths: Sequence[Path], *, has_leads: bool) -> list[Kind]:
    if len(paths) == 1 and not has_leads:
        return [Kind.LEADS]
    kinds = [guess_kind(read_file(path, store.settings.home).columns) for path in paths]
    return kinds if has_leads or Kind.LEADS in kinds else [Kind.LEADS] * len(paths)


def _refuse_sample(known: Sequence[DataSet], name: str) -> None:
    if any(one.is_sample and one.name == name for one in known):
        raise DataSetError(
            f"the data set '{name}' is the sample, which is made up",
            "Name another data set with --dataset, so that real leads stay apart from it.",
        )

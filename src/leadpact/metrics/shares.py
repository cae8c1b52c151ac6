"""Any figure of the glossary as a share or a breakdown, or what the data lacks for it."""

from dataclasses import dataclass

from leadpact.domain.figure import STAGE_HISTORY
from leadpact.domain.figures import Figure, figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields
from leadpact.store.questions import counts, counts_by
from leadpact.store.waits import has_history

Key = str | int | None


@dataclass(frozen=True)
class Missing:
    """The figure cannot be had from this data; it needs these fields."""

    fields: tuple[str, ...]


@dataclass(frozen=True)
class KeyedShare:
    """The share of one key of a breakdown; a key of None stands for leads without a value."""

    key: Key
    share: Share


Breakdown = tuple[KeyedShare, ...]


def lacking(store: Store, figure: Figure, dataset_id: int) -> Missing | None:
    """What the figure needs and the data set lacks, or None when it has all."""
    has = {*filled_fields(store, dataset_id)}
    needs = figure.needs
    if figure.name == "conversion_matured":
        basis = basis_of(store, dataset_id)
        needs = ("created_at", "outcome") if basis.maturity_days is not None else needs
    if STAGE_HISTORY in needs and has_history(store, dataset_id):
        has.add(STAGE_HISTORY)
    missing = tuple(need for need in needs if need not in has)
    if has.isdisjoint(figure.one_of):
        missing += figure.one_of
    return Missing(missing) if missing else None


def share_of(store: Store, name: str, filters: Filters, model: ScoringModel) -> Share | Missing:
    """The figure of that name as one share."""
    figure = figure_named(name)
    missing = lacking(store, figure, filters.dataset_id)
    if missing:
        return missing
    return share(*counts(store, name, filters, model if figure.graded else None))


def breakdown_of(
    store: Store, name: str, filters: Filters, model: ScoringModel
) -> Breakdown | Missing:
    """The figure of that name broken down by its key, the largest denominator first.

    A breakdown that counts every row gives each key's share of all rows.
    """
    figure = figure_named(name)
    missing = lacking(store, figure, filters.dataset_id)
    if missing:
        return missing
    rows = counts_by(store, name, filters, model if figure.graded else None)
    if figure.of_all:
        total = sum(counted for _, counted, _ in rows)
        return tuple(KeyedShare(key, share(counted, total)) for key, counted, _ in rows)
    return tuple(KeyedShare(key, share(counted, all_)) for key, counted, all_ in rows)

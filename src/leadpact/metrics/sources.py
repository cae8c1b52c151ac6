"""Which sources convert, and how much of the inflow is active interest?"""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.shares import Breakdown, Missing, breakdown_of, lacking, share_of
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.questions import counts_by, parts_by
from leadpact.store.source_interests import interests_of


@dataclass(frozen=True)
class SourceRow:
    """One source: its leads, matured and naive conversion, interest and grades (A to D).

    `source` None stands for leads without one; `interest` None for unknown. `matured` is None
    where the data has no dates to tell.
    """

    source: str | None
    naive: Share
    matured: Share | None
    interest: str | None
    grades: tuple[int, int, int, int]


@dataclass(frozen=True)
class SourcesAnswer:
    """All sources, the largest first; conversion overall; and active against passive interest."""

    rows: tuple[SourceRow, ...]
    overall: Share
    is_matured: bool
    active: Share | Missing
    by_interest: Breakdown | Missing
    active_by_month: Breakdown | Missing


def sources(store: Store, filters: Filters, model: ScoringModel) -> SourcesAnswer | Missing:
    """How the sources of the filtered leads convert and grade."""
    missing = lacking(store, figure_named("conversion_by_source"), filters.dataset_id)
    if missing:
        return missing
    is_matured = basis_of(store, filters.dataset_id).maturity_days is not None
    naive = counts_by(store, "conversion_by_source_naive", filters)
    matured = {
        key: share(won, leads)
        for key, won, leads in counts_by(store, "conversion_by_source", filters)
    }
    interests = interests_of(store, filters.dataset_id)
    mixes: dict[str | None, dict[str, int]] = {}
    for key, part, leads in parts_by(store, "grade_by_source", filters, model):
        mixes.setdefault(key, {})[part] = leads
    return SourcesAnswer(
        rows=tuple(
            SourceRow(
                source=None if key is None else str(key),
                naive=share(won, leads),
                matured=matured.get(key, share(0, 0)) if is_matured else None,
                interest=None if key is None else interests.get(str(key)),
                grades=_four(mixes.get(None if key is None else str(key), {})),
            )
            for key, won, leads in naive
        ),
        overall=_overall(store, filters, model, is_matured=is_matured),
        is_matured=is_matured,
        active=share_of(store, "active_share", filters, model),
        by_interest=breakdown_of(store, "conversion_by_interest", filters, model),
        active_by_month=_in_order(
            breakdown_of(store, "active_share_by_month", filters, model),
        ),
    )


def _in_order(months: Breakdown | Missing) -> Breakdown | Missing:
    if isinstance(months, Missing):
        return months
    return tuple(sorted(months, key=lambda row: str(row.key)))


def _overall(store: Store, filters: Filters, model: ScoringModel, *, is_matured: bool) -> Share:
    name = "conversion_matured" if is_matured else "conversion_naive"
    found = share_of(store, name, filters, model)
    return share(0, 0) if isinstance(found, Missing) else found


def _four(counts: dict[str, int]) -> tuple[int, int, int, int]:
    return (counts.get("A", 0), counts.get("B", 0), counts.get("C", 0), counts.get("D", 0))

"""First-pass yield by the month of the first hand-off."""

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.shares import Breakdown, Missing, breakdown_of
from leadpact.store.database import Store
from leadpact.store.rejections import has_dated_hand_offs


def first_pass_yield_by_month(
    store: Store, filters: Filters, model: ScoringModel
) -> Breakdown | Missing:
    """The months in the order of time; needs dates of hand-offs."""
    found = breakdown_of(store, "first_pass_yield_by_month", filters, model)
    if isinstance(found, Missing):
        return found
    if not has_dated_hand_offs(store, filters.dataset_id):
        return Missing(("mql_at",))
    return tuple(sorted(found, key=lambda row: str(row.key)))

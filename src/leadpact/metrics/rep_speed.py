"""How soon do reps speak to the leads they are handed?"""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle, middle
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.rep_counts import MOST_REPS
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.rep_counts import hours_by_rep

_STAGE_DATES = frozenset({"mql_at", "sal_at", "sql_at", "opportunity_at"})


@dataclass(frozen=True)
class RepSpeed(Record):
    """Hours from a lead's first hand-off to the first sales contact, of leads spoken to since.

    Whole days where the data has no clock. `spoken_to` is their share of the leads handed off at
    least a day before the as-of date that sales had not spoken to before.
    """

    rep: str
    hours: Middle
    spoken_to: Share


def speed_by_rep(store: Store, filters: Filters, _: ScoringModel) -> tuple[RepSpeed, ...] | Missing:
    """Per rep, those with most such leads first."""
    missing = lacking(store, figure_named("speed_by_rep"), filters.dataset_id)
    if missing:
        return missing
    if not _STAGE_DATES & set(filled_fields(store, filters.dataset_id)):
        return Missing(("mql_at",))
    found = [(one.rep, one) for one in hours_by_rep(store, filters) if one.rep is not None]
    found.sort(key=lambda pair: (-pair[1].of, pair[0]))
    return tuple(
        RepSpeed(rep, middle(one.hours), share(len(one.hours), one.of))
        for rep, one in found[:MOST_REPS]
    )

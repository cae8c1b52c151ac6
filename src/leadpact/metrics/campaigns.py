"""Which campaigns of a source convert?"""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.source_counts import campaign_counts


@dataclass(frozen=True)
class CampaignRow(Record):
    """A campaign inside a source; None stands for leads without one.

    `naive` is of all its leads, `matured` of those old enough to be won, None without dates.
    """

    source: str | None
    campaign: str | None
    naive: Share
    matured: Share | None


def conversion_by_campaign(
    store: Store, filters: Filters, _model: ScoringModel
) -> tuple[CampaignRow, ...] | Missing:
    """The campaigns of all filtered leads, those of the largest source first."""
    missing = lacking(store, figure_named("conversion_by_campaign"), filters.dataset_id)
    if missing:
        return missing
    is_matured = basis_of(store, filters.dataset_id).maturity_days is not None
    return tuple(
        CampaignRow(
            row.source,
            row.campaign,
            share(row.won, row.leads),
            share(row.judged_won, row.judged) if is_matured else None,
        )
        for row in campaign_counts(store, filters)
    )

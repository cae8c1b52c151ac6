"""Which sources bring many leads and little else?"""

from dataclasses import dataclass
from statistics import median

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, breakdown_of, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields


@dataclass(frozen=True)
class PaperTiger(Record):
    """A source with more leads than the median source that sales or the market turns down.

    `conversion` (matured where there are dates) or `acceptance` has its whole interval below the
    rate of all leads; which one, `converts_less` and `accepted_less` say. `acceptance` is None
    where nothing tells what sales decided.
    """

    source: str
    leads: int
    conversion: Share
    converts_less: bool
    acceptance: Share | None
    accepted_less: bool


def paper_tigers(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[PaperTiger, ...] | Missing:
    """The sources with many leads that clearly convert or are accepted less than all; most first.

    Leads without a source count in the overall rates, and are no source.
    """
    missing = lacking(store, figure_named("paper_tigers"), filters.dataset_id)
    if missing:
        return missing
    leads = _by_source(store, "conversion_by_source_naive", filters, model)
    is_matured = basis_of(store, filters.dataset_id).maturity_days is not None
    conversion = _by_source(store, "conversion_by_source", filters, model) if is_matured else leads
    can_accept = "stage" in filled_fields(store, filters.dataset_id)
    acceptance = _by_source(store, "acceptance_by_source", filters, model) if can_accept else {}
    sizes = {source: found.denominator for source, found in leads.items() if source is not None}
    if not sizes:
        return ()
    middle, overall, accepted = median(sizes.values()), _whole(conversion), _whole(acceptance)
    none = share(0, 0)
    found = (
        PaperTiger(
            source,
            size,
            conversion.get(source, none),
            _clearly_below(conversion.get(source, none), overall),
            acceptance.get(source, none) if can_accept else None,
            _clearly_below(acceptance.get(source, none), accepted),
        )
        for source, size in sizes.items()
        if size > middle
    )
    return tuple(one for one in found if one.converts_less or one.accepted_less)


def _by_source(
    store: Store, name: str, filters: Filters, model: ScoringModel
) -> dict[str | None, Share]:
    found = breakdown_of(store, name, filters, model)
    rows = () if isinstance(found, Missing) else found
    return {None if row.key is None else str(row.key): row.share for row in rows}


def _whole(parts: dict[str | None, Share]) -> Share:
    return share(
        sum(part.numerator for part in parts.values()),
        sum(part.denominator for part in parts.values()),
    )


def _clearly_below(part: Share, whole: Share) -> bool:
    if part.too_few or part.high is None or whole.rate is None:
        return False
    return part.high < whole.rate

"""What are the no's?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.first_pass import first_pass_yield_by_month
from leadpact.metrics.rejection_chart import RejectionWeek, rejection_chart
from leadpact.metrics.rejection_grid import ReasonGrid, counted_reasons, reason_grid
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, breakdown_of, share_of
from leadpact.store.database import Store
from leadpact.store.rejections import ReasonCount, has_rejections


@dataclass(frozen=True)
class RedFlagsAnswer:
    """The rejected hand-offs: how many, why, from where, and when.

    `from_source` gives per reason the source with most of its rejections, and their share;
    `most_from` the same over all reasons. `given_up` are the leads that were rejected and never
    handed off again ÷ the leads ever rejected.
    """

    rejected: Share | Missing
    reasons: Breakdown | Missing
    by_source: ReasonGrid | Missing
    by_campaign: ReasonGrid | Missing
    from_source: Mapping[str, KeyedShare]
    most_from: KeyedShare | None
    first_pass: Share | Missing
    first_pass_by_source: Breakdown | Missing
    first_pass_by_month: Breakdown | Missing
    weeks: tuple[RejectionWeek, ...] | Missing
    given_up: Share | Missing


def red_flags(store: Store, filters: Filters, model: ScoringModel) -> RedFlagsAnswer | Missing:
    """What sales said no to; needs data that tells of rejected hand-offs."""
    if not has_rejections(store, filters.dataset_id):
        return Missing(("rejection_reason",))
    sources = counted_reasons(store, "rejection_by_source", filters)
    campaigns = counted_reasons(store, "rejection_by_campaign", filters)
    return RedFlagsAnswer(
        rejected=_rest_of(share_of(store, "acceptance_rate", filters, model)),
        reasons=breakdown_of(store, "rejection_pareto", filters, model),
        by_source=sources if isinstance(sources, Missing) else reason_grid(sources),
        by_campaign=campaigns if isinstance(campaigns, Missing) else reason_grid(campaigns),
        from_source={} if isinstance(sources, Missing) else _from_source(sources),
        most_from=None if isinstance(sources, Missing) else _most_of(sources),
        first_pass=share_of(store, "first_pass_yield", filters, model),
        first_pass_by_source=breakdown_of(store, "first_pass_yield_by_source", filters, model),
        first_pass_by_month=first_pass_yield_by_month(store, filters, model),
        weeks=rejection_chart(store, filters, model),
        given_up=_given_up(breakdown_of(store, "fate_of_rejected", filters, model)),
    )


def _rest_of(accepted: Share | Missing) -> Share | Missing:
    if isinstance(accepted, Missing):
        return accepted
    return share(accepted.denominator - accepted.numerator, accepted.denominator)


def _from_source(counts: Sequence[ReasonCount]) -> Mapping[str, KeyedShare]:
    reasons = sorted({one.reason for one in counts if one.reason is not None})
    found = {
        reason: _most_of([one for one in counts if one.reason == reason]) for reason in reasons
    }
    return {reason: most for reason, most in found.items() if most is not None}


def _most_of(counts: Sequence[ReasonCount]) -> KeyedShare | None:
    """The source with most of the rejections, and its share of them; None where there are none."""
    rejected: Counter[str | None] = Counter()
    for one in counts:
        if one.reason is not None:
            rejected[one.key] += one.hand_offs
    if not rejected:
        return None
    most = min(rejected, key=lambda key: (-rejected[key], key is None, key or ""))
    return KeyedShare(most, share(rejected[most], rejected.total()))


def _given_up(fates: Breakdown | Missing) -> Share | Missing:
    if isinstance(fates, Missing):
        return fates
    leads = sum(row.share.numerator for row in fates)
    return share(sum(row.share.numerator for row in fates if row.key == "written off"), leads)

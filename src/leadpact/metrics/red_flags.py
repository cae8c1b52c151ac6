"""What are the no's?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadpact.domain.figure import STAGE_HISTORY
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.first_pass import first_pass_by_month, first_pass_by_source, first_pass_of
from leadpact.metrics.rejection_chart import RejectionWeek, chart_of
from leadpact.metrics.rejection_grid import ReasonGrid, reason_grid
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, breakdown_of, lacking
from leadpact.store.database import Store
from leadpact.store.rejections import (
    DecidedCount,
    ReasonCount,
    decided_counts,
    has_dated_hand_offs,
    has_dated_rejections,
    has_rejections,
)


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
    counts = decided_counts(store, filters)

    def lacks(name: str) -> Missing | None:
        return lacking(store, figure_named(name), filters.dataset_id)

    sources = lacks("rejection_by_source") or reasons_by(counts, "source")
    campaigns = lacks("rejection_by_campaign") or reasons_by(counts, "campaign")
    dated = has_dated_hand_offs(store, filters.dataset_id)
    timed = has_dated_rejections(store, filters.dataset_id)
    return RedFlagsAnswer(
        rejected=lacks("acceptance_rate") or _rejected(counts),
        reasons=lacks("rejection_pareto") or _reasons(counts),
        by_source=sources if isinstance(sources, Missing) else reason_grid(sources),
        by_campaign=campaigns if isinstance(campaigns, Missing) else reason_grid(campaigns),
        from_source={} if isinstance(sources, Missing) else _from_source(sources),
        most_from=None if isinstance(sources, Missing) else _most_of(sources),
        first_pass=lacks("first_pass_yield") or first_pass_of(counts),
        first_pass_by_source=lacks("first_pass_yield_by_source") or first_pass_by_source(counts),
        first_pass_by_month=first_pass_by_month(counts) if dated else Missing(("mql_at",)),
        weeks=chart_of(store, filters, counts) if timed else Missing((STAGE_HISTORY,)),
        given_up=_given_up(breakdown_of(store, "fate_of_rejected", filters, model)),
    )


def reasons_by(counts: Sequence[DecidedCount], field: str) -> tuple[ReasonCount, ...]:
    """The decided hand-offs per source or campaign, whichever `field` says, and reason."""
    found: Counter[tuple[str | None, str | None]] = Counter()
    for one in counts:
        found[one.source if field == "source" else one.campaign, one.reason] += one.hand_offs
    return tuple(ReasonCount(key, reason, number) for (key, reason), number in found.items())


def _rejected(counts: Sequence[DecidedCount]) -> Share:
    rejected = sum(one.hand_offs for one in counts if one.reason is not None)
    return share(rejected, sum(one.hand_offs for one in counts))


def _reasons(counts: Sequence[DecidedCount]) -> Breakdown:
    found: Counter[str] = Counter()
    for one in counts:
        if one.reason is not None:
            found[one.reason] += one.hand_offs
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(KeyedShare(reason, share(number, found.total())) for reason, number in ordered)


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

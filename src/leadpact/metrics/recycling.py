"""Do leads that come round again close?"""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, breakdown_of, lacking, share_of
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.questions import counts_by


@dataclass(frozen=True)
class AtStake:
    """Written-off leads of one grade and how recycled leads of that grade convert."""

    grade: Grade
    written_off: int
    conversion: Share


@dataclass(frozen=True)
class ClosesAtStake:
    """An estimate: the wins that written-off leads could bring if they came round again.

    `low` and `high` add up the ends of the grades' intervals. Grades that no matured recycled
    lead has add nothing; `unjudged` counts their written-off leads.
    """

    estimate: float
    low: float
    high: float
    unjudged: int
    grades: tuple[AtStake, ...]


@dataclass(frozen=True)
class RecyclingAnswer:
    """Closes and conversion by cycles (4 stands for 4 and more), the rejected, what is at stake."""

    recycled_share: Share
    closes_by_cycle: Breakdown
    conversion_by_cycle: Breakdown | Missing
    fate_of_rejected: Breakdown | Missing
    at_stake: ClosesAtStake | Missing


def recycling(store: Store, filters: Filters, model: ScoringModel) -> RecyclingAnswer | Missing:
    """What becomes of leads that cycle two or more times; needs `cycles`."""
    recycled_share = share_of(store, "recycled_share_of_closes", filters, model)
    if isinstance(recycled_share, Missing):
        return recycled_share
    closes = counts_by(store, "closes_by_cycle", filters)
    total = sum(count for _, count, _ in closes)
    by_cycle = breakdown_of(store, "conversion_by_cycle", filters, model)
    return RecyclingAnswer(
        recycled_share=recycled_share,
        closes_by_cycle=_in_order(
            tuple(KeyedShare(key, share(count, total)) for key, count, _ in closes)
        ),
        conversion_by_cycle=by_cycle if isinstance(by_cycle, Missing) else _in_order(by_cycle),
        fate_of_rejected=breakdown_of(store, "fate_of_rejected", filters, model),
        at_stake=closes_at_stake(store, filters, model),
    )


def closes_at_stake(store: Store, filters: Filters, model: ScoringModel) -> ClosesAtStake | Missing:
    """Written-off leads × conversion of recycled leads of the same grade.

    Only stages or lost leads tell which leads were written off.
    """
    missing = lacking(store, figure_named("closes_at_stake"), filters.dataset_id)
    if missing:
        return missing
    if not {"stage", "lost"} & set(filled_fields(store, filters.dataset_id)):
        return Missing(("stage",))
    written_off = {
        key: count for key, count, _ in counts_by(store, "written_off_by_grade", filters, model)
    }
    recycled = {
        key: share(won, leads)
        for key, won, leads in counts_by(store, "conversion_of_recycled_by_grade", filters, model)
    }
    grades = tuple(
        AtStake(grade, written_off.get(grade.value, 0), recycled.get(grade.value, share(0, 0)))
        for grade in Grade
    )
    return ClosesAtStake(
        estimate=sum(part.written_off * (part.conversion.rate or 0) for part in grades),
        low=sum(part.written_off * (part.conversion.low or 0) for part in grades),
        high=sum(part.written_off * (part.conversion.high or 0) for part in grades),
        unjudged=sum(part.written_off for part in grades if part.conversion.rate is None),
        grades=grades,
    )


def _in_order(rows: Breakdown) -> Breakdown:
    return tuple(sorted(rows, key=lambda row: row.key if isinstance(row.key, int) else 0))

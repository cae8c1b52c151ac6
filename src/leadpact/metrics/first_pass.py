"""First-pass yield: the leads that are right the first time, by source and by month."""

from collections import Counter
from collections.abc import Sequence

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.shares import Breakdown, Key, KeyedShare, Missing, breakdown_of
from leadpact.store.database import Store
from leadpact.store.rejections import DecidedCount, has_dated_hand_offs


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


def first_pass_of(counts: Sequence[DecidedCount]) -> Share:
    """The first-pass yield of these decided hand-offs."""
    return share(
        sum(one.hand_offs for one in counts if one.passed),
        sum(one.hand_offs for one in counts if one.passed is not None),
    )


def first_pass_by_source(counts: Sequence[DecidedCount]) -> Breakdown:
    """The first-pass yield per source, the one of most leads first."""
    found = _by_key([(one.source, one) for one in counts if one.passed is not None])
    return tuple(
        sorted(found, key=lambda row: (-row.share.denominator, row.key is None, str(row.key)))
    )


def first_pass_by_month(counts: Sequence[DecidedCount]) -> Breakdown:
    """The first-pass yield per month of the first hand-off, in the order of time."""
    found = _by_key(
        [
            (f"{one.month:%Y-%m}", one)
            for one in counts
            if one.passed is not None and one.month is not None
        ]
    )
    return tuple(sorted(found, key=lambda row: str(row.key)))


def _by_key(counts: Sequence[tuple[Key, DecidedCount]]) -> list[KeyedShare]:
    decided: Counter[Key] = Counter()
    passed: Counter[Key] = Counter()
    for key, one in counts:
        decided[key] += one.hand_offs
        passed[key] += one.hand_offs if one.passed else 0
    return [KeyedShare(key, share(passed[key], number)) for key, number in decided.items()]

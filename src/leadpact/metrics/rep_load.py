"""What reaches each rep in a month, beside what the rep can work and should bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leadpact.domain.filters import Filters
from leadpact.metrics.qualified import QualifiedLeads, Worth, times
from leadpact.metrics.record import Record
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.reps import Rep, list_reps


class Load(StrEnum):
    """Whether what reaches a rep fits the rep."""

    TOO_MANY = "too many"
    TOO_FEW = "too few"
    BOTH = "too many · too few"
    FITS = "fits"
    UNKNOWN = "cannot tell"


@dataclass(frozen=True)
class RepMonth(Record):
    """The qualified leads of one rep, created in one month ("2026-03"); None stands for no rep."""

    rep: str | None
    month: str | None
    qualified: int
    capacity: float | None


@dataclass(frozen=True)
class RepLoad(Record):
    """One rep: qualified leads a month since the rep's first one, and what is expected of them.

    `a_month` is None where the data has no dates.
    `expected` is a month's expected wins × average amount, from `expected_low` to `expected_high`;
    `is_assumed` says that the capacity is the assumption. All numbers are a month's.
    """

    rep: str
    months: int
    qualified: int
    a_month: float | None
    capacity: float | None
    is_assumed: bool
    quota: float | None
    expected: float | None
    expected_low: float | None
    expected_high: float | None

    @property
    def is_too_many(self) -> bool:
        """More reaches the rep than the rep can work."""
        return None not in (self.capacity, self.a_month) and (self.a_month or 0) > (
            self.capacity or 0
        )

    @property
    def is_too_few(self) -> bool:
        """What reaches the rep is expected to bring less than the quota."""
        return None not in (self.quota, self.expected) and (self.expected or 0) < (self.quota or 0)

    @property
    def is_surely_too_few(self) -> bool:
        """Even the upper end of what is expected is less than the quota."""
        return self.is_too_few and (self.expected_high or 0) < (self.quota or 0)

    @property
    def verdict(self) -> Load:
        """Too many, too few, both, or neither."""
        if self.is_too_many:
            return Load.BOTH if self.is_too_few else Load.TOO_MANY
        if self.is_too_few:
            return Load.TOO_FEW
        known = self.a_month is not None and (self.capacity, self.quota) != (None, None)
        return Load.FITS if known else Load.UNKNOWN


def working_reps(store: Store, filters: Filters) -> tuple[Rep, ...]:
    """The reps who can get leads: those of the filters, begun already, of any capacity but 0."""
    as_of = filters.as_of or basis_of(store, filters.dataset_id).as_of
    return tuple(
        rep
        for rep in list_reps(store, filters.dataset_id)
        if rep.capacity != 0
        and (not filters.owners or rep.owner in filters.owners)
        and (rep.since is None or as_of is None or rep.since <= as_of)
    )


def total_capacity(reps: Sequence[Rep], assumed: float | None) -> float | None:
    """The leads all these reps can work in a month; None where it is not known of all."""
    known = [rep.capacity if rep.capacity is not None else assumed for rep in reps]
    return sum(one or 0 for one in known) if known and None not in known else None


def rep_months(found: QualifiedLeads, reps: Sequence[Rep]) -> tuple[RepMonth, ...]:
    """The qualified leads by rep and month of creation, in this order, no rep last."""
    capacities = {rep.owner: rep.capacity for rep in reps}
    return tuple(
        RepMonth(one.rep, one.month, one.qualified, capacities.get(one.rep or ""))
        for one in found.months
    )


def rep_loads(
    found: QualifiedLeads, reps: Sequence[Rep], assumed: float | None
) -> tuple[RepLoad, ...]:
    """The load of each of the reps by name, over the months from the rep's first lead on."""
    last = max((one.month for one in found.months if one.month), default=None)
    by_rep: dict[str, dict[str | None, int]] = {}
    for one in found.months:
        if one.rep is not None and (one.month is not None or last is None):
            by_rep.setdefault(one.rep, {})[one.month] = one.qualified
    return tuple(_load(rep, by_rep.get(rep.owner, {}), last, assumed, found.worth) for rep in reps)


def _load(
    rep: Rep,
    of_month: Mapping[str | None, int],
    last: str | None,
    assumed: float | None,
    worth: Worth,
) -> RepLoad:
    begun = [f"{rep.since:%Y-%m}"] if rep.since else []
    first = min([*begun, *(month for month in of_month if month)], default=last)
    span = _span(first, last)
    qualified = sum(of_month.values())
    a_month = qualified / span if span else None
    return RepLoad(
        rep=rep.owner,
        months=span,
        qualified=qualified,
        a_month=a_month,
        capacity=rep.capacity if rep.capacity is not None else assumed,
        is_assumed=rep.capacity is None and assumed is not None,
        quota=rep.quota,
        expected=times(a_month, worth.value),
        expected_low=times(a_month, worth.low),
        expected_high=times(a_month, worth.high),
    )


def _span(first: str | None, last: str | None) -> int:
    if first is None or last is None:
        return 0
    begin, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return max(1, (end.year - begin.year) * 12 + end.month - begin.month + 1)

"""What reaches each rep in a month, beside what the rep can work and should bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scipy.stats import t

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.what_if import months_of
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.questions import counts, parts_by, rows_of
from leadpact.store.reps import Rep, list_reps


class Load(StrEnum):
    """Whether what reaches a rep fits the rep."""

    TOO_MANY = "too many"
    TOO_FEW = "too few"
    BOTH = "too many, and yet too few for the quota"
    FITS = "fits"
    UNKNOWN = "say a capacity or a quota"


@dataclass(frozen=True)
class Mean(Record):
    """A mean of `count` values with Student's 95 % interval, None where there are fewer than 2."""

    count: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Worth(Record):
    """What a qualified lead is worth: how they convert, and what a won one brings."""

    conversion: Share
    amount: Mean

    @property
    def value(self) -> float | None:
        """The amount that a qualified lead brings on average."""
        return _times(self.conversion.rate, self.amount.value)

    @property
    def low(self) -> float | None:
        """The same at the lower ends of both intervals."""
        return _times(self.conversion.low, self.amount.low)

    @property
    def high(self) -> float | None:
        """The same at the upper ends of both intervals."""
        return _times(self.conversion.high, self.amount.high)


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

    `expected` is a month's expected wins × average amount, from `expected_low` to `expected_high`;
    `is_assumed` says that the capacity is the assumption. All numbers are a month's.
    """

    rep: str
    months: int
    qualified: int
    a_month: float
    capacity: float | None
    is_assumed: bool
    quota: float | None
    expected: float | None
    expected_low: float | None
    expected_high: float | None

    @property
    def is_too_many(self) -> bool:
        """More reaches the rep than the rep can work."""
        return self.capacity is not None and self.a_month > self.capacity

    @property
    def is_too_few(self) -> bool:
        """What reaches the rep is expected to bring less than the quota."""
        return None not in (self.quota, self.expected) and (self.expected or 0) < (self.quota or 0)

    @property
    def verdict(self) -> Load:
        """Too many, too few, both, or neither."""
        if self.is_too_many:
            return Load.BOTH if self.is_too_few else Load.TOO_MANY
        if self.is_too_few:
            return Load.TOO_FEW
        return Load.UNKNOWN if self.capacity is None and self.quota is None else Load.FITS


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


def worth_of_a_lead(store: Store, filters: Filters, model: ScoringModel) -> Worth:
    """How qualified leads convert, matured where dates exist, and what their wins bring."""
    amounts = [row[0] for row in rows_of(store, "qualified_amounts", filters, model)]
    return Worth(share(*counts(store, "leads_needed", filters, model)), mean(amounts))


def mean(values: Sequence[float]) -> Mean:
    """The mean of the values with Student's interval, its lower end not below 0."""
    count = len(values)
    if not count:
        return Mean(0, None, None, None)
    middle = sum(values) / count
    if count == 1:
        return Mean(1, middle, None, None)
    spread = sum((value - middle) ** 2 for value in values) / (count - 1)
    reach = float(t.ppf(0.975, count - 1)) * (spread / count) ** 0.5
    return Mean(count, middle, max(0.0, middle - reach), middle + reach)


def rep_months(
    store: Store, filters: Filters, model: ScoringModel, reps: Sequence[Rep]
) -> tuple[RepMonth, ...]:
    """The qualified leads by rep and month of creation, in this order, no rep last."""
    capacities = {rep.owner: rep.capacity for rep in reps}
    return tuple(
        RepMonth(key, part or None, qualified, capacities.get(key or ""))
        for key, part, qualified in parts_by(store, "load_per_rep", filters, model)
    )


def rep_loads(
    months: Sequence[RepMonth], reps: Sequence[Rep], assumed: float | None, worth: Worth
) -> tuple[RepLoad, ...]:
    """The load of each of the reps by name, over the months from the rep's first lead on."""
    last = max((one.month for one in months if one.month), default=None)
    by_rep: dict[str, dict[str, int]] = {}
    for one in months:
        if one.rep is not None and one.month is not None:
            by_rep.setdefault(one.rep, {})[one.month] = one.qualified
    return tuple(_load(rep, by_rep.get(rep.owner, {}), last, assumed, worth) for rep in reps)


def months_in(store: Store, filters: Filters) -> int | None:
    """The calendar months over which the leads came in, the first and the last included."""
    return months_of(store, filters)


def _load(
    rep: Rep, of_month: Mapping[str, int], last: str | None, assumed: float | None, worth: Worth
) -> RepLoad:
    first = min([*of_month, *([f"{rep.since:%Y-%m}"] if rep.since else [])], default=last)
    span = _span(first, last)
    qualified = sum(of_month.values())
    a_month = qualified / span if span else 0.0
    return RepLoad(
        rep=rep.owner,
        months=span,
        qualified=qualified,
        a_month=a_month,
        capacity=rep.capacity if rep.capacity is not None else assumed,
        is_assumed=rep.capacity is None and assumed is not None,
        quota=rep.quota,
        expected=_times(a_month, worth.value),
        expected_low=_times(a_month, worth.low),
        expected_high=_times(a_month, worth.high),
    )


def _span(first: str | None, last: str | None) -> int:
    if first is None or last is None:
        return 0
    begin, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return max(1, (end.year - begin.year) * 12 + end.month - begin.month + 1)


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other

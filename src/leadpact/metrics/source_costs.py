"""What does a lead, an MQL and a win of each source cost?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import TOO_FEW, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.source_counts import MonthCount, month_counts
from leadpact.store.spend import list_spend


@dataclass(frozen=True)
class Price(Record):
    """What one of `count` cost: `each`, None where there is none to pay for.

    `low` and `high` come from the Wilson interval of their share of the leads that were paid for;
    `high` is None where it has no end.
    """

    count: int
    each: float | None
    low: float | None
    high: float | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few to judge the price."""
        return self.count < TOO_FEW


@dataclass(frozen=True)
class SourceCost(Record):
    """A source's cost over its months that have one, and what its leads of these months cost.

    A win is priced over the months whose leads are all old enough to be won (`matured_cost`).
    `cost_without_leads` went to months that brought none, and is in `cost`; `leads_without_cost`
    came in months that no cost is known of, and are not in `leads`.
    """

    source: str
    cost: float
    leads: int
    per_lead: float | None
    per_mql: Price
    matured_cost: float
    matured_leads: int
    per_win: Price
    months: int
    months_without_leads: int
    cost_without_leads: float
    months_without_cost: int
    leads_without_cost: int


def cost_by_source(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[SourceCost, ...] | Missing:
    """The sources that a cost is known of, the dearest first.

    A cost is of a source and a month: of the filters only sources and whole months inside the
    period hold, since no product or owner can be told its part.
    """
    missing = lacking(store, figure_named("cost_by_source"), filters.dataset_id)
    if missing:
        return missing
    spend = list_spend(store, filters.dataset_id)
    if not spend:
        return Missing(("spend",))
    as_of = filters.as_of or basis_of(store, filters.dataset_id).as_of
    paid = replace(filters, products=(), owners=())
    leads: dict[str, list[MonthCount]] = {}
    for one in month_counts(store, paid, model):
        if _is_whole(one.month, as_of, filters):
            leads.setdefault(one.source, []).append(one)
    costs: dict[str, dict[date, float]] = {}
    for cell in spend:
        passes = not filters.sources or cell.source in filters.sources
        if passes and _is_whole(cell.month, as_of, filters):
            costs.setdefault(cell.source, {})[cell.month] = cell.cost
    found = [_cost_of(source, months, leads.get(source, [])) for source, months in costs.items()]
    return tuple(sorted(found, key=lambda one: (-one.cost, one.source)))


def _is_whole(month: date, as_of: date | None, filters: Filters) -> bool:
    """Whether the whole month lies in the period; the last one may still be under way."""
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    ends = last if as_of is None else min(last, as_of)
    begins_in = filters.created_from is None or month >= filters.created_from
    return begins_in and (filters.created_to is None or ends <= filters.created_to)


def _cost_of(source: str, costs: dict[date, float], months: Sequence[MonthCount]) -> SourceCost:
    bought = [one for one in months if one.month in costs]
    unpaid = [one for one in months if one.month not in costs]
    idle = set(costs) - {one.month for one in bought}
    leads = sum(one.leads for one in bought)
    cost = sum(costs.values())
    judged = [one for one in bought if one.is_judged]
    matured_cost = sum(costs[one.month] for one in judged)
    matured = sum(one.leads for one in judged)
    return SourceCost(
        source=source,
        cost=cost,
        leads=leads,
        per_lead=cost / leads if leads else None,
        per_mql=_price(cost, sum(one.mqls for one in bought), leads),
        matured_cost=matured_cost,
        matured_leads=matured,
        per_win=_price(matured_cost, sum(one.won for one in judged), matured),
        months=len(costs),
        months_without_leads=len(idle),
        cost_without_leads=sum(costs[month] for month in idle),
        months_without_cost=len(unpaid),
        leads_without_cost=sum(one.leads for one in unpaid),
    )


def _price(cost: float, count: int, leads: int) -> Price:
    """The cost of each: that of a lead ÷ the share of leads that are one."""
    part = share(count, leads)
    low = None if not part.high else cost / (leads * part.high)
    high = None if not part.low else cost / (leads * part.low)
    return Price(count, cost / count if count else None, low, high)

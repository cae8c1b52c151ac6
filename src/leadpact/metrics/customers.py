"""Do we only look at net new? Existing customers and known contacts against the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from leadpact.domain.fields import RELATIONSHIPS
from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle, middle
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.record import Record
from leadpact.metrics.rejected_as_known import RejectedAsKnown, rejected_as_known
from leadpact.metrics.shares import Missing
from leadpact.store.customers import CustomerGroup, customer_groups, won_amounts
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields

NET_NEW = "net_new"


@dataclass(frozen=True)
class RelationshipRow(Record):
    """Leads of one relationship: net_new, cross_sell or up_sell.

    `leads` and `share_of_wins` are of all leads and wins whose relationship is known, `mqls` its
    MQLs ÷ its leads. `conversion` is matured where there are dates, `conversion_naive` that of
    all. `amount` and `days_to_win` are of its won leads.
    """

    relationship: str
    leads: Share
    mqls: Share
    share_of_wins: Share | Missing
    conversion: Share | Missing
    conversion_naive: Share | Missing
    amount: Middle | Missing
    days_to_win: Middle | Missing


@dataclass(frozen=True)
class CustomersAnswer:
    """Existing customers against net new, and known contacts against new ones.

    `unsaid` leads have no relationship known. `existing`, `net_new`, `known` and `unknown` are
    conversions, matured where there are dates; `lead` is how much more of the existing customers
    were won.
    """

    is_matured: bool
    unsaid: int
    rows: tuple[RelationshipRow, ...] | Missing
    existing_of_leads: Share | Missing
    existing_of_wins: Share | Missing
    existing: Share | Missing
    net_new: Share | Missing
    lead: Difference | None
    known_of_leads: Share | Missing
    known_of_mqls: Share | Missing
    known: Share | Missing
    unknown: Share | Missing
    rejected: RejectedAsKnown | Missing

    @property
    def how(self) -> str:
        """How conversion is counted, for those who read a chart."""
        how = "matured, 95 %" if self.is_matured else "naive, 95 %: no dates to mature"
        return how if not self.unsaid else f"{how}; {self.unsaid:,} unknown"


def customers(store: Store, filters: Filters, model: ScoringModel) -> CustomersAnswer | Missing:
    """Customers and known contacts; needs `relationship` or `known_contact`."""
    unrelated = _lacking(store, filters, "relationship")
    unmet = _lacking(store, filters, "known_contact")
    if unrelated and unmet:
        return Missing(("relationship", "known_contact"))
    unwon = _lacking(store, filters, "outcome")
    groups = customer_groups(store, filters, model)
    related = [group for group in groups if group.relationship is not None]
    existing = [group for group in related if group.relationship != NET_NEW]
    net_new = [group for group in related if group.relationship == NET_NEW]
    met = [group for group in groups if group.known_contact is not None]
    known = [group for group in met if group.known_contact]
    unknown = [group for group in met if not group.known_contact]
    old, new = _conversion(existing), _conversion(net_new)
    return CustomersAnswer(
        is_matured=basis_of(store, filters.dataset_id).maturity_days is not None,
        unsaid=_leads(groups) - _leads(related),
        rows=unrelated or _rows(store, filters, related),
        existing_of_leads=unrelated or share(_leads(existing), _leads(related)),
        existing_of_wins=unrelated or unwon or share(_won(existing), _won(related)),
        existing=unrelated or unwon or old,
        net_new=unrelated or unwon or new,
        lead=None if unrelated or unwon else difference(old, new),
        known_of_leads=unmet or share(_leads(known), _leads(met)),
        known_of_mqls=unmet or share(_mqls(known), _mqls(met)),
        known=unmet or unwon or _conversion(known),
        unknown=unmet or unwon or _conversion(unknown),
        rejected=rejected_as_known(store, filters, model),
    )


def by_relationship(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[RelationshipRow, ...] | Missing:
    """Net new, cross-sell and up-sell, in that order; needs `relationship`."""
    missing = _lacking(store, filters, "relationship")
    if missing:
        return missing
    groups = customer_groups(store, filters, model)
    return _rows(store, filters, [group for group in groups if group.relationship is not None])


def _rows(
    store: Store, filters: Filters, groups: Sequence[CustomerGroup]
) -> tuple[RelationshipRow, ...]:
    unwon = _lacking(store, filters, "outcome")
    unpriced = unwon or _lacking(store, filters, "amount")
    undated = unwon or _lacking(store, filters, "created_at", "won_at")
    amounts = {} if unpriced else won_amounts(store, filters)
    rows = []
    for relationship in RELATIONSHIPS:
        own = [group for group in groups if group.relationship == relationship]
        rows.append(
            RelationshipRow(
                relationship,
                leads=share(_leads(own), _leads(groups)),
                mqls=share(_mqls(own), _leads(own)),
                share_of_wins=unwon or share(_won(own), _won(groups)),
                conversion=unwon or _conversion(own),
                conversion_naive=unwon or share(_won(own), _leads(own)),
                amount=unpriced or middle(amounts.get(relationship, ())),
                days_to_win=undated or _days(own),
            )
        )
    return tuple(rows)


def _lacking(store: Store, filters: Filters, *fields: str) -> Missing | None:
    filled = filled_fields(store, filters.dataset_id)
    lacks = tuple(field for field in fields if field not in filled)
    return Missing(lacks) if lacks else None


def _conversion(groups: Sequence[CustomerGroup]) -> Share:
    judged = [group for group in groups if group.judged]
    return share(_won(judged), _leads(judged))


def _days(groups: Sequence[CustomerGroup]) -> Middle:
    dated = [(group.days_to_win, group.leads) for group in groups if group.days_to_win is not None]
    return middle(np.repeat([float(days) for days, _ in dated], [leads for _, leads in dated]))


def _leads(groups: Iterable[CustomerGroup]) -> int:
    return sum(group.leads for group in groups)


def _mqls(groups: Iterable[CustomerGroup]) -> int:
    return sum(group.leads for group in groups if group.is_mql)


def _won(groups: Iterable[CustomerGroup]) -> int:
    return sum(group.leads for group in groups if group.won)

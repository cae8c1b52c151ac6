"""Whom sales would call, depending on what decides: the hand-raise, BANT, or the definition."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.bant import ENOUGH, lacking_for_bant
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.hand_raises import CallGroup, call_groups


class Decides(StrEnum):
    """What decides on a call."""

    HAND_RAISE = "hand-raise"
    BANT = "BANT"
    DEFINITION = "definition"


@dataclass(frozen=True)
class Caller(Record):
    """The calls of sales if one thing alone decided.

    `calls` are those leads ÷ all leads. `wins_per_call` (won ÷ calls) and `wins_captured` (won
    among the calls ÷ won) are over matured leads where there are dates.
    """

    decides: Decides
    calls: Share | Missing
    wins_per_call: Share | Missing
    wins_captured: Share | Missing


def who_sales_would_call(
    store: Store, filters: Filters, model: ScoringModel, at_least: int = ENOUGH
) -> tuple[Caller, ...] | Missing:
    """Calls and wins if hand-raise alone decided, BANT alone, or the scoring model's MQLs.

    A lead is called when it is known to qualify: unknown is no call.
    """
    missing = lacking(store, figure_named("who_sales_would_call"), filters.dataset_id)
    return missing or callers_of(store, filters, call_groups(store, filters, model), at_least)


def callers_of(
    store: Store, filters: Filters, groups: Sequence[CallGroup], at_least: int
) -> tuple[Caller, ...]:
    """The same from the groups of leads."""
    filled = filled_fields(store, filters.dataset_id)
    no_raise = () if "wants_contact" in filled else ("wants_contact",)
    return (
        _caller(Decides.HAND_RAISE, groups, lambda group: group.asked, no_raise),
        _caller(
            Decides.BANT,
            groups,
            lambda group: group.yeses >= at_least,
            lacking_for_bant(filled, at_least),
        ),
        _caller(Decides.DEFINITION, groups, lambda group: group.is_mql, ()),
    )


def owners_of(groups: Sequence[CallGroup]) -> Breakdown:
    """The open leads that sales owns and those that marketing owns, as the figure has them."""
    unclosed = [group for group in groups if group.is_open]
    sales = _leads(group for group in unclosed if group.is_mql)
    total = _leads(unclosed)
    owned = (("marketing", total - sales), ("sales", sales))
    return tuple(
        KeyedShare(team, share(leads, total))
        for team, leads in sorted(owned, key=lambda one: -one[1])
        if leads
    )


def _caller(
    decides: Decides,
    groups: Sequence[CallGroup],
    is_called: Callable[[CallGroup], bool],
    lacks: tuple[str, ...],
) -> Caller:
    if lacks:
        return Caller(decides, Missing(lacks), Missing(lacks), Missing(lacks))
    called = [group for group in groups if is_called(group)]
    old = [group for group in called if group.judged]
    wins = _leads(group for group in old if group.won)
    all_wins = _leads(group for group in groups if group.judged and group.won)
    return Caller(
        decides,
        calls=share(_leads(called), _leads(groups)),
        wins_per_call=share(wins, _leads(old)),
        wins_captured=share(wins, all_wins),
    )


def _leads(groups: Iterable[CallGroup]) -> int:
    return sum(group.leads for group in groups)

"""Should the lead decide? Hand-raise against BANT, and who owns what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from leadpact.domain.bant import ENOUGH, lacking_for_bant
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle, middle
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.calls import Caller, callers_of, owners_of
from leadpact.metrics.questions_answered import QuestionRow, questions_answered
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Breakdown, Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields
from leadpact.store.hand_raises import RaiseGroup, call_groups, raise_groups


@dataclass(frozen=True)
class HandRaiseCell(Record):
    """Leads that asked to be called or did not, and that passed BANT or did not.

    `leads` is their share of all leads whose hand-raise is known. `conversion` is matured where
    there are dates, `conversion_naive` that of all. `disputed` counts their rejected hand-offs.
    """

    asked: bool
    bant: bool
    leads: Share
    acceptance_rate: Share | Missing
    disputed: int | Missing
    conversion: Share
    conversion_naive: Share
    days_to_win: Middle | Missing


@dataclass(frozen=True)
class HandRaiseAnswer:
    """Leads that asked against leads that passed BANT with `at_least` yeses, and what follows.

    `unsaid` leads do not say whether they asked, and are only in the calls, the owners and the
    questions. `asked` and `quiet` are conversions, matured where there are dates; `bant_alone`
    that of leads that passed BANT and did not ask; `lead` how much more of those that asked were
    won. `accepted` is the share of the askers' hand-offs that sales accepted.
    """

    at_least: int
    is_matured: bool
    unsaid: int
    asked: Share
    quiet: Share
    bant_alone: Share | Missing
    lead: Difference | None
    accepted: Share | Missing
    cells: tuple[HandRaiseCell, ...] | Missing
    ownership: Breakdown
    questions: tuple[QuestionRow, ...] | Missing
    callers: tuple[Caller, ...]

    @property
    def how(self) -> str:
        """How conversion is counted, for those who read a chart."""
        return "matured, 95 %" if self.is_matured else "naive, 95 %: no dates to mature"

    @property
    def how_asked(self) -> str:
        """The same where only leads count that say whether they asked."""
        return self.how if not self.unsaid else f"{self.how}; {self.unsaid:,} unknown"


def hand_raise(
    store: Store, filters: Filters, model: ScoringModel, at_least: int = ENOUGH
) -> HandRaiseAnswer | Missing:
    """Hand-raise against BANT; needs `wants_contact` and `outcome`."""
    missing = lacking(store, figure_named("hand_raise_against_bant"), filters.dataset_id)
    if missing:
        return missing
    groups = raise_groups(store, filters)
    asked = [group for group in groups if group.asked]
    quiet = [group for group in groups if not group.asked]
    bant_alone = _no_bant(store, filters, at_least) or _conversion(
        group for group in quiet if group.yeses >= at_least
    )
    raised = _conversion(asked)
    calls = call_groups(store, filters, model)
    return HandRaiseAnswer(
        at_least=at_least,
        is_matured=basis_of(store, filters.dataset_id).maturity_days is not None,
        unsaid=sum(group.leads for group in calls) - _leads(groups),
        asked=raised,
        quiet=_conversion(quiet),
        bant_alone=bant_alone,
        lead=None if isinstance(bant_alone, Missing) else difference(raised, bant_alone),
        accepted=_no_road(store, filters) or _accepted(asked),
        cells=_cells(store, filters, groups, at_least),
        ownership=owners_of(calls),
        questions=questions_answered(store, filters, model),
        callers=callers_of(store, filters, calls, at_least),
    )


def hand_raise_against_bant(
    store: Store, filters: Filters, _: ScoringModel, at_least: int = ENOUGH
) -> tuple[HandRaiseCell, ...] | Missing:
    """The 2×2 of hand-raise and BANT: those that asked first, those that passed BANT first."""
    missing = lacking(store, figure_named("hand_raise_against_bant"), filters.dataset_id)
    return missing or _cells(store, filters, raise_groups(store, filters), at_least)


def _cells(
    store: Store, filters: Filters, groups: Sequence[RaiseGroup], at_least: int
) -> tuple[HandRaiseCell, ...] | Missing:
    missing = _no_bant(store, filters, at_least)
    if missing:
        return missing
    undecided, undated = _no_road(store, filters), _no_days(store, filters)
    total = _leads(groups)
    cells = []
    for asked in (True, False):
        for bant in (True, False):
            own = [g for g in groups if g.asked is asked and (g.yeses >= at_least) is bant]
            cells.append(
                HandRaiseCell(
                    asked=asked,
                    bant=bant,
                    leads=share(_leads(own), total),
                    acceptance_rate=undecided or _accepted(own),
                    disputed=undecided or sum(group.rejected for group in own),
                    conversion=_conversion(own),
                    conversion_naive=share(_leads(g for g in own if g.won), _leads(own)),
                    days_to_win=undated or _days(own),
                )
            )
    return tuple(cells)


def _no_bant(store: Store, filters: Filters, at_least: int) -> Missing | None:
    lacks = lacking_for_bant(filled_fields(store, filters.dataset_id), at_least)
    return Missing(lacks) if lacks else None


def _no_road(store: Store, filters: Filters) -> Missing | None:
    return lacking(store, figure_named("acceptance_rate"), filters.dataset_id)


def _no_days(store: Store, filters: Filters) -> Missing | None:
    filled = filled_fields(store, filters.dataset_id)
    lacks = tuple(field for field in ("created_at", "won_at") if field not in filled)
    return Missing(lacks) if lacks else None


def _leads(groups: Iterable[RaiseGroup]) -> int:
    return sum(group.leads for group in groups)


def _conversion(groups: Iterable[RaiseGroup]) -> Share:
    judged = [group for group in groups if group.judged]
    return share(_leads(group for group in judged if group.won), _leads(judged))


def _accepted(groups: Sequence[RaiseGroup]) -> Share:
    accepted = sum(group.accepted for group in groups)
    return share(accepted, accepted + sum(group.rejected for group in groups))


def _days(groups: Sequence[RaiseGroup]) -> Middle:
    dated = [(group.days_to_win, group.leads) for group in groups if group.days_to_win is not None]
    return middle(np.repeat([float(days) for days, _ in dated], [leads for _, leads in dated]))

"""Where do we differ, and who was right? Marketing's grades against sales'."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from leadpact.domain.fields import FieldType
from leadpact.domain.figure_lists.agreement import TWO_PROPOSALS
from leadpact.domain.filters import Filters
from leadpact.domain.kappa import Kappa, kappa
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.criterion_gaps import (
    OUTCOME,
    CriterionGap,
    IdleGap,
    asleep_gaps,
    gaps_of,
)
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing
from leadpact.patterns.collapse import collapse
from leadpact.patterns.outlook import Flow
from leadpact.patterns.patterns import all_criteria
from leadpact.patterns.what_if import Board, board_of, outlook
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.revealed_proposals import revealed_proposals


@dataclass(frozen=True)
class GradePairCell(Record):
    """The leads that marketing grades one way and sales another (or the same), and their wins.

    `won` is of all of them, `closed` their conversion, matured where there are dates; without
    outcomes in the data `won` is None and `closed` says what it needs.
    """

    marketing: Grade
    sales: Grade
    leads: int
    won: int | None
    closed: Share | Missing


@dataclass(frozen=True)
class CalledA(Record):
    """The leads that both teams, or one alone, call A; the fields are those of the cells."""

    leads: int
    won: int | None
    closed: Share | Missing


@dataclass(frozen=True)
class CutOffGap(Record):
    """A cut-off, or the threshold, that the teams set otherwise: "A from", "MQL from"."""

    name: str
    marketing: int
    sales: int


@dataclass(frozen=True)
class Disagreement(Record):
    """Marketing's grades against sales', over the same leads.

    `agreed` are the leads with the same grade of all; `cells` all sixteen, by marketing's grade and
    within it by sales'. `only_difference` is the conversion of what only sales calls A less that of
    what only marketing does. `criteria` are those with other points, the one that causes most
    first; `idle` those of them that no lead here feels; `cut_offs` those that differ.
    """

    leads: int
    agreed: Share
    kappa: Kappa | None
    cells: tuple[GradePairCell, ...]
    both_a: CalledA
    only_marketing_a: CalledA
    only_sales_a: CalledA
    only_difference: Difference | None
    criteria: tuple[CriterionGap, ...]
    idle: tuple[IdleGap, ...]
    cut_offs: tuple[CutOffGap, ...]

    @property
    def has_outcomes(self) -> bool:
        """Whether the data says of any lead how it ended."""
        return self.both_a.won is not None


def disagreement(
    board: Board, sales: ScoringModel, filled: Mapping[str, FieldType]
) -> Disagreement:
    """How sales' proposal grades beside marketing's, which the board has been laid out with.

    `filled` holds the type of every field that has at least one value in the data.
    """
    flows = outlook(board, sales).flows
    has_outcomes = OUTCOME.fields[0] in filled
    leads = sum(flow.leads for flow in flows)
    criteria, unknown = gaps_of(board, sales, has_outcomes=has_outcomes)
    only_marketing, only_sales = (
        _called_a(flows, wanted, has_outcomes=has_outcomes) for wanted in (_only_was, _only_now)
    )
    return Disagreement(
        leads=leads,
        agreed=share(sum(flow.leads for flow in flows if flow.was is flow.now), leads),
        kappa=kappa([[one.leads for one in flows if one.was is was] for was in Grade]),
        cells=tuple(_cell(flow, has_outcomes=has_outcomes) for flow in flows),
        both_a=_called_a(flows, _both, has_outcomes=has_outcomes),
        only_marketing_a=only_marketing,
        only_sales_a=only_sales,
        only_difference=_apart(only_sales.closed, only_marketing.closed),
        criteria=criteria,
        idle=(*unknown, *asleep_gaps(board.compared, sales, filled)),
        cut_offs=_cut_off_gaps(board.compared, sales),
    )


def disagreement_of(
    store: Store, filters: Filters, marketing: ScoringModel, sales: ScoringModel
) -> Disagreement:
    """The same from the leads in the store."""
    patterns = collapse(store, filters, all_criteria(marketing, sales))
    filled = filled_fields(store, filters.dataset_id)
    return disagreement(board_of(patterns, marketing), sales, filled)


def disagreement_in(store: Store, filters: Filters) -> Disagreement | Missing:
    """The same of the data set's latest round, once both its proposals are revealed."""
    both = revealed_proposals(store, filters.dataset_id)
    return Missing((TWO_PROPOSALS,)) if both is None else disagreement_of(store, filters, *both)


def _cell(flow: Flow, *, has_outcomes: bool) -> GradePairCell:
    if not has_outcomes:
        return GradePairCell(flow.was, flow.now, flow.leads, None, OUTCOME)
    closed = share(flow.rated_won, flow.rated)
    return GradePairCell(flow.was, flow.now, flow.leads, flow.won, closed)


def _called_a(
    flows: Iterable[Flow], wanted: Callable[[Flow], bool], *, has_outcomes: bool
) -> CalledA:
    found = [flow for flow in flows if wanted(flow)]
    leads = sum(flow.leads for flow in found)
    if not has_outcomes:
        return CalledA(leads, None, OUTCOME)
    closed = share(sum(flow.rated_won for flow in found), sum(flow.rated for flow in found))
    return CalledA(leads, sum(flow.won for flow in found), closed)


def _both(flow: Flow) -> bool:
    return flow.was is Grade.A and flow.now is Grade.A


def _only_was(flow: Flow) -> bool:
    return flow.was is Grade.A and flow.now is not Grade.A


def _only_now(flow: Flow) -> bool:
    return flow.now is Grade.A and flow.was is not Grade.A


def _apart(first: Share | Missing, second: Share | Missing) -> Difference | None:
    if isinstance(first, Missing) or isinstance(second, Missing):
        return None
    return difference(first, second)


def _cut_off_gaps(marketing: ScoringModel, sales: ScoringModel) -> tuple[CutOffGap, ...]:
    first, second = marketing.cut_offs, sales.cut_offs
    return tuple(
        CutOffGap(name, before, after)
        for name, before, after in (
            ("A from", first.a, second.a),
            ("B from", first.b, second.b),
            ("C from", first.c, second.c),
            ("MQL from", marketing.mql_threshold, sales.mql_threshold),
        )
        if before != after
    )

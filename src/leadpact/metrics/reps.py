"""Is a no the lead's or the rep's? Reps against what the leads they received let expect."""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.excess import Excess, excess
from leadpact.metrics.grades import out_of_reach
from leadpact.metrics.record import Record
from leadpact.metrics.rep_acceptance import (
    GradeAcceptance,
    GradeSpread,
    acceptance_cells,
    judged_reps,
    spreads,
)
from leadpact.metrics.rep_counts import (
    FEWEST,
    RepsInView,
    Tallies,
    everyone,
    tallies,
)
from leadpact.metrics.rep_speed import RepSpeed, speed_by_rep
from leadpact.metrics.shares import Missing, breakdown_of, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields
from leadpact.store.questions import awake

# One interval in twenty leaves zero out where there is nothing but chance.
BY_CHANCE = 0.05


@dataclass(frozen=True)
class RepEvaluation(Record):
    """What one rep made of the leads received.

    `wins` are of leads handed off and old enough to be won, `accepted` of decided hand-offs, each
    less what all reps' rates of the same grades let expect; `too_few` says that under 20 of the
    hand-offs are decided.
    """

    rep: str
    hand_offs: int
    acceptance: Share
    win_rate: Share | Missing
    wins: Excess
    accepted: Excess
    too_few: bool


@dataclass(frozen=True)
class RepsAnswer:
    """All reps in view, with most decided hand-offs first, and how alike they accept each grade.

    `is_matured` says whether wins are of leads old enough; `out_of_reach` why the grades cannot
    tell leads apart, where they cannot. `left_out` and `unowned` are those of RepsInView.
    """

    reps: tuple[RepEvaluation, ...]
    cells: tuple[GradeAcceptance, ...]
    spreads: tuple[GradeSpread, ...]
    speeds: tuple[RepSpeed, ...] | Missing
    is_matured: bool
    out_of_reach: str | None
    left_out: int
    unowned: int

    @property
    def judged(self) -> tuple[RepEvaluation, ...]:
        """The reps with 20 decided hand-offs and more."""
        return tuple(rep for rep in self.reps if not rep.too_few)

    @property
    def by_chance(self) -> float:
        """How many of the judged reps chance alone would let stand out in one comparison."""
        return BY_CHANCE * len(self.judged)


def reps(store: Store, filters: Filters, model: ScoringModel) -> RepsAnswer | Missing:
    """How the reps in view compare with what all reps make of the same grades."""
    missing = lacking(store, figure_named("rep_evaluation"), filters.dataset_id)
    if missing:
        return missing
    accepted = tallies(store, "acceptance_by_rep_and_grade", filters, model)
    in_view = accepted.in_view(filters)
    cells = acceptance_cells(accepted, in_view)
    kept = awake(model, filled_fields(store, filters.dataset_id)).model
    return RepsAnswer(
        reps=_evaluated(store, filters, model, in_view, accepted),
        cells=cells,
        spreads=spreads(cells, judged_reps(in_view)),
        speeds=speed_by_rep(store, filters, model),
        is_matured=basis_of(store, filters.dataset_id).maturity_days is not None,
        out_of_reach=out_of_reach(kept, len(model.criteria)),
        left_out=in_view.left_out,
        unowned=in_view.unowned,
    )


def rep_evaluation(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[RepEvaluation, ...] | Missing:
    """Per rep, those with most decided hand-offs first."""
    missing = lacking(store, figure_named("rep_evaluation"), filters.dataset_id)
    if missing:
        return missing
    accepted = tallies(store, "acceptance_by_rep_and_grade", filters, model)
    return _evaluated(store, filters, model, accepted.in_view(filters), accepted)


def _evaluated(
    store: Store, filters: Filters, model: ScoringModel, in_view: RepsInView, accepted: Tallies
) -> tuple[RepEvaluation, ...]:
    won = tallies(store, "rep_evaluation", filters, model)
    rates = breakdown_of(store, "win_rate_by_rep", everyone(filters), model)
    by_rep = {} if isinstance(rates, Missing) else {row.key: row.share for row in rates}
    return tuple(
        RepEvaluation(
            rep=rep,
            hand_offs=decided.denominator,
            acceptance=_acceptance(accepted, rep),
            win_rate=rates if isinstance(rates, Missing) else by_rep.get(rep, share(0, 0)),
            wins=excess(tuple(won.strata(rep))),
            accepted=excess(tuple(accepted.strata(rep))),
            too_few=decided.numerator < FEWEST,
        )
        for rep, decided in in_view.hand_offs.items()
    )


def _acceptance(accepted: Tallies, rep: str) -> Share:
    rows = tuple(accepted.strata(rep))
    return share(sum(one.counted for one in rows), sum(one.of for one in rows))


def by_wins(found: tuple[RepEvaluation, ...]) -> tuple[RepEvaluation, ...]:
    """The same, most wins above what was to be expected first, and those too few to judge last."""
    return tuple(sorted(found, key=lambda rep: (rep.too_few, -rep.wins.difference)))

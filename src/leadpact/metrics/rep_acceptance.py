"""Do reps accept the same grade alike?"""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import chi2_contingency
from statsmodels.stats.multitest import multipletests

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.record import Record
from leadpact.metrics.rep_counts import FEWEST, RepsInView, Tallies, tallies
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store


@dataclass(frozen=True)
class GradeAcceptance(Record):
    """A rep's accepted of decided hand-offs of one grade, and everybody's.

    `difference` is the rep's share less that of all others; None where either has none.
    """

    rep: str
    grade: str
    accepted: Share
    everybody: Share
    difference: Difference | None

    @property
    def is_clear(self) -> bool:
        """Whether there are enough to judge, and the difference leaves zero out."""
        found = self.difference
        return found is not None and found.is_real and not self.accepted.too_few


@dataclass(frozen=True)
class GradeSpread(Record):
    """How far the acceptance of one grade lies apart among `reps`, those with 5 decided and more.

    `lowest` and `highest` are the rates of reps. `p` is that of a chi-square test that all accept
    alike, adjusted for four grades by Holm's way; None where there is nothing to compare.
    """

    grade: str
    everybody: Share
    reps: int
    lowest: float | None
    highest: float | None
    p: float | None


def acceptance_by_rep_and_grade(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[GradeAcceptance, ...] | Missing:
    """Per rep and grade, from A to D; the reps with most decided hand-offs first."""
    accepted = _accepted(store, filters, model)
    if isinstance(accepted, Missing):
        return accepted
    return acceptance_cells(accepted, accepted.in_view(filters))


def consistency_by_grade(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[GradeSpread, ...] | Missing:
    """Per grade, from A to D: how far judged reps' acceptance lies apart."""
    accepted = _accepted(store, filters, model)
    if isinstance(accepted, Missing):
        return accepted
    in_view = accepted.in_view(filters)
    return spreads(acceptance_cells(accepted, in_view), judged_reps(in_view))


def judged_reps(in_view: RepsInView) -> tuple[str, ...]:
    """The reps with 20 decided hand-offs and more."""
    return tuple(rep for rep, of in in_view.hand_offs.items() if of.numerator >= FEWEST)


def acceptance_cells(accepted: Tallies, in_view: RepsInView) -> tuple[GradeAcceptance, ...]:
    """The cells of the reps in view."""
    return tuple(
        GradeAcceptance(
            rep,
            grade.value,
            share(one.counted, one.of),
            share(one.all_counted, one.all_of),
            difference(
                share(one.counted, one.of),
                share(one.all_counted - one.counted, one.all_of - one.of),
            ),
        )
        for rep in in_view.hand_offs
        for grade, one in zip(Grade, accepted.strata(rep), strict=True)
    )


def spreads(cells: Sequence[GradeAcceptance], judged: Sequence[str]) -> tuple[GradeSpread, ...]:
    """The spread of each grade among the judged reps."""
    by_grade = [
        [cell for cell in cells if cell.grade == grade and cell.rep in judged] for grade in Grade
    ]
    enough = [[cell for cell in row if not cell.accepted.too_few] for row in by_grade]
    found = _adjusted([_p([cell.accepted for cell in row]) for row in enough])
    return tuple(
        GradeSpread(
            grade.value,
            row[0].everybody if row else share(0, 0),
            len(kept),
            min((cell.accepted.rate or 0.0 for cell in kept), default=None),
            max((cell.accepted.rate or 0.0 for cell in kept), default=None),
            p,
        )
        for grade, row, kept, p in zip(Grade, by_grade, enough, found, strict=True)
    )


def _accepted(store: Store, filters: Filters, model: ScoringModel) -> Tallies | Missing:
    figure = figure_named("acceptance_by_rep_and_grade")
    missing = lacking(store, figure, filters.dataset_id)
    return missing or tallies(store, figure.name, filters, model)


def _p(shares: Sequence[Share]) -> float | None:
    """The p-value that all shares are of one rate; None where that cannot be asked."""
    accepted = sum(one.numerator for one in shares)
    if len(shares) < 2 or accepted in (0, sum(one.denominator for one in shares)):
        return None
    table = [[one.numerator, one.denominator - one.numerator] for one in shares]
    return float(chi2_contingency(table, correction=False).pvalue)


def _adjusted(found: Sequence[float | None]) -> list[float | None]:
    """The p-values adjusted for there being several, by Holm's way; those that are None stay."""
    known = [p for p in found if p is not None]
    if not known:
        return list(found)
    adjusted = iter(multipletests(known, method="holm")[1])
    return [None if p is None else float(next(adjusted)) for p in found]

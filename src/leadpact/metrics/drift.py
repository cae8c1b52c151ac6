"""Does a definition still hold? How leads lie under it now, beside how they lay then."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leadpact.domain.criteria import Criterion
from leadpact.domain.definition import Evidence
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.psi import FEWEST, Bin, Psi, Stability, bins_of, psi
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.domain.snapshot import CriterionThen, Snapshot
from leadpact.metrics.grades import GradeOrder, GradePair, order_of
from leadpact.metrics.shares import Missing, share_of
from leadpact.store.database import Store
from leadpact.store.questions import rows_of

_SURE = 0.05


@dataclass(frozen=True)
class ThenNow:
    """A share as it was when the definition was put up, and as it is now."""

    then: Share
    now: Share

    @property
    def change(self) -> Difference | None:
        """Now less then, None where either has nothing.

        Newcombe's interval for independent shares; where the leads of then are among those of now
        it is too wide, so that a change that leaves zero out is real all the more.
        """
        return difference(self.now, self.then)


@dataclass(frozen=True)
class CriterionDrift:
    """One criterion: how its values have moved, whom it applies to, and how those close.

    `psi` is None where the data could not carry the criterion then or cannot now.
    """

    criterion: Criterion
    psi: Psi | None
    applies: ThenNow
    unknown: ThenNow
    conversion: ThenNow

    @property
    def stability(self) -> Stability:
        """What its index tells."""
        return Stability.TOO_FEW if self.psi is None else self.psi.stability


class Standing(StrEnum):
    """Whether the order of the grades still holds."""

    HOLDS = "holds"
    MOSTLY = "mostly holds"
    NOT_SHOWN = "is not confirmed"
    BROKEN = "no longer holds"
    TOO_EARLY = "cannot be judged yet"


@dataclass(frozen=True)
class Drift:
    """All that a review compares; `criteria` in the order of the definition."""

    then: Snapshot
    now: Snapshot
    score: Psi
    criteria: tuple[CriterionDrift, ...]
    order_then: GradeOrder
    order_now: GradeOrder
    wins_captured: ThenNow
    good_grades: ThenNow
    conversion: ThenNow

    @property
    def rated_now(self) -> int:
        """The leads whose conversion counts now."""
        return sum(grade.rated for grade in self.now.grades)

    @property
    def standing(self) -> Standing:
        """Whether better grades still close better.

        It holds when all grades close in order and the trend is no chance; mostly, when a pair is
        out of order that may be chance; no longer, when a grade surely closes worse than the next.
        Under 50 leads that are old enough to judge it is too early.
        """
        order, trend = self.order_now, self.order_now.trend
        if self.rated_now < FEWEST or order.holds is None or trend is None:
            return Standing.TOO_EARLY
        if any(pair.difference and pair.difference.high < 0 for pair in order.pairs):
            return Standing.BROKEN
        if trend.p >= _SURE:
            return Standing.NOT_SHOWN
        return Standing.HOLDS if order.holds else Standing.MOSTLY

    @property
    def out_of_order(self) -> tuple[GradePair, ...]:
        """The neighbouring grades of which the better one closes no better now."""
        return tuple(
            pair for pair in self.order_now.pairs if pair.difference and pair.difference.value <= 0
        )

    @property
    def by_index(self) -> tuple[CriterionDrift, ...]:
        """The criteria, the largest index first; those without one last."""
        return tuple(sorted(self.criteria, key=_index, reverse=True))

    def told(self, stability: Stability) -> tuple[CriterionDrift, ...]:
        """The criteria of which the index tells this, the largest first."""
        return tuple(one for one in self.by_index if one.psi and one.stability is stability)


@dataclass(frozen=True)
class ActiveShare:
    """The active share against its target: as it was, where it was kept, and as it is."""

    then: Share | None
    now: Share | Missing


def drift_of(model: ScoringModel, then: Snapshot, now: Snapshot) -> Drift:
    """How the leads of now lie under the model, beside those of then."""
    scores = [{one.score: one.leads for one in side.scores} for side in (then, now)]
    return Drift(
        then=then,
        now=now,
        score=psi(bins_of(*scores)),
        criteria=tuple(
            _criterion(one, _of(then, one.name), _of(now, one.name), (then.leads, now.leads))
            for one in model.criteria
        ),
        order_then=_order(then),
        order_now=_order(now),
        wins_captured=ThenNow(_captured(then), _captured(now)),
        good_grades=ThenNow(_good(then), _good(now)),
        conversion=ThenNow(_overall(then), _overall(now)),
    )


def new_leads(store: Store, dataset_id: int, as_of: date | None) -> tuple[Filters, int] | None:
    """The leads created after the as-of date then, and how many; None without such a date."""
    if as_of is None:
        return None
    filters = Filters(dataset_id, created_from=as_of + timedelta(days=1))
    [(leads, *_)] = rows_of(store, "span", filters)
    return filters, int(leads)


def active_share(
    store: Store, filters: Filters, model: ScoringModel, evidence: Evidence
) -> ActiveShare:
    """Whether half of the leads still come from active interest."""
    name = figure_named("active_share").name
    kept = next((one for one in evidence.figures if one.name == name and one.key is None), None)
    return ActiveShare(
        None if kept is None else share(kept.numerator, kept.denominator),
        share_of(store, name, filters, model),
    )


def _index(one: CriterionDrift) -> float:
    return -1.0 if one.psi is None or one.psi.value is None else one.psi.value


def _criterion(
    criterion: Criterion,
    then: CriterionThen | None,
    now: CriterionThen | None,
    leads: tuple[int, int],
) -> CriterionDrift:
    before, after = _shares(then, leads[0]), _shares(now, leads[1])
    return CriterionDrift(
        criterion,
        None if then is None or now is None else psi(_bins(then, now)),
        *(ThenNow(first, second) for first, second in zip(before, after, strict=True)),
    )


def _of(snapshot: Snapshot, name: str) -> CriterionThen | None:
    return next((one for one in snapshot.criteria if one.name == name), None)


def _shares(found: CriterionThen | None, leads: int) -> tuple[Share, Share, Share]:
    """The share it applies to, the share it is unknown for, and how those it applies to close."""
    if found is None:
        return share(0, 0), share(0, 0), share(0, 0)
    applies = found.applies
    return (
        share(applies.leads, leads),
        share(found.unknown, leads),
        share(applies.rated_won, applies.rated),
    )


def _bins(then: CriterionThen, now: CriterionThen) -> tuple[Bin, ...]:
    """One for the unknown, and those of the known values."""
    known = [
        dict(enumerate((one.by_value[0] - one.unknown, *one.by_value[1:]))) for one in (then, now)
    ]
    return (Bin(None, None, then.unknown, now.unknown), *bins_of(*known))


def _order(snapshot: Snapshot) -> GradeOrder:
    return order_of(tuple(share(one.rated_won, one.rated) for one in snapshot.grades))


def _captured(snapshot: Snapshot) -> Share:
    good = [one.won for one in snapshot.grades if one.grade in (Grade.A, Grade.B)]
    return share(sum(good), snapshot.won)


def _good(snapshot: Snapshot) -> Share:
    good = [one.leads for one in snapshot.grades if one.grade is not Grade.D]
    return share(sum(good), snapshot.leads)


def _overall(snapshot: Snapshot) -> Share:
    won = sum(one.rated_won for one in snapshot.grades)
    return share(won, sum(one.rated for one in snapshot.grades))

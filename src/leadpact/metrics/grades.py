"""How do our leads grade, and does the order of the grades hold?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from leadpact.domain.criteria import Criterion
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Difference, Share, Trend, difference, falling_trend, share
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, breakdown_of, lacking, share_of
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.grade_counts import GradeCount, grade_counts
from leadpact.store.questions import awake


@dataclass(frozen=True)
class GradePair:
    """Two neighbouring grades: how much better the first converts, None where one is empty."""

    better: Grade
    worse: Grade
    difference: Difference | None


@dataclass(frozen=True)
class GradeOrder:
    """Whether conversion falls from A to D.

    `holds` is None when fewer than two grades have leads; grades without leads are passed over.
    `trend` is the one-sided Cochran-Armitage test over the four grades.
    """

    conversion: Breakdown
    holds: bool | None
    trend: Trend | None
    pairs: tuple[GradePair, ...]


@dataclass(frozen=True)
class MixPart:
    """The leads per grade (A to D) of one month, source or owner; None stands for no value."""

    key: str | None
    leads: tuple[int, int, int, int]


@dataclass(frozen=True)
class GradesAnswer:
    """The grade mix, its breakdowns and the order; `sleeping` criteria could not be used."""

    mix: Breakdown
    good: Share
    order: GradeOrder | Missing
    by_month: tuple[MixPart, ...]
    by_source: tuple[MixPart, ...]
    by_owner: tuple[MixPart, ...]
    sleeping: tuple[tuple[Criterion, str], ...]
    awake: int
    out_of_reach: str | None


def grades(store: Store, filters: Filters, model: ScoringModel) -> GradesAnswer:
    """How the filtered leads grade under the model."""
    kept = awake(model, filled_fields(store, filters.dataset_id))
    counts = grade_counts(store, filters, model)
    leads = sum(_of_grades(counts, lambda one: one.leads))
    mix = tuple(
        KeyedShare(grade.value, share(count, leads))
        for grade, count in zip(Grade, _of_grades(counts, lambda one: one.leads), strict=True)
    )
    return GradesAnswer(
        mix=mix,
        good=share(leads - mix[-1].share.numerator, leads),
        order=lacking(store, figure_named("grade_order"), filters.dataset_id) or _order_in(counts),
        by_month=tuple(part for part in _mix_by(counts, "month") if part.key is not None),
        by_source=_largest_first(_mix_by(counts, "source")),
        by_owner=_largest_first(_mix_by(counts, "owner")),
        sleeping=kept.sleeping,
        awake=len(kept.model.criteria),
        out_of_reach=out_of_reach(kept.model, len(model.criteria)),
    )


def out_of_reach(kept: ScoringModel, criteria: int) -> str | None:
    """Why the grades cannot be judged on this data, or None when every grade can be reached.

    `kept` is the part of the model that the data can carry, of so many criteria in all.
    """
    if kept.highest_score >= kept.cut_offs.a:
        return None
    at_work = len(kept.criteria)
    if not at_work:
        return f"none of the {criteria} criteria finds its field in this data, so all leads score 0"
    return (
        f"only {at_work} of {criteria} criteria find their field in this data, so no lead can "
        f"score above {kept.highest_score}, and A begins at {kept.cut_offs.a}"
    )


def grade_mix(store: Store, filters: Filters, model: ScoringModel) -> Breakdown:
    """The share of each grade, A to D, empty grades included."""
    found = breakdown_of(store, "grade_mix", filters, model)
    rows = () if isinstance(found, Missing) else found
    counts = {row.key: row.share.numerator for row in rows}
    return tuple(
        KeyedShare(grade.value, share(counts.get(grade.value, 0), sum(counts.values())))
        for grade in Grade
    )


def grade_order(store: Store, filters: Filters, model: ScoringModel) -> GradeOrder | Missing:
    """Whether better grades convert better, tested and pair by pair."""
    found = breakdown_of(store, "conversion_by_grade", filters, model)
    if isinstance(found, Missing):
        return found
    by_grade = {row.key: row.share for row in found}
    return order_of(tuple(by_grade.get(grade.value, share(0, 0)) for grade in Grade))


def order_of(conversion: tuple[Share, ...]) -> GradeOrder:
    """The order of four conversions, those of A to D."""
    rates = [part.rate for part in conversion if part.rate is not None]
    return GradeOrder(
        conversion=tuple(
            KeyedShare(grade.value, part) for grade, part in zip(Grade, conversion, strict=True)
        ),
        holds=None if len(rates) < 2 else all(first > second for first, second in pairwise(rates)),
        trend=falling_trend(conversion),
        pairs=tuple(
            GradePair(better, worse, difference(first, second))
            for (better, first), (worse, second) in pairwise(zip(Grade, conversion, strict=True))
        ),
    )


def lift_of_a(store: Store, filters: Filters, model: ScoringModel) -> float | Missing | None:
    """Conversion of A ÷ overall conversion; None when either has nothing to divide."""
    order = grade_order(store, filters, model)
    if isinstance(order, Missing):
        return order
    won = sum(part.share.numerator for part in order.conversion)
    leads = sum(part.share.denominator for part in order.conversion)
    of_a = order.conversion[0].share.rate
    return None if of_a is None or won == 0 else of_a / (won / leads)


def wins_captured(store: Store, filters: Filters, model: ScoringModel) -> Share | Missing:
    """Won leads graded A or B ÷ won leads."""
    return share_of(store, "wins_captured", filters, model)


def _order_in(counts: Sequence[GradeCount]) -> GradeOrder:
    won = _of_grades(counts, lambda one: one.rated_won)
    rated = _of_grades(counts, lambda one: one.rated)
    return order_of(tuple(map(share, won, rated)))


def _mix_by(counts: Sequence[GradeCount], kind: str) -> tuple[MixPart, ...]:
    parts = groupby((one for one in counts if one.kind == kind), key=lambda one: one.key)
    return tuple(MixPart(key, _four(rows, lambda one: one.leads)) for key, rows in parts)


def _of_grades(
    counts: Sequence[GradeCount], number: Callable[[GradeCount], int]
) -> tuple[int, int, int, int]:
    return _four((one for one in counts if one.kind == "all"), number)


def _four(
    counts: Iterable[GradeCount], number: Callable[[GradeCount], int]
) -> tuple[int, int, int, int]:
    """The numbers of A to D; 0 for a grade without leads."""
    found = {one.grade: number(one) for one in counts}
    return (found.get("A", 0), found.get("B", 0), found.get("C", 0), found.get("D", 0))


def _largest_first(parts: tuple[MixPart, ...]) -> tuple[MixPart, ...]:
    return tuple(sorted(parts, key=lambda part: (-sum(part.leads), part.key or "")))

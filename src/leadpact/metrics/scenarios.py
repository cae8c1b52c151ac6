"""Which scenario would serve us best? Scoring models side by side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.what_if import Side

Value = Share | int | float | bool | None


@dataclass(frozen=True)
class Candidate:
    """One scoring model in the comparison: its name, and what it makes of the leads.

    `asleep` of its criteria cannot be used on this data.
    """

    name: str
    model: ScoringModel
    side: Side
    asleep: int


class Kind(StrEnum):
    """What the values of a measure are."""

    LEADS = "leads"
    RATE = "rate"
    NUMBER = "number"
    YES_OR_NO = "yes or no"


class Mark(StrEnum):
    """Whether a value is the best in its row.

    `CLOSE` stands for the best whose interval meets another's, so that chance may have put it
    first.
    """

    NONE = ""
    BEST = "best"
    CLOSE = "best, but close"


@dataclass(frozen=True)
class Measure:
    """One row of the comparison, with a value and a mark per candidate.

    Leads and rates are shares, of all leads or of those they are a rate of; None stands for what
    cannot be told.
    """

    title: str
    kind: Kind
    values: tuple[Value, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class PointsRow:
    """What each candidate gives for one criterion, None where it does not have it.

    Or, where `is_cut_off`, the score at which a grade or the MQLs begin.
    """

    label: str
    values: tuple[int | None, ...]
    is_cut_off: bool = False


@dataclass(frozen=True)
class Comparison:
    """Candidates side by side; `points` holds only the rows in which they differ."""

    names: tuple[str, ...]
    measures: tuple[Measure, ...]
    points: tuple[PointsRow, ...]


def compare(candidates: Sequence[Candidate], compared: Candidate) -> Comparison:
    """The candidates side by side; differences are counted from the compared one."""
    return Comparison(
        tuple(one.name for one in candidates),
        (
            *(_leads(candidates, place) for place in range(len(Grade))),
            _rate("Wins captured in A+B", [one.side.wins_captured for one in candidates], 1),
            *(_conversion(candidates, place) for place in range(len(Grade))),
            _order(candidates),
            *_volumes(candidates),
            _numbers("MQL from", candidates, lambda one: one.model.mql_threshold),
            _numbers("Criteria", candidates, lambda one: len(one.model.criteria)),
            *_asleep(candidates),
            _numbers(
                f"Differences from “{compared.name}”",
                candidates,
                lambda one: differences(one.model, compared.model),
            ),
        ),
        points_that_differ([one.model for one in candidates]),
    )


def differences(model: ScoringModel, other: ScoringModel) -> int:
    """How many criteria, points, cut-offs and thresholds the two do not share."""
    return len(points_that_differ([model, other]))


def points_that_differ(models: Sequence[ScoringModel]) -> tuple[PointsRow, ...]:
    """The criteria and cut-offs in which the models differ, criteria first, in their order."""
    points = [dict(zip(model.criteria, model.points, strict=True)) for model in models]
    criteria = dict.fromkeys(one for model in models for one in model.criteria)
    rows = [
        *(
            PointsRow(_label(one, criteria), tuple(given.get(one) for given in points))
            for one in criteria
        ),
        PointsRow("A from", tuple(model.cut_offs.a for model in models), is_cut_off=True),
        PointsRow("B from", tuple(model.cut_offs.b for model in models), is_cut_off=True),
        PointsRow("C from", tuple(model.cut_offs.c for model in models), is_cut_off=True),
        PointsRow("MQL from", tuple(model.mql_threshold for model in models), is_cut_off=True),
    ]
    return tuple(row for row in rows if len(set(row.values)) > 1)


def _label(criterion: Criterion, others: Iterable[Criterion]) -> str:
    """The criterion's label, with its test where another one is labelled alike."""
    if sum(one.label == criterion.label for one in others) == 1:
        return criterion.label
    given = criterion.model_dump(exclude_none=True, exclude={"name", "label", "group", "field"})
    words = [
        f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
        for name, value in given.items()
        if value != () and name != "test"
    ]
    return f"{criterion.label} ({' '.join([criterion.field, criterion.test.value, *words])})"


def _leads(candidates: Sequence[Candidate], place: int) -> Measure:
    values = [
        share(one.side.outlook.grades[place].leads, one.side.outlook.leads) for one in candidates
    ]
    return _unmarked(f"Leads in {tuple(Grade)[place].value}", Kind.LEADS, values)


def _conversion(candidates: Sequence[Candidate], place: int) -> Measure:
    title = f"{tuple(Grade)[place].value} closes at"
    values = [one.side.order.conversion[place].share for one in candidates]
    # Good grades find winners in A and leave none in D; B and C have no better direction.
    direction = {0: 1, len(Grade) - 1: -1}.get(place)
    return _rate(title, values, direction) if direction else _unmarked(title, Kind.RATE, values)


def _order(candidates: Sequence[Candidate]) -> Measure:
    values = [one.side.order.holds for one in candidates]
    told = {value for value in values if value is not None}
    marks = [Mark.BEST if value and len(told) > 1 else Mark.NONE for value in values]
    return Measure("Grade order holds", Kind.YES_OR_NO, tuple(values), tuple(marks))


def _volumes(candidates: Sequence[Candidate]) -> tuple[Measure, ...]:
    if all(one.side.mqls_a_month is None for one in candidates):
        return (_numbers("MQLs", candidates, lambda one: one.side.outlook.mqls),)
    return (
        _numbers("MQLs a month", candidates, lambda one: one.side.mqls_a_month),
        _numbers("MQLs per rep a month", candidates, lambda one: one.side.mqls_a_rep),
    )


def _asleep(candidates: Sequence[Candidate]) -> tuple[Measure, ...]:
    if not any(one.asleep for one in candidates):
        return ()
    return (_numbers("Criteria asleep", candidates, lambda one: one.asleep),)


def _numbers(
    title: str, candidates: Sequence[Candidate], of: Callable[[Candidate], int | float | None]
) -> Measure:
    return _unmarked(title, Kind.NUMBER, [of(one) for one in candidates])


def _unmarked(title: str, kind: Kind, values: Sequence[Value]) -> Measure:
    return Measure(title, kind, tuple(values), (Mark.NONE,) * len(values))


def _rate(title: str, values: Sequence[Share], direction: int) -> Measure:
    """A measure whose best value is the highest (`direction` 1) or the lowest one (-1)."""
    judged = [one for one in values if one.rate is not None and not one.too_few]
    rates = {(one.rate or 0.0) * direction for one in judged}
    if len(rates) < 2:
        return _unmarked(title, Kind.RATE, values)
    best = [one for one in judged if (one.rate or 0.0) * direction == max(rates)]
    rest = [one for one in judged if one not in best]
    mark = Mark.CLOSE if any(_meet(one, other) for one in best for other in rest) else Mark.BEST
    marks = tuple(mark if one in best else Mark.NONE for one in values)
    return Measure(title, Kind.RATE, tuple(values), marks)


def _meet(one: Share, other: Share) -> bool:
    """Whether the two intervals have a rate in common."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low <= other.high and other.low <= one.high

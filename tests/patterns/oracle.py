"""What the glossary says a model makes of leads, lead by lead, with nothing but Python."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import floor

from leadpact.domain.criteria import Criterion, Group, Test
from leadpact.domain.scoring_model import ScoringModel

Value = str | float | bool | datetime | None


@dataclass(frozen=True)
class Lead:
    """One lead: its cells by field (None for unknown), whether it was won, and after how long."""

    cells: Mapping[str, Value]
    is_won: bool
    days_to_win: int | None


@dataclass(frozen=True)
class Verdict:
    """What the model says of one lead; `unknown` are the names of its unanswered criteria."""

    score: int
    fit: int
    engagement: int
    red_flags: int
    grade: str
    is_mql: bool
    values: Mapping[str, int | None]

    @property
    def unknown(self) -> int:
        return sum(value is None for value in self.values.values())


def is_awake(criterion: Criterion, leads: Sequence[Lead]) -> bool:
    """Whether any lead of the data has each of the fields that the criterion speaks of."""
    fields = [criterion.field, *(["product"] if criterion.product is not None else [])]
    fields += [criterion.since] if criterion.since is not None else []
    return all(any(lead.cells[field] is not None for lead in leads) for field in fields)


def value_of(criterion: Criterion, lead: Lead, as_of: date | None) -> int | None:
    """The whole number that the criterion gives the lead, None where it cannot be known.

    In hundredths where it decays: what is left of it after the full months of 30 days since.
    """
    fresh = _fresh_value_of(criterion, lead, as_of)
    if criterion.decay is None or criterion.since is None or not fresh:
        return fresh
    since = lead.cells[criterion.since]
    if since is None or as_of is None:
        return None
    assert isinstance(since, datetime)
    months = max(0, (as_of - since.date()).days) // 30
    return fresh * max(0, 100 - criterion.decay * months)


def points_of(criterion: Criterion, value: int | None, points: int) -> int:
    """What the value is worth at these points; what is left of fading ones is rounded half up."""
    whole = Fraction((value or 0) * points, 1 if criterion.decay is None else 100)
    return floor(whole + Fraction(1, 2))


def _fresh_value_of(criterion: Criterion, lead: Lead, as_of: date | None) -> int | None:
    if criterion.product is not None:
        product = lead.cells["product"]
        if product is None:
            return None
        if str(product).lower() != criterion.product.lower():
            return 0
    cell = lead.cells[criterion.field]
    if criterion.test is Test.IS_FILLED:
        return int(cell is not None)
    if cell is None:
        return None
    return _TESTS[criterion.test](criterion, cell, as_of)


def _number(cell: Value) -> float:
    assert isinstance(cell, float)
    return cell


def _is_one_of(criterion: Criterion, cell: Value, _as_of: date | None) -> int:
    return int(str(cell).lower() in [text.lower() for text in criterion.values])


def _contains(criterion: Criterion, cell: Value, _as_of: date | None) -> int:
    return int(any(text.lower() in str(cell).lower() for text in criterion.values))


def _at_least(criterion: Criterion, cell: Value, _as_of: date | None) -> int:
    assert criterion.number is not None
    return int(_number(cell) >= criterion.number)


def _at_most(criterion: Criterion, cell: Value, _as_of: date | None) -> int:
    assert criterion.number is not None
    return int(_number(cell) <= criterion.number)


def _between(criterion: Criterion, cell: Value, _as_of: date | None) -> int:
    assert criterion.low is not None
    assert criterion.high is not None
    return int(criterion.low <= _number(cell) <= criterion.high)


def _count(criterion: Criterion, cell: Value, _as_of: date | None) -> int:
    """Whole things only: 2.9 visits are two, and fewer than none is none."""
    assert criterion.cap is not None
    return min(criterion.cap, max(0, int(_number(cell) // 1)))


def _within_days(criterion: Criterion, cell: Value, as_of: date | None) -> int:
    assert criterion.days is not None
    assert isinstance(cell, datetime)
    return int(as_of is not None and 0 <= (as_of - cell.date()).days <= criterion.days)


_TESTS: Mapping[Test, Callable[[Criterion, Value, date | None], int]] = {
    Test.IS_ONE_OF: _is_one_of,
    Test.IS_NOT: lambda criterion, cell, as_of: 1 - _is_one_of(criterion, cell, as_of),
    Test.CONTAINS: _contains,
    Test.AT_LEAST: _at_least,
    Test.AT_MOST: _at_most,
    Test.BETWEEN: _between,
    Test.IS_TRUE: lambda _criterion, cell, _as_of: int(cell is True),
    Test.COUNT: _count,
    Test.WITHIN_DAYS: _within_days,
}


def verdict_on(
    model: ScoringModel, awake: Sequence[Criterion], lead: Lead, as_of: date | None
) -> Verdict:
    """Score, grade and MQL of one lead, from the criteria that do not sleep."""
    values = {criterion.name: value_of(criterion, lead, as_of) for criterion in awake}
    parts: Counter[Group] = Counter()
    for criterion in awake:
        points = model.points_of(criterion.name)
        parts[criterion.group] += points_of(criterion, values[criterion.name], points)
    score = sum(parts.values())
    cut = model.cut_offs
    return Verdict(
        score=score,
        fit=parts[Group.FIT],
        engagement=parts[Group.BEHAVIOUR] + parts[Group.INTENT],
        red_flags=parts[Group.RED_FLAG],
        grade="A" if score >= cut.a else "B" if score >= cut.b else "C" if score >= cut.c else "D",
        is_mql=score >= model.mql_threshold or lead.cells["wants_contact"] is True,
        values=values,
    )


def percentile_90(days: Sequence[int]) -> float | None:
    """The 90th percentile, straight between neighbours: at 0.9 × (n − 1), counted from 0.

    Worked in tenths, so that it is exact.
    """
    if not days:
        return None
    ordered = sorted(days)
    place, tenths = divmod(9 * (len(ordered) - 1), 10)
    above = ordered[min(place + 1, len(ordered) - 1)]
    return (10 * ordered[place] + tenths * (above - ordered[place])) / 10

"""Criteria and points as SQL over leads: what a lead's values, score and grade are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadpact.domain.criteria import DAYS_A_MONTH, Criterion, Group, Test
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Parameter

_LEAD_FIELDS = frozenset(field.name for field in LEAD_FIELDS)
_OF_WORDS = frozenset({Test.IS_ONE_OF, Test.IS_NOT, Test.CONTAINS})
_CONDITIONS: Mapping[Test, str] = {
    Test.AT_LEAST: "{column} >= $number_{place}",
    Test.AT_MOST: "{column} <= $number_{place}",
    Test.BETWEEN: "{column} between $low_{place} and $high_{place}",
    Test.IS_TRUE: "{column}",
    Test.IS_FILLED: "{column} is not null",
    Test.COUNT: "least(greatest(floor({column}), 0), $cap_{place})",
    Test.WITHIN_DAYS: (
        "date_diff('day', cast({column} as date), cast($as_of as date)) between 0 and $days_{place}"
    ),
}
_CAST = {FieldType.NUMBER: "double", FieldType.DATE: "timestamp", FieldType.BOOLEAN: "boolean"}


@dataclass(frozen=True)
class CustomField:
    """A column of the user's own: its header, its place among the custom columns, its type."""

    name: str
    number: int
    type: FieldType


@dataclass(frozen=True)
class SqlPart:
    """A piece of SQL and the parameters it names."""

    text: str
    parameters: Mapping[str, Parameter]


def values_sql(criteria: Sequence[Criterion], customs: Sequence[CustomField]) -> SqlPart:
    """The select list `value_1, value_2, …`: each criterion's value, NULL where unknown."""
    parameters: dict[str, Parameter] = {}
    lines = []
    for place, criterion in enumerate(criteria, start=1):
        lines.append(f"{value_sql(criterion, place, customs, parameters)} as value_{place}")
    return SqlPart(",\n    ".join(lines), parameters)


def graded_sql(model: ScoringModel, suffix: str = "") -> SqlPart:
    """The select list over `valued`: score, its parts, grade, is_mql, and what is unknown.

    `least_score` and `most_score` are the ends of the range if the unknown were known. The names
    of its parameters end in `suffix`, so that two models can stand in one statement.
    """
    parameters: dict[str, Parameter] = {
        f"cut_off_a{suffix}": model.cut_offs.a,
        f"cut_off_b{suffix}": model.cut_offs.b,
        f"cut_off_c{suffix}": model.cut_offs.c,
        f"mql_threshold{suffix}": model.mql_threshold,
    }
    fit, engagement, red_flag, unknown = ["0"], ["0"], ["0"], ["0"]
    least, most = ["score"], ["score"]
    parts = {
        Group.FIT: fit,
        Group.BEHAVIOUR: engagement,
        Group.INTENT: engagement,
        Group.RED_FLAG: red_flag,
    }
    for place, (criterion, points) in enumerate(
        zip(model.criteria, model.points, strict=True), start=1
    ):
        parameters[f"points_{place}{suffix}"] = points
        parts[criterion.group].append(worth_sql(criterion, place, suffix))
        unknown.append(f"case when value_{place} is null then 1 else 0 end")
        parameters[f"stake_{place}{suffix}"] = points * criterion.largest_value
        end = least if points < 0 else most
        end.append(f"case when value_{place} is null then $stake_{place}{suffix} else 0 end")
    return SqlPart(
        f"""{" + ".join(fit)} as fit_score,
    {" + ".join(engagement)} as engagement_score,
    {" + ".join(red_flag)} as red_flag_score,
    {" + ".join(unknown)} as unknown_criteria,
    fit_score + engagement_score + red_flag_score as score,
    case when score >= $cut_off_a{suffix} then 'A'
         when score >= $cut_off_b{suffix} then 'B'
         when score >= $cut_off_c{suffix} then 'C' else 'D' end as grade,
    score >= $mql_threshold{suffix} or coalesce(wants_contact, false) as is_mql,
    {" + ".join(least)} as least_score,
    {" + ".join(most)} as most_score""",
        parameters,
    )


def worth_sql(criterion: Criterion, place: int, suffix: str = "") -> str:
    """The points a lead has from the criterion whose value is `value_{place}`, in whole points.

    The points it is worth are the parameter `points_{place}`, with the suffix. What is left of
    decaying ones is rounded.
    """
    worth = f"coalesce(value_{place}, 0) * $points_{place}{suffix}"
    if criterion.decay is None:
        return worth
    exact = f"{worth} / {criterion.unit:d}.0"
    # Half up, whatever the sign, as NumPy does it on the patterns.
    return f"cast(floor({exact} + 0.5) as integer)"


def value_sql(
    criterion: Criterion,
    place: int,
    customs: Sequence[CustomField],
    parameters: dict[str, Parameter],
) -> str:
    """The criterion's value, NULL where unknown; its parameters, named by `place`, are added."""
    column = column_sql(criterion.field, customs)
    test = _decayed(
        criterion, _test(criterion, column, place, parameters), customs, place, parameters
    )
    known = "true" if criterion.test is Test.IS_FILLED else f"{column} is not null"
    if criterion.product is None:
        return f"case when {known} then {test} end"
    parameters[f"product_{place}"] = criterion.product
    other = f"lower(leads.product) <> lower($product_{place})"
    return (
        f"case when leads.product is null then null when {other} then 0 "
        f"when {known} then {test} end"
    )


def column_sql(field: str, customs: Sequence[CustomField]) -> str:
    """The field as SQL over `leads`, or over `custom` for a column of the user's own.

    Raises StopIteration when the field is neither.
    """
    if field in _LEAD_FIELDS:
        return f"leads.{field}"
    custom = next(custom for custom in customs if custom.name == field)
    column = f"custom.c{custom.number}"
    cast = _CAST.get(custom.type)
    return f"try_cast({column} as {cast})" if cast else column


def _decayed(
    criterion: Criterion,
    test: str,
    customs: Sequence[CustomField],
    place: int,
    parameters: dict[str, Parameter],
) -> str:
    """The value in hundredths, less what its age has taken; unknown where its age is."""
    if criterion.decay is None or criterion.since is None:
        return test
    parameters[f"decay_{place}"] = criterion.decay
    since = f"cast({column_sql(criterion.since, customs)} as date)"
    days = f"date_diff('day', {since}, cast($as_of as date))"
    left = f"greatest(100 - $decay_{place} * (greatest({days}, 0) // {DAYS_A_MONTH:d}), 0)"
    return f"case when {test} = 0 then 0 when {days} is null then null else {test} * {left} end"


def _test(criterion: Criterion, column: str, place: int, parameters: dict[str, Parameter]) -> str:
    """The criterion's value where its field is known, as a whole number."""
    for name in ("number", "low", "high", "cap", "days"):
        parameters[f"{name}_{place}"] = getattr(criterion, name)
    if criterion.test in _OF_WORDS:
        condition = _words(criterion, column, place, parameters)
    else:
        condition = _CONDITIONS[criterion.test].format(column=column, place=place)
    if criterion.test is Test.COUNT:
        return f"cast({condition} as integer)"
    return f"case when {condition} then 1 else 0 end"


def _words(criterion: Criterion, column: str, place: int, parameters: dict[str, Parameter]) -> str:
    names = []
    for number, value in enumerate(criterion.values, start=1):
        parameters[f"text_{place}_{number}"] = value
        names.append(f"lower($text_{place}_{number})")
    if criterion.test is Test.CONTAINS:
        return " or ".join(f"contains(lower({column}), {name})" for name in names)
    listed = f"lower({column}) in ({', '.join(names)})"
    return listed if criterion.test is Test.IS_ONE_OF else f"not {listed}"

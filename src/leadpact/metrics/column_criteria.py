"""A criterion made of one value of a column."""

from leadpact.domain.criteria import Criterion, Group, Test
from leadpact.domain.fields import FieldType
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.column_bins import DAYS
from leadpact.metrics.columns import ColumnAnswer, ValueRow

POINTS = 10
_BEHAVIOUR = frozenset(
    "visits page_views downloads webinars forms email_clicks last_activity_at".split()
)
_INTENT = frozenset(
    "pricing_visits questions_answered wants_contact timeline budget authority need".split()
)
_LONGEST_LABEL = 80


def with_criterion(
    model: ScoringModel, answer: ColumnAnswer, row: ValueRow, label: str
) -> ScoringModel:
    """The model with one more criterion: the lead has this value in the column.

    Ten points where such leads close better than the others, minus ten as a red flag where they
    close worse. Raises ValueError when no test can tell the value, which `can_test` says before.
    """
    worse = row.against_rest is not None and row.against_rest.value < 0
    title = f"{label}: {_said(answer, row)}"
    criterion = Criterion.model_validate(
        {
            "name": model.free_name(title),
            "label": title if len(title) <= _LONGEST_LABEL else f"{title[: _LONGEST_LABEL - 1]}…",
            "group": Group.RED_FLAG if worse else _group(answer),
            "field": answer.column.field,
            **_test(answer, row),
        }
    )
    return model.with_criterion(criterion, -POINTS if worse else POINTS)


def can_test(answer: ColumnAnswer, row: ValueRow) -> bool:
    """Whether a criterion can tell the row's leads: no test is for empty, pooled or a "no"."""
    return bool(_test(answer, row))


def _test(answer: ColumnAnswer, row: ValueRow) -> dict[str, object]:
    if row.key is None or row.pooled:
        return {}
    if isinstance(row.key, str):
        return {"test": Test.IS_ONE_OF, "values": (row.key,)}
    if answer.column.type is FieldType.BOOLEAN:
        return {"test": Test.IS_TRUE} if row.key else {}
    if answer.column.type is FieldType.DATE:
        days = _days(row.key)
        return {} if days is None else {"test": Test.WITHIN_DAYS, "days": days}
    return _number_test(answer.edges, row.key, row.most)


def _number_test(
    edges: tuple[float, ...], place: int, most: str | float | bool | None
) -> dict[str, object]:
    if not edges:
        return {"test": Test.IS_FILLED}
    if place == len(edges):
        return {"test": Test.AT_LEAST, "number": edges[-1]}
    if place == 0:
        return {"test": Test.AT_MOST, "number": most}
    return {"test": Test.BETWEEN, "low": edges[place - 1], "high": most}


def _days(place: int) -> int | None:
    """The last day of a bin of dates; none for dates to come and for those without an end."""
    return int(DAYS[place]) - 1 if 0 < place < len(DAYS) else None


def _said(answer: ColumnAnswer, row: ValueRow) -> str:
    is_date = answer.column.type is FieldType.DATE and isinstance(row.key, int)
    days = _days(row.key) if is_date and isinstance(row.key, int) else None
    return row.label if days is None else f"within {days} days"


def _group(answer: ColumnAnswer) -> Group:
    if answer.column.is_own:
        return Group.FIT
    if answer.column.field in _INTENT:
        return Group.INTENT
    return Group.BEHAVIOUR if answer.column.field in _BEHAVIOUR else Group.FIT

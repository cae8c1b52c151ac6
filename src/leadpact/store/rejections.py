"""Questions to the hand-offs that were decided: what was said no to, when, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from leadpact.store.questions import Query, compose

WEEK_FIELDS = ("source", "campaign", "product", "owner", "reason")


@dataclass(frozen=True)
class ReasonCount:
    """The hand-offs of one key that sales rejected for one reason; `reason` None: accepted."""

    key: str | None
    reason: str | None
    hand_offs: int


@dataclass(frozen=True)
class WeekCount:
    """The hand-offs decided in the week that begins on this Monday, and the rejected among them."""

    week: date
    decided: int
    rejected: int


@dataclass(frozen=True)
class ValueCount:
    """The hand-offs with one value of a field, in all weeks and in the week asked for."""

    field: str
    value: str
    in_week: int
    in_all: int


def has_rejections(store: Store, dataset_id: int) -> bool:
    """Whether the data set tells of any hand-off that was rejected."""
    return _any_hand_off(store, dataset_id, "decision = 'rejected'")


def has_dated_rejections(store: Store, dataset_id: int) -> bool:
    """Whether the data set tells when any hand-off was rejected."""
    return _any_hand_off(store, dataset_id, "decision = 'rejected' and decided_at is not null")


def has_dated_hand_offs(store: Store, dataset_id: int) -> bool:
    """Whether the data set tells when any lead was handed off."""
    return _any_hand_off(store, dataset_id, "happened_at is not null")


def reason_counts(store: Store, question: str, filters: Filters) -> tuple[ReasonCount, ...]:
    """Per key and reason of the question the decided hand-offs, ordered by key and reason."""
    query = _over(
        store,
        question,
        filters,
        """select key, part, count(*) from figure
group by key, part order by key nulls last, part nulls last""",
    )
    rows = store.rows(query.text, query.parameters)
    return tuple(ReasonCount(key, part, int(count)) for key, part, count in rows)


def week_counts(store: Store, filters: Filters) -> tuple[WeekCount, ...]:
    """The hand-offs of each week that has decisions, in the order of time."""
    query = _over(
        store,
        "rejection_chart",
        filters,
        """select key, count(*), count(*) filter (where counted) from figure
group by key order by key""",
    )
    rows = store.rows(query.text, query.parameters)
    return tuple(WeekCount(key, int(decided), int(rejected)) for key, decided, rejected in rows)


def week_values(
    store: Store, filters: Filters, weeks: Sequence[date]
) -> dict[date, tuple[ValueCount, ...]]:
    """Per week asked for: the values that its hand-offs have, and how often all have them."""
    fields = ", ".join(WEEK_FIELDS)
    sets = ", ".join(f"(week, {field})" for field in WEEK_FIELDS)
    query = _over(
        store,
        "rejection_chart",
        filters,
        f"""select week, {fields}, count(*)
from (
    select
        case when list_contains(cast($weeks as date[]), key) then key end as week,
        {fields}
    from figure
) as marked
group by grouping sets ({sets})""",
    )
    asked = {**query.parameters, "weeks": [week.isoformat() for week in weeks]}
    in_week: dict[tuple[date | None, str, str], int] = {}
    in_all: dict[tuple[str, str], int] = {}
    for week, *values, hand_offs in store.rows(query.text, asked):
        for field, value in zip(WEEK_FIELDS, values, strict=True):
            if value is not None:
                in_week[week, field, value] = int(hand_offs)
                in_all[field, value] = in_all.get((field, value), 0) + int(hand_offs)
    return {
        week: tuple(
            ValueCount(field, value, hand_offs, in_all[field, value])
            for (of_week, field, value), hand_offs in sorted(
                in_week.items(), key=lambda one: one[0][1:]
            )
            if of_week == week
        )
        for week in weeks
    }


def reasons_of_leads(
    store: Store, filters: Filters, lead_ids: Sequence[str]
) -> tuple[tuple[str, str | None], ...]:
    """The decided hand-offs of these leads: the lead, and the reason where sales rejected it."""
    query = _over(
        store,
        "reason_drivers",
        filters,
        """select lead_id, key from figure
where lead_id in (select unnest($lead_ids)) order by lead_id, key nulls last""",
    )
    rows = store.rows(query.text, {**query.parameters, "lead_ids": list(lead_ids)})
    return tuple((lead_id, key) for lead_id, key in rows)


def _any_hand_off(store: Store, dataset_id: int, condition: str) -> bool:
    found = store.rows(
        f"select 1 from hand_off where dataset_id = $dataset_id and {condition} limit 1",
        {"dataset_id": dataset_id},
    )
    return bool(found)


def _over(store: Store, question: str, filters: Filters, outer: str) -> Query:
    """A query over the rows of a question, which goes by the name `figure`."""
    query = compose(store, question, filters)
    figure = f"figure as (\n{query.question.rstrip()}\n)"
    return Query((*query.steps, figure), outer, query.parameters)

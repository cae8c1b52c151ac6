"""Questions to the hand-offs that were decided: what was said no to, when, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from leadpact.store.questions import compose, over_figure, rows_of


@dataclass(frozen=True)
class ReasonCount:
    """The hand-offs of one key that sales rejected for one reason; `reason` None: accepted."""

    key: str | None
    reason: str | None
    hand_offs: int


@dataclass(frozen=True)
class DecidedCount:
    """Decided hand-offs that are alike; `reason` None: sales accepted them.

    `week` is the Monday of the decision. `passed` says of a first hand-off whether the lead was
    right the first time, and `month` is the first of its month; both are None for later ones.
    """

    source: str | None
    campaign: str | None
    reason: str | None
    week: date | None
    month: date | None
    passed: bool | None
    hand_offs: int


@dataclass(frozen=True)
class WeekValue:
    """The hand-offs with a value of a field decided in one of the weeks asked for, or in others."""

    field: str
    value: str
    week: date | None
    hand_offs: int


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
    query = over_figure(
        compose(store, question, filters),
        """select key, part, count(*) from figure
group by key, part order by key nulls last, part nulls last""",
    )
    rows = store.rows(query.text, query.parameters)
    return tuple(ReasonCount(key, part, int(count)) for key, part, count in rows)


def decided_counts(store: Store, filters: Filters) -> tuple[DecidedCount, ...]:
    """All decided hand-offs, those that are alike counted together, in no order."""
    rows = rows_of(store, "decided_hand_offs", filters)
    return tuple(DecidedCount(*row) for row in rows)


def week_values(
    store: Store, filters: Filters, weeks: Sequence[date], fields: Sequence[str]
) -> tuple[WeekValue, ...]:
    """How many hand-offs of the weeks, and of all others together, have each value of the fields.

    The fields are among those that the question names.
    """
    listed = ", ".join(fields)
    query = over_figure(
        compose(store, "rejection_chart", filters),
        f"""select week, {listed}, count(*)
from (
    select case when list_contains(cast($weeks as date[]), key) then key end as week, {listed}
    from figure
) as marked
group by grouping sets ({", ".join(f"(week, {field})" for field in fields)})""",
    )
    asked = {**query.parameters, "weeks": [week.isoformat() for week in weeks]}
    return tuple(
        WeekValue(field, value, week, int(hand_offs))
        for week, *values, hand_offs in store.rows(query.text, asked)
        for field, value in zip(fields, values, strict=True)
        if value is not None
    )


def reasons_of_leads(
    store: Store, filters: Filters, lead_ids: Sequence[str]
) -> tuple[tuple[str, str | None], ...]:
    """The decided hand-offs of these leads: the lead, and the reason where sales rejected it."""
    query = over_figure(
        compose(store, "reason_drivers", filters),
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

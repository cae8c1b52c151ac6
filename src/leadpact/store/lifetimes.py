"""What is counted day by day: how long leads were watched, and whether it happened in that time."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.lifetimes import DayCount
from leadpact.store.database import Store
from leadpact.store.questions import Query, compose


@dataclass(frozen=True)
class KeyedDays:
    """The day counts of one key, or of several smaller ones pooled.

    `keys` is how many keys these are; `key` is None for those without a value, and where several
    are pooled. `unseen` are the rows whose days cannot be told.
    """

    key: str | None
    keys: int
    counts: tuple[DayCount, ...]
    unseen: int


# The keys with most rows stand alone, and the rest are pooled after them.
_STEPS = """per_day as (
    select key, days, count(*) filter (where counted) as happened, count(*) as all_rows
    from figure
    group by key, days
),
sized as (
    select *, sum(all_rows) over (partition by key) as size from per_day
),
placed as (
    select *, dense_rank() over (order by size desc, key nulls last) as place from sized
)"""
_BY_DAY = """
select
    least(place, $most + 1) as at_place,
    case when place <= $most then key end as shown,
    (select count(distinct place) from placed where place > $most) as pooled,
    days, sum(happened), sum(all_rows)
from placed
group by at_place, shown, days
order by at_place, days nulls last"""


def day_counts(store: Store, question: str, filters: Filters, most: int) -> tuple[KeyedDays, ...]:
    """The question's rows by key and whole days: the `most` largest keys, and the rest pooled.

    The question gives `key`, `counted` and `days`.
    """
    asked = compose(store, question, filters)
    figure = f"figure as (\n{asked.question.rstrip()}\n)"
    query = Query((*asked.steps, figure, _STEPS), _BY_DAY, asked.parameters)
    found: dict[int, list[tuple[str | None, int, int | None, int, int]]] = {}
    for place, *row in store.rows(query.text, {**query.parameters, "most": most}):
        key, pooled, days, happened, all_rows = row
        found.setdefault(int(place), []).append(
            (key, int(pooled), days, int(happened), int(all_rows))
        )
    return tuple(_keyed(rows, is_pooled=place > most) for place, rows in found.items())


def _keyed(
    rows: list[tuple[str | None, int, int | None, int, int]], *, is_pooled: bool
) -> KeyedDays:
    key, pooled, *_ = rows[0]
    return KeyedDays(
        key,
        pooled if is_pooled else 1,
        tuple(
            DayCount(int(days), happened, all_rows - happened)
            for _, _, days, happened, all_rows in rows
            if days is not None
        ),
        sum(all_rows for _, _, days, _, all_rows in rows if days is None),
    )

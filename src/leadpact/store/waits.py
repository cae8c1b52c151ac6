"""How long leads waited after a no: until the next hand-off, until the win, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from leadpact.store.questions import Query, compose


class Wait(StrEnum):
    """What is waited for, and who is counted.

    NEXT: the next hand-off, after every no. WIN: the win, once per lead, after its first no.
    CLOSE: what came of those that came back long enough ago, by the days they had waited.
    """

    NEXT = "next"
    WIN = "win"
    CLOSE = "close"


@dataclass(frozen=True)
class WaitCount:
    """So many of one reason waited `days` (None: cannot be told); with `happened` it happened.

    `place` is that of the reason by its number of no's, from 1; the smaller reasons are pooled in
    the last place, as `reasons` of them. CLOSE is not told by reason.
    """

    wait: Wait
    place: int
    reason: str | None
    reasons: int
    days: int | None
    happened: int
    count: int


_STEPS = """sized as (
    select key, dense_rank() over (order by count(*) desc, key nulls last) as place
    from figure
    group by key
),
kept as (
    select
        figure.* exclude (key),
        case when place <= $most then figure.key end as key,
        least(place, $most + 1) as place,
        case when place <= $most then 1 else (select count(*) - $most from sized) end as reasons
    from figure
    join sized on sized.key is not distinct from figure.key
)"""
_BY_DAYS = """
select 'next' as wait, place, key, reasons, days, count(*) filter (where counted), count(*)
from kept group by place, key, reasons, days
union all
select 'win', place, key, reasons, days_to_win, count(*) filter (where won), count(*)
from kept where is_first group by place, key, reasons, days_to_win
union all
select 'close', 0, null, 0, days, count(*) filter (where won_next), count(*)
from kept where counted and judged and days is not null group by days
order by wait, place, days nulls last"""


def wait_counts(store: Store, filters: Filters, most: int) -> tuple[WaitCount, ...]:
    """All waits after a no by reason and whole days, the `most` frequent reasons apart."""
    asked = compose(store, "days_to_next_hand_off", filters)
    figure = f"figure as (\n{asked.question.rstrip()}\n)"
    query = Query((*asked.steps, figure, _STEPS), _BY_DAYS, asked.parameters)
    return tuple(
        WaitCount(Wait(wait), *rest)
        for wait, *rest in store.rows(query.text, {**query.parameters, "most": most})
    )


def has_history(store: Store, dataset_id: int) -> bool:
    """Whether the data set knows when stages changed."""
    return bool(
        store.rows(
            "select 1 from stage_change where dataset_id = $dataset_id limit 1",
            {"dataset_id": dataset_id},
        )
    )

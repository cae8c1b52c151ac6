"""What the sources of a data set cost, month by month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadpact.errors import EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.entered import MOST, Entered, save_entered


@dataclass(frozen=True)
class Spend:
    """What a source, named as leads name theirs, cost in a month.

    `month` is its first day; `cost` is in the currency of the amounts.
    """

    source: str
    month: date
    cost: float


def list_spend(store: Store, dataset_id: int) -> tuple[Spend, ...]:
    """All costs of the data set by source and month."""
    rows = store.rows(
        """select source, month, cost from spend
        where dataset_id = $dataset_id order by source, month""",
        {"dataset_id": dataset_id},
    )
    return tuple(Spend(*row) for row in rows)


def leads_with_cost(store: Store, dataset_id: int) -> int:
    """How many leads came from a source that has a cost in any month."""
    rows = store.rows(
        """select count(*) from lead where dataset_id = $dataset_id
        and source in (select source from spend where dataset_id = $dataset_id)""",
        {"dataset_id": dataset_id},
    )
    return int(rows[0][0])


def set_spend(store: Store, dataset_id: int, spend: Sequence[Spend], by: str = "") -> None:
    """Replace all costs of the data set: all of them, or nothing.

    Raises EntryError when a source has no name, a month of it stands twice or is not told by its
    first day, or a cost is below zero.
    """
    _check(spend)

    def insert(cursor: Cursor) -> int:
        run(
            cursor,
            """insert into spend
            select $dataset_id, unnest($sources), unnest($months)::date, unnest($costs)::double""",
            {
                "dataset_id": dataset_id,
                "sources": [one.source for one in spend],
                "months": [one.month.isoformat() for one in spend],
                "costs": [repr(float(one.cost)) for one in spend],
            },
        )
        return len(spend)

    save_entered(store, dataset_id, Entered.SPEND, insert, by)


def _check(spend: Sequence[Spend]) -> None:
    for one in spend:
        if not one.source.strip():
            raise EntryError("a cost has no source", "Fill in the source, or delete the row.")
        if one.month.day != 1:
            raise EntryError(
                f"the month of '{one.source}' is {one.month.isoformat()}",
                "Tell a month by its first day.",
            )
        if not 0 <= one.cost <= MOST:
            raise EntryError(
                f"the cost of '{one.source}' in {one.month:%Y-%m} is {one.cost:,g}",
                "Give a number from 0 to a billion.",
            )
    for (source, month), times in Counter((one.source, one.month) for one in spend).items():
        if times > 1:
            raise EntryError(
                f"'{source}' has {times} costs in {month:%Y-%m}", "Add them up into one row."
            )

"""The reps of a data set: what each can work, should bring, and takes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadpact.errors import EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.entered import MOST, Entered, save_entered


@dataclass(frozen=True)
class Rep:
    """One rep, named as leads name their owner, with what was set; None for what was not.

    `capacity` is how many leads the rep can work in a month, `quota` what the rep should win in a
    month, in the currency of the amounts. `product` and `territory` (countries) are what the rep
    takes, several apart by semicolons, None for all; `since` is the rep's first day.
    """

    owner: str
    capacity: float | None = None
    quota: float | None = None
    product: str | None = None
    territory: str | None = None
    since: date | None = None


def list_reps(store: Store, dataset_id: int) -> tuple[Rep, ...]:
    """All reps by name: the owners of the data set's leads, and those set without leads."""
    rows = store.rows(
        """with owners as (
            select owner from lead where dataset_id = $dataset_id and owner is not null
            union select owner from rep where dataset_id = $dataset_id
        )
        select owners.owner, capacity_a_month, quota, product, territory, since
        from owners
        left join rep on rep.owner = owners.owner and rep.dataset_id = $dataset_id
        order by owners.owner""",
        {"dataset_id": dataset_id},
    )
    return tuple(Rep(*row) for row in rows)


def set_reps(store: Store, dataset_id: int, reps: Sequence[Rep], by: str = "") -> None:
    """Replace what was set for all reps of the data set: all of it, or nothing.

    Raises EntryError when a rep has no name or is named twice, or a number is below zero.
    """
    _check(reps)

    def insert(cursor: Cursor) -> int:
        for rep in reps:
            run(
                cursor,
                """insert into rep values ($dataset_id, $owner, $capacity, $quota, $product,
                $territory, $since)""",
                {"dataset_id": dataset_id, **vars(rep)},
            )
        return len(reps)

    save_entered(store, dataset_id, Entered.REP, insert, by)


def _check(reps: Sequence[Rep]) -> None:
    for owner, times in Counter(rep.owner for rep in reps).items():
        if not owner.strip():
            raise EntryError("a rep has no name", "Fill in the name, or delete the row.")
        if times > 1:
            raise EntryError(f"the rep '{owner}' stands {times} times", "Keep one row for each.")
    for rep in reps:
        for name, number in (("capacity", rep.capacity), ("quota", rep.quota)):
            if number is not None and not 0 <= number <= MOST:
                raise EntryError(
                    f"the {name} of '{rep.owner}' is {number:,g}",
                    "Give a number from 0 to a billion, or leave the cell empty.",
                )

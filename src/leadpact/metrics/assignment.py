"""Which rep gets which waiting lead today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leadpact.domain.assignment import (
    Assignment,
    Seat,
    WaitingLead,
    assign,
    daily_share,
    folded,
)
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.record import Record
from leadpact.metrics.rep_load import working_reps
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.questions import counts_by, rows_of


@dataclass(frozen=True)
class FreeCapacity(Record):
    """One rep: a day's share of the capacity, what the last 24 hours brought, and what is left.

    `brought` is None where the data has no dates to tell; `free` is then the whole share.
    """

    rep: str
    capacity: float
    share: int
    brought: int | None
    free: int
    product: str | None
    territory: str | None


@dataclass(frozen=True)
class AssignmentAnswer:
    """Every waiting lead with its rep or the reason for none, and what each rep had free."""

    assignments: tuple[Assignment, ...]
    seats: tuple[FreeCapacity, ...]

    @property
    def given(self) -> int:
        """The leads that a rep gets."""
        return sum(one.rep is not None for one in self.assignments)


def assignment(
    store: Store, filters: Filters, model: ScoringModel, assumed: float | None
) -> AssignmentAnswer:
    """Give the open sales-owned leads without a rep to the reps, for one day."""
    seats = _seats(store, filters, assumed)
    waiting = [WaitingLead(*row) for row in rows_of(store, "waiting_leads", filters, model)]
    return AssignmentAnswer(
        assign(waiting, _places(seats)),
        seats,
    )


def free_capacity(
    store: Store, filters: Filters, _: ScoringModel
) -> tuple[FreeCapacity, ...] | Missing:
    """What each rep with a capacity can take today; needs one."""
    return _seats(store, filters, None) or Missing(("capacity",))


def _seats(store: Store, filters: Filters, assumed: float | None) -> tuple[FreeCapacity, ...]:
    as_of = filters.as_of or basis_of(store, filters.dataset_id).as_of
    # What a rep got is had by the rep, whatever the reader looks at.
    everything = Filters(filters.dataset_id, as_of=as_of)
    brought = {rep: leads for rep, _, leads in counts_by(store, "free_capacity", everything)}
    found = []
    for rep in working_reps(store, replace(filters, as_of=as_of)):
        can = rep.capacity if rep.capacity is not None else assumed
        if can is None:
            continue
        got = brought.get(rep.owner, 0) if as_of is not None else None
        share = daily_share(can)
        free = max(0, share - (got or 0))
        found.append(FreeCapacity(rep.owner, can, share, got, free, rep.product, rep.territory))
    return tuple(found)


def _places(seats: Sequence[FreeCapacity]) -> list[Seat]:
    return [
        Seat(seat.rep, seat.free, folded(seat.product), folded(seat.territory)) for seat in seats
    ]

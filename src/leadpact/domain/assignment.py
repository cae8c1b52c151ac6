"""Who gets which lead: by free capacity, product and territory; the best scores first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

DAYS_OF_CAPACITY = 30


@dataclass(frozen=True)
class WaitingLead:
    """A lead that waits for a rep; None where its product or country is not known."""

    lead_id: str
    score: int
    product: str | None
    country: str | None


@dataclass(frozen=True)
class Seat:
    """A rep who can take `free` more leads, of these products and territories, all where empty.

    Products and territories are folded by `folded`.
    """

    rep: str
    free: int
    products: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Assignment:
    """A lead and the rep who gets it; or None and the reason why nobody does."""

    lead: WaitingLead
    rep: str | None
    reason: str = ""


def daily_share(capacity: float) -> int:
    """What a rep who can work so many leads in 30 days gets a day, rounded half up.

    Odoo's rule of assignment: a capacity of 30 gives 1 a day, 45 gives 2, 14 gives none.
    """
    a_day = Decimal(str(capacity)) / DAYS_OF_CAPACITY
    return int(a_day.quantize(Decimal(1), ROUND_HALF_UP))


def folded(values: str | None) -> frozenset[str]:
    """The values of a text that parts them by semicolons, whatever their letters' case."""
    return frozenset(part.strip().casefold() for part in (values or "").split(";")) - {""}


def assign(leads: Sequence[WaitingLead], seats: Sequence[Seat]) -> tuple[Assignment, ...]:
    """Each lead once, the best score first and then by id, with its rep or the reason for none.

    Of the reps who take its product and its territory, the one with most left gets the lead; among
    equals the one who takes least else, then the first by name. A rep of certain products or
    territories takes no lead whose own is not known.
    """
    left = Counter({seat.rep: max(0, seat.free) for seat in seats})
    # Leads of one kind may be taken by the same reps; there are many leads and few kinds.
    kinds = {(lead.product, lead.country): lead for lead in leads}
    takers = {kind: [seat for seat in seats if _takes(seat, lead)] for kind, lead in kinds.items()}
    reasons = {kind: _why(lead, seats) for kind, lead in kinds.items()}
    found = []
    for lead in sorted(leads, key=lambda one: (-one.score, one.lead_id)):
        kind = (lead.product, lead.country)
        free = [seat for seat in takers[kind] if left[seat.rep] > 0]
        if not free:
            found.append(Assignment(lead, None, reasons[kind]))
            continue
        taker = min(free, key=lambda seat: (-left[seat.rep], _breadth(seat), seat.rep))
        left[taker.rep] -= 1
        found.append(Assignment(lead, taker.rep))
    return tuple(found)


def _takes(seat: Seat, lead: WaitingLead) -> bool:
    return _is_among(lead.product, seat.products) and _is_among(lead.country, seat.territories)


def _is_among(value: str | None, taken: frozenset[str]) -> bool:
    return not taken or (value is not None and value.strip().casefold() in taken)


def _breadth(seat: Seat) -> tuple[float, float]:
    return (len(seat.products) or float("inf"), len(seat.territories) or float("inf"))


def _why(lead: WaitingLead, seats: Sequence[Seat]) -> str:
    """Why none of these reps can take the lead."""
    if not seats:
        return "no rep has a capacity"
    if any(_takes(seat, lead) for seat in seats):
        return "the reps who may take it are full for the day"
    of_product = [seat for seat in seats if _is_among(lead.product, seat.products)]
    if not of_product and lead.product is None:
        return "its product is not known, and no rep takes all"
    if not of_product:
        return f"no rep takes {lead.product}"
    if lead.country is None:
        return "its country is not known, and no rep for it takes all"
    return f"no rep for it takes {lead.country}"

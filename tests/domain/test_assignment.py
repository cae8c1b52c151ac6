"""Leads go to reps by free capacity, product and territory, and never twice."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.assignment import (
    Assignment,
    Seat,
    WaitingLead,
    assign,
    daily_share,
    folded,
)


@pytest.mark.parametrize(
    ("capacity", "share"), [(30, 1), (45, 2), (44.9, 1), (14.9, 0), (15, 1), (0, 0), (600, 20)]
)
def test_a_capacity_of_thirty_in_thirty_days_gives_one_a_day_and_halves_go_up(
    capacity: float, share: int
) -> None:
    """Odoo: 30 / 30 = 1; 45 / 30 = 1.5, so 2; 44.9 / 30 = 1.497, so 1; 15 / 30 = 0.5, so 1."""
    assert daily_share(capacity) == share


def lead(
    number: int, score: int, product: str | None = "X", country: str | None = "AT"
) -> WaitingLead:
    return WaitingLead(f"L{number}", score, product, country)


def given_out(leads: list[WaitingLead], seats: list[Seat]) -> dict[str, str | None]:
    return {one.lead.lead_id: one.rep for one in assign(leads, seats)}


def test_the_best_leads_go_first_to_the_rep_with_most_left() -> None:
    """Bob has 2, Ann 1: L2 (90) to Bob, who then has 1 like Ann; L3 (70) to Ann, first by name;
    L1 (50) to Bob; L4 (40) finds both full.
    """
    leads = [lead(1, 50), lead(2, 90), lead(3, 70), lead(4, 40)]
    assert given_out(leads, [Seat("Bob", 2), Seat("Ann", 1)]) == {
        "L2": "Bob",
        "L3": "Ann",
        "L1": "Bob",
        "L4": None,
    }


def test_among_equals_the_rep_who_takes_least_else_gets_the_lead() -> None:
    """Zoe takes X alone, so she gets the X and leaves Ann free for the Y."""
    seats = [Seat("Ann", 1), Seat("Zoe", 1, frozenset({"x"}))]
    assert given_out([lead(1, 90), lead(2, 80, "Y")], seats) == {"L1": "Zoe", "L2": "Ann"}


@pytest.mark.parametrize(
    ("waiting", "reason"),
    [
        (lead(1, 9, "Y"), "no rep takes Y"),
        (lead(1, 9, None), "its product is not known, and no rep takes all"),
        (lead(1, 9, "x", "DE"), "no rep for it takes DE"),
        (lead(1, 9, "x", None), "its country is not known, and no rep for it takes all"),
        (lead(1, 9, " X ", "at"), "the reps who may take it are full for the day"),
    ],
)
def test_a_lead_that_nobody_may_take_says_why(waiting: WaitingLead, reason: str) -> None:
    seats = [Seat("Ann", 0, folded("X; Z"), folded("AT;ch"))]
    assert assign([waiting], seats) == (Assignment(waiting, None, reason),)


def test_without_any_rep_no_lead_is_given_out() -> None:
    assert assign([lead(1, 9)], []) == (Assignment(lead(1, 9), None, "no rep has a capacity"),)


VALUES = st.one_of(st.none(), st.sampled_from(["X", "Y", "x"]))
LEADS = st.lists(
    st.builds(WaitingLead, st.text("ab1", min_size=1), st.integers(-9, 99), VALUES, VALUES),
    unique_by=lambda one: one.lead_id,
)
TAKEN = st.frozensets(st.sampled_from(["x", "y"]))
SEATS = st.lists(
    st.builds(Seat, st.text("AB", min_size=1, max_size=3), st.integers(-1, 4), TAKEN, TAKEN),
    unique_by=lambda one: one.rep,
)


@given(LEADS, SEATS)
def test_no_lead_twice_no_rep_above_the_share_products_and_territories_kept(
    leads: list[WaitingLead], seats: list[Seat]
) -> None:
    found = assign(leads, seats)
    assert sorted(one.lead.lead_id for one in found) == sorted(one.lead_id for one in leads)
    by_rep = {seat.rep: seat for seat in seats}
    for rep, times in Counter(one.rep for one in found if one.rep is not None).items():
        assert times <= by_rep[rep].free
    for one in found:
        assert (one.rep is None) == bool(one.reason)
        if one.rep is not None:
            seat = by_rep[one.rep]
            assert not seat.products or (one.lead.product or "").casefold() in seat.products
            assert not seat.territories or (one.lead.country or "").casefold() in seat.territories


@given(LEADS, SEATS)
def test_the_order_in_which_leads_and_reps_come_changes_nothing(
    leads: list[WaitingLead], seats: list[Seat]
) -> None:
    assert assign(leads[::-1], seats[::-1]) == assign(leads, seats)


@given(LEADS, SEATS)
def test_nobody_waits_while_a_rep_who_may_take_the_lead_is_free(
    leads: list[WaitingLead], seats: list[Seat]
) -> None:
    found = assign(leads, seats)
    given_to = Counter(one.rep for one in found)
    free = [seat for seat in seats if given_to[seat.rep] < seat.free]
    for one in found:
        if one.rep is None:
            assert all(assign([one.lead], [seat])[0].rep is None for seat in free)

"""What costs the most wins, worked out by hand."""

import pytest

from leadpact.domain.shares import difference, share
from leadpact.metrics.costly import (
    costly_findings,
    source_of_noes,
    spoken_to_late,
    written_off,
)
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.kinds import HandOffKind, Kinds, LeadKind, kinds_of
from tests.metrics.tables import BY_VISITS
from tests.stores import all_of, leads

TWENTY = "lead_id | stage | visits | wants_contact | first_sales_contact_at\n" + "\n".join(
    f"{number} | {stage} | {visits} | {raised} | {'2026-01-05' if number == 1 else ''}"
    for number, (stage, visits, raised) in enumerate(
        [("won", 2, "")] * 5
        + [("lost", 2, "")] * 5
        + [("inquiry", 3, "")] * 4
        + [("rejected", 0, "yes"), ("inquiry", 0, "yes")]
        + [("won", 0, "yes")] * 4,
        start=1,
    )
)


def lead_kind(
    leads: int,
    *,
    grade: str = "A",
    is_won: bool = False,
    contact: str | None = None,
    cycled: bool | None = None,
    written_off: bool | None = None,
) -> LeadKind:
    return LeadKind(
        grade=grade,
        is_mql=True,
        raised=None,
        is_won=is_won,
        is_open=not is_won,
        matured=True,
        active=None,
        cycled=cycled,
        handed_off=True,
        rejected=False,
        written_off=written_off,
        contact=contact,
        shown=True,
        quarter=None,
        ripe_quarter=None,
        leads=leads,
    )


def hand_off_kind(source: str | None, hand_offs: int, *, accepted: bool) -> HandOffKind:
    return HandOffKind(source, accepted, True, accepted, True, None, None, hand_offs)


def kinds(*of_leads: LeadKind, hand_offs: tuple[HandOffKind, ...] = ()) -> Kinds:
    return Kinds(of_leads, hand_offs, dated=True, as_of=None, ripe_days=10)


def test_leads_left_lying_cost_what_others_of_their_kind_bring(fresh_store: Store) -> None:
    """Leads 11 to 14 reach the threshold and were never handed off. Of 1 to 10, which were, 5 won.

    4 × 5/10 = 2 wins. Hand-raisers: 15 was turned down, nobody called 16; of 15 to 20 4 were won.
    2 × 4/6 = 4/3 wins. There are no cycles, so nothing tells what written-off leads could bring.
    """
    leads(fresh_store, TWENTY)
    found = costly_findings(fresh_store, all_of(fresh_store), BY_VISITS)
    assert isinstance(found, tuple)
    half, two_thirds = share(5, 10), share(4, 6)
    assert [one.page for one in found] == ["hand_off", "hand_raise"]
    assert [one.wins for one in found] == pytest.approx([2, 4 / 3])
    assert half.low is not None
    assert half.high is not None
    assert (found[0].low, found[0].high) == pytest.approx((4 * half.low, 4 * half.high))
    assert two_thirds.low is not None
    assert found[1].low == pytest.approx(2 * two_thirds.low)
    assert found[1].evidence.startswith("1 hand-raiser turned down and 1 never called")


def test_where_nobody_notes_a_call_nobody_counts_as_never_called(fresh_store: Store) -> None:
    """Then lead 15 alone is left: 1 × 4/6 is less than one win, and no finding."""
    leads(fresh_store, TWENTY.replace("2026-01-05", ""))
    found = costly_findings(fresh_store, all_of(fresh_store), BY_VISITS)
    assert isinstance(found, tuple)
    assert [one.page for one in found] == ["hand_off"]


def test_without_outcomes_nothing_is_known_to_cost(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3")
    found = costly_findings(fresh_store, all_of(fresh_store), BY_VISITS)
    assert found == Missing(("outcome",))


def test_first_contact_is_fast_within_24_hours_of_the_hand_off(fresh_store: Store) -> None:
    """23 hours after it, 25, a day before it; never; and after a hand-off that nobody dated."""
    leads(
        fresh_store,
        """
        lead_id | mql_at           | first_sales_contact_at
        1       | 2026-01-01 10:00 | 2026-01-02 09:00
        2       | 2026-01-01 10:00 | 2026-01-02 11:00
        3       | 2026-01-01 10:00 | 2025-12-31 10:00
        4       | 2026-01-01 10:00 |
        5       |                  | 2026-01-02 11:00
        """,
    )
    found = kinds_of(fresh_store, all_of(fresh_store), BY_VISITS)
    said = sorted((kind.contact or "unknown", kind.leads) for kind in found.leads)
    assert said == [("before", 1), ("fast", 1), ("none", 1), ("slow", 1), ("unknown", 1)]


def test_late_calls_cost_what_early_ones_close_more() -> None:
    """30 of 60 against 10 of 60 is a third more: 60 late leads lost 20 wins. C and D stay out."""
    found = spoken_to_late(
        kinds(
            lead_kind(30, is_won=True, contact="fast"),
            lead_kind(30, contact="fast"),
            lead_kind(10, is_won=True, contact="slow"),
            lead_kind(50, contact="slow"),
            lead_kind(99, contact="slow", grade="C"),
        )
    )
    more = difference(share(30, 60), share(10, 60))
    assert found is not None
    assert more is not None
    assert found.wins == pytest.approx(20)
    assert (found.low, found.high) == pytest.approx((60 * more.low, 60 * more.high))


def test_speed_that_may_be_chance_is_no_finding() -> None:
    """5 of 10 against 4 of 10."""
    found = spoken_to_late(
        kinds(
            lead_kind(5, is_won=True, contact="fast"),
            lead_kind(5, contact="fast"),
            lead_kind(4, is_won=True, contact="slow"),
            lead_kind(6, contact="slow"),
        )
    )
    assert found is None


def test_a_source_costs_its_noes_beyond_those_of_others() -> None:
    """Others: 45 of 60 accepted, 75 %. The list: 10 of 40, 25 %: 40 × 50 % = 20 noes too many.

    30 wins in 100 hand-offs make them worth 6. Of the fair 4 hand-offs are too few to judge.
    """
    found = source_of_noes(
        kinds(
            lead_kind(30, is_won=True),
            hand_offs=(
                hand_off_kind("List", 10, accepted=True),
                hand_off_kind("List", 30, accepted=False),
                hand_off_kind(None, 45, accepted=True),
                hand_off_kind("Ads", 11, accepted=False),
                hand_off_kind("Fair", 4, accepted=False),
            ),
        )
    )
    assert found is not None
    assert found.what == "Reps' time on leads of List"
    assert found.wins == pytest.approx(6)
    assert found.low < 6 < found.high


def test_sources_that_are_accepted_alike_cost_nothing() -> None:
    found = source_of_noes(
        kinds(
            hand_offs=tuple(
                hand_off_kind(source, 20, accepted=accepted)
                for source in ("Fair", "List")
                for accepted in (True, False)
            )
        )
    )
    assert found is None


def test_written_off_leads_are_worth_what_recycled_ones_of_their_grade_close() -> None:
    """A: 10 written off × 3/6 = 5. B: 20 × 1/5 = 4. C: 8, but no recycled C tells of them."""
    found = written_off(
        kinds(
            lead_kind(10, written_off=True),
            lead_kind(3, is_won=True, cycled=True),
            lead_kind(3, cycled=True),
            lead_kind(20, grade="B", written_off=True),
            lead_kind(1, grade="B", is_won=True, cycled=True),
            lead_kind(4, grade="B", cycled=True),
            lead_kind(8, grade="C", written_off=True),
        )
    )
    assert found is not None
    assert found.wins == pytest.approx(9)
    assert found.evidence.startswith("30 leads written off; 36 % of those")

"""Leads that come round again, and what the written-off ones could bring."""

import pytest

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.metrics.recycling import AtStake, ClosesAtStake, recycling
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, CYCLES, broken_down, figure
from tests.stores import all_of, leads


def test_closes_at_stake_are_written_off_leads_times_conversion_of_recycled_ones(
    fresh_store: Store,
) -> None:
    """Written off (lost): 4 an A, 10 a B, 11 a C.

    Recycled A: 3, 4, 6, of which one won; B: 5, won; C and D: none. So 1 × 1/3 + 1 × 1/1 = 4/3,
    the same with the ends of the intervals, and the C cannot be judged.
    """
    leads(fresh_store, CYCLES)
    found = figure(fresh_store, "closes_at_stake")
    assert isinstance(found, ClosesAtStake)
    third, whole, none = share(1, 3), share(1, 1), share(0, 0)
    assert found.estimate == pytest.approx(4 / 3)
    assert found.low == pytest.approx((third.low or 0) + (whole.low or 0))
    assert found.high == pytest.approx((third.high or 0) + (whole.high or 0))
    assert found.unjudged == 1
    assert found.grades == (
        AtStake(Grade.A, 1, third),
        AtStake(Grade.B, 1, whole),
        AtStake(Grade.C, 1, none),
        AtStake(Grade.D, 0, none),
    )


def test_where_nothing_tells_of_written_off_leads_none_are_at_stake_or_not(
    fresh_store: Store,
) -> None:
    leads(fresh_store, "lead_id | cycles | outcome\n1 | 2 | won\n2 | 1 | open")
    assert figure(fresh_store, "closes_at_stake") == Missing(("stage",))


def test_the_recycling_page_has_its_cycles_in_order(fresh_store: Store) -> None:
    """Wins with 1, 1, 2 and 5 cycles; conversions as worked out in test_shares.py."""
    leads(fresh_store, CYCLES)
    answer = recycling(fresh_store, all_of(fresh_store), BY_VISITS)
    assert not isinstance(answer, Missing)
    assert answer.recycled_share == share(2, 4)
    assert answer.closes_by_cycle == broken_down((1, 2, 4), (2, 1, 4), (4, 1, 4))
    assert answer.conversion_by_cycle == broken_down((1, 2, 5), (2, 1, 1), (3, 0, 1), (4, 1, 2))
    assert answer.fate_of_rejected == Missing(("stage",))


def test_without_cycles_the_page_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome\n1 | won")
    assert recycling(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("cycles",))

"""What a lead, an MQL and a win of each source cost."""

from datetime import date

import pytest

from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_costs import Price, SourceCost, cost_by_source
from leadpact.store.database import Store
from leadpact.store.spend import Spend, set_spend
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import all_of, leads

JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def with_costs(store: Store, *spend: Spend) -> None:
    leads(store, SOURCES)
    set_spend(store, all_of(store).dataset_id, spend)


def costs(store: Store, filters: Filters | None = None) -> dict[str, SourceCost]:
    found = cost_by_source(store, filters or all_of(store), BY_VISITS)
    assert not isinstance(found, Missing)
    return {one.source: one for one in found}


def as_priced(price: Price) -> tuple[float, ...]:
    return (price.count, price.each or 0, price.low or 0, price.high or 0)


def test_a_cost_is_shared_by_the_leads_of_its_months(fresh_store: Store) -> None:
    """Google brought 1, 2 and 3 in January (3, 3 and 2 visits: MQLs all) and 7 in February.

    300 for January is 100 a lead and an MQL; all three are matured and two are won: 150 a win, and
    with their share of the three between 100 ÷ high and 100 ÷ low. February has no cost, so that 7
    is left out. The 50 of March brought nobody.
    """
    with_costs(fresh_store, Spend("Google", JANUARY, 300), Spend("Google", MARCH, 50))
    found = costs(fresh_store)["Google"]
    assert (found.cost, found.leads, found.months) == (350, 3, 2)
    assert found.per_lead == pytest.approx(350 / 3)
    whole, part = share(3, 3), share(2, 3)
    each = 350 / 3
    assert as_priced(found.per_mql) == pytest.approx((3, each, each, each / (whole.low or 1)))
    assert (found.matured_cost, found.matured_leads) == (300, 3)
    ends = (100 / (part.high or 1), 100 / (part.low or 1))
    assert as_priced(found.per_win) == pytest.approx((2, 150, *ends))
    assert found.per_win.too_few
    assert (found.months_without_leads, found.cost_without_leads) == (1, 50)
    assert (found.months_without_cost, found.leads_without_cost) == (1, 1)


def test_a_month_with_young_leads_prices_no_win(fresh_store: Store) -> None:
    """Of the bought list 4 (January) is old enough to be won and 5 (February) is, 8 is not.

    None is won: a win has no price, and could cost no less than 20 ÷ the high end of 0 of 2.
    """
    with_costs(
        fresh_store,
        *(Spend("Bought list", month, 20) for month in (JANUARY, FEBRUARY, MARCH)),
    )
    found = costs(fresh_store)["Bought list"]
    assert (found.leads, found.matured_leads, found.matured_cost) == (3, 2, 40)
    low = 40 / (2 * (share(0, 2).high or 1))
    assert (found.per_win.count, found.per_win.each, found.per_win.high) == (0, None, None)
    assert found.per_win.low == pytest.approx(low)


def test_a_source_without_leads_is_shown_with_its_cost(fresh_store: Store) -> None:
    with_costs(fresh_store, Spend("Billboard", JANUARY, 900))
    found = costs(fresh_store)["Billboard"]
    assert (found.leads, found.per_lead, found.cost_without_leads) == (0, None, 900)
    assert found.per_win == Price(0, None, None, None)


def test_of_the_filters_sources_and_whole_months_hold(fresh_store: Store) -> None:
    """From mid-January on, January is no whole month; to the end of February, March is out.

    A product cannot be told its part of a cost, so it leaves out nobody.
    """
    with_costs(
        fresh_store,
        *(Spend("Google", month, 100) for month in (JANUARY, FEBRUARY, MARCH)),
        Spend("Bought list", FEBRUARY, 10),
    )
    filters = Filters(
        1,
        created_from=date(2026, 1, 15),
        created_to=date(2026, 2, 28),
        sources=("Google",),
        products=("Desk",),
    )
    found = costs(fresh_store, filters)
    assert list(found) == ["Google"]
    assert (found["Google"].cost, found["Google"].leads) == (100, 1)
    assert found["Google"].leads_without_cost == 0


def test_the_last_month_may_still_be_under_way(fresh_store: Store) -> None:
    """The as-of date is 2026-03-01: a period to that day holds March as far as it goes."""
    with_costs(fresh_store, Spend("Bought list", MARCH, 30))
    found = costs(fresh_store, Filters(1, created_to=date(2026, 3, 1)))
    assert found["Bought list"].leads == 1


def test_without_costs_the_figure_says_so(fresh_store: Store) -> None:
    leads(fresh_store, SOURCES)
    assert cost_by_source(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("spend",))


def test_without_dates_costs_find_no_leads(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Web")
    assert cost_by_source(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("created_at",))

"""The tables of the closer looks at sources and at recycled leads."""

from datetime import date

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.export.recycling_sheets import (
    best_wait_sheet,
    cycled_sheet,
    first_sheet,
    ranked_sheet,
    rounds_sheet,
    waits_sheet,
)
from leadpact.export.sheets import Sheet
from leadpact.export.source_sheets import campaigns_sheet, costs_sheet, days_sheet, tigers_sheet
from leadpact.metrics.another_round import ranked_leads, worth_another_round
from leadpact.metrics.campaigns import conversion_by_campaign
from leadpact.metrics.conversion_by_day import source_curves
from leadpact.metrics.cycled_shares import closes_by_key, cycled_by_key
from leadpact.metrics.paper_tigers import paper_tigers
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_costs import cost_by_source
from leadpact.metrics.waits import waits
from leadpact.store.database import Store
from leadpact.store.spend import Spend, set_spend
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import leads

SCOPE = (Filters(1), default_model())


def whole(sheet: Sheet) -> Sheet:
    """The sheet, as long as every row has a cell for every column."""
    assert sheet.rows
    assert {len(row) for row in sheet.rows} == {len(sheet.headings)}
    assert len(set(sheet.headings)) == len(sheet.headings)
    return sheet


def test_sources_closer(sample_store: Store) -> None:
    curves = source_curves(sample_store, SCOPE[0])
    campaigns = conversion_by_campaign(sample_store, *SCOPE)
    tigers = paper_tigers(sample_store, *SCOPE)
    assert not isinstance(curves, Missing)
    assert not isinstance(campaigns, Missing)
    assert not isinstance(tigers, Missing)
    assert whole(days_sheet(curves)).rows[-1][:3] == ("all sources", 6012, 671)
    assert len(whole(campaigns_sheet(campaigns)).rows) == len(campaigns)
    assert whole(tigers_sheet(tigers)).rows[0][:2] == ("DataBarn list", 1309)


def test_costs(fresh_store: Store) -> None:
    leads(fresh_store, SOURCES)
    set_spend(fresh_store, 1, [Spend("Google", date(2026, 1, 1), 300.0)])
    costs = cost_by_source(fresh_store, Filters(1), BY_VISITS)
    assert not isinstance(costs, Missing)
    assert whole(costs_sheet(costs)).rows[0][:4] == ("Google", 300.0, 3, 100.0)


def test_recycled_leads_closer(sample_store: Store) -> None:
    waited = waits(sample_store, SCOPE[0])
    closes = closes_by_key(sample_store, "recycled_share_by_product", SCOPE[0])
    rounds = worth_another_round(sample_store, *SCOPE)
    ranked = ranked_leads(sample_store, *SCOPE, 7)
    assert not isinstance(waited, Missing)
    assert not isinstance(closes, Missing)
    assert not isinstance(rounds, Missing)
    assert not isinstance(ranked, Missing)
    assert whole(waits_sheet(waited)).rows[-1][:3] == ("all", 2619, 913)
    assert len(whole(best_wait_sheet(waited.after_wait)).rows) == 6
    assert (
        "Cycled three or more times"
        in whole(cycled_sheet(cycled_by_key(closes, 3), "product", 3)).headings
    )
    assert whole(rounds_sheet(rounds)).rows[0][0] == "A"
    assert [row[0] for row in whole(ranked_sheet(ranked)).rows] == [1, 2, 3, 4, 5, 6, 7]
    assert len(whole(first_sheet(ranked)).rows) == 7

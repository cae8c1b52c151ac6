"""Leads by source and month."""

from datetime import date

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from leadpact.store.questions import graded_leads
from leadpact.store.source_counts import MonthCount, month_counts
from tests.metrics.tables import BY_VISITS, SOURCES
from tests.stores import all_of, leads


def test_each_month_counts_its_leads_mqls_and_wins(fresh_store: Store) -> None:
    """An MQL has two visits. As of 2026-03-01 leads from 2026-02-10 on may still be too young."""
    leads(fresh_store, SOURCES)
    january, february, march = (date(2026, month, 1) for month in (1, 2, 3))
    assert month_counts(fresh_store, all_of(fresh_store), BY_VISITS) == (
        MonthCount("Bought list", january, 1, 0, 0, True),
        MonthCount("Bought list", february, 1, 0, 0, True),
        MonthCount("Bought list", march, 1, 0, 0, False),
        MonthCount("Google", january, 3, 3, 2, True),
        MonthCount("Google", february, 1, 0, 0, False),
    )


def test_the_samples_months_agree_with_plain_counting(sample_store: Store) -> None:
    graded = graded_leads(sample_store, Filters(1), default_model())
    is_mql = {row[0]: row[3] for row in sample_store.rows(graded.text, graded.parameters)}
    oldest = sample_store.rows("select maturity_days from dataset where dataset_id = 1")[0][0]
    expected: dict[tuple[str, date], list[int]] = {}
    for lead_id, source, created, won in sample_store.rows(
        "select lead_id, source, created_at, is_won from lead where dataset_id = 1"
    ):
        is_old = (date(2026, 6, 30) - created.date()).days >= oldest
        counts = expected.setdefault((source, created.date().replace(day=1)), [0, 0, 0, 0])
        for place, counted in enumerate((True, is_mql[lead_id], won, not is_old)):
            counts[place] += counted
    found = month_counts(sample_store, Filters(1), default_model())
    assert {
        (one.source, one.month): (one.leads, one.mqls, one.won, one.is_judged) for one in found
    } == {
        key: (leads_, mqls, won, young == 0) for key, (leads_, mqls, won, young) in expected.items()
    }

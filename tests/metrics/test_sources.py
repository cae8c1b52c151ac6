"""Which sources convert, and how active they are."""

from leadpact.domain.shares import share
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourceRow, sources
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, SOURCES, broken_down
from tests.stores import all_of, leads


def test_each_source_has_its_conversions_interest_and_grades(fresh_store: Store) -> None:
    """Conversions as in test_shares.py. Google has 3, 3, 2, 0 visits: A, A, B, D."""
    leads(fresh_store, SOURCES)
    answer = sources(fresh_store, all_of(fresh_store), BY_VISITS)
    assert not isinstance(answer, Missing)
    assert answer.rows == (
        SourceRow("Google", share(2, 4), share(2, 3), "active", (2, 1, 0, 1)),
        SourceRow("Bought list", share(0, 3), share(0, 2), "passive", (0, 0, 1, 2)),
        SourceRow(None, share(1, 1), share(0, 0), None, (0, 0, 0, 1)),
    )
    assert answer.is_matured
    assert answer.overall == share(2, 5)
    assert answer.active == share(4, 7)
    assert answer.active_by_month == broken_down(
        ("2026-01", 3, 4), ("2026-02", 1, 2), ("2026-03", 0, 1)
    )


def test_without_dates_only_the_naive_conversion_is_known(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | outcome\n1 | Fair | won\n2 | None of ours | open")
    answer = sources(fresh_store, all_of(fresh_store), BY_VISITS)
    assert not isinstance(answer, Missing)
    assert not answer.is_matured
    assert answer.overall == share(1, 2)
    assert [(row.source, row.matured) for row in answer.rows] == [
        ("Fair", None),
        ("None of ours", None),
    ]
    assert answer.active == Missing(("interest",))


def test_without_sources_the_page_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome\n1 | won")
    assert sources(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("source",))

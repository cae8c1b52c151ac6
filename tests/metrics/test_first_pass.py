"""First-pass yield by source and by month."""

from collections import Counter

from leadpact.domain.shares import share
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing
from leadpact.store.database import Store
from tests.metrics.rejections import decided_in_sample, right_the_first_time, with_rejections
from tests.metrics.tables import broken_down, figure
from tests.stores import history, leads


def rows(store: Store, name: str) -> Breakdown:
    found = figure(store, name)
    assert isinstance(found, tuple)
    return tuple(row for row in found if isinstance(row, KeyedShare))


def test_first_pass_yield_by_source_by_hand(fresh_store: Store) -> None:
    """First hand-offs decided. List: 3, 6, 7, all rejected. Web: 1 passed, 2 rejected, 4 back."""
    with_rejections(fresh_store)
    assert rows(fresh_store, "first_pass_yield_by_source") == broken_down(
        ("List", 0, 3), ("Web", 1, 3), (None, 0, 1)
    )


def test_a_lead_counts_in_the_month_of_its_first_hand_off(fresh_store: Store) -> None:
    """1 is handed off in January, decided in February, and came back in March; 2 passed in March.

    3 was handed off in April and is not decided.
    """
    leads(fresh_store, "lead_id\n1\n2\n3")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage
        1       | 2026-01-30  | mql
        1       | 2026-02-02  | sal
        1       | 2026-03-01  | nurture
        1       | 2026-03-05  | mql
        1       | 2026-03-06  | sal
        2       | 2026-03-07  | mql
        2       | 2026-03-08  | sal
        3       | 2026-04-01  | mql
        """,
    )
    assert rows(fresh_store, "first_pass_yield_by_month") == broken_down(
        ("2026-01", 0, 1), ("2026-03", 1, 1)
    )


def test_without_dates_of_hand_offs_no_month_is_made_up(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage\n1 | sal\n2 | rejected")
    assert figure(fresh_store, "first_pass_yield_by_month") == Missing(("mql_at",))
    leads(fresh_store, "lead_id | source\n1 | Web", data_set="other")
    assert figure(fresh_store, "first_pass_yield_by_month") == Missing(("stage",))


def test_the_sources_of_the_sample_are_counted_plainly(sample_store: Store) -> None:
    source = {one.lead["lead_id"]: one.source for one in decided_in_sample()}
    passed = right_the_first_time()
    decided = Counter(source[lead_id] for lead_id in passed)
    right = Counter(source[lead_id] for lead_id, is_right in passed.items() if is_right)
    found = rows(sample_store, "first_pass_yield_by_source")
    assert {str(row.key).casefold(): row.share for row in found} == {
        name: share(right[name], number) for name, number in decided.items()
    }


def test_the_months_of_the_sample_add_up_to_the_whole(sample_store: Store) -> None:
    """data/README.md: 1,782 of 3,996."""
    found = rows(sample_store, "first_pass_yield_by_month")
    assert [row.key for row in found] == sorted(str(row.key) for row in found)
    assert len(found) == 24
    assert sum(row.share.numerator for row in found) == 1782
    assert sum(row.share.denominator for row in found) == 3996

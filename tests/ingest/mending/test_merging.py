"""Leads that a person said to be one: what counts for which, and taking it back."""

import pytest

from leadpact.domain.fields import Kind
from leadpact.errors import DataSetError
from leadpact.ingest.derive import derive
from leadpact.ingest.mending.duplicates import find_duplicates
from leadpact.ingest.mending.merging import (
    SameLeads,
    merge_all,
    merge_leads_of,
    merged_leads,
    say_not_the_same,
    unmerge,
)
from leadpact.store.database import Row, Store
from leadpact.store.datasets import data_set_of
from tests.stores import Choice, column, history, leads

THREE = """
    lead_id | email       | title | created_at | visits
    1       | a@x.example |       | 2026-01-01 |
    2       | a@x.example | CEO   | 2026-02-01 |
    3       | a@x.example | Boss  | 2026-03-01 | 7
"""


def derived(store: Store) -> list[list[Row]]:
    """Everything that deriving makes, in order."""
    return [
        store.rows(f"select * from {table} order by all")
        for table in ("lead", "hand_off", "field_fill")
    ]


def test_merged_leads_fill_the_gaps_of_the_one_that_is_kept(fresh_store: Store) -> None:
    """Lead 1 stays: its own date stands, the title is lead 2's as it came before lead 3."""
    leads(fresh_store, THREE)
    merge_leads_of(fresh_store, 1, "1", ["3", "2"], "ann")
    found = fresh_store.rows(
        "select lead_id, title, seniority, visits, strftime(created_at, '%m-%d') from lead"
    )
    assert found == [("1", "CEO", "decision_maker", 7, "01-01")]
    assert data_set_of(fresh_store, 1).leads == 1
    assert find_duplicates(fresh_store, 1) == ()
    merges = [
        (one.lead_id, one.into_lead_id, one.merged_by) for one in merged_leads(fresh_store, 1)
    ]
    assert merges == [("2", "1", "ann"), ("3", "1", "ann")]


def test_several_groups_are_merged_all_or_none(fresh_store: Store) -> None:
    """Lead 9 is not there, so neither group is merged; without it both are: two leads of four."""
    leads(fresh_store, f"{THREE}    4 | | | | ")
    groups = (SameLeads("1", ("2",)), SameLeads("3", ("4", "9")))
    with pytest.raises(DataSetError, match="9"):
        merge_all(fresh_store, 1, groups, "ann")
    assert merged_leads(fresh_store, 1) == ()
    merge_all(fresh_store, 1, (SameLeads("1", ("2",)), SameLeads("3", ("4",))), "ann")
    assert {(one.lead_id, one.into_lead_id) for one in merged_leads(fresh_store, 1)} == {
        *(("2", "1"), ("4", "3")),
    }
    assert data_set_of(fresh_store, 1).leads == 2


def test_merging_becomes_what_was_proposed(fresh_store: Store) -> None:
    leads(fresh_store, THREE)
    (group,) = find_duplicates(fresh_store, 1)
    merge_leads_of(fresh_store, 1, group.kept.lead_id, [one.lead_id for one in group.others], None)
    assert {one.field: one.value for one in group.fields} == {
        "email": "a@x.example",
        "title": "CEO",
        "visits": "7",
        "created_at": "2026-01-01",
    }
    found = fresh_store.rows(
        "select email, title, visits, strftime(created_at, '%Y-%m-%d') from lead"
    )
    assert found == [("a@x.example", "CEO", 7, "2026-01-01")]


ROADS = """
    lead_id | happened_at | to_stage | reason
    1       | 2026-01-01  | inquiry  |
    1       | 2026-01-02  | mql      |
    1       | 2026-01-09  | rejected | No need
    2       | 2026-01-05  | inquiry  |
    2       | 2026-01-06  | mql      |
    2       | 2026-01-20  | sal      |
"""


def test_the_hand_offs_of_a_merged_lead_count_for_the_kept_one(fresh_store: Store) -> None:
    """Two trips: offered on 2 January and turned down, offered on 6 January and accepted.

    The enquiry of lead 2 on the 5th is no move backwards of lead 1, which had been at mql: the one
    bump is the rejection. The latest change leaves the lead at sal.
    """
    leads(fresh_store, "lead_id\n1\n2")
    history(fresh_store, ROADS)
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    found = fresh_store.rows(
        """select lead_id, number, strftime(happened_at, '%d'), decision, reason, came_back
        from hand_off order by number"""
    )
    assert found == [
        ("1", 1, "02", "rejected", "No need", True),
        ("1", 2, "06", "accepted", None, False),
    ]
    assert fresh_store.rows("select lead_id, stage, cycles, bumps from lead") == [
        ("1", "sal", 2, 1)
    ]


def test_the_activities_of_a_merged_lead_count_for_the_kept_one(fresh_store: Store) -> None:
    """A visit each makes two; pricing visits on 1 and 7 May lie within seven days."""
    leads(fresh_store, "lead_id\n1\n2\n3")
    leads(
        fresh_store,
        """
        lead_id | happened_at | activity
        1       | 2026-05-01  | pricing page
        2       | 2026-05-07  | pricing page
        1       | 2026-05-01  | visit
        2       | 2026-05-07  | visit
        2       | 2026-04-30  | call
        3       | 2026-05-08  | visit
        """,
        Choice(Kind.ACTIVITIES),
    )
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    assert fresh_store.rows(
        """select lead_id, visits, pricing_visits, strftime(last_activity_at, '%m-%d'),
        strftime(first_sales_contact_at, '%m-%d') from lead order by lead_id"""
    ) == [("1", 2, 2, "05-07", "04-30"), ("3", 1, 0, "05-08", None)]


def test_a_kept_lead_that_was_open_is_won_with_the_other_ones_date(fresh_store: Store) -> None:
    leads(
        fresh_store,
        "lead_id | created_at | stage | won_at\n1 | 2026-01-01 | sql |\n2 | | | 2026-01-31",
    )
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    assert fresh_store.rows("select lead_id, outcome, days_to_win from lead") == [("1", "won", 30)]


def test_parting_leads_brings_back_what_was_there(fresh_store: Store) -> None:
    leads(fresh_store, THREE)
    history(fresh_store, ROADS)
    before = derived(fresh_store)
    versions = [data_set_of(fresh_store, 1).version]
    merge_leads_of(fresh_store, 1, "1", ["2"], "ann")
    versions.append(data_set_of(fresh_store, 1).version)
    assert derived(fresh_store) != before
    unmerge(fresh_store, 1, "2", "ben")
    versions.append(data_set_of(fresh_store, 1).version)
    assert derived(fresh_store) == before
    assert merged_leads(fresh_store, 1) == ()
    assert versions == sorted(set(versions))
    assert fresh_store.rows("select what, detail from audit order by audit_id desc limit 2") == [
        ("leads parted", "2 from 1 (by ben)"),
        ("leads merged", "2 into 1 (by ann)"),
    ]


def test_a_chain_of_merges_counts_for_its_end_and_parts_in_the_middle(fresh_store: Store) -> None:
    """3 into 2, then 2 into 1: all are 1. Without the second merge, 3 counts for 2 again."""
    leads(fresh_store, THREE)
    merge_leads_of(fresh_store, 1, "2", ["3"], None)
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    assert column(fresh_store, "visits") == {"1": 7}
    unmerge(fresh_store, 1, "2", None)
    assert column(fresh_store, "visits") == {"1": None, "2": 7}


def test_a_file_that_names_a_merged_lead_later_updates_it_where_it_counts(
    fresh_store: Store,
) -> None:
    leads(fresh_store, THREE)
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    report = leads(fresh_store, "lead_id | title | owner\n2 | Chief | Ann")
    assert (report.new, report.updated) == (0, 1)
    assert column(fresh_store, "title") == {"1": "Chief", "3": "Boss"}
    assert column(fresh_store, "owner") == {"1": "Ann", "3": None}


def test_a_merge_holds_nothing_while_the_kept_lead_is_gone(fresh_store: Store) -> None:
    leads(fresh_store, THREE)
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    with fresh_store.transaction() as cursor:
        cursor.execute("delete from lead_given where lead_id = '1'")
        derive(cursor, 1)
    assert column(fresh_store, "title") == {"2": "CEO", "3": "Boss"}
    assert merged_leads(fresh_store, 1) == ()
    merge_leads_of(fresh_store, 1, "3", ["2"], None)
    assert column(fresh_store, "title") == {"3": "Boss"}
    assert [one.into_lead_id for one in merged_leads(fresh_store, 1)] == ["3"]


def test_merges_are_those_of_one_data_set(fresh_store: Store) -> None:
    leads(fresh_store, THREE)
    leads(fresh_store, THREE, data_set="other")
    merge_leads_of(fresh_store, 1, "1", ["2"], None)
    with fresh_store.transaction() as cursor:
        derive(cursor, 2)
    assert fresh_store.rows(
        "select dataset_id, count(*) from lead group by dataset_id order by dataset_id"
    ) == [(1, 2), (2, 3)]
    assert merged_leads(fresh_store, 2) == ()


def test_what_was_said_to_be_different_holds_for_what_it_was_merged_into(
    fresh_store: Store,
) -> None:
    """1 is not 2, and 1 becomes part of 3: then 3 is not 2 either."""
    leads(fresh_store, THREE)
    say_not_the_same(fresh_store, 1, "1", "2", "ann")
    say_not_the_same(fresh_store, 1, "2", "1")
    merge_leads_of(fresh_store, 1, "3", ["1"], None)
    assert find_duplicates(fresh_store, 1) == ()
    assert fresh_store.rows("select count(*) from not_the_same") == [(1,)]


@pytest.mark.parametrize(
    ("kept", "others", "words"),
    [
        ("1", ["9"], "'9' is no lead"),
        ("9", ["1"], "'9' is no lead"),
        ("1", ["1"], "'1' needs another lead"),
        ("1", [], "'1' needs another lead"),
        ("1", ["3"], "'3' is no lead .* merged"),
        ("3", ["1"], "'3' is no lead .* merged"),
    ],
)
def test_leads_that_cannot_be_merged_are_named_and_nothing_changes(
    fresh_store: Store, kept: str, others: list[str], words: str
) -> None:
    """Lead 3 is merged into lead 2 already."""
    leads(fresh_store, THREE)
    merge_leads_of(fresh_store, 1, "2", ["3"], None)
    before = derived(fresh_store)
    with pytest.raises(DataSetError, match=words):
        merge_leads_of(fresh_store, 1, kept, others, None)
    if len(others) == 1:
        with pytest.raises(DataSetError, match=words):
            say_not_the_same(fresh_store, 1, kept, others[0])
    assert derived(fresh_store) == before
    assert len(merged_leads(fresh_store, 1)) == 1


def test_a_lead_that_is_not_merged_cannot_be_parted(fresh_store: Store) -> None:
    leads(fresh_store, THREE)
    with pytest.raises(DataSetError, match="'1' is not merged"):
        unmerge(fresh_store, 1, "1", None)

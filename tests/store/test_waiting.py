"""Rows that wait for their lead."""

from leadpact.domain.fields import Kind
from leadpact.store.database import Store
from leadpact.store.waiting import waiting_by_upload, waiting_rows
from tests.stores import Choice, leads

LOG = """
    lead_id | happened_at | activity  | Mood
    9       | 2026-03-01  | Page view | glad
    8       | 2026-03-02  | Page view |
    9       | 2026-03-03  | Page view |
    1       | 2026-03-03  | Page view |
"""


def test_rows_wait_by_upload_with_the_leads_they_are_about(fresh_store: Store) -> None:
    """Lead 1 is there; lead 9 is missing in two rows, lead 8 in one."""
    leads(fresh_store, "lead_id | source\n1 | Web")
    leads(fresh_store, LOG, Choice(Kind.ACTIVITIES))
    [found] = waiting_by_upload(fresh_store, 1)
    assert (found.upload_id, found.kind, found.rows, found.leads) == (2, Kind.ACTIVITIES, 3, 2)
    assert found.examples == ("9", "8")


def test_a_waiting_row_is_given_with_all_it_holds(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Web")
    leads(fresh_store, LOG, Choice(Kind.ACTIVITIES))
    first, *_ = waiting_rows(fresh_store, 1)
    assert (first.file_name, first.line) == ("test.csv", 2)
    assert dict(first.fields)["lead_id"] == "9"
    assert dict(first.fields)["activity"] == "Page view"


def test_nothing_waits_any_more_when_the_leads_have_come(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Web")
    leads(fresh_store, LOG, Choice(Kind.ACTIVITIES))
    leads(fresh_store, "lead_id | source\n8 | Web\n9 | Web")
    assert waiting_by_upload(fresh_store, 1) == ()
    assert list(waiting_rows(fresh_store, 1)) == []

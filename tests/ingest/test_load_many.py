"""Many leads go through a view over their cells; what comes of them is the same."""

from leadpact.ingest.check import MOST_IN_TABLE
from leadpact.ingest.fates import Fate, rows_of_fate
from leadpact.store.database import Store
from leadpact.store.uploads import quarantined_rows
from tests.stores import import_cells

HEADER = ("lead_id", "country", "visits", "own")
EMPTY = 1_000


def numbered() -> list[tuple[str, str, str, str]]:
    """The header, and more rows than a table takes: one in a thousand has no id."""
    rows = range(MOST_IN_TABLE + EMPTY)
    return [HEADER, *((str(n) if n % EMPTY else "", " Spain ", str(n), "n/a") for n in rows)]


def test_many_leads_are_taken_in_order_and_rows_without_an_id_kept_out(fresh_store: Store) -> None:
    """Of 21,000 rows, the 21 in lines 2, 1002, … have no id; row n is lead n with n visits."""
    report = import_cells(fresh_store, numbered())
    assert (report.read, report.new, report.quarantined) == (21_000, 20_979, 21)
    assert [row.line for row in quarantined_rows(fresh_store, 1)] == list(range(2, 21_002, 1_000))
    assert fresh_store.rows("select count(*) from lead_given where lead_id = visits") == [(20_979,)]
    assert fresh_store.rows("select distinct country from lead") == [("Spain",)]
    ids = [lead_id for (lead_id,) in fresh_store.rows("select lead_id from lead_given")]
    assert ids == [lead_id for lead_id, *_ in numbered()[1:] if lead_id]
    _, rows = rows_of_fate(fresh_store, 1, Fate.NEW)
    assert next(iter(rows)) == ("1", " Spain ", "1", "n/a")


def test_many_leads_again_change_nothing_and_a_second_row_updates_the_first(
    fresh_store: Store,
) -> None:
    """Lead 1 comes once more with 5 visits and an own cell, then with the same row again."""
    import_cells(fresh_store, numbered())
    again = import_cells(fresh_store, numbered())
    assert (again.unchanged, again.changed, again.quarantined) == (20_979, 0, 21)
    more = [*numbered(), ("1", "", "5", "x"), ("1", "", "5", "x")]
    report = import_cells(fresh_store, more)
    assert (report.unchanged, report.updated, report.duplicate) == (20_978, 2, 1)
    assert fresh_store.rows("select visits, country from lead where lead_id = '1'") == [
        (5, "Spain")
    ]

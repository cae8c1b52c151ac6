"""Quarantined rows keep their cells, are mended, and go through again."""

import pytest

from leadpact.domain.fields import Kind
from leadpact.export.tables import csv_bytes
from leadpact.ingest.columns.remembered import remembered_mapping
from leadpact.ingest.load import Request, import_file
from leadpact.ingest.map import DateOrder, Mapping
from leadpact.ingest.mending.kept_out import is_ours, own_headers
from leadpact.ingest.mending.mend import quarantine_file, send_again
from leadpact.ingest.mending.undo import undo_last
from leadpact.ingest.table import Table
from leadpact.store.database import Store
from leadpact.store.uploads import list_uploads, quarantined_rows
from tests.stores import TODAY, Choice, column, import_cells, leads

HEADERS = ("Leadpact: line in upload 1", "Leadpact: why")
BROKEN = """\
lead_id;created_at;Note
1;03/04/2026;fine
2;someday;=1+1
;03/04/2026;no "id"
3;03/04/2026;one;two
4
5;25/04/2026;
"""


def bring(store: Store, text: str, choice: Choice | None = None) -> None:
    path = store.settings.home / "broken.csv"
    path.write_text(text, encoding="utf-8")
    import_file(store, Request(path, path.name, "data", TODAY), (choice or Choice()).of)


def test_the_quarantine_has_all_cells_of_rows_and_of_broken_lines(fresh_store: Store) -> None:
    bring(fresh_store, BROKEN)
    headers, rows = quarantine_file(fresh_store, 1)
    assert headers == (*HEADERS, "lead_id", "created_at", "Note")
    assert rows == (
        ("3", "created_at is not a date", "2", "someday", "=1+1"),
        ("4", "lead_id has no lead id", "", "03/04/2026", 'no "id"'),
        ("5", "has 4 cells, the header has 3", "3", "03/04/2026", "one;two"),
        ("6", "has 1 cell, the header has 3", "4", "", ""),
    )


def test_mended_rows_go_through_as_their_file_did_and_are_closed(fresh_store: Store) -> None:
    """03/04 is 3 April here: only the 25th of the first file told that the day comes first."""
    bring(fresh_store, BROKEN)
    _, rows = quarantine_file(fresh_store, 1)
    mended = [(*row[:2], row[2] or "6", "03/04/2026", row[4]) for row in rows[:2]]
    wrong = (*rows[3][:3], "never", "")
    report = send_again(fresh_store, 1, [*mended, wrong], "Ann", TODAY)
    assert (report.read, report.new, report.quarantined) == (3, 2, 1)
    assert {str(day)[:10] for day in column(fresh_store, "created_at").values()} == {
        "2026-04-03",
        "2026-04-25",
    }
    assert column(fresh_store, "c1", "lead_custom_1")["2"] == "=1+1"
    newest, first = list_uploads(fresh_store, 1)
    assert (first.quarantined, first.open) == (4, 1)
    assert (newest.quarantined, newest.open, newest.imported_by) == (1, 1, "Ann")
    assert newest.file_name == "broken.csv (mended)"
    again = quarantine_file(fresh_store, newest.upload_id)
    assert again[1] == (("4", "created_at is not a date", "4", "never", ""),)
    undo_last(fresh_store, 1, "Ann", TODAY)
    assert list_uploads(fresh_store, 1)[1].open == 4


def test_a_downloaded_quarantine_goes_in_like_any_file(fresh_store: Store) -> None:
    """The two columns that we added feed nothing, and guarded cells are as they were."""
    bring(fresh_store, BROKEN, Choice(said=(("source", "Note"),), date_order=DateOrder.MONTH_FIRST))
    headers, rows = quarantine_file(fresh_store, 1)
    path = fresh_store.settings.home / "download.csv"
    kept = [row for row in rows if row[0] == "3"]
    mended = [(line, why, lead, "03/04/2026", note) for line, why, lead, _, note in kept]
    path.write_bytes(csv_bytes(headers, mended))
    assert "'=1+1" in path.read_text("utf-8-sig")

    def as_last_time(table: Table) -> Mapping:
        found = remembered_mapping(fresh_store, table.columns)
        assert found is not None
        return found

    report = import_file(fresh_store, Request(path, "download.csv", "data", TODAY), as_last_time)
    assert (report.new, report.quarantined) == (1, 0)
    assert column(fresh_store, "source")["2"] == "=1+1"
    assert str(column(fresh_store, "created_at")["2"]).startswith("2026-03-04")
    assert fresh_store.rows("select name from custom_field") == []
    assert [line.open for line in list_uploads(fresh_store, 1)] == [0, 4]


def test_a_mended_lead_without_an_id_is_the_same_as_in_the_whole_file(fresh_store: Store) -> None:
    import_cells(fresh_store, [("email", "created_at"), ("a@x.example", "soon")])
    headers, rows = quarantine_file(fresh_store, 1)
    assert [is_ours(header) for header in headers] == [True, True, False, False]
    assert own_headers(headers) == ("email", "created_at")
    send_again(fresh_store, 1, [(*rows[0][:3], "2026-01-01")], "", TODAY)
    whole = leads(fresh_store, "email | created_at\na@x.example | 2026-01-01")
    assert (whole.new, whole.unchanged) == (0, 1)


def test_our_columns_feed_nothing_even_where_they_are_mapped(fresh_store: Store) -> None:
    table = "Leadpact: why | Leadpact: line in upload 7 | lead_id\nbad | 2 | 9"
    leads(fresh_store, table, Choice(said=(("source", "Leadpact: why"),)))
    assert column(fresh_store, "source") == {"9": None}
    found = remembered_mapping(fresh_store, ("lead_id",))
    assert found is not None
    assert found.fields == (("lead_id", "lead_id"),)


def test_rows_of_another_data_set_stay_open(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | created_at\n1 | soon", data_set="one")
    leads(fresh_store, "lead_id\n1", data_set="two")
    table = "Leadpact: line in upload 1 | lead_id\n2 | 9"
    leads(fresh_store, table, data_set="two")
    assert [line.open for line in list_uploads(fresh_store, 1)] == [1]


def test_a_row_that_fits_several_leads_keeps_its_cells(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | email\n1 | two@x.example\n2 | two@x.example")
    table = "email | outcome | Own\ntwo@x.example | won | x\n | won |"
    leads(fresh_store, table, Choice(Kind.OUTCOMES))
    assert [row.line for row in quarantined_rows(fresh_store, 2)] == [2, 3]
    assert [row[2:] for row in quarantine_file(fresh_store, 2)[1]] == [
        ("two@x.example", "won", "x"),
        ("", "won", ""),
    ]


def test_every_text_survives_the_quarantine(fresh_store: Store) -> None:
    texts = ['"', "a\nb", "=x", "'", "né\u200b", "$.c1", "\\", "{}", "null"]
    rows = [("lead_id", "created_at", "we\"ird'/~$."), *(("", "", text) for text in texts)]
    import_cells(fresh_store, rows)
    found = [row[4] for row in quarantine_file(fresh_store, 1)[1]]
    assert found == [text if text != "null" else "" for text in texts]


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''-x", "+49 30 1", "'plain"])
def test_every_text_comes_through_again_as_it_was(fresh_store: Store, text: str) -> None:
    import_cells(fresh_store, [("lead_id", "created_at", "Own"), ("1", "soon", text)])
    _, [row] = quarantine_file(fresh_store, 1)
    send_again(fresh_store, 1, [(*row[:3], "2026-01-01", row[4])], "ann", TODAY)
    assert fresh_store.rows("select c1 from lead_custom_1") == [(text,)]

"""Every group of rows of an upload can be looked at again."""

import pytest

from leadpact.domain.fields import Kind
from leadpact.ingest.columns.remembered import remembered_mapping
from leadpact.ingest.fates import Fate, rows_of_fate
from leadpact.ingest.load import ImportReport, Request, import_file
from leadpact.ingest.reading import Reading
from leadpact.store.database import Store
from leadpact.store.uploads import list_uploads
from tests.stores import TODAY, Choice, leads


def rows(store: Store, report: ImportReport, fate: Fate) -> list[tuple[str | None, ...]]:
    assert report.upload_id is not None
    return list(rows_of_fate(store, report.upload_id, fate)[1])


def test_rows_come_back_by_what_became_of_them(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Fair\n2 | Fair")
    table = """
    lead_id | source   | created_at
    1       | Fair     |
    2       | "Ads", x |
    3       | Fair     |
    3       | Fair     |
    4       | n/a      | soon
    """
    report = leads(fresh_store, table)
    assert rows(fresh_store, report, Fate.UNCHANGED) == [("1", "Fair", None)]
    assert rows(fresh_store, report, Fate.UPDATED) == [("2", '"Ads", x', None)]
    assert rows(fresh_store, report, Fate.NEW) == [("3", "Fair", None)]
    assert rows(fresh_store, report, Fate.DUPLICATE) == [("3", "Fair", None)]
    assert rows(fresh_store, report, Fate.QUARANTINED) == [
        ("6", "created_at is not a date", "4", "", "soon")
    ]
    assert rows(fresh_store, report, Fate.WAITING) == []


@pytest.mark.parametrize("fate", list(Fate))
def test_each_group_has_as_many_rows_as_were_counted(fresh_store: Store, fate: Fate) -> None:
    leads(fresh_store, "lead_id\n1")
    table = """
    lead_id | happened_at | to_stage | changed_field
    1       | 2026-01-01  | mql      | Status
    1       | 2026-01-01  | mql      | Status
    9       | 2026-01-01  | mql      | Status
    1       | 2026-01-01  | Ann      | Owner
    1       | 2026-01-01  | there    | Status
    """
    for _ in range(2):
        report = leads(fresh_store, table, Choice(Kind.STAGE_HISTORY))
        assert len(rows(fresh_store, report, fate)) == getattr(report, fate.value)


def test_the_file_is_read_again_as_it_was_said(fresh_store: Store) -> None:
    path = fresh_store.settings.home / "file.csv"
    path.write_text("lead_id|source,x\n1|a,b\n")
    request = Request(path, "file.csv", "data", TODAY, reading=Reading(delimiter="|"))
    report = import_file(fresh_store, request, Choice().of)
    headers, found = rows_of_fate(fresh_store, 1, Fate.NEW)
    assert (headers, list(found)) == (("lead_id", "source,x"), [("1", "a,b")])
    assert report.same_as is None


def test_a_file_imported_again_says_when_it_was_imported_first(fresh_store: Store) -> None:
    table = "lead_id | created_at\n1 | 2026-01-01\n1 | 2026-01-01\n2 | soon"
    leads(fresh_store, table)
    again = leads(fresh_store, table)
    first = list_uploads(fresh_store, 1)[-1].imported_at
    assert again.same_as == f"{first:%Y-%m-%d %H:%M} UTC"
    assert (again.unchanged, again.duplicate, again.quarantined) == (1, 1, 1)
    assert not again.changed
    assert [line.open for line in list_uploads(fresh_store, 1)] == [1, 0]
    assert leads(fresh_store, table, data_set="other").same_as is None


def test_the_newest_mapping_of_the_same_headers_is_remembered(fresh_store: Store) -> None:
    assert remembered_mapping(fresh_store, ("Nr", "Quelle")) is None
    leads(fresh_store, "Nr | Quelle\n1 | a", Choice(said=(("lead_id", "Nr"),)))
    said = (("lead_id", "Nr"), ("campaign", "Quelle"))
    leads(fresh_store, "Nr | Quelle\n1 | a", Choice(said=said), data_set="other")
    found = remembered_mapping(fresh_store, ("QUELLE", "nr"))
    assert found is not None
    assert found.fields == (("lead_id", "nr"), ("campaign", "QUELLE"))
    assert found.date_order is None
    assert remembered_mapping(fresh_store, ("Nr", "Quelle", "More")) is None


def test_records_that_share_a_line_have_fates_of_their_own(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\nb")
    path = fresh_store.settings.home / "file.json"
    path.write_text('[{"lead_id": "a"}, {"lead_id": "b"}, {"lead_id": "c"}]')
    report = import_file(fresh_store, Request(path, "file.json", "data", TODAY), Choice().of)
    assert rows(fresh_store, report, Fate.UNCHANGED) == [("b",)]
    assert rows(fresh_store, report, Fate.NEW) == [("a",), ("c",)]

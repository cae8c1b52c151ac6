"""Every row of a file of leads is accounted for, whatever is in it."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.errors import FileError
from leadpact.ingest.load import ImportReport, Request, import_file
from leadpact.store.database import Store
from leadpact.store.uploads import list_uploads, quarantined_rows
from tests.stores import TODAY, Choice, clear, column, everything, import_cells, leads, store_in

HEADER = ("lead_id", "created_at", "visits", "source", "own")
CELLS = {
    "lead_id": ["1", "2", "3", "1 ", "A", "a", "", "n/a", "'; drop table lead; --"],
    "created_at": ["2026-01-01", "2026-02-28", "", "soon", "2026-02-30", "2027-01-01"],
    "visits": ["1", "2", "2.0", "", "many", "-1"],
    "source": ["Google", "google", "", "Select", "Fair", "=1+1", '"quoted", list'],
    "own": ["x", "y", "", "007"],
}


def rows(header: Sequence[str]) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Tables of up to twelve rows that are not blank; a few rows come twice."""
    cells = st.tuples(*(st.sampled_from(CELLS[name]) for name in header)).filter(any)
    return st.lists(cells, min_size=1, max_size=12)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("counts"))
    yield store
    store.close()


def is_accounted_for(report: ImportReport) -> bool:
    kept = report.new + report.updated + report.unchanged + report.duplicate
    return report.read == kept + report.waiting + report.left_out + report.quarantined


def lead_rows(store: Store) -> list[tuple[object, ...]]:
    """Every lead with its own columns, and nothing that only says when it was imported."""
    number = store.rows("select max(dataset_id) from dataset")[0][0]
    return store.rows(
        f"""select * from lead left join lead_custom_{number} using (lead_id)
        order by lead_id"""
    )


@settings(max_examples=12)
@given(rows(HEADER), rows(HEADER))
def test_every_row_is_accounted_for_and_the_same_file_again_changes_nothing(
    store: Store, first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    clear(store)
    import_and_account(store, first)
    before = lead_rows(store)
    again = import_and_account(store, first)
    assert (again.new, again.updated, again.changed) == (0, 0, False)
    assert lead_rows(store) == before
    import_and_account(store, second)


def import_and_account(store: Store, cells: list[tuple[str, ...]]) -> ImportReport:
    """An empty id, or a created_at that is no date, keeps a row out; the others are leads."""
    before = len(lead_rows(store)) if store.rows("select * from dataset") else 0
    report = import_cells(store, [HEADER, *cells])
    assert is_accounted_for(report)
    assert report.read == len(cells)
    bad = [row for row in cells if row[0] in ("", "n/a") or row[1] in ("soon", "2026-02-30")]
    assert report.quarantined == len(bad)
    ids = {row[0].strip() for row in cells if row not in bad}
    assert ids <= set(column(store, "lead_id"))
    assert len(lead_rows(store)) == before + report.new
    assert report.new + report.updated + report.unchanged >= len(ids)
    return report


@settings(max_examples=8)
@given(rows(HEADER[1:]))
def test_without_an_id_column_every_good_row_is_a_lead(
    store: Store, cells: list[tuple[str, ...]]
) -> None:
    """Identical rows are leads of their own, and the same file again knows each of them."""
    clear(store)
    first = import_cells(store, [HEADER[1:], *cells])
    good = [row for row in cells if row[0] not in ("soon", "2026-02-30")]
    assert (first.new, first.quarantined) == (len(good), len(cells) - len(good))
    before = lead_rows(store)
    again = import_cells(store, [HEADER[1:], *cells])
    assert (again.unchanged, again.quarantined) == (len(good), first.quarantined)
    assert lead_rows(store) == before


def test_an_id_does_not_depend_on_the_order_of_the_columns(fresh_store: Store) -> None:
    first = leads(fresh_store, "source | visits\nGoogle | 1\nGoogle | 1\nFair | 2")
    again = leads(fresh_store, "visits | source\n2 | Fair\n1 | Google\n1 | Google")
    assert (first.new, again.new, again.unchanged) == (3, 0, 3)


def test_each_fate_of_a_row(fresh_store: Store) -> None:
    """The second file's rows follow on leads 1 and 2.

    They are 1 again as it was (unchanged), 2 with another visit (updated), 3 (new), 3 word by word
    (duplicate), 3 with more visits (updated), and a row without an id (quarantined).
    """
    leads(fresh_store, "lead_id | visits\n1 | 1\n2 | 1")
    found = leads(
        fresh_store,
        "lead_id | visits\n1 | 1\n2 | 2\n3 | 5\n3 | 5\n3 | 6\n | 7",
    )
    assert (found.read, found.unchanged, found.updated) == (6, 1, 2)
    assert (found.new, found.duplicate, found.quarantined) == (1, 1, 1)
    assert column(fresh_store, "visits") == {"1": 1, "2": 2, "3": 6}


def test_two_differing_rows_of_one_lead_are_no_update_the_second_time(fresh_store: Store) -> None:
    table = "lead_id | visits | source\n1 | 1 | Google\n1 | 2 |"
    leads(fresh_store, table)
    again = leads(fresh_store, table)
    assert (again.updated, again.unchanged) == (0, 2)
    assert column(fresh_store, "visits") == {"1": 2}
    assert column(fresh_store, "source") == {"1": "Google"}


def test_an_empty_cell_never_erases_what_is_known(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | visits | Own\n1 | Google | 3 | x")
    found = leads(fresh_store, "lead_id | source | visits | Own\n1 | | n/a |")
    assert (found.unchanged, found.updated) == (1, 0)
    leads(fresh_store, "lead_id | source | visits | Own\n1 | | 4 |")
    assert fresh_store.rows("select source, visits from lead") == [("Google", 4)]
    assert fresh_store.rows("select c1 from lead_custom_1") == [("x",)]


def test_a_changed_own_column_is_an_update(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | Own\n1 | x\n2 | x")
    found = leads(fresh_store, "lead_id | Own | Other\n1 | y |\n2 | x | z\n3 | |")
    assert (found.updated, found.new) == (2, 1)
    assert sorted(fresh_store.rows("select * from lead_custom_1")) == [
        ("1", "y", None),
        ("2", "x", "z"),
        ("3", None, None),
    ]


def test_an_own_column_that_comes_with_a_later_file_is_an_update(fresh_store: Store) -> None:
    """1 gets its first shoe size; 2's cell is empty, so 2 stays as it was; 3 is new."""
    leads(fresh_store, "lead_id | source\n1 | Ads\n2 | Ads")
    report = leads(fresh_store, "lead_id | Shoe\n1 | 42\n2 |\n3 | 44")
    assert (report.new, report.updated, report.unchanged) == (1, 1, 1)
    assert column(fresh_store, "c1", f"lead_custom_{report.dataset_id}") == {
        "1": "42",
        "3": "44",
    }


def test_what_is_written_down_is_what_was_said(fresh_store: Store) -> None:
    said = leads(fresh_store, "lead_id | won_at\n1 | 2026-01-01\n1 | 2026-01-01\n2 | never\n | x")
    kept = list_uploads(fresh_store, said.dataset_id)[0]
    assert (kept.read, kept.new, kept.updated) == (said.read, said.new, said.updated) == (4, 1, 0)
    assert (kept.unchanged, kept.duplicate, kept.quarantined) == (0, 1, 2)
    assert quarantined_rows(fresh_store, kept.upload_id) == said.examples
    assert [(row.line, row.field, row.value, row.reason) for row in said.examples] == [
        (4, "won_at", "never", "is not a date"),
        (5, "lead_id", "", "has no lead id"),
    ]


def test_a_file_without_rows_is_refused(fresh_store: Store) -> None:
    before = everything(fresh_store)
    with pytest.raises(FileError, match="holds a header and no rows"):
        leads(fresh_store, "lead_id | source")
    assert everything(fresh_store) == before


def test_progress_only_rises_and_ends_at_all(fresh_store: Store) -> None:
    path = fresh_store.settings.home / "leads.csv"
    path.write_text("lead_id,source\n1,Web\n", encoding="utf-8")
    told: list[float] = []
    import_file(
        fresh_store,
        Request(path, path.name, "data", TODAY),
        Choice().of,
        lambda share, _: told.append(share),
    )
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 3

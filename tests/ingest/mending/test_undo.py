"""The last upload undone: everything is as it was before it."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.fields import Kind
from leadpact.errors import DataSetError
from leadpact.ingest.mending.undo import undo_last
from leadpact.store.database import Row, Store
from leadpact.store.datasets import data_set_of, list_data_sets
from leadpact.store.uploads import list_uploads
from tests.stores import (
    TODAY,
    Choice,
    clear,
    column,
    everything,
    import_cells,
    leads,
    store_in,
    waiting_now,
)

File = tuple[Kind, list[tuple[str, ...]]]

CELLS = {
    Kind.LEADS: (
        ("lead_id", ("1", "2", "3", "")),
        ("email", ("a@x.example", "B@x.example", "")),
        ("source", ("Fair", "fair", "Bought list", "")),
        ("created_at", ("2026-01-01", "soon", "")),
        ("own", ("7", "x", "")),
    ),
    Kind.OUTCOMES: (
        ("lead_id", ("1", "2", "3", "4", "")),
        ("email", ("a@x.example", "b@x.example", "")),
        ("outcome", ("won", "lost", "")),
        ("amount", ("1", "2.5", "lots", "")),
        ("mine", ("y", "")),
    ),
    Kind.ACTIVITIES: (
        ("lead_id", ("1", "2", "3", "4", "")),
        ("email", ("A@x.example", "c@x.example", "")),
        ("happened_at", ("2026-02-01", "2026-02-02 10:00", "")),
        ("activity", ("visit", "call", "")),
    ),
    Kind.STAGE_HISTORY: (
        ("lead_id", ("1", "2", "3", "4")),
        ("happened_at", ("2026-02-01", "2026-02-02")),
        ("to_stage", ("mql", "rejected", "nothing")),
    ),
}


@st.composite
def files(draw: st.DrawFn) -> File:
    """A file of any kind with up to four rows, some of which are bad, strangers, or twice there."""
    kind = draw(st.sampled_from(tuple(CELLS)))
    row = st.tuples(*(st.sampled_from(cells) for _, cells in CELLS[kind])).filter(any)
    return kind, draw(st.lists(row, min_size=1, max_size=4))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("undo"))
    yield store
    store.close()


def bring(store: Store, file: File) -> None:
    """Import the file; every row of it is accounted for."""
    kind, rows = file
    said = import_cells(store, [[name for name, _ in CELLS[kind]], *rows], Choice(kind))
    kept = said.new + said.updated + said.unchanged + said.duplicate + said.waiting
    assert said.read == len(rows) == kept + said.left_out + said.quarantined


def undo(store: Store) -> None:
    undo_last(store, list_data_sets(store)[0].dataset_id, "Ann", TODAY)


def state_of(store: Store) -> dict[str, list[Row]]:
    """All that a data set holds, apart from the numbers of its uploads."""
    queries = {
        "given": "select * exclude (upload_id) from lead_given",
        "lead": "select * from lead",
        "hand_off": "select * from hand_off",
        "activity": "select * exclude (upload_id, joined_by) from activity",
        "change": "select * exclude (upload_id, joined_by) from stage_change",
        "waiting": "select * exclude (upload_id) from waiting_row where joined_by is null",
        "interest": "select * from source_interest where not said_by_person",
        "custom": "select * exclude (upload_id) from custom_field",
        "filled": "select * from field_fill",
        "dataset": "select * exclude (created_at) from dataset",
    }
    for (name,) in store.rows(
        "select table_name from duckdb_tables() where table_name like 'lead_custom_%'"
    ):
        if store.rows(f"select 1 from {name} limit 1"):
            queries[name] = f"select * from {name}"
    return {name: sorted(store.rows(sql), key=repr) for name, sql in queries.items()}


@settings(max_examples=15)
@given(files(), files())
def test_an_upload_undone_leaves_what_was_there_before_and_comes_back_the_same(
    store: Store, first: File, second: File
) -> None:
    clear(store)
    bring(store, first)
    before = state_of(store)
    bring(store, second)
    after = state_of(store)
    undo(store)
    assert state_of(store) == before
    bring(store, second)
    assert state_of(store) == after


def test_undoing_goes_back_upload_by_upload_to_an_empty_data_set(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | Own\n1 | Fair | x")
    leads(fresh_store, "lead_id | source | Own | More\n1 | Ads | | 5\n2 | | y | 6")
    number = list_data_sets(fresh_store)[0].dataset_id
    line = undo_last(fresh_store, number, "Ann", TODAY)
    assert (line.new, line.updated, line.undone_at is not None) == (1, 1, True)
    assert column(fresh_store, "source") == {"1": "Fair"}
    assert fresh_store.rows("select * from lead_custom_1") == [("1", "x")]
    undo_last(fresh_store, number, "", TODAY)
    assert (data_set_of(fresh_store, number).leads, column(fresh_store, "lead_id")) == (0, {})
    assert [line.undone_at is not None for line in list_uploads(fresh_store, number)] == [True] * 2
    with pytest.raises(DataSetError, match="no upload left"):
        undo_last(fresh_store, number, "Ann", TODAY)
    assert leads(fresh_store, "lead_id | New\n1 | z").new == 1
    assert fresh_store.rows("select * from lead_custom_1") == [("1", "z")]


def test_undoing_is_noted_with_who_did_it(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1")
    undo_last(fresh_store, 1, "Ann", TODAY)
    noted = fresh_store.rows("select what, detail from audit order by audit_id desc limit 1")
    assert noted == [("import undone", "test.csv by Ann")]


def test_rows_that_joined_wait_again(fresh_store: Store) -> None:
    table = "lead_id | outcome | Own\n1 | won | x\n2 | lost |"
    leads(fresh_store, table, Choice(Kind.OUTCOMES))
    leads(fresh_store, "lead_id\n1")
    leads(fresh_store, "lead_id\n2")
    assert waiting_now(fresh_store, 1) == 0
    undo(fresh_store)
    assert (waiting_now(fresh_store, 1), column(fresh_store, "outcome")) == (1, {"1": "won"})
    assert leads(fresh_store, "lead_id\n2").joined == 1


def test_undoing_one_data_set_leaves_the_others_alone(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | Own\n1 | x", data_set="one")
    leads(fresh_store, "lead_id | Own\n1 | y", data_set="two")
    before = everything(fresh_store)
    undo_last(fresh_store, 1, "Ann", TODAY)
    assert column(fresh_store, "dataset_id") == {"1": 2}
    after = everything(fresh_store)
    assert after["lead_custom_2"] == before["lead_custom_2"]

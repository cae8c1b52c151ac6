"""What is set for reps is replaced as a whole, can be taken back, and makes a new version."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadpact.errors import EntryError
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from leadpact.store.entered import Entered, last_save, undo_save
from leadpact.store.reps import Rep, list_reps, set_reps
from tests.stores import leads, store_in

ANN = Rep("Ann", 30, 10_000, "Suite; Desk", "Austria", date(2025, 1, 1))
BOB = Rep("Bob", 0.5)


def with_owners(store: Store) -> Store:
    leads(store, "lead_id | owner\n1 | Bob\n2 | Ann\n3 | Ann\n4 |")
    return store


def test_owners_without_anything_set_are_reps_all_the_same(fresh_store: Store) -> None:
    assert list_reps(with_owners(fresh_store), 1) == (Rep("Ann"), Rep("Bob"))


def test_what_was_set_survives_a_restart(tmp_path: Path) -> None:
    store = with_owners(store_in(tmp_path))
    set_reps(store, 1, (ANN, BOB, Rep("Newcomer", 12)), "Eve")
    store.close()
    store = store_in(tmp_path)
    assert list_reps(store, 1) == (ANN, BOB, Rep("Newcomer", 12))
    save = last_save(store, 1, Entered.REP)
    assert save is not None
    assert save.saved_by == "Eve"
    store.close()


def test_a_save_replaces_all_of_this_data_set_and_none_of_another(fresh_store: Store) -> None:
    set_reps(with_owners(fresh_store), 1, (ANN, BOB))
    set_reps(fresh_store, 2, (ANN,))
    set_reps(fresh_store, 1, (replace(BOB, capacity=7),))
    assert list_reps(fresh_store, 1) == (Rep("Ann"), Rep("Bob", 7))
    assert list_reps(fresh_store, 2) == (ANN,)


def test_the_last_save_can_be_undone_and_done_again(fresh_store: Store) -> None:
    set_reps(with_owners(fresh_store), 1, (ANN, BOB))
    set_reps(fresh_store, 2, (BOB,))
    undo_save(fresh_store, 1, Entered.REP)
    assert list_reps(fresh_store, 1) == (Rep("Ann"), Rep("Bob"))
    undo_save(fresh_store, 1, Entered.REP)
    assert list_reps(fresh_store, 1) == (ANN, BOB)
    assert list_reps(fresh_store, 2) == (BOB,)


def test_without_a_save_there_is_nothing_to_undo(fresh_store: Store) -> None:
    with pytest.raises(EntryError, match="no save to take back"):
        undo_save(with_owners(fresh_store), 1, Entered.REP)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ((ANN, ANN), "'Ann' stands 2 times"),
        ((ANN, Rep(" ")), "no name"),
        ((BOB, replace(ANN, capacity=-1)), "capacity of 'Ann' is -1"),
        ((BOB, replace(ANN, quota=float("nan"))), "quota of 'Ann' is nan"),
        ((BOB, replace(ANN, quota=2e9)), r"quota of 'Ann' is 2e\+09"),
    ],
)
def test_a_table_with_one_wrong_row_changes_nothing(
    fresh_store: Store, wrong: tuple[Rep, ...], told: str
) -> None:
    set_reps(with_owners(fresh_store), 1, (BOB,))
    with pytest.raises(EntryError, match=told):
        set_reps(fresh_store, 1, wrong)
    assert list_reps(fresh_store, 1) == (Rep("Ann"), BOB)


def test_figures_of_before_a_save_are_not_those_of_after(fresh_store: Store) -> None:
    before = data_set_of(with_owners(fresh_store), 1).version
    set_reps(fresh_store, 1, (ANN,))
    after = data_set_of(fresh_store, 1).version
    undo_save(fresh_store, 1, Entered.REP)
    assert before < after < data_set_of(fresh_store, 1).version

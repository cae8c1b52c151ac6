"""Scenarios are kept under names of their own, outlive a restart, and come back when deleted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.default_model import default_model
from leadpact.errors import ScenarioError
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from leadpact.store.scenarios import (
    LONGEST_NAME,
    drop_scenario,
    keep_scenario,
    list_scenarios,
    rename_scenario,
    restore_scenario,
)
from tests.ingest.naughty import NAUGHTY
from tests.stores import leads, model_of, store_in

OURS = model_of({"name": "visits", "field": "visits", "test": "at least", "number": 3, "points": 7})


def names(store: Store, dataset_id: int = 1) -> list[str]:
    return [one.name for one in list_scenarios(store, dataset_id)]


def test_scenarios_survive_a_restart(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    kept = keep_scenario(store, 1, "More webinars", OURS, "Ann")
    store.close()
    store = store_in(tmp_path)
    assert list_scenarios(store, 1) == (kept,)
    assert (kept.name, kept.model, kept.made_by) == ("More webinars", OURS, "Ann")
    store.close()


def test_the_newest_scenario_stands_first_and_each_data_set_has_its_own(fresh_store: Store) -> None:
    for name in ("first", "second"):
        keep_scenario(fresh_store, 1, name, OURS)
    keep_scenario(fresh_store, 2, "first", default_model())
    assert names(fresh_store) == ["second", "first"]
    assert names(fresh_store, 2) == ["first"]


@pytest.mark.parametrize("again", ["Straße", "  STRASSE ", "stra\u00dfe "])
def test_a_name_that_looks_taken_is_refused(fresh_store: Store, again: str) -> None:
    keep_scenario(fresh_store, 1, "Straße", OURS)
    with pytest.raises(ScenarioError, match="a scenario named 'Straße' already") as raised:
        keep_scenario(fresh_store, 1, again, default_model())
    assert raised.value.hint == "Choose another name, or rename or delete that one first."
    assert names(fresh_store) == ["Straße"]


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b\u200b", "\0", "\u202e"])
def test_a_name_that_cannot_be_seen_is_refused(fresh_store: Store, name: str) -> None:
    with pytest.raises(ScenarioError, match="a name that can be seen"):
        keep_scenario(fresh_store, 1, name, OURS)


def test_a_name_that_is_too_long_is_refused_with_its_length(fresh_store: Store) -> None:
    keep_scenario(fresh_store, 1, "x" * LONGEST_NAME, OURS)
    with pytest.raises(ScenarioError, match="has 81 characters"):
        keep_scenario(fresh_store, 1, "x" * (LONGEST_NAME + 1), OURS)


def test_hostile_names_are_just_names(fresh_store: Store) -> None:
    """Each is kept on one line, under a number so that no two of them are alike."""
    wanted = [f"{number} {text}"[:LONGEST_NAME] for number, text in enumerate(NAUGHTY.values())]
    for name in wanted:
        keep_scenario(fresh_store, 1, name, OURS, name)
        with pytest.raises(ScenarioError, match="already"):
            keep_scenario(fresh_store, 1, name, OURS)
    kept = list_scenarios(fresh_store, 1)[::-1]
    assert [one.name for one in kept] == [_on_one_line(name) for name in wanted]
    assert [one.made_by for one in kept] == wanted


def _on_one_line(name: str) -> str:
    """Single spaces between words, and no control character (Unicode 16.0: C0, DEL, C1)."""
    controls = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
    return " ".join(name.split()).translate(controls)


def test_a_scenario_can_be_renamed_to_itself_but_not_to_another(fresh_store: Store) -> None:
    first = keep_scenario(fresh_store, 1, "first", OURS)
    second = keep_scenario(fresh_store, 1, "second", OURS)
    assert rename_scenario(fresh_store, second.scenario_id, " Second ") == "Second"
    assert names(fresh_store) == ["Second", "first"]
    with pytest.raises(ScenarioError, match="named 'Second' already"):
        rename_scenario(fresh_store, first.scenario_id, "second")
    assert names(fresh_store) == ["Second", "first"]


def test_a_deleted_scenario_comes_back_as_it_was(fresh_store: Store) -> None:
    kept = keep_scenario(fresh_store, 1, "first", OURS, "Ann")
    drop_scenario(fresh_store, kept.scenario_id)
    assert names(fresh_store) == []
    restore_scenario(fresh_store, kept)
    assert list_scenarios(fresh_store, 1) == (kept,)


def test_a_deleted_scenario_does_not_come_back_over_a_new_one_of_its_name(
    fresh_store: Store,
) -> None:
    kept = keep_scenario(fresh_store, 1, "first", OURS)
    drop_scenario(fresh_store, kept.scenario_id)
    keep_scenario(fresh_store, 1, "First", default_model())
    with pytest.raises(ScenarioError, match="named 'First' already"):
        restore_scenario(fresh_store, kept)
    assert [one.model for one in list_scenarios(fresh_store, 1)] == [default_model()]


def test_a_scenario_that_is_gone_is_named_when_it_is_touched(fresh_store: Store) -> None:
    with pytest.raises(ScenarioError, match="no longer there"):
        drop_scenario(fresh_store, 5)
    with pytest.raises(ScenarioError, match="no longer there"):
        rename_scenario(fresh_store, 5, "x")


def test_what_is_done_with_scenarios_is_written_down_and_no_figure_is_counted_anew(
    fresh_store: Store,
) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3")
    version = data_set_of(fresh_store, 1).version
    kept = keep_scenario(fresh_store, 1, "first", OURS, "Ann")
    rename_scenario(fresh_store, kept.scenario_id, "second", "Bob")
    drop_scenario(fresh_store, kept.scenario_id)
    restore_scenario(fresh_store, kept, "Cy")
    assert data_set_of(fresh_store, 1).version == version
    notes = fresh_store.rows("select what, detail from audit order by audit_id")[-4:]
    assert notes == [
        ("scenario kept", "'first' of data set 1, by Ann"),
        ("scenario renamed", "'first' to 'second' of data set 1, by Bob"),
        ("scenario deleted", "'second' of data set 1, by nobody named"),
        ("scenario restored", "'first' of data set 1, by Cy"),
    ]


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return store_in(tmp_path_factory.mktemp("names"))


@settings(max_examples=30)
@given(st.lists(st.text(max_size=12), max_size=4))
def test_names_stay_unique_whatever_they_are(one_store: Store, wanted: list[str]) -> None:
    """Of any names, each is kept or refused; those kept differ even in small letters."""
    for one in list_scenarios(one_store, 1):
        drop_scenario(one_store, one.scenario_id)
    kept = 0
    for name in wanted:
        try:
            keep_scenario(one_store, 1, name, OURS)
        except ScenarioError:
            continue
        kept += 1
    found = names(one_store)
    assert len(found) == kept
    assert len({name.casefold() for name in found}) == kept
    assert all(name == " ".join(name.split()) and name for name in found)

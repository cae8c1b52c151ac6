"""Cells are set one by one, and ways to write a question are taken together and set apart."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from leadpact.domain.survey import Asked, Channel
from leadpact.errors import EntryError, RoleError
from leadpact.store.database import Store
from leadpact.store.question_coverage import (
    Cell,
    list_coverage,
    list_same,
    set_apart,
    set_coverage,
    take_together,
)
from tests.stores import everybody

BUDGET = "What is your budget?"


def cells(store: Store, dataset_id: int = 1) -> dict[tuple[str, Channel], Asked]:
    return {(one.key, one.channel): one.asked for one in list_coverage(store, dataset_id)}


def same(store: Store) -> dict[str, str]:
    return {one.written: one.question for one in list_same(store, 1)}


def test_a_cell_that_is_set_again_stands_once_and_the_others_stay(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    first = [
        Cell(BUDGET, Channel.SCRIPTS, Asked.NOT_ASKED),
        Cell(BUDGET, Channel.CRM, Asked.SAME_WORDS),
    ]
    set_coverage(fresh_store, people.admin.person_id, 1, first)
    again = [Cell("what is your BUDGET", Channel.SCRIPTS, Asked.OTHER_WORDS)]
    set_coverage(fresh_store, people.sales.person_id, 1, again)
    assert cells(fresh_store) == {
        ("what is your budget", Channel.SCRIPTS): Asked.OTHER_WORDS,
        ("what is your budget", Channel.CRM): Asked.SAME_WORDS,
    }
    assert cells(fresh_store, 2) == {}


def test_a_viewer_changes_nothing(fresh_store: Store) -> None:
    viewer = everybody(fresh_store).viewer.person_id
    cell = Cell(BUDGET, Channel.SCRIPTS, Asked.NOT_ASKED)
    with pytest.raises(RoleError, match="cannot say where a question is asked"):
        set_coverage(fresh_store, viewer, 1, [cell])
    with pytest.raises(RoleError):
        take_together(fresh_store, viewer, 1, "Budget?", BUDGET)
    with pytest.raises(RoleError):
        set_apart(fresh_store, None, 1, "Budget?")
    assert (cells(fresh_store), same(fresh_store)) == ({}, {})


def test_ten_people_fill_the_grid_at_once_and_no_cell_is_lost(fresh_store: Store) -> None:
    admin = everybody(fresh_store).admin.person_id

    def fill(number: int) -> None:
        for channel in Channel:
            cell = Cell(f"Question {number}?", channel, Asked.SAME_WORDS)
            set_coverage(fresh_store, admin, 1, [cell])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(fill, range(10)))
    assert len(cells(fresh_store)) == 10 * len(Channel)


def test_what_is_taken_as_a_question_goes_with_it_to_another(fresh_store: Store) -> None:
    """A is taken as B; then B as C: both are C. Apart again, A alone is not."""
    sam = everybody(fresh_store).sales.person_id
    take_together(fresh_store, sam, 1, "Budget?", "How much?")
    take_together(fresh_store, sam, 1, "HOW MUCH", BUDGET)
    assert same(fresh_store) == {"budget": BUDGET, "how much": BUDGET}
    set_apart(fresh_store, sam, 1, "Budget?")
    assert same(fresh_store) == {"how much": BUDGET}
    with pytest.raises(EntryError, match="stands apart already"):
        set_apart(fresh_store, sam, 1, "Budget?")


@pytest.mark.parametrize(
    ("written", "question"),
    [(BUDGET, "Budget?"), ("Budget", BUDGET), (BUDGET, "what IS your budget")],
)
def test_what_is_one_question_already_is_not_taken_together_again(
    fresh_store: Store, written: str, question: str
) -> None:
    sam = everybody(fresh_store).sales.person_id
    take_together(fresh_store, sam, 1, "Budget?", BUDGET)
    with pytest.raises(EntryError, match="one question already"):
        take_together(fresh_store, sam, 1, written, question)
    assert same(fresh_store) == {"budget": BUDGET}

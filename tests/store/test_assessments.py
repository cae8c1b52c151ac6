"""Self-assessments: whose answers count, what stays for the next one, and who may."""

import pytest

from leadpact.domain.checklist import Step, default_checklists, dump_checklists
from leadpact.errors import EntryError, RoleError
from leadpact.store.assessments import (
    Given,
    ItemThen,
    answer_item,
    answers_under_way,
    checklists,
    finish_assessment,
    finished_assessments,
    set_checklists,
)
from leadpact.store.database import Store
from tests.stores import everybody

LIST = "alignment"
ITEM = "noes_worked_on"


def test_the_newest_answer_to_an_item_counts(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    answer_item(fresh_store, people.sales.person_id, 1, Given(LIST, ITEM, Step.FULLY))
    answer_item(
        fresh_store, people.marketing.person_id, 1, Given(LIST, ITEM, Step.IN_PART, " seldom ")
    )
    [found] = answers_under_way(fresh_store, 1, LIST)
    assert (found.item, found.step, found.note, found.answered_by) == (
        ITEM,
        Step.IN_PART,
        "seldom",
        "Maria",
    )
    assert answers_under_way(fresh_store, 2, LIST) == ()


def test_a_finished_one_is_kept_and_its_answers_stand_until_they_are_given_anew(
    fresh_store: Store,
) -> None:
    sales = everybody(fresh_store).sales.person_id
    answer_item(fresh_store, sales, 1, Given(LIST, ITEM, Step.MOSTLY))
    then = (
        ItemThen(item=ITEM, step=Step.MOSTLY, by_data=False),
        ItemThen(item="reviewed", step=None, by_data=True),
    )
    finish_assessment(fresh_store, sales, 1, LIST, then)
    assert [one.items for one in finished_assessments(fresh_store, 1, LIST)] == [then]
    assert [one.step for one in answers_under_way(fresh_store, 1, LIST)] == [Step.MOSTLY]
    answer_item(fresh_store, sales, 1, Given(LIST, ITEM, Step.NOT_AT_ALL))
    assert [one.step for one in answers_under_way(fresh_store, 1, LIST)] == [Step.NOT_AT_ALL]
    assert [one.items for one in finished_assessments(fresh_store, 1, LIST)] == [then]


def test_an_admin_changes_the_checklists_and_nobody_else(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    shorter = dump_checklists(default_checklists()[:1])
    for other in (people.viewer, people.marketing, people.sales):
        with pytest.raises(RoleError):
            set_checklists(fresh_store, other.person_id, shorter, "mine.yaml")
    assert checklists(fresh_store) == default_checklists()
    set_checklists(fresh_store, people.admin.person_id, shorter, "mine.yaml")
    assert checklists(fresh_store) == default_checklists()[:1]
    with pytest.raises(EntryError, match="no item 'noes_worked_on' in the checklist 'alignment'"):
        answer_item(fresh_store, people.sales.person_id, 1, Given(LIST, ITEM, Step.FULLY))


def test_a_viewer_and_nobody_answer_nothing(fresh_store: Store) -> None:
    viewer = everybody(fresh_store).viewer.person_id
    for by in (viewer, None):
        with pytest.raises(RoleError):
            answer_item(fresh_store, by, 1, Given(LIST, ITEM, Step.FULLY))
        with pytest.raises(RoleError):
            finish_assessment(fresh_store, by, 1, LIST, ())
    assert answers_under_way(fresh_store, 1, LIST) == ()
    assert finished_assessments(fresh_store, 1, LIST) == ()


def test_a_note_that_is_too_long_is_refused(fresh_store: Store) -> None:
    sales = everybody(fresh_store).sales.person_id
    with pytest.raises(EntryError, match="501 characters"):
        answer_item(fresh_store, sales, 1, Given(LIST, ITEM, Step.FULLY, "x" * 501))

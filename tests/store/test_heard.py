"""What was heard on rides and calls is noted by day and rep, all questions of a ride or none."""

from datetime import date

import pytest

from leadpact.errors import EntryError, RoleError
from leadpact.store.database import Store
from leadpact.store.heard import (
    Ride,
    bring_back,
    drop_heard,
    last_taken_back,
    list_heard,
    note_heard,
)
from leadpact.store.survey import answer, take_back
from tests.stores import everybody

JUNE = Ride(date(2026, 6, 11), "Rita", "Suite")
MAY = Ride(date(2026, 5, 2), "Rob")


def test_the_newest_ride_stands_first(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    note_heard(fresh_store, people.marketing.person_id, 1, JUNE, ["By when?", "Who decides?"])
    note_heard(fresh_store, people.admin.person_id, 1, MAY, ["Why now?"])
    assert [
        (one.heard_on, one.rep, one.question, one.product, one.noted_by)
        for one in list_heard(fresh_store, 1)
    ] == [
        (date(2026, 6, 11), "Rita", "Who decides?", "Suite", "Maria"),
        (date(2026, 6, 11), "Rita", "By when?", "Suite", "Maria"),
        (date(2026, 5, 2), "Rob", "Why now?", None, "Ada"),
    ]
    assert list_heard(fresh_store, 2) == ()


def test_a_viewer_notes_and_removes_nothing(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    with pytest.raises(RoleError):
        note_heard(fresh_store, people.viewer.person_id, 1, JUNE, ["By when?"])
    note_heard(fresh_store, people.sales.person_id, 1, JUNE, ["By when?"])
    for by in (people.viewer.person_id, None):
        with pytest.raises(RoleError):
            drop_heard(fresh_store, by, 1)
    assert len(list_heard(fresh_store, 1)) == 1


@pytest.mark.parametrize(
    ("ride", "questions"),
    [(JUNE, []), (JUNE, ["By when?", "?"]), (Ride(JUNE.heard_on, " "), ["a"])],
)
def test_a_note_with_one_thing_wrong_changes_nothing(
    fresh_store: Store, ride: Ride, questions: list[str]
) -> None:
    with pytest.raises(EntryError):
        note_heard(fresh_store, everybody(fresh_store).sales.person_id, 1, ride, questions)
    assert list_heard(fresh_store, 1) == ()


def test_the_last_removal_comes_back_first_be_it_a_note_or_an_answer(fresh_store: Store) -> None:
    sam = everybody(fresh_store).sales.person_id
    note_heard(fresh_store, sam, 1, JUNE, ["By when?"])
    answer(fresh_store, sam, 1, ["Why now?"])
    drop_heard(fresh_store, sam, 1)
    take_back(fresh_store, sam, 1)
    assert list_heard(fresh_store, 1) == ()
    with pytest.raises(EntryError, match="no longer there"):
        drop_heard(fresh_store, sam, 1)
    assert last_taken_back(fresh_store, 1, "Sam") == "Why now?"
    bring_back(fresh_store, sam, 1)
    assert last_taken_back(fresh_store, 1, "Sam") == "By when?"
    bring_back(fresh_store, sam, 1)
    assert [one.question for one in list_heard(fresh_store, 1)] == ["By when?"]

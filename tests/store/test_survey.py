"""Everybody answers for himself, files come in whole, and no answer is lost or kept twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from leadpact.domain.people import Role, Team
from leadpact.errors import EntryError, RoleError
from leadpact.store.database import Store
from leadpact.store.heard import bring_back, last_taken_back
from leadpact.store.people import join
from leadpact.store.survey import Asks, answer, list_answers, take_back, take_in_answers
from tests.ingest.naughty import NAUGHTY
from tests.stores import everybody

BUDGET, DECIDES = "What is your budget?", "Who decides?"


def asked(store: Store, dataset_id: int = 1) -> list[Asks]:
    return [one.asks for one in list_answers(store, dataset_id)]


def test_one_answers_in_ones_own_name_and_team(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    assert answer(fresh_store, people.sales.person_id, 1, [BUDGET, DECIDES]) == 2
    assert answer(fresh_store, people.marketing.person_id, 1, [BUDGET], " Suite ") == 1
    assert asked(fresh_store) == [
        Asks("Sam", Team.SALES, BUDGET),
        Asks("Sam", Team.SALES, DECIDES),
        Asks("Maria", Team.MARKETING, BUDGET, "Suite"),
    ]
    assert asked(fresh_store, 2) == []


def test_the_same_answer_again_is_not_a_second_one(fresh_store: Store) -> None:
    """The same but for case and marks; for one product it is another answer."""
    sam = everybody(fresh_store).sales.person_id
    answer(fresh_store, sam, 1, [BUDGET, "what is  your BUDGET"])
    assert answer(fresh_store, sam, 1, ["What is your budget"]) == 0
    assert answer(fresh_store, sam, 1, [BUDGET], "Suite") == 1
    assert answer(fresh_store, sam, 1, [BUDGET], "SUITE") == 0
    assert asked(fresh_store) == [
        Asks("Sam", Team.SALES, BUDGET),
        Asks("Sam", Team.SALES, BUDGET, "Suite"),
    ]


@pytest.mark.parametrize("role", ["viewer", "admin", None])
def test_only_the_two_teams_answer(fresh_store: Store, role: str | None) -> None:
    people = everybody(fresh_store)
    by = getattr(people, role).person_id if role else None
    with pytest.raises(RoleError):
        answer(fresh_store, by, 1, [BUDGET])
    assert asked(fresh_store) == []


def test_only_a_viewer_and_nobody_take_in_no_file(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    rows = [Asks("Rita", Team.SALES, BUDGET)]
    for by in (people.viewer.person_id, None):
        with pytest.raises(RoleError):
            take_in_answers(fresh_store, by, 1, rows, "a.csv")
    assert take_in_answers(fresh_store, people.admin.person_id, 1, rows, "a.csv") == 1
    assert take_in_answers(fresh_store, people.sales.person_id, 1, rows, "a.csv") == 0
    assert [one.taken_in_by for one in list_answers(fresh_store, 1)] == ["Ada"]


def test_a_file_with_one_wrong_row_changes_nothing(fresh_store: Store) -> None:
    ada = everybody(fresh_store).admin.person_id
    rows = [Asks("Rita", Team.SALES, BUDGET), Asks("Rob", Team.SALES, "?")]
    with pytest.raises(EntryError, match="needs letters"):
        take_in_answers(fresh_store, ada, 1, rows, "a.csv")
    assert asked(fresh_store) == []


def test_no_question_at_all_is_told(fresh_store: Store) -> None:
    with pytest.raises(EntryError, match="no question was chosen"):
        answer(fresh_store, everybody(fresh_store).sales.person_id, 1, [])


def test_ones_own_answer_can_be_taken_back_and_brought_back(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    answer(fresh_store, people.sales.person_id, 1, [BUDGET, DECIDES])
    first = list_answers(fresh_store, 1)[0]
    take_back(fresh_store, people.sales.person_id, first.answer_id)
    assert [one.question for one in asked(fresh_store)] == [DECIDES]
    assert last_taken_back(fresh_store, 1, "Sam") == BUDGET
    assert last_taken_back(fresh_store, 1, "Maria") is None
    with pytest.raises(EntryError, match="no longer there"):
        take_back(fresh_store, people.sales.person_id, first.answer_id)
    with pytest.raises(EntryError, match="no removal to take back"):
        bring_back(fresh_store, people.marketing.person_id, 1)
    bring_back(fresh_store, people.sales.person_id, 1)
    assert list_answers(fresh_store, 1)[0] == first
    assert last_taken_back(fresh_store, 1, "Sam") is None


def test_an_answer_given_again_after_it_was_taken_back_stands_once(fresh_store: Store) -> None:
    sam = everybody(fresh_store).sales.person_id
    answer(fresh_store, sam, 1, [BUDGET])
    take_back(fresh_store, sam, list_answers(fresh_store, 1)[0].answer_id)
    assert answer(fresh_store, sam, 1, ["what is your budget"]) == 1
    with pytest.raises(EntryError):
        bring_back(fresh_store, sam, 1)
    assert len(asked(fresh_store)) == 1


def test_nobody_takes_back_what_another_person_said(fresh_store: Store) -> None:
    """But what came in a file, anybody but a viewer does."""
    people = everybody(fresh_store)
    answer(fresh_store, people.sales.person_id, 1, [BUDGET])
    with pytest.raises(RoleError, match="this is Sam's own answer"):
        take_back(fresh_store, people.admin.person_id, 1)
    rows = [Asks("Rita", Team.SALES, BUDGET)]
    take_in_answers(fresh_store, people.admin.person_id, 1, rows, "a.csv")
    with pytest.raises(RoleError):
        take_back(fresh_store, people.viewer.person_id, 2)
    take_back(fresh_store, people.marketing.person_id, 2)
    assert asked(fresh_store) == [Asks("Sam", Team.SALES, BUDGET)]


def test_hostile_text_is_just_text(fresh_store: Store) -> None:
    sam = everybody(fresh_store).sales.person_id
    wanted = [f"{number} {text}"[:250] for number, text in enumerate(NAUGHTY.values())]
    assert answer(fresh_store, sam, 1, wanted) == len(wanted)
    kept = [one.question for one in asked(fresh_store)]
    assert len(kept) == len(wanted)
    assert '1 He said "buy", then "sell"' in kept
    assert not [text for text in kept if "\n" in text or "\0" in text]


def test_ten_people_answer_at_once_and_no_answer_is_lost(fresh_store: Store) -> None:
    """Each of ten gives eight answers of their own, one call each."""
    people = [join(fresh_store, f"Rep {number}", Role.SALES) for number in range(10)]

    def all_of(number: int) -> None:
        for question in range(8):
            answer(fresh_store, people[number].person_id, 1, [f"Question {question} of all?"])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(all_of, range(10)))
    kept = asked(fresh_store)
    assert len(kept) == 80
    assert {one.person for one in kept} == {one.name for one in people}


def test_the_audit_says_who_and_the_figures_of_leads_stay(fresh_store: Store) -> None:
    answer(fresh_store, everybody(fresh_store).sales.person_id, 1, [BUDGET])
    [(what, dataset_id, detail)] = fresh_store.rows(
        "select what, dataset_id, detail from audit where what like 'survey%'"
    )
    assert (what, dataset_id) == ("survey answered", None)
    assert detail == "1 answers of data set 1, by Sam"

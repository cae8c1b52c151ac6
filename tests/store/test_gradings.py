"""Twenty leads are drawn by their scores, graded in secret, and opened once both teams are done."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from leadpact.domain.people import Role
from leadpact.domain.scoring_model import Grade
from leadpact.errors import AgreementError, RoleError
from leadpact.store.database import Store
from leadpact.store.gradings import DRAWN, Grading, list_gradings, start_grading
from leadpact.store.hand_grades import grade_lead, only_look, say_done
from leadpact.store.people import join
from tests.stores import Everybody, everybody, leads, model_of, store_in

MODEL = model_of(
    {"name": "visits", "field": "visits", "test": "count", "cap": 1000, "points": 1, "label": "V"}
)


def bring_in(store: Store, *, decided: int, still_open: int = 0) -> None:
    """Leads 1, 2, … of so many visits each; every third of the decided ones is won."""
    rows = [
        f"{number} | {number} | {'won' if number % 3 == 0 else 'lost'}"
        for number in range(1, decided + 1)
    ]
    rows += [
        f"{number} | {number} | open" for number in range(decided + 1, decided + still_open + 1)
    ]
    leads(store, "\n".join(["lead_id | visits | outcome", *rows]))


def newest(store: Store, seen_by: int | None = None) -> Grading:
    return list_gradings(store, 1, seen_by)[0]


def grade_all(store: Store, person_id: int, grade: Grade, *, done: bool = True) -> None:
    grading = newest(store, person_id)
    for lead_id in grading.lead_ids:
        grade_lead(store, person_id, grading.grading_id, lead_id, grade)
    if done:
        say_done(store, person_id, grading.grading_id)


@pytest.fixture
def people(fresh_store: Store) -> Everybody:
    """Three leads, drawn to be graded by everybody."""
    bring_in(fresh_store, decided=3)
    found = everybody(fresh_store)
    start_grading(fresh_store, found.admin.person_id, 1, MODEL, seed=1)
    return found


def test_one_lead_is_drawn_of_each_twentieth_of_the_scores(fresh_store: Store) -> None:
    """Of the leads 1 to 60 the bands are 1–3, 4–6, …, 58–60."""
    bring_in(fresh_store, decided=60)
    by = everybody(fresh_store).sales.person_id
    seen = set()
    for seed in range(1, 6):
        start_grading(fresh_store, by, 1, MODEL, seed)
        drawn = [int(lead_id) for lead_id in newest(fresh_store).lead_ids]
        assert sorted((number - 1) // 3 for number in drawn) == list(range(DRAWN))
        assert drawn != sorted(drawn)
        seen.add(tuple(drawn))
    assert len(seen) == 5


def test_the_same_seed_draws_the_same_after_a_restart(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    bring_in(store, decided=60)
    by = everybody(store).marketing.person_id
    start_grading(store, by, 1, MODEL, seed=7)
    before = newest(store)
    store.close()
    store = store_in(tmp_path)
    assert newest(store) == before
    start_grading(store, by, 1, MODEL, seed=7)
    assert newest(store).lead_ids == before.lead_ids
    start_grading(store, by, 1, MODEL)
    assert newest(store).lead_ids != before.lead_ids
    store.close()


@pytest.mark.parametrize(
    ("decided", "still_open", "drawn", "open_ones"),
    [(20, 30, 20, False), (19, 31, 20, True), (0, 25, 20, True), (4, 3, 7, True)],
)
def test_decided_leads_are_preferred_where_there_are_twenty(
    fresh_store: Store, decided: int, still_open: int, drawn: int, open_ones: bool
) -> None:
    bring_in(fresh_store, decided=decided, still_open=still_open)
    start_grading(fresh_store, everybody(fresh_store).sales.person_id, 1, MODEL, seed=3)
    numbers = [int(lead_id) for lead_id in newest(fresh_store).lead_ids]
    assert len(set(numbers)) == len(numbers) == drawn
    assert (max(numbers) > decided) is open_ones


@pytest.mark.parametrize(("lost", "open_ones"), [(0, True), (4, True), (5, False)])
def test_a_file_that_tells_of_wins_alone_is_drawn_from_as_a_whole(
    fresh_store: Store, lost: int, open_ones: bool
) -> None:
    """Sixty leads are won, so many lost, and sixty open: with five lost no open one is drawn."""
    outcomes = ["won"] * 60 + ["lost"] * lost + [""] * 60
    rows = [f"{number} | {number} | {outcome}" for number, outcome in enumerate(outcomes, 1)]
    leads(fresh_store, "\n".join(["lead_id | visits | outcome", *rows]))
    start_grading(fresh_store, everybody(fresh_store).sales.person_id, 1, MODEL, seed=3)
    numbers = [int(lead_id) for lead_id in newest(fresh_store).lead_ids]
    assert len(numbers) == DRAWN
    assert (max(numbers) > 60 + lost) is open_ones


def test_without_leads_nothing_can_be_drawn(fresh_store: Store) -> None:
    bring_in(fresh_store, decided=1)
    by = everybody(fresh_store).sales.person_id
    with fresh_store.transaction() as cursor:
        cursor.execute("delete from lead")
    with pytest.raises(AgreementError, match="no leads to grade"):
        start_grading(fresh_store, by, 1, MODEL)
    assert list_gradings(fresh_store, 1, by) == ()


def test_a_grade_can_be_changed_until_its_person_is_done(
    fresh_store: Store, people: Everybody
) -> None:
    maria = people.marketing.person_id
    grading = newest(fresh_store, maria)
    grade_lead(fresh_store, maria, grading.grading_id, "1", Grade.A)
    grade_lead(fresh_store, maria, grading.grading_id, "1", Grade.C)
    assert newest(fresh_store, maria).grades_of(maria) == {"1": Grade.C}
    with pytest.raises(AgreementError, match="2 leads are not graded yet"):
        say_done(fresh_store, maria, grading.grading_id)
    grade_all(fresh_store, maria, Grade.B)
    with pytest.raises(AgreementError, match="Maria is done"):
        grade_lead(fresh_store, maria, grading.grading_id, "1", Grade.A)
    with pytest.raises(AgreementError, match="Maria is done"):
        say_done(fresh_store, maria, grading.grading_id)
    assert set(newest(fresh_store, maria).grades_of(maria).values()) == {Grade.B}


def test_only_leads_that_were_drawn_are_graded(fresh_store: Store, people: Everybody) -> None:
    with pytest.raises(AgreementError, match="not of this blind grading"):
        grade_lead(fresh_store, people.sales.person_id, 1, "99", Grade.A)
    with pytest.raises(AgreementError, match="not of this blind grading"):
        say_done(fresh_store, people.sales.person_id, 99)


@pytest.mark.parametrize("who", ["viewer", "admin", None])
def test_only_the_two_teams_grade(fresh_store: Store, people: Everybody, who: str | None) -> None:
    by = None if who is None else getattr(people, who).person_id
    with pytest.raises(RoleError):
        grade_lead(fresh_store, by, 1, "1", Grade.A)
    with pytest.raises(RoleError):
        say_done(fresh_store, by, 1)
    with pytest.raises(RoleError):
        only_look(fresh_store, by, 1)
    assert newest(fresh_store).graders == ()


@pytest.mark.parametrize(
    ("who", "may_start"),
    [("viewer", False), (None, False), ("marketing", True), ("sales", True), ("admin", True)],
)
def test_who_may_start_a_grading(
    fresh_store: Store, people: Everybody, who: str | None, may_start: bool
) -> None:
    by = None if who is None else getattr(people, who).person_id
    if may_start:
        assert start_grading(fresh_store, by, 1, MODEL) == 2
        return
    with pytest.raises(RoleError):
        start_grading(fresh_store, by, 1, MODEL)
    assert len(list_gradings(fresh_store, 1, None)) == 1


def seen(store: Store, people: Everybody) -> dict[str, tuple[bool, set[Grade]]]:
    """Per role, and for nobody: whether it is open, and the grades that come out of the store."""
    ids = {name: person.person_id for name, person in vars(people).items()} | {"nobody": None}
    found = {name: newest(store, by) for name, by in ids.items()}
    return {
        name: (grading.is_open, {one.grade for one in grading.grades})
        for name, grading in found.items()
    }


def test_nobody_sees_what_others_gave_before_both_are_done(
    fresh_store: Store, people: Everybody
) -> None:
    """Maria gives A, Sam gives D; then Mia of marketing begins with a B."""
    shut: tuple[bool, set[Grade]] = (False, set())
    own_a, own_d, both = (False, {Grade.A}), (False, {Grade.D}), (True, {Grade.A, Grade.D})
    grade_all(fresh_store, people.marketing.person_id, Grade.A, done=False)
    shown = seen(fresh_store, people)
    assert shown == {
        "viewer": shut, "marketing": own_a, "sales": shut, "admin": shut, "nobody": shut
    }  # fmt: skip
    say_done(fresh_store, people.marketing.person_id, 1)
    assert seen(fresh_store, people) == shown
    grade_all(fresh_store, people.sales.person_id, Grade.D, done=False)
    assert seen(fresh_store, people) == {**shown, "sales": own_d}
    say_done(fresh_store, people.sales.person_id, 1)
    assert set(map(repr, seen(fresh_store, people).values())) == {repr(both)}

    mia = join(fresh_store, "Mia", Role.MARKETING).person_id
    assert newest(fresh_store, mia).grades == ()
    grade_lead(fresh_store, mia, 1, "1", Grade.B)
    assert {one.grade for one in newest(fresh_store, mia).grades} == {Grade.B}
    assert seen(fresh_store, people) == {
        "viewer": shut, "marketing": both, "sales": both, "admin": shut, "nobody": shut
    }  # fmt: skip
    grade_all(fresh_store, mia, Grade.B)
    assert seen(fresh_store, people)["admin"] == (True, {Grade.A, Grade.B, Grade.D})


def test_one_who_only_looks_grades_no_more_and_sees_the_end(
    fresh_store: Store, people: Everybody
) -> None:
    mia = join(fresh_store, "Mia", Role.MARKETING).person_id
    only_look(fresh_store, mia, 1)
    assert not newest(fresh_store, mia).is_open
    with pytest.raises(AgreementError, match="Mia is done"):
        grade_lead(fresh_store, mia, 1, "1", Grade.A)
    grade_all(fresh_store, people.marketing.person_id, Grade.A)
    assert not newest(fresh_store, mia).is_open
    with pytest.raises(AgreementError, match="Maria is done"):
        only_look(fresh_store, people.marketing.person_id, 1)
    grade_lead(fresh_store, people.sales.person_id, 1, "1", Grade.A)
    with pytest.raises(AgreementError, match="Sam has begun to grade"):
        only_look(fresh_store, people.sales.person_id, 1)
    grade_all(fresh_store, people.sales.person_id, Grade.D)
    assert newest(fresh_store, mia).is_open
    assert [one.name for one in newest(fresh_store, mia).graders] == ["Maria", "Sam"]


def test_no_grade_is_lost_when_many_grade_at_once(fresh_store: Store) -> None:
    bring_in(fresh_store, decided=20)
    people = [
        join(
            fresh_store, f"Person {number}", Role.SALES if number % 2 else Role.MARKETING
        ).person_id
        for number in range(8)
    ]
    start_grading(fresh_store, people[0], 1, MODEL, seed=1)
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda by: grade_all(fresh_store, by, Grade.B), people))
    assert [one.graded for one in newest(fresh_store).graders] == [20] * len(people)
    assert all(one.is_done for one in newest(fresh_store).graders)

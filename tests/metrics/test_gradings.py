"""Grades by hand against each other, the model and the end, by hand and by scikit-learn."""

import random

import pytest
from sklearn.metrics import cohen_kappa_score, roc_auc_score

from leadpact.domain.people import Role
from leadpact.domain.scoring_model import Grade
from leadpact.metrics.grading_criteria import Certainty
from leadpact.metrics.grading_words import comparison_sentence, use_words, waiting_words
from leadpact.metrics.gradings import Comparison, Side, compare_grades, median_grade
from leadpact.store.database import Store
from leadpact.store.gradings import list_gradings, start_grading
from leadpact.store.hand_grades import grade_lead, say_done
from leadpact.store.people import join
from tests.stores import everybody, leads, model_of

MODEL = model_of(
    {"name": "visits", "field": "visits", "test": "at least", "number": 3, "points": 30},
    {"name": "budget", "field": "budget", "test": "is true", "points": 1, "label": "Budget"},
)


def bring_in(store: Store, won: int, lost: int) -> None:
    """Leads 01, 02, …: first those won; those with an odd number have 5 visits, others none."""
    rows = [
        f"{number:02} | {5 * (number % 2)} | {'won' if number <= won else 'lost'} | yes"
        for number in range(1, won + lost + 1)
    ]
    leads(store, "\n".join(["lead_id | visits | outcome | budget", *rows]))


def graded(store: Store, **given: str) -> Comparison:
    """What comes of it when each person gives the leads 01, 02, … these grades."""
    people = {
        name: join(store, name, Role.SALES if name.startswith("S") else Role.MARKETING).person_id
        for name in given
    }
    start_grading(store, next(iter(people.values())), 1, MODEL, seed=1)
    for name, grades in given.items():
        for number, grade in enumerate(grades, start=1):
            grade_lead(store, people[name], 1, f"{number:02}", Grade(grade))
        say_done(store, people[name], 1)
    found = compare_grades(store, list_gradings(store, 1, None)[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("grades", "middle"), [("A", "A"), ("AD", "C"), ("AB", "B"), ("ABD", "B"), ("AACD", "B")]
)
def test_a_teams_grade_is_the_median_and_between_two_the_worse(grades: str, middle: str) -> None:
    """A and D have B½ in the middle, which is a C; of A, A, C, D the middle lies at B."""
    assert median_grade([Grade(one) for one in grades]) is Grade(middle)


def test_who_tells_won_from_lost_leads_is_seen(fresh_store: Store) -> None:
    """Maria gives the five won leads A and the five lost ones D: all 25 pairs are in order.

    Sam gives all a C: 25 ties count half. The model gives A to odd numbers, which are the won 01,
    03 and 05 and the lost 07 and 09: 3 × 3 pairs in order, 3 × 2 + 2 × 3 ties, so 15 of 25.
    """
    bring_in(fresh_store, won=5, lost=5)
    found = graded(fresh_store, Maria="AAAAADDDDD", Sam="CCCCCCCCCC")
    assert [one.voice for one in found.foresights] == ["Maria", "Sam", "The model"]
    assert [one.area for one in found.foresights] == [1.0, 0.5, pytest.approx(0.6)]
    assert [one.good.numerator for one in found.foresights] == [5, 0, 3]
    assert (found.foresights[0].low, found.foresights[0].high) == (1.0, 1.0)
    assert "Maria saw the wins coming best: in 100 % of pairs" in comparison_sentence(found)
    assert [voice.side for voice in found.voices] == [Side.MARKETING, Side.SALES, Side.MODEL]


def test_figures_are_those_of_scikit_learn(fresh_store: Store) -> None:
    bring_in(fresh_store, won=8, lost=12)
    draw = random.Random(4)
    given = {name: "".join(draw.choices("ABCD", k=20)) for name in ("Maria", "Mia", "Sam", "Sue")}
    found = graded(fresh_store, **given)
    names = ["Maria", "Mia", "Sam", "Sue", "Marketing", "Sales", "The model"]
    assert [voice.name for voice in found.voices] == names
    won = [lead.outcome == "won" for lead in found.leads]
    for voice, foresight in zip(found.voices, found.foresights, strict=True):
        goodness = [-"ABCD".index(grade) for grade in voice.grades]
        assert foresight.area == pytest.approx(roc_auc_score(won, goodness))
        assert (foresight.low or 1) <= (foresight.area or 0) <= (foresight.high or 0)
    by_name = {voice.name: list(voice.grades) for voice in found.voices}
    assert len(found.accords) == 21
    for one in (*found.accords, found.teams):
        expected = cohen_kappa_score(
            by_name[one.first], by_name[one.second], labels=list("ABCD"), weights="linear"
        )
        assert one.kappa is not None
        assert one.kappa.value == pytest.approx(expected)
        pairs = zip(by_name[one.first], by_name[one.second], strict=True)
        assert one.same.numerator == sum(a == b for a, b in pairs)


def test_under_five_wins_nobody_is_judged(fresh_store: Store) -> None:
    bring_in(fresh_store, won=4, lost=6)
    found = graded(fresh_store, Maria="AAAADDDDDD", Sam="AAAADDDDDA")
    assert [one.area for one in found.foresights] == [None, None, None]
    said = comparison_sentence(found)
    assert said.startswith("Largely: marketing and sales gave 9 of 10 leads the same grade (κ 0.8")
    assert said.endswith("Too few wins to judge who saw the wins coming: 4 of 10 leads.")


def test_where_all_have_one_grade_kappa_is_undefined(fresh_store: Store) -> None:
    bring_in(fresh_store, won=5, lost=5)
    found = graded(fresh_store, Maria="B" * 10, Sam="B" * 10)
    assert found.teams.kappa is None
    assert found.used[0] == ()
    assert "10 of 10 leads the same grade; κ is undefined." in comparison_sentence(found)


def test_the_criterion_that_a_person_follows_is_found(fresh_store: Store) -> None:
    """Maria gives A where there are visits and D where not: three grades apart on five and five.

    Sam gives A to 01 alone. Of the budget, which all have, nothing can be told.
    """
    bring_in(fresh_store, won=5, lost=5)
    found = graded(fresh_store, Maria="ADADADADAD", Sam="ADDDDDDDDD")
    [marias], [sams] = found.used[:2]
    assert (marias.criterion.name, marias.correlation, marias.gap) == ("visits", 1.0, 3.0)
    assert (marias.applies, marias.others) == (5, 5)
    assert marias.certainty is Certainty.HARDLY_CHANCE
    assert use_words(marias) == "+3.0 grades where it applies (5 leads, 5 others)"
    assert sams.gap == pytest.approx(0.6)
    assert sams.certainty is Certainty.MAY_BE_CHANCE


def test_nothing_is_compared_before_it_is_open(fresh_store: Store) -> None:
    bring_in(fresh_store, won=5, lost=5)
    people = everybody(fresh_store)
    start_grading(fresh_store, people.sales.person_id, 1, MODEL, seed=1)
    grade_lead(fresh_store, people.sales.person_id, 1, "01", Grade.A)
    for person in (*vars(people).values(), None):
        by = None if person is None else person.person_id
        [grading] = list_gradings(fresh_store, 1, by)
        assert compare_grades(fresh_store, grading) is None
    [grading] = list_gradings(fresh_store, 1, None)
    assert waiting_words(grading) == "Sam of sales: 1 of 10. Nobody of marketing has begun."


def test_leads_that_are_gone_are_left_out(fresh_store: Store) -> None:
    bring_in(fresh_store, won=5, lost=6)
    graded(fresh_store, Maria="A" * 11, Sam="B" * 11)
    with fresh_store.transaction() as cursor:
        cursor.execute("delete from lead where lead_id = '03'")
    found = compare_grades(fresh_store, list_gradings(fresh_store, 1, None)[0])
    assert found is not None
    assert len(found.leads) == found.teams.same.denominator == 10
    assert (found.won, found.lost) == (4, 6)

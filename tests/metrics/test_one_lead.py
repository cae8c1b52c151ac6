"""Why a lead stands where it stands, and what would lift it."""

import pytest

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.metrics.one_lead import OneLead, Weight, explain_lead, mean_points
from leadpact.patterns.collapse import collapse
from leadpact.patterns.patterns import all_criteria
from leadpact.store.database import Store
from tests.stores import all_of, leads, model_of

BOSS = {
    "name": "boss",
    "label": "Boss",
    "field": "seniority",
    "test": "is one of",
    "values": ["decision_maker"],
    "points": 15,
}
MID = {**BOSS, "name": "mid", "label": "Mid", "values": ["mid_level"], "points": 8}
VISITS = {
    "name": "visits",
    "label": "Visits",
    "group": "behaviour",
    "field": "visits",
    "test": "count",
    "cap": 5,
    "points": 2,
}
STUDENT = {
    "name": "student",
    "label": "Student",
    "group": "red_flag",
    "field": "student",
    "test": "is true",
    "points": -20,
}
BUDGET = {
    "name": "budget",
    "label": "Budget known",
    "group": "intent",
    "field": "budget",
    "test": "is true",
    "points": 12,
}
MODEL = model_of(BOSS, MID, VISITS, STUDENT, BUDGET)


@pytest.fixture
def four(fresh_store: Store) -> Store:
    """Under the model: boss 15, visits 2 each, student −20, budget 12.

        boss    15 + 10 + 12     = 37 A
        mid      8 +  4          = 12 C, its budget unknown: up to 24, B
        student  0 +  0 − 20     = −20 D
        vague    all unknown     =  0 D, from −20 to 15 + 8 + 10 + 12 = 45

    The means of the four: seniority (15 + 8) ÷ 4 = 5.75, visits 14 ÷ 4 = 3.5, student −5,
    budget 12 ÷ 4 = 3.
    """
    leads(
        fresh_store,
        """
        lead_id | seniority      | visits | student | budget | source
        boss    | decision_maker | 7      | no      | yes    | Chat
        mid     | mid_level      | 2      | no      |        | Chat
        student | other          | 0      | yes     | no     | List
        vague   |                |        |         |        | List
        """,
    )
    return fresh_store


def explained(
    store: Store, lead_id: str, compared: ScoringModel = MODEL, *, sources: tuple[str, ...] = ()
) -> OneLead | None:
    filters = Filters(all_of(store).dataset_id, sources=sources)
    patterns = collapse(store, filters, all_criteria(compared, MODEL))
    return explain_lead(store, filters, (compared, MODEL), patterns, lead_id)


def one(store: Store, lead_id: str, compared: ScoringModel = MODEL) -> OneLead:
    found = explained(store, lead_id, compared)
    assert found is not None
    return found


def said(weights: tuple[Weight, ...]) -> list[tuple[str, int, float]]:
    return [(w.standings[0].criterion.field, w.worth, w.mean) for w in weights]


def test_lift_is_what_stands_above_the_mean_lead_the_strongest_first(four: Store) -> None:
    """Boss: seniority 15 − 5.75, budget 12 − 3, visits 10 − 3.5, student 0 + 5."""
    found = one(four, "boss")
    assert said(found.lifting) == [("seniority", 15, 5.75), ("budget", 12, 3), ("visits", 10, 3.5)]
    assert found.sinking == ()
    assert found.means == (3.75, 2.0, 3.5, -5.0, 3.0)


def test_a_criterion_of_no_points_sinks_who_lacks_what_others_have(four: Store) -> None:
    found = one(four, "student")
    assert said(found.sinking) == [("student", -20, -5), ("seniority", 0, 5.75), ("visits", 0, 3.5)]
    assert found.lifting == ()


def test_the_unknown_gives_the_range_and_what_to_ask_for_first(four: Store) -> None:
    found = one(four, "vague")
    assert (found.lead.least_score, found.lead.most_score) == (-20, 45)
    assert (found.worst, found.best) == (Grade.D, Grade.A)
    assert [s.criterion.name for s in found.unknown] == [
        "boss",
        "budget",
        "visits",
        "mid",
        "student",
    ]
    assert one(four, "boss").unknown == ()


def test_the_shortest_ways_reach_the_next_grade(four: Store) -> None:
    """The mid-level lead lacks 8 points for B at 20: its budget alone gives them, visits but 6."""
    found = one(four, "mid")
    assert (found.next_grade, found.shortfall) == (Grade.B, 8)
    assert [[(c.standing.criterion.name, c.gain) for c in way] for way in found.ways] == [
        [("budget", 12)]
    ]


def test_an_a_has_no_better_grade(four: Store) -> None:
    found = one(four, "boss")
    assert (found.next_grade, found.shortfall, found.ways) == (None, 0, ())


def test_the_compared_definition_has_its_own_verdict(four: Store) -> None:
    """With 5 points a visit and nothing else the boss has 5 × 5, and the mid-level lead 10."""
    found = one(four, "boss", model_of({**VISITS, "points": 5}))
    assert (found.compared_score, found.compared_grade) == (25, Grade.B)
    assert (found.lead.score, found.lead.grade) == (37, Grade.A)
    assert found.means == (3.75, 2.0, 3.5, -5.0, 3.0)


def test_the_means_are_those_of_the_selection(four: Store) -> None:
    found = explained(four, "boss", sources=("Chat",))
    assert found is not None
    assert found.means == (7.5, 4.0, 7.0, 0.0, 6.0)
    assert explained(four, "student", sources=("Chat",)) is None


def test_decaying_points_count_as_they_are_left(fresh_store: Store) -> None:
    """1 visit of two is 60 days old, 40 % of 10 left: the mean of 10 and 4 is 7."""
    leads(
        fresh_store,
        """
        lead_id | visits | created_at
        1       | 1      | 2026-06-30
        2       | 1      | 2026-05-01
        """,
    )
    aged = model_of({**VISITS, "points": 10, "decay": 30, "since": "created_at"})
    patterns = collapse(fresh_store, all_of(fresh_store), aged.criteria)
    assert mean_points(patterns, aged) == (7.0,)


def test_without_leads_the_means_are_zero(four: Store) -> None:
    filters = Filters(all_of(four).dataset_id, sources=("nobody",))
    assert mean_points(collapse(four, filters, MODEL.criteria), MODEL) == (0,) * 5

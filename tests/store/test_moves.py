"""The leads that move between two scoring models' grades, from one statement of SQL."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.domain.fields import lead_field
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.patterns.collapse import collapse
from leadpact.patterns.patterns import all_criteria
from leadpact.patterns.what_if import board_of, outlook
from leadpact.store.database import Store
from leadpact.store.moves import MovedLead, moved_leads, moves_query
from tests.models import models
from tests.stores import all_of, leads, model_of

VISITS = {"name": "visits", "field": "visits", "test": "count", "cap": 9}
BUDGET = {"name": "budget", "field": "budget", "test": "is true"}
FADING = {**VISITS, "group": "behaviour", "decay": 25, "since": "last_activity_at"}

FOUR = """
    lead_id | visits | budget | outcome | created_at | won_at     | last_activity_at
    1       | 3      | no     | won     | 2026-01-01 | 2026-01-11 | 2026-02-28
    2       | 1      | yes    | lost    | 2026-01-02 |            | 2026-01-25
    3       | 2      |        | open    | 2026-02-27 |            | 2026-02-28
    4       |        | yes    | open    | 2026-02-28 |            |
"""


def moved(store: Store, compared: ScoringModel, draft: ScoringModel) -> list[MovedLead]:
    return list(moved_leads(store, moves_query(store, all_of(store), compared, draft)))


def told(lead: MovedLead) -> tuple[object, ...]:
    changes = [(change.criterion.name, change.points) for change in lead.changes]
    return lead.lead_id, f"{lead.was}{lead.now}", lead.old_score, lead.new_score, changes


def test_a_moved_lead_tells_what_changed_its_score(fresh_store: Store) -> None:
    """Ten a visit and ten for a budget give 30 (A), 20 (B), 20 (B) and 10 (C).

    Five a visit and 20 for a budget give 15 (C), 25 (B), 10 (C) and 20 (B); unknown gives nothing.
    Lead 1 goes from A to C by −15, 3 from B to C by −10, and 4 from C to B by +10. Those whose
    score changes most come first, then the higher new score.
    """
    leads(fresh_store, FOUR)
    compared = model_of({**VISITS, "points": 10}, {**BUDGET, "points": 10})
    draft = model_of({**VISITS, "points": 5}, {**BUDGET, "points": 20})
    found = moved(fresh_store, compared, draft)
    assert [told(lead) for lead in found] == [
        ("1", "AC", 30, 15, [("visits", -15)]),
        ("4", "CB", 10, 20, [("budget", 10)]),
        ("3", "BC", 20, 10, [("visits", -10)]),
    ]
    # M is 10 days at 2026-02-28, so leads 3 and 4 are too young to count.
    assert [(lead.rated, lead.outcome) for lead in found] == [
        (True, "won"),
        (False, "open"),
        (False, "open"),
    ]


def test_one_flow_and_a_limit_can_be_asked_for(fresh_store: Store) -> None:
    """Doubled points lift lead 1 out of D to C, 3 to B; 2 from D to D."""
    leads(fresh_store, FOUR)
    low = model_of({**VISITS, "points": 3}, a=18, b=12, c=10)
    high = model_of({**VISITS, "points": 6}, a=18, b=12, c=10)
    query = moves_query(fresh_store, all_of(fresh_store), low, high, (Grade.D, Grade.A))
    assert [lead.lead_id for lead in moved_leads(fresh_store, query)] == ["1"]
    every = moves_query(fresh_store, all_of(fresh_store), low, high)
    assert [told(lead)[:2] for lead in moved_leads(fresh_store, every)] == [
        ("1", "DA"),
        ("3", "DB"),
    ]
    assert [lead.lead_id for lead in moved_leads(fresh_store, every, 1)] == ["1"]


def test_the_leads_that_stay_in_a_grade_can_be_asked_for(fresh_store: Store) -> None:
    """Leads 2 and 4 stay in D; lead 2, whose score doubles, changes more than 4 without a score."""
    leads(fresh_store, FOUR)
    low = model_of({**VISITS, "points": 3}, a=18, b=12, c=10)
    high = model_of({**VISITS, "points": 6}, a=18, b=12, c=10)
    query = moves_query(fresh_store, all_of(fresh_store), low, high, (Grade.D, Grade.D))
    found = moved_leads(fresh_store, query)
    assert [told(lead)[:2] for lead in found] == [("2", "DD"), ("4", "DD")]
    stay = moves_query(fresh_store, all_of(fresh_store), low, high, (Grade.A, Grade.A))
    assert moved_leads(fresh_store, stay) == ()


def test_models_of_different_criteria_grade_the_same_leads(fresh_store: Store) -> None:
    """30 for three visits against 30 for a budget: 1 falls from A to D, 2 and 4 rise to A.

    Lead 2 has 10 from its visit and 30 from its budget: +20. The sleeping criterion stays away.
    """
    leads(fresh_store, FOUR)
    asleep = {"name": "industry", "field": "industry", "test": "is filled", "points": 9}
    found = moved(
        fresh_store,
        model_of({**VISITS, "points": 10}, asleep),
        model_of({**BUDGET, "points": 30}),
    )
    assert [told(lead) for lead in found] == [
        ("4", "DA", 0, 30, [("budget", 30)]),
        ("1", "AD", 30, 0, [("visits", -30)]),
        ("2", "CA", 10, 30, [("budget", 30), ("visits", -10)]),
        ("3", "BD", 20, 0, [("visits", -20)]),
    ]


def test_where_only_the_cut_offs_move_no_score_changes(fresh_store: Store) -> None:
    leads(fresh_store, FOUR)
    before = model_of({**VISITS, "points": 10})
    found = moved(fresh_store, before, model_of({**VISITS, "points": 10}, a=40))
    assert [told(lead) for lead in found] == [("1", "AB", 30, 30, [])]


def test_points_that_decay_are_another_criterion(fresh_store: Store) -> None:
    """At 2026-02-28 lead 2's visit is 34 days old: 25 of 100 are gone, 7.5 of 10 round to 8.

    So lead 2 falls from C to D; the others' visits are of the day, or unknown.
    """
    leads(fresh_store, FOUR)
    found = moved(
        fresh_store, model_of({**VISITS, "points": 10}), model_of({**FADING, "points": 10})
    )
    assert [told(lead) for lead in found] == [
        ("2", "CD", 10, 8, [("visits", -10), ("visits", 8)]),
    ]


FIELDS = ("title", "product", "timeline", "visits", "employees", "created_at", "wants_contact")
TYPES = {name: lead_field(name).type for name in FIELDS}
ANY_MODEL = models(TYPES, st.sampled_from(["now", "Cloud", "manager", "Director"]))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(ANY_MODEL, ANY_MODEL)
def test_the_moved_leads_are_those_of_the_flows(
    sample_store: Store, compared: ScoringModel, draft: ScoringModel
) -> None:
    patterns = collapse(sample_store, Filters(1), all_criteria(compared, draft))
    flows = outlook(board_of(patterns, compared), draft).flows
    found = moved_leads(sample_store, moves_query(sample_store, Filters(1), compared, draft))
    by_flow = Counter((lead.was, lead.now, lead.rated, lead.outcome == "won") for lead in found)
    for flow in flows:
        if flow.was == flow.now:
            continue
        counts = {
            (rated, won): by_flow.pop((flow.was, flow.now, rated, won), 0)
            for rated in (True, False)
            for won in (True, False)
        }
        assert flow.leads == sum(counts.values())
        assert flow.won == counts[True, True] + counts[False, True]
        assert flow.rated == counts[True, True] + counts[True, False]
        assert flow.rated_won == counts[True, True]
    assert not by_flow
    for lead in found:
        assert lead.new_score - lead.old_score == sum(change.points for change in lead.changes)

"""A draft of What-if becomes a team's proposal, or the joint points."""

import pytest

from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import AgreementError, RoleError
from leadpact.store.database import Store
from leadpact.store.rounds import Round, open_round, round_under_way, say_ready, set_joint
from leadpact.store.rounds_from_draft import make_joint, put_into_proposal
from tests.stores import Everybody, everybody, leads, model_of

VISITS = {"name": "visits", "field": "visits", "test": "at least", "number": 3}
PAGES = {"name": "pages", "field": "visits", "test": "at least", "number": 9}
START = model_of({**VISITS, "points": 5})


def opened(store: Store) -> Everybody:
    """A round over visits with five points; one person of each role."""
    leads(store, "lead_id | visits\n1 | 3")
    people = everybody(store)
    open_round(store, people.admin.person_id, 1, START)
    return people


def seen(store: Store, by: int) -> Round:
    found = round_under_way(store, 1, by)
    assert found is not None
    return found


def proposed(store: Store, by: int, team: Team) -> ScoringModel:
    found = seen(store, by).proposal_of(team)
    assert found is not None
    return found.model


def reveal(store: Store, people: Everybody) -> None:
    for one in (people.marketing, people.sales):
        say_ready(store, one.person_id, seen(store, one.person_id).round_id, ready=True)


def test_a_draft_goes_into_the_proposal_of_ones_own_team_alone(fresh_store: Store) -> None:
    """Eight points and other cut-offs for sales; marketing keeps five points and 30, 20, 10."""
    people = opened(fresh_store)
    sam, maria = people.sales.person_id, people.marketing.person_id
    draft = model_of({**VISITS, "points": 8}, a=40, b=25, c=15)
    brought = put_into_proposal(fresh_store, sam, seen(fresh_store, sam), draft)
    assert (brought.added, brought.left_out) == ((), ())
    theirs = proposed(fresh_store, sam, Team.SALES)
    assert (theirs.points, theirs.cut_offs, theirs.mql_threshold) == ((8,), draft.cut_offs, 25)
    ours = proposed(fresh_store, maria, Team.MARKETING)
    assert (ours.points, ours.cut_offs) == ((5,), START.cut_offs)


def test_a_drafts_own_criteria_are_proposed_with_it(fresh_store: Store) -> None:
    """The other team gets the new criterion too, with no points."""
    people = opened(fresh_store)
    sam = people.sales.person_id
    draft = model_of({**VISITS, "points": 8}, {**PAGES, "points": 4})
    brought = put_into_proposal(fresh_store, sam, seen(fresh_store, sam), draft)
    assert brought.added == (draft.criteria[1],)
    assert proposed(fresh_store, sam, Team.SALES).points == (8, 4)
    assert proposed(fresh_store, people.marketing.person_id, Team.MARKETING).points == (5, 0)


def test_a_criterion_that_tests_otherwise_under_a_known_name_stays_outside(
    fresh_store: Store,
) -> None:
    people = opened(fresh_store)
    sam = people.sales.person_id
    draft = model_of({**VISITS, "number": 7, "points": 8}, a=40, b=25, c=15)
    brought = put_into_proposal(fresh_store, sam, seen(fresh_store, sam), draft)
    assert (brought.added, brought.left_out) == ((), draft.criteria)
    theirs = proposed(fresh_store, sam, Team.SALES)
    assert (theirs.criteria, theirs.points) == (START.criteria, (5,))
    assert theirs.cut_offs == draft.cut_offs


def test_a_proposal_that_a_colleague_changed_meanwhile_stays(fresh_store: Store) -> None:
    sam = opened(fresh_store).sales.person_id
    before = seen(fresh_store, sam)
    put_into_proposal(fresh_store, sam, before, model_of({**VISITS, "points": 8}))
    with pytest.raises(AgreementError, match="Sam changed sales' proposal meanwhile"):
        put_into_proposal(fresh_store, sam, before, model_of({**VISITS, "points": 9}))
    assert proposed(fresh_store, sam, Team.SALES).points == (8,)


def test_who_speaks_for_no_team_proposes_nothing(fresh_store: Store) -> None:
    people = opened(fresh_store)
    for by in (people.viewer.person_id, people.admin.person_id, None):
        with pytest.raises(RoleError):
            put_into_proposal(fresh_store, by, seen(fresh_store, people.sales.person_id), START)


def test_a_draft_becomes_the_joint_points_once_both_are_on_the_table(fresh_store: Store) -> None:
    """Over the shared criteria: what only the draft has stays outside, what it lacks is kept."""
    people = opened(fresh_store)
    ada, sam = people.admin.person_id, people.sales.person_id
    with_pages = model_of({**VISITS, "points": 8}, {**PAGES, "points": 4})
    put_into_proposal(fresh_store, sam, seen(fresh_store, sam), with_pages)
    with pytest.raises(AgreementError, match="both proposals are on the table"):
        make_joint(fresh_store, ada, seen(fresh_store, ada), with_pages)
    reveal(fresh_store, people)
    other = {**VISITS, "name": "other", "points": 2}
    brought = make_joint(
        fresh_store, ada, seen(fresh_store, ada), model_of({**PAGES, "points": 6}, other)
    )
    assert [one.name for one in brought.left_out] == ["other"]
    first = seen(fresh_store, ada)
    assert first.joint is not None
    assert [one.name for one in first.joint.criteria] == ["visits", "pages"]
    assert first.joint.points == (0, 6)
    make_joint(fresh_store, ada, first, model_of({**VISITS, "points": 3}))
    second = seen(fresh_store, ada)
    assert second.joint is not None
    assert second.joint.points == (3, 6)
    with pytest.raises(AgreementError, match="Ada set the joint points meanwhile"):
        make_joint(fresh_store, ada, first, START)
    assert set_joint(fresh_store, ada, second.round_id, second.joint, second.joint_edition) == 3

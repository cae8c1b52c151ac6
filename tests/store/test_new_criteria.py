"""A criterion that one team proposes is in both proposals, until that team drops it."""

import pytest

from leadpact.domain.people import Team
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Store
from leadpact.store.new_criteria import drop_criterion, propose_criterion
from leadpact.store.rounds import NewCriterion, end_round, open_round, say_ready
from leadpact.store.team_proposals import change_points
from tests.rounds import START, Under, under_way
from tests.stores import model_of

[NEW] = model_of(
    {"name": "webinar", "label": "Came", "field": "webinars", "test": "is filled", "points": 0}
).criteria


def both(round_: Under) -> tuple[int, int]:
    """What marketing and sales give it."""
    marketing, sales = (round_.proposal(team).model.points_of("webinar") for team in Team)
    return marketing, sales


def test_a_proposed_criterion_has_the_proposers_points_and_none_of_the_others(
    fresh_store: Store,
) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    assert both(round_) == (0, 9)
    for person_id in (round_.maria, round_.sam, None):
        assert round_.seen_by(person_id).new_criteria == (NewCriterion(NEW, Team.SALES, "Sam"),)
    change_points(fresh_store, round_.maria, round_.round_id, "webinar", was=0, now=4)
    assert both(round_) == (4, 9)
    assert round_.seen_by(None).start == START


def test_it_is_dropped_by_its_own_team_alone(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    with pytest.raises(AgreementError, match="marketing has not proposed this criterion"):
        drop_criterion(fresh_store, round_.maria, round_.round_id, "webinar")
    drop_criterion(fresh_store, round_.sam, round_.round_id, "webinar")
    assert round_.proposal().model.criteria == START.criteria
    assert round_.proposal(Team.SALES).model.criteria == START.criteria
    assert round_.seen_by(None).new_criteria == ()
    with pytest.raises(AgreementError, match="sales has not proposed this criterion"):
        drop_criterion(fresh_store, round_.sam, round_.round_id, "webinar")


def test_a_dropped_one_can_be_the_other_teams_idea(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    drop_criterion(fresh_store, round_.sam, round_.round_id, "webinar")
    propose_criterion(fresh_store, round_.maria, round_.round_id, NEW, 3)
    assert both(round_) == (3, 0)
    assert [one.team for one in round_.seen_by(None).new_criteria] == [Team.MARKETING]


def test_one_that_all_start_from_cannot_be_dropped(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    with pytest.raises(AgreementError, match="marketing has not proposed this criterion"):
        drop_criterion(fresh_store, round_.maria, round_.round_id, "c1")


def test_a_name_that_is_taken_is_refused(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    with pytest.raises(EntryError, match="has a criterion 'webinar' already"):
        propose_criterion(fresh_store, round_.maria, round_.round_id, NEW, 5)
    assert both(round_) == (0, 9)


def test_points_that_do_not_fit_leave_both_as_they_were(fresh_store: Store) -> None:
    """Marketing's proposal is written first, and has to go back."""
    round_ = under_way(fresh_store)
    with pytest.raises(EntryError, match="1000"):
        propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 1001)
    assert round_.proposal().edition == round_.proposal(Team.SALES).edition == 0


@pytest.mark.parametrize("is_own", [True, False])
def test_a_ready_team_gets_no_other_criteria(fresh_store: Store, *, is_own: bool) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    ready = round_.sam if is_own else round_.maria
    say_ready(fresh_store, ready, round_.round_id, ready=True)
    other = NEW.model_copy(update={"name": "other"})
    with pytest.raises(AgreementError, match="is ready"):
        propose_criterion(fresh_store, round_.sam, round_.round_id, other, 1)
    with pytest.raises(AgreementError, match="is ready"):
        drop_criterion(fresh_store, round_.sam, round_.round_id, "webinar")
    assert both(round_) == (0, 9)


def test_the_next_round_does_not_know_it(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    end_round(fresh_store, round_.sam, round_.round_id, "enough")
    open_round(fresh_store, round_.sam, 1, START)
    assert round_.seen_by(None).new_criteria == ()
    assert round_.proposal().model.criteria == START.criteria

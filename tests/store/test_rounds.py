"""A round opens once per data set, is revealed when both are ready, and ends for a reason."""

import pytest

from leadpact.domain.people import Team
from leadpact.errors import AgreementError, EntryError
from leadpact.store.database import Store
from leadpact.store.rounds import (
    end_round,
    end_round_in,
    open_round,
    round_under_way,
    say_ready,
    set_joint,
)
from leadpact.store.team_proposals import change_points
from tests.rounds import START, under_way
from tests.stores import all_of, leads, model_of, store_in

JOINT = START.model_copy(update={"name": "Joint points"})


def test_both_teams_start_from_the_same_points(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    for team, name in ((Team.MARKETING, "Marketing's proposal"), (Team.SALES, "Sales' proposal")):
        proposal = round_.proposal(team)
        assert proposal.model == START.model_copy(update={"name": name})
        assert (proposal.edition, proposal.changed_by, proposal.ready_by) == (0, None, None)
    assert round_.seen_by(None).start == START
    assert round_.seen_by(None).opened_by == "Maria"


def test_a_data_set_has_one_round_at_a_time(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    with pytest.raises(AgreementError, match="a round is open in this data set already: Maria"):
        open_round(fresh_store, round_.sam, 1, START)
    other = open_round(fresh_store, round_.sam, 2, START)
    end_round(fresh_store, round_.sam, round_.round_id, "we start again")
    assert round_under_way(fresh_store, 1, None) is None
    again = open_round(fresh_store, round_.sam, 1, START)
    assert len({round_.round_id, other, again}) == 3
    assert round_.seen_by(None).round_id == again


def test_a_round_outlives_a_restart(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=12)
    say_ready(fresh_store, round_.maria, round_.round_id, ready=True)
    before = round_.seen_by(round_.maria)
    fresh_store.close()
    again = store_in(fresh_store.settings.home)
    assert round_under_way(again, 1, round_.maria) == before
    again.close()


def test_the_second_ready_reveals_both_for_good(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    number = round_.round_id
    assert not say_ready(fresh_store, round_.maria, number, ready=True)
    assert round_.seen_by(None).ready == (Team.MARKETING,)
    assert round_.proposal().ready_by == "Maria"
    assert not say_ready(fresh_store, round_.maria, number, ready=False)
    assert round_.seen_by(None).ready == ()
    assert not say_ready(fresh_store, round_.sam, number, ready=True)
    assert say_ready(fresh_store, round_.maria, number, ready=True)
    seen = round_.seen_by(None)
    assert seen.is_revealed
    assert seen.ready == (Team.MARKETING, Team.SALES)
    assert seen.both == (round_.proposal().model, round_.proposal(Team.SALES).model)
    with pytest.raises(AgreementError, match="stay as they are"):
        say_ready(fresh_store, round_.maria, number, ready=False)
    assert round_.seen_by(None).is_revealed


def test_joint_points_come_after_the_reveal_and_never_over_anothers(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    number, ada = round_.round_id, round_.people.admin.person_id
    with pytest.raises(AgreementError, match="after both proposals are on the table"):
        set_joint(fresh_store, ada, number, JOINT, 0)
    round_.reveal()
    assert set_joint(fresh_store, round_.maria, number, JOINT, 0) == 1
    with pytest.raises(AgreementError, match="Maria set the joint points meanwhile"):
        set_joint(fresh_store, round_.sam, number, JOINT, 0)
    assert set_joint(fresh_store, ada, number, JOINT, 1) == 2
    seen = round_.seen_by(None)
    assert (seen.joint, seen.joint_edition, seen.joint_by) == (JOINT, 2, "Ada")


def test_joint_points_are_over_the_shared_criteria(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    round_.reveal()
    other = model_of({"name": "c1", "field": "visits", "test": "is filled", "points": 1})
    with pytest.raises(AgreementError, match="not over the criteria that both teams share"):
        set_joint(fresh_store, round_.maria, round_.round_id, other, 0)
    assert round_.seen_by(None).joint is None


def test_a_round_ends_for_a_reason_that_the_audit_keeps(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    with pytest.raises(EntryError, match="for a reason"):
        end_round(fresh_store, round_.maria, round_.round_id, " \n ")
    end_round(fresh_store, round_.maria, round_.round_id, "  new  products ")
    [(detail,)] = fresh_store.rows("select detail from audit where what = 'round ended'")
    assert detail == f"{round_.round_id}: new products, by Maria"


def test_nothing_of_an_ended_round_can_be_changed(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    number = round_.round_id
    end_round(fresh_store, round_.maria, number, "enough")
    with pytest.raises(AgreementError, match="this round has ended"):
        change_points(fresh_store, round_.maria, number, "c1", was=10, now=12)
    with pytest.raises(AgreementError, match="this round has ended"):
        say_ready(fresh_store, round_.maria, number, ready=True)
    with pytest.raises(AgreementError, match="this round has ended"):
        set_joint(fresh_store, round_.maria, number, JOINT, 0)
    with pytest.raises(AgreementError, match="this round has ended"):
        end_round(fresh_store, round_.maria, number, "enough")


def test_a_round_ended_in_a_transaction_that_fails_is_under_way(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)

    def end_and_fail() -> None:
        with fresh_store.transaction() as cursor:
            end_round_in(cursor, round_.round_id, "Maria")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        end_and_fail()
    assert not round_.seen_by(None).ended


def test_no_figure_is_counted_again_because_of_a_round(fresh_store: Store) -> None:
    """Pages keep figures by the version of the data set, which rises with notes that name it."""
    leads(fresh_store, "lead_id | visits\n1 | 3")
    dataset_id = all_of(fresh_store).dataset_id
    version = "select max(audit_id) from audit where dataset_id = $dataset_id"
    before = fresh_store.rows(version, {"dataset_id": dataset_id})
    round_ = under_way(fresh_store)
    change_points(fresh_store, round_.maria, round_.round_id, "c1", was=10, now=12)
    round_.reveal()
    set_joint(fresh_store, round_.maria, round_.round_id, JOINT, 0)
    assert fresh_store.rows(version, {"dataset_id": dataset_id}) == before

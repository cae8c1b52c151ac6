"""The Agreement page begins at the step that its round is at."""

from leadpact.domain.people import Team
from leadpact.store.database import Store
from leadpact.store.rounds import say_ready, set_joint
from leadpact.ui.agreement import place_of, standing
from tests.rounds import START, under_way


def test_a_round_goes_from_proposing_to_signing(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    assert place_of(round_.seen_by(None), is_signable=False) == "propose"
    round_.reveal()
    assert place_of(round_.seen_by(None), is_signable=False) == "differ"
    set_joint(fresh_store, round_.maria, round_.round_id, START, 0)
    assert place_of(round_.seen_by(None), is_signable=False) == "between"
    assert place_of(round_.seen_by(None), is_signable=True) == "sign"


def test_it_is_said_who_is_ready_and_who_is_not(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    words = "Both teams are at their points. Neither sees the other's yet."
    assert standing(round_.seen_by(None)) == words
    say_ready(fresh_store, round_.sam, round_.round_id, ready=True)
    words = "Sales is ready; marketing is still at it. Neither sees the other's points yet."
    assert standing(round_.seen_by(None)) == words
    assert round_.seen_by(round_.sam).ready == (Team.SALES,)

"""The two proposals of the latest round are told once they are revealed, and not before."""

from leadpact.store.database import Store
from leadpact.store.revealed_proposals import revealed_proposals
from leadpact.store.rounds import end_round, open_round, say_ready
from tests.metrics.proposals import MARKETING, SALES, SIXTEEN
from tests.stores import everybody, leads


def test_the_latest_round_alone_is_told_and_only_after_the_reveal(fresh_store: Store) -> None:
    """The first round stays told after its end, until a second one begins."""
    leads(fresh_store, SIXTEEN)
    people = everybody(fresh_store)
    assert revealed_proposals(fresh_store, 1) is None
    number = open_round(fresh_store, people.admin.person_id, 1, MARKETING)
    assert revealed_proposals(fresh_store, 1) is None
    say_ready(fresh_store, people.marketing.person_id, number, ready=True)
    assert revealed_proposals(fresh_store, 1) is None
    say_ready(fresh_store, people.sales.person_id, number, ready=True)
    found = revealed_proposals(fresh_store, 1)
    assert found is not None
    assert [model.name for model in found] == ["Marketing's proposal", "Sales' proposal"]
    assert {model.points for model in found} == {MARKETING.points}
    end_round(fresh_store, people.admin.person_id, number, "a rehearsal")
    assert revealed_proposals(fresh_store, 1) == found
    open_round(fresh_store, people.admin.person_id, 1, SALES)
    assert revealed_proposals(fresh_store, 1) is None
    assert revealed_proposals(fresh_store, 2) is None

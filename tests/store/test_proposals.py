"""Proposals are kept under numbers, and the newest of a data set is in use."""

import pytest

from leadpact.domain.default_model import default_model
from leadpact.errors import ModelError
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from leadpact.store.proposals import (
    keep_proposal,
    list_proposals,
    proposal_in_use,
    proposal_numbered,
)
from tests.stores import leads, model_of

OURS = model_of({"name": "visits", "field": "visits", "test": "at least", "number": 3, "points": 7})


def test_the_default_model_is_in_use_until_one_is_proposed(fresh_store: Store) -> None:
    assert proposal_in_use(fresh_store, 1) == default_model()
    keep_proposal(fresh_store, 1, OURS)
    assert proposal_in_use(fresh_store, 1) == OURS
    assert proposal_in_use(fresh_store, 2) == default_model()


def test_the_newest_proposal_is_in_use_and_earlier_ones_stay(fresh_store: Store) -> None:
    first = keep_proposal(fresh_store, 1, OURS, "sales")
    second = keep_proposal(fresh_store, 1, default_model())
    assert proposal_in_use(fresh_store, 1) == default_model()
    assert proposal_numbered(fresh_store, first) == OURS
    kept = [(one.number, one.team, one.model) for one in list_proposals(fresh_store, 1)]
    assert kept == [(second, "joint", default_model()), (first, "sales", OURS)]


def test_a_number_nobody_was_given_is_named_with_those_that_were(fresh_store: Store) -> None:
    with pytest.raises(ModelError, match="there is no proposal 5") as raised:
        proposal_numbered(fresh_store, 5)
    assert raised.value.hint == "No proposal has been kept yet."
    number = keep_proposal(fresh_store, 1, OURS)
    with pytest.raises(ModelError) as raised:
        proposal_numbered(fresh_store, 5)
    assert raised.value.hint == f"Proposals kept here: {number}."


def test_a_proposal_is_written_down_and_raises_the_version(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3")
    before = data_set_of(fresh_store, 1).version
    number = keep_proposal(fresh_store, 1, OURS, "marketing")
    assert data_set_of(fresh_store, 1).version > before
    [(what, detail)] = fresh_store.rows("select what, detail from audit order by audit_id")[1:]
    assert (what, detail) == ("proposal kept", f"{number}: test (marketing)")

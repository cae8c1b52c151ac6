"""What a suggestion is laid beside."""

from leadpact.domain.default_model import default_model
from leadpact.store.database import Store
from leadpact.store.proposals import keep_proposal
from leadpact.suggest.references import references_of
from tests.definitions import OURS, agreed
from tests.stores import everybody, leads


def test_a_suggestion_is_laid_beside_what_is_in_use(fresh_store: Store) -> None:
    """Points kept are in use until a definition is signed; the newest sales' proposal stays."""
    leads(fresh_store, "lead_id | visits\n1 | 3")
    other = default_model().model_copy(update={"mql_threshold": 1})
    keep_proposal(fresh_store, 1, default_model(), "sales")
    keep_proposal(fresh_store, 1, other)
    known = {one.name: one.model for one in references_of(fresh_store, 1)}
    assert known == {"default, sales": default_model(), "in use": other}
    agreed(fresh_store, everybody(fresh_store))
    known = {one.name: one.model for one in references_of(fresh_store, 1)}
    assert known == {"default, sales": default_model(), "definition 1, in use": OURS}

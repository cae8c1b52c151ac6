"""Definitions for tests: contents, put up and signed by everybody's Maria and Sam."""

from datetime import date

from leadpact.domain.definition import DefinitionContent, Evidence, RoutingRule
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.snapshot import Snapshot
from leadpact.store.database import Store
from leadpact.store.definitions import (
    Definition,
    definition_in_force,
    next_number,
    put_up,
    sign,
)
from tests.stores import Everybody, model_of

OURS = model_of({"name": "visits", "field": "visits", "test": "at least", "number": 3, "points": 7})
NOTHING = Evidence(
    data_set="data",
    leads=0,
    data_hash="none",
    scores_hash="none",
    figures=(),
    snapshot=Snapshot(leads=0, won=0, mqls=0, criteria=(), asleep=(), scores=(), grades=()),
)


def content_of(
    number: int = 1,
    model: ScoringModel = OURS,
    *,
    supersedes: str | None = None,
    evidence: Evidence = NOTHING,
) -> DefinitionContent:
    """A content without promises, of 1 November 2026."""
    return DefinitionContent(
        number=number,
        dated=date(2026, 11, 1),
        model=model,
        routing=RoutingRule.HAND_RAISE_OR_MQL,
        reasons="The data said so.",
        supersedes=supersedes,
        evidence=evidence,
    )


def up(
    store: Store, people: Everybody, model: ScoringModel = OURS, round_id: int | None = None
) -> Definition:
    """The next definition of data set 1, put up for signature by Ada."""
    before = definition_in_force(store, 1)
    content = content_of(
        next_number(store, 1), model, supersedes=None if before is None else before.hash
    )
    return put_up(store, people.admin.person_id, 1, content, round_id)


def agreed(store: Store, people: Everybody, model: ScoringModel = OURS) -> Definition:
    """The next definition of data set 1, signed by both."""
    draft = up(store, people, model)
    sign(store, people.marketing.person_id, draft.definition_id, draft.hash)
    return sign(store, people.sales.person_id, draft.definition_id, draft.hash)

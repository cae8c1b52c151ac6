"""Definitions for tests: contents, put up and signed by everybody's Maria and Sam."""

from collections.abc import Sequence
from datetime import date

from leadpact.domain.definition import DefinitionContent, Evidence, FigureThen, RoutingRule
from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.snapshot import Snapshot
from leadpact.metrics.snapshot import snapshot_of
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
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
    promises: Sequence[Promise] = (),
    evidence: Evidence = NOTHING,
) -> DefinitionContent:
    """A content of 1 November 2026."""
    return DefinitionContent(
        number=number,
        dated=date(2026, 11, 1),
        model=model,
        routing=RoutingRule.HAND_RAISE_OR_MQL,
        reasons="The data said so.",
        promises=tuple(promises),
        supersedes=supersedes,
        evidence=evidence,
    )


def evidence_on(store: Store, model: ScoringModel) -> Evidence:
    """Evidence on the leads of data set 1 as they are; says that 3 of 4 were active."""
    data_set = data_set_of(store, 1)
    snapshot = snapshot_of(store, Filters(1), model)
    return Evidence(
        data_set=data_set.name,
        leads=snapshot.leads,
        as_of=data_set.as_of,
        data_hash="none",
        scores_hash="none",
        figures=(FigureThen(name="active_share", numerator=3, denominator=4),),
        snapshot=snapshot,
    )


def up(
    store: Store,
    people: Everybody,
    model: ScoringModel = OURS,
    round_id: int | None = None,
    *,
    promises: Sequence[Promise] = (),
    evidence: Evidence = NOTHING,
) -> Definition:
    """The next definition of data set 1, put up for signature by Ada."""
    before = definition_in_force(store, 1)
    content = content_of(
        next_number(store, 1),
        model,
        supersedes=None if before is None else before.hash,
        promises=promises,
        evidence=evidence,
    )
    return put_up(store, people.admin.person_id, 1, content, round_id)


def agreed(
    store: Store,
    people: Everybody,
    model: ScoringModel = OURS,
    *,
    promises: Sequence[Promise] = (),
    evidence: Evidence = NOTHING,
) -> Definition:
    """The next definition of data set 1, signed by both."""
    draft = up(store, people, model, promises=promises, evidence=evidence)
    sign(store, people.marketing.person_id, draft.definition_id, draft.hash)
    return sign(store, people.sales.person_id, draft.definition_id, draft.hash)

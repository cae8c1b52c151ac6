"""Definitions put up and signed for the tests of their reviews."""

from datetime import date

from leadpact.domain.definition import DefinitionContent, Evidence, FigureThen, RoutingRule
from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.snapshot import snapshot_of
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from leadpact.store.definitions import Definition, definition_in_force, next_number, put_up, sign
from tests.stores import Everybody

DATED = date(2026, 6, 1)


def content_of(store: Store, dataset_id: int, model: ScoringModel) -> DefinitionContent:
    """What a definition of that model says on the data set as it is.

    Of its leads 3 of 4 were active, and marketing promises 40 good leads a month.
    """
    snapshot = snapshot_of(store, Filters(dataset_id), model)
    data_set = data_set_of(store, dataset_id)
    before = definition_in_force(store, dataset_id)
    return DefinitionContent(
        number=next_number(store, dataset_id),
        dated=DATED,
        model=model,
        routing=RoutingRule.MQL,
        reasons="It tells buyers apart.",
        promises=(Promise(kind=PromiseKind.GOOD_LEADS, number=40),),
        supersedes=None if before is None else before.hash,
        evidence=Evidence(
            data_set=data_set.name,
            leads=snapshot.leads,
            as_of=data_set.as_of,
            data_hash="0" * 64,
            scores_hash="0" * 64,
            figures=(FigureThen(name="active_share", numerator=3, denominator=4),),
            snapshot=snapshot,
        ),
    )


def put_up_by(
    store: Store, everybody: Everybody, model: ScoringModel, dataset_id: int = 1
) -> Definition:
    """A definition of the model up for signature."""
    content = content_of(store, dataset_id, model)
    return put_up(store, everybody.marketing.person_id, dataset_id, content)


def signed_by(
    store: Store, everybody: Everybody, model: ScoringModel, dataset_id: int = 1
) -> Definition:
    """A definition of the model that both teams have signed."""
    found = put_up_by(store, everybody, model, dataset_id)
    for person in (everybody.marketing, everybody.sales):
        found = sign(store, person.person_id, found.definition_id, found.hash)
    return found

"""The definitions that a suggestion is laid beside, and the scores they give."""

from dataclasses import dataclass
from hashlib import md5

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import StoreError
from leadpact.store.database import Parameter, Store
from leadpact.store.definitions import definition_in_force
from leadpact.store.proposals import list_proposals
from leadpact.store.questions import Query, graded_leads
from leadpact.suggest.fields import FieldTable

_TEAMS = ("marketing", "sales")


@dataclass(frozen=True)
class Reference:
    """A definition under the name by which it is known."""

    name: str
    model: ScoringModel


def references_of(store: Store, dataset_id: int) -> tuple[Reference, ...]:
    """The default model, what is in use, and each team's newest proposal, each model once."""
    proposals = list_proposals(store, dataset_id)
    found = [Reference("default", default_model())]
    in_force = definition_in_force(store, dataset_id)
    if in_force is not None:
        found.append(Reference(f"definition {in_force.number}, in use", in_force.content.model))
    elif proposals:
        found.append(Reference("in use", proposals[0].model))
    for team in _TEAMS:
        newest = next((one for one in proposals if one.team == team), None)
        if newest is not None:
            found.append(Reference(team, newest.model))
    names: dict[ScoringModel, str] = {}
    for one in found:
        names[one.model] = f"{names[one.model]}, {one.name}" if one.model in names else one.name
    return tuple(Reference(name, model) for model, name in names.items())


def scores_of(
    store: Store, filters: Filters, table: FieldTable, model: ScoringModel
) -> NDArray[np.float64]:
    """The score of every lead of the table (N,), as the store grades it.

    Raises StoreError when leads have gone since the table was read.
    """
    graded = graded_leads(store, filters, model)
    parameters: dict[str, Parameter] = {**graded.parameters, "last": _last_of_sample(table)}
    question = "select lead_id, score from graded where $last is null or md5(lead_id) <= $last"
    rows = store.rows(Query(graded.steps, question, parameters).text, parameters)
    by_id = {str(lead_id): int(score) for lead_id, score in rows}
    try:
        return np.array([by_id[lead_id] for lead_id in table.lead_ids], dtype=np.float64)
    except KeyError as error:
        raise StoreError(
            "the leads changed while the suggestion was worked out", "Try again."
        ) from error


def _last_of_sample(table: FieldTable) -> str | None:
    """The largest hash among a sample's leads: it holds all leads up to there; None for all."""
    if not table.is_sample:
        return None
    return max(
        md5(str(lead_id).encode(), usedforsecurity=False).hexdigest() for lead_id in table.lead_ids
    )

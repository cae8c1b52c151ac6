"""The leads of a blind grading: what is known of them, how they ended, and what they are worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.store.criteria_sql import column_sql
from leadpact.store.database import Store
from leadpact.store.datasets import custom_fields, filled_fields
from leadpact.store.gradings import Grading
from leadpact.store.questions import Query, awake, compose, over_valued

KnownCell = str | float | bool | datetime | None


@dataclass(frozen=True)
class EndOfLead:
    """A drawn lead with its end and what the grading's model gives it; `name` may be empty."""

    lead_id: str
    name: str
    company: str | None
    outcome: str | None
    score: int
    grade: Grade


def known_of(
    store: Store, dataset_id: int, lead_ids: Sequence[str], fields: Sequence[str]
) -> dict[str, tuple[KnownCell, ...]]:
    """What the fields hold of these leads, by lead and in the order of the fields."""
    customs = custom_fields(store, dataset_id)
    columns = ", ".join(["lead_id", *(column_sql(name, customs) for name in fields)])
    # The table is named by a number of ours, never by the user's text.
    own = f"left join lead_custom_{dataset_id:d} as custom using (lead_id)" if customs else ""
    rows = store.rows(
        f"""select {columns} from lead as leads {own}
        where leads.dataset_id = $dataset_id and list_contains($lead_ids, leads.lead_id)""",
        {"dataset_id": dataset_id, "lead_ids": list(lead_ids)},
    )
    return {lead_id: tuple(cells) for lead_id, *cells in rows}


def ends_of(store: Store, grading: Grading) -> tuple[EndOfLead, ...]:
    """The grading's leads that are still there, in its order."""
    question = """select
    lead_id, concat_ws(' ', first_name, last_name), company, outcome, score, grade
from graded
where list_contains($lead_ids, lead_id)"""
    query = compose(store, "graded_leads", Filters(grading.dataset_id), grading.model)
    text = Query(query.steps, question, query.parameters).text
    rows = store.rows(text, {**query.parameters, "lead_ids": list(grading.lead_ids)})
    found = {
        lead_id: EndOfLead(lead_id, name, company, outcome, score, Grade(grade))
        for lead_id, name, company, outcome, score, grade in rows
    }
    return tuple(found[lead_id] for lead_id in grading.lead_ids if lead_id in found)


def values_of(
    store: Store, grading: Grading
) -> tuple[tuple[Criterion, ...], dict[str, tuple[int | None, ...]]]:
    """The criteria of the grading's model that are awake, and their values by lead.

    A value is None where it cannot be known of the lead.
    """
    kept = _awake(store, grading.dataset_id, grading.model)
    listed = ", ".join(["lead_id", *(f"value_{place}" for place in range(1, len(kept) + 1))])
    query = over_valued(
        store,
        Filters(grading.dataset_id),
        kept,
        f"select {listed} from valued where list_contains($lead_ids, lead_id)",
    )
    rows = store.rows(query.text, {**query.parameters, "lead_ids": list(grading.lead_ids)})
    return kept, {lead_id: tuple(values) for lead_id, *values in rows}


def _awake(store: Store, dataset_id: int, model: ScoringModel) -> tuple[Criterion, ...]:
    return awake(model, filled_fields(store, dataset_id)).model.criteria

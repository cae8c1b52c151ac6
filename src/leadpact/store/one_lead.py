"""Finding a lead, and what each criterion finds and gives on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from leadpact.domain.criteria import Criterion
from leadpact.domain.fields import LEAD_FIELDS
from leadpact.domain.filters import Filters
from leadpact.domain.lift import Standing
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.store.criteria_sql import CustomField, column_sql, value_sql, worth_sql
from leadpact.store.database import Parameter, Store
from leadpact.store.datasets import custom_fields, filled_fields
from leadpact.store.questions import Query, awake, compose

_LEAD_FIELDS = frozenset(field.name for field in LEAD_FIELDS)
_PER_CRITERION = 5


@dataclass(frozen=True)
class FoundLead:
    """A lead as it is offered in a search; `name` is empty where there is none."""

    lead_id: str
    name: str
    company: str | None
    grade: Grade
    score: int
    outcome: str | None


@dataclass(frozen=True)
class TellingLeads:
    """The leads that tell most about a model, where there are such."""

    won_d: FoundLead | None
    lost_a: FoundLead | None
    below_a: FoundLead | None


@dataclass(frozen=True)
class LeadOnModel:
    """A lead under a scoring model; `standings` are those of the criteria that are awake.

    `least_score` and `most_score` are the ends of its range if the unknown were known.
    """

    lead_id: str
    name: str
    company: str | None
    stage: str | None
    outcome: str | None
    score: int
    grade: Grade
    is_mql: bool
    least_score: int
    most_score: int
    standings: tuple[Standing, ...]


def find_leads(
    store: Store, filters: Filters, model: ScoringModel, text: str
) -> tuple[FoundLead, ...]:
    """Up to 20 filtered leads with all the text's words in their id, e-mail, name or company."""
    words = text.split()
    if not words:
        return ()
    which = """len(list_filter($words, lambda word: not contains(
        lower(concat_ws(' ', lead_id, email, first_name, last_name, company)), lower(word)))) = 0"""
    first = "coalesce(lower($text) in (lower(lead_id), lower(email)), false) desc,"
    return _found(store, filters, model, (which, first), {"words": words, "text": text.strip()})


def telling_leads(store: Store, filters: Filters, model: ScoringModel) -> TellingLeads:
    """The won D of the lowest score, the lost A of the highest, and the best lead below A."""
    query = compose(store, "telling_leads", filters, model)
    ids = store.rows(query.text, query.parameters)[0]
    known = [lead_id for lead_id in ids if lead_id is not None]
    which = "list_contains($words, lead_id)"
    leads = {
        one.lead_id: one for one in _found(store, filters, model, (which, ""), {"words": known})
    }
    return TellingLeads(*(leads.get(lead_id) for lead_id in ids))


def one_lead_query(store: Store, filters: Filters, model: ScoringModel, lead_id: str) -> Query:
    """One row: the lead's score and grade, and five columns for each criterion that is awake.

    They are its value, its points, what the field alone gives, what the field holds, and the date
    that its points age from.
    """
    kept = awake(model, filled_fields(store, filters.dataset_id)).model.criteria
    customs = custom_fields(store, filters.dataset_id)
    query = compose(store, "one_lead", filters, model)
    parameters: dict[str, Parameter] = {**query.parameters, "lead_id": lead_id}
    columns = "".join(
        f",\n    {_columns(criterion, place, customs, parameters)}"
        for place, criterion in enumerate(kept, start=1)
    )
    join = ""
    if any(not _LEAD_FIELDS.issuperset(criterion.needs) for criterion in kept):
        # The table is named by a number of ours, never by the user's text.
        table = f"lead_custom_{filters.dataset_id:d}"
        join = f"\nleft join {table} as custom on custom.lead_id = leads.lead_id"
    question = (
        query.question.replace("/* criteria */", columns)
        .replace("/* own columns */", join)
        .replace("true /* and which */", "leads.lead_id = $lead_id")
    )
    return Query(query.steps, question, parameters)


def lead_on_model(
    store: Store, filters: Filters, model: ScoringModel, lead_id: str
) -> LeadOnModel | None:
    """The lead under the model; None when the filters do not let it through."""
    query = one_lead_query(store, filters, model, lead_id)
    rows = store.rows(query.text, query.parameters)
    if not rows:
        return None
    kept = awake(model, filled_fields(store, filters.dataset_id)).model
    first = len(rows[0]) - _PER_CRITERION * len(kept.criteria)
    lead_id, name, company, stage, outcome, product, score, grade, is_mql, least, most = rows[0][
        :first
    ]
    cells = iter(rows[0][first:])
    standings = tuple(
        Standing(
            criterion=criterion,
            points=points,
            value=next(cells),
            worth=next(cells),
            bare=next(cells),
            cell=next(cells),
            since=next(cells),
            product=product,
        )
        for criterion, points in zip(kept.criteria, kept.points, strict=True)
    )
    return LeadOnModel(
        lead_id,
        name,
        company,
        stage,
        outcome,
        score,
        Grade(grade),
        is_mql,
        least,
        most,
        standings,
    )


def _columns(
    criterion: Criterion,
    place: int,
    customs: tuple[CustomField, ...],
    parameters: dict[str, Parameter],
) -> str:
    alone = criterion.model_copy(update={"product": None, "decay": None, "since": None})
    since = "null" if criterion.since is None else column_sql(criterion.since, customs)
    return (
        f"leads.value_{place}, {worth_sql(criterion, place)} as worth_{place}, "
        f"{value_sql(alone, place, customs, parameters)} as bare_{place}, "
        f"{column_sql(criterion.field, customs)} as cell_{place}, {since} as since_{place}"
    )


def _found(
    store: Store,
    filters: Filters,
    model: ScoringModel,
    which: tuple[str, str],
    parameters: Mapping[str, Parameter],
) -> tuple[FoundLead, ...]:
    """The leads of that condition, in that order before the common one."""
    condition, first = which
    query = compose(store, "find_leads", filters, model)
    text = query.text.replace("true /* and which */", condition).replace("/* first */", first)
    rows = store.rows(text, {**query.parameters, **parameters})
    return tuple(
        FoundLead(lead_id, name, company, Grade(grade), score, outcome)
        for lead_id, name, company, grade, score, outcome in rows
    )

"""The leads that a draft grades otherwise than the definition it is compared with."""

from dataclasses import dataclass

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.store.criteria_sql import graded_sql, worth_sql
from leadpact.store.database import Row, Store, sql_file
from leadpact.store.datasets import filled_fields
from leadpact.store.questions import Query, awake, over_valued

_COMPARED, _DRAFT = "_compared", "_draft"


@dataclass(frozen=True)
class Change:
    """The points that a lead wins (above zero) or loses by one criterion."""

    criterion: Criterion
    points: int


@dataclass(frozen=True)
class MovedLead:
    """A lead of a flow: its grades and scores, and what changed its score.

    `changes` add up to the difference of the scores, the largest first; none when only the
    cut-offs moved, or nothing. `rated` says whether conversion counts it.
    """

    was: Grade
    now: Grade
    old_score: int
    new_score: int
    changes: tuple[Change, ...]
    rated: bool
    outcome: str | None
    lead_id: str
    first_name: str | None
    last_name: str | None
    company: str | None
    source: str | None
    owner: str | None


@dataclass(frozen=True)
class MovesQuery:
    """The query for moved leads, and the criteria whose changes its rows end with, in order."""

    query: Query
    criteria: tuple[Criterion, ...]


def moves_query(
    store: Store,
    filters: Filters,
    compared: ScoringModel,
    draft: ScoringModel,
    flow: tuple[Grade, Grade] | None = None,
) -> MovesQuery:
    """One row per lead that moves between the two models' grades; of that flow, where one is given.

    A flow from a grade to the same one gives the leads that stay there. Both grade the same leads
    by all their criteria: one that a model lacks is worth nothing in it.
    """
    filled = filled_fields(store, filters.dataset_id)
    models = [awake(model, filled).model for model in (compared, draft)]
    criteria = tuple(dict.fromkeys(one for model in models for one in model.criteria))
    old, new = (_over(criteria, model) for model in models)
    changed = {
        place: criterion
        for place, (criterion, before, after) in enumerate(
            zip(criteria, old.points, new.points, strict=True), start=1
        )
        if before != after
    }
    changes = "".join(f",\n    {_change(criterion, place)}" for place, criterion in changed.items())
    question = sql_file("moved_leads").replace("/* changes */", changes)
    query = over_valued(store, filters, criteria, question)
    steps, parameters = list(query.steps), dict(query.parameters)
    # What a lead is and its values stand in one of the two steps alone, so they need no table.
    for start, model, suffix in (
        ("compared as (\nselect\n    lead_id", old, _COMPARED),
        ("drafted as (\nselect\n    *", new, _DRAFT),
    ):
        graded = graded_sql(model, suffix)
        steps.append(f"{start},\n    {graded.text}\nfrom valued\n)")
        parameters |= graded.parameters
    parameters["old_grade"], parameters["new_grade"] = flow or (None, None)
    return MovesQuery(Query(tuple(steps), question, parameters), tuple(changed.values()))


def moved_leads(store: Store, moves: MovesQuery, limit: int | None = None) -> tuple[MovedLead, ...]:
    """The leads of the query, those whose score changes most first."""
    text = moves.query.text
    if limit is not None:
        text = f"{text.rstrip()}\nlimit {limit:d}"
    return tuple(_lead(row, moves.criteria) for row in store.rows(text, moves.query.parameters))


def _over(criteria: tuple[Criterion, ...], model: ScoringModel) -> ScoringModel:
    """The model over all these criteria; those it lacks give no points."""
    points = dict(zip(model.criteria, model.points, strict=True))
    return model.model_copy(
        update={"criteria": criteria, "points": tuple(points.get(one, 0) for one in criteria)}
    )


def _change(criterion: Criterion, place: int) -> str:
    before, after = (worth_sql(criterion, place, suffix) for suffix in (_COMPARED, _DRAFT))
    return f"{after} - {before} as change_{place}"


def _lead(row: Row, criteria: tuple[Criterion, ...]) -> MovedLead:
    size = len(row) - len(criteria)
    was, now, old_score, new_score, *cells = row[:size]
    changes = [
        Change(criterion, int(points))
        for criterion, points in zip(criteria, row[size:], strict=True)
        if points
    ]
    changes.sort(key=lambda change: -abs(change.points))
    return MovedLead(Grade(was), Grade(now), int(old_score), int(new_score), tuple(changes), *cells)

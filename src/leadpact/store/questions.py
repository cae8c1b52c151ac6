"""Questions to the leads: each is one SQL file, asked of the leads that the filters let through.

A question about leads gives one row per lead (or hand-off) with `lead_id`, whether it is `counted`
in the numerator, and the `key` (and `part`) it is broken down by. The share, the breakdown and
the list of leads behind them all come from that one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from leadpact.domain.criteria import Criterion, why_sleeping
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.criteria_sql import graded_sql, values_sql
from leadpact.store.database import Parameter, Row, Store, sql_file
from leadpact.store.datasets import basis_of, custom_fields, filled_fields

_LEAD_FIELDS = frozenset(field.name for field in LEAD_FIELDS)


@dataclass(frozen=True)
class Query:
    """SQL and the parameters it names: the steps before, and the question asked of them."""

    steps: tuple[str, ...]
    question: str
    parameters: Mapping[str, Parameter]

    @property
    def text(self) -> str:
        """The whole statement, as it runs."""
        return f"with {', '.join(self.steps)}\n{self.question}" if self.steps else self.question


@dataclass(frozen=True)
class Awake:
    """The part of a scoring model that the data can carry, and why the rest sleeps."""

    model: ScoringModel
    sleeping: tuple[tuple[Criterion, str], ...]


@dataclass(frozen=True)
class LeadList:
    """Leads as rows of cells under `columns`; `total` counts those beyond the limit too."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int


def awake(model: ScoringModel, filled: Mapping[str, FieldType]) -> Awake:
    """The model without the criteria that the data cannot carry."""
    reasons = [why_sleeping(criterion, filled) for criterion in model.criteria]
    kept = [
        (criterion, points)
        for criterion, points, reason in zip(model.criteria, model.points, reasons, strict=True)
        if reason is None
    ]
    return Awake(
        model.model_copy(
            update={
                "criteria": tuple(criterion for criterion, _ in kept),
                "points": tuple(points for _, points in kept),
            }
        ),
        tuple(
            (criterion, reason)
            for criterion, reason in zip(model.criteria, reasons, strict=True)
            if reason is not None
        ),
    )


def compose(
    store: Store, question: str, filters: Filters, model: ScoringModel | None = None
) -> Query:
    """The question's SQL over the filtered leads, graded by the model where one is given."""
    return over_leads(store, sql_file(question), filters, model)


def counts(
    store: Store, question: str, filters: Filters, model: ScoringModel | None = None
) -> tuple[int, int]:
    """How many rows of the question are counted, and how many there are."""
    query = compose(store, question, filters, model)
    outer = "select count(*) filter (where counted), count(*) from figure"
    counted, rows = rows_over(store, query, outer)[0]
    return int(counted), int(rows)


def counts_by(
    store: Store, question: str, filters: Filters, model: ScoringModel | None = None
) -> tuple[tuple[str | int | None, int, int], ...]:
    """Per key: the key, its counted rows and its rows; the keys with most rows first."""
    rows = rows_over(
        store,
        compose(store, question, filters, model),
        """select key, count(*) filter (where counted), count(*) from figure
group by key order by count(*) desc, key nulls last""",
    )
    return tuple((key, int(counted), int(all_)) for key, counted, all_ in rows)


def parts_by(
    store: Store, question: str, filters: Filters, model: ScoringModel | None = None
) -> tuple[tuple[str | None, str, int], ...]:
    """Per key and part: the key, the part and its rows, ordered by key and part."""
    rows = rows_over(
        store,
        compose(store, question, filters, model),
        "select key, part, count(*) from figure group by key, part order by key nulls last, part",
    )
    return tuple((key, str(part), int(count)) for key, part, count in rows)


def rows_of(
    store: Store, question: str, filters: Filters, model: ScoringModel | None = None
) -> list[Row]:
    """The rows of a question that is not about single leads."""
    query = compose(store, question, filters, model)
    return store.rows(query.text, query.parameters)


def leads_behind(
    store: Store, question: str, filters: Filters, model: ScoringModel, limit: int | None = 1000
) -> LeadList:
    """The leads that a question is about, those that count first, with score and grade."""
    return listed(store, lead_list(compose(store, question, filters, model)), limit)


def over_valued(
    store: Store, filters: Filters, criteria: tuple[Criterion, ...], question: str
) -> Query:
    """The question over `valued`: the filtered leads with what each criterion gives them.

    The data has to carry the criteria; their values are `value_1, value_2, …`, NULL where unknown.
    """
    parameters = given_parameters(store, filters)
    steps = (leads_step(), valued_step(store, filters, criteria, parameters))
    return Query(steps, question, parameters)


def graded_leads(store: Store, filters: Filters, model: ScoringModel) -> Query:
    """One row per lead: its id, score, parts of the score, unknown criteria, grade and is_mql."""
    return over_leads(store, sql_file("graded_leads"), filters, model)


def over_leads(store: Store, question: str, filters: Filters, model: ScoringModel | None) -> Query:
    """This SQL over the filtered leads, `valued` and `graded` where a model is given."""
    parameters = given_parameters(store, filters)
    steps = [leads_step()]
    if model is not None:
        kept = awake(model, filled_fields(store, filters.dataset_id)).model
        steps.append(valued_step(store, filters, kept.criteria, parameters))
        graded = graded_sql(kept)
        parameters |= graded.parameters
        steps.append(f"graded as (\nselect\n    *,\n    {graded.text}\nfrom valued\n)")
    return Query(tuple(steps), question, parameters)


def given_parameters(store: Store, filters: Filters) -> dict[str, Parameter]:
    """The parameters that every question knows: the filters and what all is counted at."""
    basis = basis_of(store, filters.dataset_id)
    as_of = filters.as_of or basis.as_of
    return {
        **vars(filters),
        "products": list(filters.products),
        "sources": list(filters.sources),
        "owners": list(filters.owners),
        "as_of": as_of,
        "maturity_days": basis.maturity_days,
        "dated": as_of is not None and basis.maturity_days is not None,
    }


def leads_step() -> str:
    """The step that leaves `leads`: those that the filters let through."""
    return f"leads as (\n{sql_file('leads').rstrip()}\n)"


def valued_step(
    store: Store,
    filters: Filters,
    criteria: tuple[Criterion, ...],
    parameters: dict[str, Parameter],
) -> str:
    """The step from `leads` to `valued`, with what each criterion gives as `value_1, value_2, …`.

    It adds what it names to the parameters; the data has to carry the criteria.
    """
    return f"valued as (\n{_valued(store, filters, criteria, parameters)}\n)"


def _valued(
    store: Store,
    filters: Filters,
    criteria: tuple[Criterion, ...],
    parameters: dict[str, Parameter],
) -> str:
    """The leads with `value_1, value_2, …`: what each criterion gives, NULL where unknown."""
    customs = custom_fields(store, filters.dataset_id)
    values = values_sql(criteria, customs)
    parameters |= values.parameters
    listed = f",\n    {values.text}" if values.text else ""
    join = ""
    if any(not _LEAD_FIELDS.issuperset(criterion.needs) for criterion in criteria):
        # The table is named by a number of ours, never by the user's text.
        table = f"lead_custom_{filters.dataset_id:d}"
        join = f"\nleft join {table} as custom on custom.lead_id = leads.lead_id"
    return f"select\n    leads.*{listed}\nfrom leads{join}"


def over_figure(query: Query, outer: str) -> Query:
    """A query over the rows of another, which goes by the name `figure`."""
    figure = f"figure as (\n{query.question.rstrip()}\n)"
    return Query((*query.steps, figure), outer, query.parameters)


def rows_over(store: Store, query: Query, outer: str) -> list[Row]:
    """The rows of a query over those of another, which goes by the name `figure`."""
    over = over_figure(query, outer)
    return store.rows(over.text, over.parameters)


def lead_list(query: Query) -> Query:
    """The leads of a graded query with score and grade, those that count first."""
    return over_figure(query, sql_file("lead_list"))


def listed(store: Store, query: Query, limit: int | None = None) -> LeadList:
    """The rows of a `lead_list`, so many of them."""
    text = query.text if limit is None else f"{query.text.rstrip()}\nlimit {limit:d}"
    columns, rows = store.columns_and_rows(text, query.parameters)
    counting = replace(query, question="select count(*) from figure")
    total = store.rows(counting.text, counting.parameters)[0][0]
    return LeadList(columns, tuple(rows), int(total))

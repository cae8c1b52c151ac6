"""The leads of one cell of the grid of fit against engagement."""

from dataclasses import dataclass, replace

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import Query, compose

Span = tuple[int | None, int | None]


@dataclass(frozen=True)
class GridLead:
    """A lead with the two parts of its score that the grid lays against each other.

    `rated` says whether conversion counts it.
    """

    lead_id: str
    first_name: str | None
    last_name: str | None
    company: str | None
    fit: int
    engagement: int
    score: int
    grade: str
    outcome: str | None
    rated: bool
    source: str | None
    owner: str | None


def grid_query(
    store: Store, filters: Filters, model: ScoringModel, fit: Span, engagement: Span
) -> Query:
    """One row per lead whose fit and engagement scores lie in the spans.

    A span is where it begins and below what it ends, None where it has no end.
    """
    query = compose(store, "grid_leads", filters, model)
    return replace(
        query,
        parameters={
            **query.parameters,
            "fit_from": fit[0],
            "fit_below": fit[1],
            "engagement_from": engagement[0],
            "engagement_below": engagement[1],
        },
    )


def grid_leads(store: Store, query: Query, limit: int | None = None) -> tuple[GridLead, ...]:
    """The leads of the query, the best scores first."""
    text = query.text if limit is None else f"{query.text.rstrip()}\nlimit {limit:d}"
    return tuple(GridLead(*row) for row in store.rows(text, query.parameters))

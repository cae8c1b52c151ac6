"""The leads of a cell of the grid, from SQL, beside the grid from patterns."""

from collections import Counter

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.metrics.fit_grid import spans_of
from leadpact.patterns.collapse import collapse
from leadpact.patterns.grid import fit_by_engagement
from leadpact.patterns.outlook import Grid
from leadpact.patterns.what_if import board_of
from leadpact.store.database import Store
from leadpact.store.grid_leads import grid_leads, grid_query
from tests.stores import all_of, leads, model_of

TITLE = {"name": "title", "field": "title", "test": "is filled", "points": 10}
VISITS = {"name": "visits", "field": "visits", "test": "count", "cap": 9, "points": 5}
MODEL = model_of(TITLE, {**VISITS, "group": "behaviour"})

FOUR = """
    lead_id | title    | visits | outcome
    1       | Director | 2      | won
    2       | Director | 1      | open
    3       |          | 2      | open
    4       | Director | 4      | lost
"""


def found(
    store: Store, fit: tuple[int | None, int | None], visits: tuple[int | None, int | None]
) -> list[tuple[str, int, int, int]]:
    query = grid_query(store, all_of(store), MODEL, fit, visits)
    return [(one.lead_id, one.fit, one.engagement, one.score) for one in grid_leads(store, query)]


def test_a_cell_holds_the_leads_of_its_two_spans(fresh_store: Store) -> None:
    """A title is 10 of fit; visits are 5 of engagement each. A span ends below its second end."""
    leads(fresh_store, FOUR)
    assert found(fresh_store, (10, None), (5, 20)) == [("1", 10, 10, 20), ("2", 10, 5, 15)]
    assert found(fresh_store, (10, None), (20, None)) == [("4", 10, 20, 30)]
    assert found(fresh_store, (None, 10), (None, None)) == [("3", 0, 10, 10)]


def test_the_leads_of_each_cell_are_as_many_as_the_grid_counts(sample_store: Store) -> None:
    model = default_model()
    patterns = collapse(sample_store, Filters(1), model.criteria)
    grid = fit_by_engagement(board_of(patterns, model), model)
    assert isinstance(grid, Grid)
    seen: Counter[str] = Counter()
    for cell in grid.cells:
        query = grid_query(sample_store, Filters(1), model, *spans_of(grid, cell))
        inside = grid_leads(sample_store, query)
        seen.update(one.lead_id for one in inside)
        rated = [one for one in inside if one.rated]
        assert len(inside) == cell.leads
        assert len(rated) == cell.rated
        assert sum(one.outcome == "won" for one in rated) == cell.rated_won
    assert len(seen) == seen.total() == 6012

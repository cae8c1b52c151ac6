"""Every question runs on an empty store, says its grain, and obeys the filters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.ingest.derive import derive
from leadpact.patterns.collapse import collapse
from leadpact.store.database import Store, sql_file
from leadpact.store.datasets import find_or_create
from leadpact.store.grid_leads import grid_leads, grid_query
from leadpact.store.kinds import kinds_of
from leadpact.store.moves import moved_leads, moves_query
from leadpact.store.questions import (
    compose,
    counts,
    counts_by,
    graded_leads,
    leads_behind,
    parts_by,
    rows_of,
)
from tests.stores import all_of, leads, store_in

NAMES = sorted(
    entry.name.removesuffix(".sql") for entry in files("leadpact.store").joinpath("sql").iterdir()
)
QUESTIONS = [name for name in NAMES if not name.startswith(("derive_", "duplicate_"))]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_its_grain_first(name: str) -> None:
    assert sql_file(name).startswith("-- one row")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("empty"))
    with store.transaction() as cursor:
        find_or_create(cursor, "empty", is_sample=False)
    yield store
    store.close()


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_runs_on_an_empty_store(empty: Store, name: str) -> None:
    filters = all_of(empty)
    if name in {"patterns", "packed_leads"}:
        for keep_from in (0, 1):
            assert (
                len(collapse(empty, filters, default_model().criteria, None, keep_from).leads) == 0
            )
    elif name == "lead_list":
        assert leads_behind(empty, "conversion_naive", filters, default_model()).total == 0
    elif name == "moved_leads":
        model = default_model()
        assert moved_leads(empty, moves_query(empty, filters, model, model)) == ()
    elif name == "grid_leads":
        query = grid_query(empty, filters, default_model(), (None, 9), (9, None))
        assert grid_leads(empty, query) == ()
    elif name in {"lead_kinds", "hand_off_kinds"}:
        kinds = kinds_of(empty, filters, default_model())
        assert kinds.leads == kinds.hand_offs == ()
    elif name == "leads":
        assert counts(empty, "conversion_naive", filters) == (0, 0)
    else:
        found = rows_of(empty, name, filters, default_model())
        assert not any(value for row in found for value in row)


def test_deriving_runs_on_an_empty_store(empty: Store) -> None:
    with empty.transaction() as cursor:
        derive(cursor, 1)
    assert empty.rows("select * from lead") == []


@pytest.fixture
def five(fresh_store: Store) -> Store:
    leads(
        fresh_store,
        """
        lead_id | created_at | product | source | owner | outcome
        1       | 2026-01-31 | Cloud   | Google | Ann   | won
        2       | 2026-02-01 | Cloud   |        | Ben   | open
        3       | 2026-02-28 |         | Google |       | open
        4       | 2026-03-01 | Desk    | Chat   | Ann   | won
        5       |            | Desk    | Chat   | Ben   | open
        """,
    )
    return fresh_store


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(1), "12345"),
        (Filters(2), ""),
        (Filters(1, created_from=date(2026, 2, 1)), "234"),
        (Filters(1, created_to=date(2026, 2, 28)), "123"),
        (Filters(1, created_from=date(2026, 2, 1), created_to=date(2026, 2, 28)), "23"),
        (Filters(1, products=("Cloud",)), "12"),
        (Filters(1, products=("",)), "3"),
        (Filters(1, products=("Cloud", "")), "123"),
        (Filters(1, sources=("Google",)), "13"),
        (Filters(1, sources=("", "Chat")), "245"),
        (Filters(1, owners=("Ann",)), "14"),
        (Filters(1, owners=("",)), "3"),
        (Filters(1, products=("Desk",), owners=("Ben",)), "5"),
        (Filters(1, sources=("google",)), ""),
        (Filters(1, sources=("') or true --",)), ""),
    ],
)
def test_the_filters_let_through_what_they_name(
    five: Store, filters: Filters, passing: str
) -> None:
    store = five
    if filters.dataset_id == 2:
        with store.transaction() as cursor:
            find_or_create(cursor, "another", is_sample=False)
    query = compose(store, "conversion_naive", filters)
    found = sorted(str(row[0]) for row in store.rows(query.text, query.parameters))
    assert "".join(found) == passing


def test_an_as_of_date_of_the_filters_makes_other_leads_matured(fresh_store: Store) -> None:
    """A win after 10 days makes M = 10. On 20 January 2026 only lead 1 is 10 days old.

    At the data's own as-of date, 31 January, lead 2 (of the 15th) is so too.
    """
    leads(
        fresh_store,
        """
        lead_id | created_at | won_at
        1       | 2026-01-01 | 2026-01-11
        2       | 2026-01-15 |
        3       | 2026-01-31 |
        """,
    )
    filters = all_of(fresh_store)
    assert counts(fresh_store, "conversion_matured", filters) == (1, 2)
    earlier = replace(filters, as_of=date(2026, 1, 20))
    assert counts(fresh_store, "conversion_matured", earlier) == (1, 1)


def test_counts_by_puts_the_largest_first_and_no_value_last(five: Store) -> None:
    """Google and Chat have 2 leads each, "no source" has 1; of each pair one is won."""
    found = counts_by(five, "conversion_by_source_naive", all_of(five))
    assert found == (("Chat", 1, 2), ("Google", 1, 2), (None, 0, 1))


def test_parts_by_counts_each_key_and_part(five: Store) -> None:
    """No lead has what the default model asks for: each scores 0, a D."""
    found = parts_by(five, "grade_by_source", all_of(five), default_model())
    assert found == (("Chat", "D", 2), ("Google", "D", 2), (None, "D", 1))


def test_the_leads_behind_a_figure_are_those_it_counts(five: Store) -> None:
    behind = leads_behind(five, "conversion_naive", all_of(five), default_model(), limit=3)
    assert behind.total == 5
    assert behind.columns[:4] == ("counted", "lead_id", "grade", "score")
    assert [(row[0], row[1]) for row in behind.rows] == [(True, "1"), (True, "4"), (False, "2")]
    unlimited = leads_behind(five, "conversion_naive", all_of(five), default_model(), limit=None)
    assert len(unlimited.rows) == 5


def test_graded_leads_have_one_row_each(sample_store: Store) -> None:
    query = graded_leads(sample_store, all_of(sample_store), default_model())
    names, rows = sample_store.columns_and_rows(query.text, query.parameters)
    assert names[:4] == ("lead_id", "score", "grade", "is_mql")
    assert len({row[0] for row in rows}) == len(rows) == 6012

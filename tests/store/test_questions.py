"""Questions obey the filters, and count, list and grade what these let through."""

from dataclasses import replace
from datetime import date

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from leadpact.store.datasets import find_or_create
from leadpact.store.questions import (
    compose,
    counts,
    counts_by,
    graded_leads,
    leads_behind,
    parts_by,
)
from tests.stores import all_of, leads


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

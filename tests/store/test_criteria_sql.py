"""Decay: the values and points of SQL, of NumPy and of pencil and paper are the same."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import product
from math import floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.collapse import collapse
from leadpact.patterns.patterns import worth
from leadpact.store.database import Store
from leadpact.store.datasets import set_as_of
from leadpact.store.questions import graded_leads
from tests.stores import all_of, leads, model_of, store_in

AS_OF = date(2026, 6, 30)
AGED = {
    "name": "visits",
    "group": "behaviour",
    "field": "visits",
    "test": "count",
    "cap": 3,
    "decay": 30,
    "since": "last_activity_at",
    "points": 5,
}


def graded(
    store: Store, model: ScoringModel, as_of: date | None = AS_OF
) -> dict[str, tuple[int, ...]]:
    """Per lead its score, its unknown criteria and its range."""
    filters = Filters(all_of(store).dataset_id, as_of=as_of)
    query = graded_leads(store, filters, model)
    names, rows = store.columns_and_rows(query.text, query.parameters)
    wanted = ("score", "unknown_criteria", "least_score", "most_score")
    places = [names.index(name) for name in wanted]
    return {row[names.index("lead_id")]: tuple(row[place] for place in places) for row in rows}


def scores_of(store: Store, model: ScoringModel) -> dict[str, int]:
    return {lead_id: found[0] for lead_id, found in graded(store, model).items()}


@pytest.fixture
def visited(fresh_store: Store) -> Store:
    """Leads by the days that their last activity lies before 30 June 2026."""
    leads(
        fresh_store,
        """
        lead_id  | visits | last_activity_at | product | created_at
        today    | 2      | 2026-06-30 23:59 | Cloud   | 2026-01-01
        29 days  | 2      | 2026-06-01       | Cloud   | 2026-01-01
        30 days  | 2      | 2026-05-31       | Cloud   | 2026-01-01
        90 days  | 2      | 2026-04-01       | Desk    | 2026-01-01
        a year   | 2      | 2025-06-30       | Cloud   | 2025-01-01
        later    | 2      | 2026-12-24       | Cloud   | 2026-01-01
        no date  | 2      |                  | Cloud   | 2026-01-01
        no visit | 0      |                  | Cloud   | 2026-01-01
        unknown  |        | 2026-06-30       | Cloud   | 2026-01-01
        many     | 9      | 2026-05-31       |         | 2026-01-01
        """,
        today=date(2026, 12, 31),
    )
    return fresh_store


def test_points_shrink_by_the_month_down_to_none(visited: Store) -> None:
    """2 visits at 5 points are 10: after a month 7, after three 1, after a year none.

    What lies after the as-of date is fresh. 9 visits are 3, so 15, of which 70 % are 10.5: 11.
    """
    assert scores_of(visited, model_of(AGED)) == {
        "today": 10,
        "29 days": 10,
        "30 days": 7,
        "90 days": 1,
        "a year": 0,
        "later": 10,
        "no date": 0,
        "no visit": 0,
        "unknown": 0,
        "many": 11,
    }


def test_without_its_date_a_behaviour_is_unknown_but_none_is_none(visited: Store) -> None:
    """What is unknown could be anything from 0 to 3 visits at 5 points."""
    found = graded(visited, model_of(AGED))
    assert found["no date"] == (0, 1, 0, 15)
    assert found["unknown"] == (0, 1, 0, 15)
    assert found["no visit"] == (0, 0, 0, 0)
    assert found["a year"] == (0, 0, 0, 0)


def test_points_below_zero_shrink_towards_zero_and_halves_go_up(visited: Store) -> None:
    """−15 at 70 % are −10.5, rounded up to −10; 2 at 10 % of −5 are −1; 2 at 70 % are −7."""
    found = scores_of(visited, model_of({**AGED, "group": "red_flag", "points": -5}))
    assert (found["many"], found["90 days"], found["30 days"]) == (-10, -1, -7)


def test_another_product_is_none_and_an_unknown_one_unknown(visited: Store) -> None:
    found = graded(visited, model_of({**AGED, "product": "cloud"}))
    assert found["30 days"] == (7, 0, 7, 7)
    assert found["90 days"] == (0, 0, 0, 0)
    assert found["many"] == (0, 1, 0, 15)


def test_the_date_may_stand_in_a_column_of_the_users_own(fresh_store: Store) -> None:
    """61 days before 30 June are two months: 40 % of 5 are 2."""
    leads(
        fresh_store,
        """
        lead_id | visits | Seen "at" a; fair | created_at
        1       | 1      | 2026-04-30        | 2026-06-30
        2       | 1      |                   | 2026-06-30
        """,
    )
    model = model_of({**AGED, "since": 'Seen "at" a; fair'})
    assert graded(fresh_store, model) == {"1": (2, 0, 2, 2), "2": (0, 1, 0, 15)}


def test_without_an_as_of_date_no_age_is_known(fresh_store: Store) -> None:
    """All dates lie after the import, so nothing says how old the visit is."""
    leads(fresh_store, "lead_id | visits | last_activity_at\n1 | 1 | 2027-05-05")
    assert graded(fresh_store, model_of(AGED), None) == {"1": (0, 1, 0, 15)}
    set_as_of(fresh_store, all_of(fresh_store).dataset_id, date(2027, 6, 4))
    assert graded(fresh_store, model_of(AGED), None) == {"1": (4, 0, 4, 4)}


def test_a_fresh_and_an_aged_criterion_stand_side_by_side_in_patterns(visited: Store) -> None:
    """The bench of a draft holds both; "visits" and "aged" have columns of their own."""
    fresh = {**AGED, "name": "fresh", "decay": None, "since": None}
    patterns = collapse(
        visited, Filters(all_of(visited).dataset_id, as_of=AS_OF), model_of(AGED, fresh).criteria
    )
    pairs = set(zip(*(map(int, patterns.values[:, place]) for place in (0, 1)), strict=True))
    assert pairs == {(200, 2), (140, 2), (20, 2), (0, 2), (0, 0), (210, 3)}


@settings(max_examples=300)
@given(st.integers(0, 100_000), st.integers(-1000, 1000))
def test_what_is_left_is_rounded_half_up(hundredths: int, points: int) -> None:
    exact = Fraction(hundredths * points, 100)
    values = np.array([hundredths], dtype=np.int32)
    assert int(worth(values, points, 100)[0]) == floor(exact + Fraction(1, 2))


VISITS = (None, 0, 1, 2, 3, 12)
DAYS = (None, -40, -1, 0, 1, 29, 30, 31, 59, 60, 89, 90, 299, 300, 990, 2999, 3000)
DRAWN = tuple(product(VISITS, DAYS))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A lead for each number of visits and each age in days, either of them unknown too."""
    store = store_in(tmp_path_factory.mktemp("any"))
    noon = datetime(2026, 6, 30, 12)
    lines = [
        f"{number}|{'' if visits is None else visits}|"
        f"{'' if days is None else noon - timedelta(days=days)}"
        for number, (visits, days) in enumerate(DRAWN)
    ]
    leads(store, "\n".join(["lead_id|visits|last_activity_at", *lines]), today=date(2027, 1, 1))
    yield store
    store.close()


@settings(max_examples=40)
@given(st.integers(1, 100), st.integers(-1000, 1000), st.integers(1, 10))
def test_sql_and_paper_agree_on_every_age(store: Store, decay: int, points: int, cap: int) -> None:
    found = graded(store, model_of({**AGED, "decay": decay, "points": points, "cap": cap}))
    for number, (visits, days) in enumerate(DRAWN):
        known = visits == 0 or (visits is not None and days is not None)
        months = max(0, days or 0) // 30
        left = Fraction(max(0, 100 - decay * months), 100)
        exact = min(cap, visits or 0) * points * left if known else Fraction(0)
        assert found[str(number)][:2] == (floor(exact + Fraction(1, 2)), int(not known))

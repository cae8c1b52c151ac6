"""How old the behaviour behind a criterion is."""

import pytest

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.store.ages import AgeCount, behaviour_ages
from leadpact.store.database import Store
from tests.stores import all_of, leads, model_of

VISITS = {"name": "v", "field": "visits", "test": "count", "cap": 3, "group": "behaviour"}


def criterion(**parts: object) -> Criterion:
    return model_of({**VISITS, **parts, "points": 1}).criteria[0]


@pytest.fixture
def visited(fresh_store: Store) -> Store:
    """The as-of date is 30 June 2026, the latest there is before the import on 1 July."""
    leads(
        fresh_store,
        """
        lead_id | visits | last_activity_at | source | Seen it
        1       | 2      | 2026-06-30       | Chat   | 2026-06-01
        2       | 9      | 2026-06-01       | List   | 2026-05-31
        3       | 1      | 2026-05-31       | List   |
        4       | 1      | 2026-12-01       | List   |
        5       | 1      |                  | List   |
        6       | 0      | 2026-06-30       | List   |
        7       |        | 2026-06-30       | List   |
        """,
    )
    return fresh_store


def test_leads_are_counted_by_full_months_with_their_units_up_to_the_cap(visited: Store) -> None:
    """1, 2 and the future 4 are younger than 30 days, with 2 + 3 + 1 visits; 6 and 7 have none."""
    found = behaviour_ages(visited, all_of(visited), criterion(), "last_activity_at")
    assert found == (AgeCount(0, 3, 6), AgeCount(1, 1, 1), AgeCount(None, 1, 1))


def test_what_the_criterion_loses_already_is_not_taken_off(visited: Store) -> None:
    aged = criterion(decay=100, since="last_activity_at")
    assert behaviour_ages(visited, all_of(visited), aged, "last_activity_at") == (
        behaviour_ages(visited, all_of(visited), criterion(), "last_activity_at")
    )


def test_the_date_may_be_an_own_one_and_so_may_the_criterion(visited: Store) -> None:
    filters = Filters(all_of(visited).dataset_id)
    assert behaviour_ages(visited, filters, criterion(), "Seen it") == (
        AgeCount(0, 1, 2),
        AgeCount(1, 1, 3),
        AgeCount(None, 3, 3),
    )
    own = Criterion.model_validate(
        {"name": "o", "label": "o", "group": "intent", "field": "Seen it", "test": "is filled"}
    )
    assert behaviour_ages(visited, filters, own, "Seen it") == (
        AgeCount(0, 1, 1),
        AgeCount(1, 1, 1),
    )


def test_only_leads_of_the_selection_are_counted(visited: Store) -> None:
    filters = Filters(all_of(visited).dataset_id, sources=("Chat",))
    assert behaviour_ages(visited, filters, criterion(), "last_activity_at") == (AgeCount(0, 1, 2),)


def test_without_an_as_of_date_no_age_is_known(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | last_activity_at\n1 | 1 | 2027-05-05")
    found = behaviour_ages(fresh_store, all_of(fresh_store), criterion(), "last_activity_at")
    assert found == (AgeCount(None, 1, 1),)

"""Questions to one column."""

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.fields import FieldType
from leadpact.store.column_questions import (
    Column,
    KeyCount,
    Quantiles,
    by_key,
    column_named,
    count_keys,
    leads_of_key,
    numbers_of,
    quantiles_of,
)
from leadpact.store.database import Store
from tests.stores import all_of, import_cells, leads

SIX = """
    lead_id | outcome | visits | Weight | Member | Met
    a       | won     | 0      | 1.5    | yes    | 2026-01-31
    b       | open    | 0      | 2      | no     | 2026-01-30
    c       | won     | 2      |        |        | 2026-01-23
    d       | open    | 3      | 10     | yes    |
    e       | lost    |        | 4      | yes    | 2025-12-31
    f       | open    | 9      | 4      | no     | 2026-01-31
"""


@pytest.fixture
def six(fresh_store: Store) -> Store:
    leads(fresh_store, SIX)
    return fresh_store


def column(store: Store, field: str) -> Column:
    found = column_named(store, all_of(store), field)
    assert found
    return found


def test_a_column_is_an_own_one_or_a_lead_field(six: Store) -> None:
    assert column(six, "Weight") == Column("Weight", FieldType.NUMBER, is_own=True)
    assert column(six, "visits") == Column("visits", FieldType.NUMBER, is_own=False)
    assert column_named(six, all_of(six), "no such") is None


def test_numbers_are_given_once_and_rising(six: Store) -> None:
    assert numbers_of(six, all_of(six), column(six, "Weight")) == (1.5, 2, 4, 10)


def test_quantiles_are_numbers_of_the_column(six: Store) -> None:
    """Of 0, 0, 2, 3, 9 the eighths are the 1st, 2nd, 2nd, 3rd, 4th, 4th and 5th."""
    found = quantiles_of(six, all_of(six), column(six, "visits"))
    assert found == Quantiles(True, 0, (0, 0, 0, 2, 3, 3, 9), 2)
    assert not quantiles_of(six, all_of(six), column(six, "Weight")).whole


def test_numbers_lie_in_the_bins_that_begin_at_the_edges(six: Store) -> None:
    """Under 2: leads a and b; 2 to under 9: c and d; from 9: f; e has no number."""
    query = by_key(six, all_of(six), column(six, "visits"), (2, 9))
    assert set(count_keys(six, query)) == {
        KeyCount(0, 2, 2, 1, 1, 0, 0),
        KeyCount(1, 2, 2, 1, 2, 2, 3),
        KeyCount(2, 1, 1, 0, 1, 9, 9),
        KeyCount(None, 1, 1, 0, 0, None, None),
    }


def test_yes_is_one_and_no_is_nought(six: Store) -> None:
    found = count_keys(six, by_key(six, all_of(six), column(six, "Member")))
    assert {(one.key, one.leads, one.won) for one in found} == {(1, 3, 1), (0, 2, 0), (None, 1, 1)}


def test_dates_are_binned_by_their_days_before_the_as_of_date(fresh_store: Store) -> None:
    """As of 31 January: 0, 1, 8 and 31 days ago; the bins begin at 0, 8 and 31 days."""
    leads(
        fresh_store,
        """
        lead_id | created_at | won_at     | Met
        a       | 2026-01-01 | 2026-01-31 | 2026-01-31
        b       | 2026-01-01 |            | 2026-01-30
        c       | 2026-01-01 |            | 2026-01-23
        d       | 2026-01-01 |            |
        e       | 2026-01-01 |            | 2025-12-31
        """,
    )
    query = by_key(fresh_store, all_of(fresh_store), column(fresh_store, "Met"), (0, 8, 31))
    found = {one.key: one.leads for one in count_keys(fresh_store, query)}
    assert found == {1: 2, 2: 1, 3: 1, None: 1}


def test_texts_of_thirty_leads_stand_for_themselves_whatever_their_case(
    fresh_store: Store,
) -> None:
    """29 Red and one red are 30; 29 of Blue and one of Green are pooled; one is empty."""
    colours = ["Red"] * 29 + ["red"] + ["Blue"] * 29 + ["Green", ""]
    rows = [[str(n), "won" if n < 3 else "open", colour] for n, colour in enumerate(colours)]
    import_cells(fresh_store, [["lead_id", "outcome", "Colour"], *rows])
    found = count_keys(
        fresh_store, by_key(fresh_store, all_of(fresh_store), column(fresh_store, "Colour"))
    )
    assert [(one.key, one.leads, one.won) for one in found] == [
        ("", 30, 0),
        ("Red", 30, 3),
        (None, 1, 0),
    ]


def test_only_the_twelve_texts_of_most_leads_stand_for_themselves(fresh_store: Store) -> None:
    """Thirteen texts of 30 leads each: the last by its name is pooled."""
    rows = [[f"{place}-{n}", "open", chr(97 + place)] for place in range(13) for n in range(30)]
    import_cells(fresh_store, [["lead_id", "outcome", "Letter"], *rows])
    query = by_key(fresh_store, all_of(fresh_store), column(fresh_store, "Letter"))
    keys = [str(one.key) for one in count_keys(fresh_store, query)]
    assert sorted(keys) == ["", *"abcdefghijkl"]


def test_the_leads_behind_a_key_are_graded_and_the_won_come_first(six: Store) -> None:
    query = by_key(six, all_of(six), column(six, "visits"), (2, 9), default_model())
    found = leads_of_key(six, query, 0)
    assert found.total == 2
    assert found.columns[:4] == ("counted", "lead_id", "grade", "score")
    assert [(row[0], row[1]) for row in found.rows] == [(True, "a"), (False, "b")]
    assert [row[1] for row in leads_of_key(six, query, None).rows] == ["e"]
    assert len(leads_of_key(six, query, 0, limit=1).rows) == 1


def test_hostile_headers_and_values_stay_text(fresh_store: Store) -> None:
    name = '"); drop table lead; --'
    rows = [[str(n), "open", "'; drop table lead; --"] for n in range(30)]
    import_cells(fresh_store, [["lead_id", "outcome", name], *rows])
    own = column(fresh_store, name)
    query = by_key(fresh_store, all_of(fresh_store), own, (), default_model())
    assert [one.key for one in count_keys(fresh_store, query)] == ["'; drop table lead; --"]
    assert leads_of_key(fresh_store, query, "'; drop table lead; --").total == 30

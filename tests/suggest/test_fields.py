"""The fields of the leads as arrays."""

import numpy as np

from leadpact.domain.fields import FieldType
from leadpact.store.database import Store
from leadpact.suggest.fields import FieldTable, read_fields
from tests.stores import all_of, leads

FOUR = """
    lead_id | created_at | won_at     | lost_at    | visits | Colour | Weight | Signed     | Member
    a       | 2026-01-01 | 2026-01-11 |            | 3      | Red    | 1.5    | 2026-01-05 | yes
    b       | 2026-01-02 |            | 2026-01-20 |        | red    |        |            | no
    c       | 2026-01-03 |            |            | 0      | blue   | 2      | 2026-01-06 |
    d       | 2026-02-01 |            |            | 1      | Red    | 2.5    | 2026-01-07 | yes
"""


def read(store: Store, most: int = 100) -> FieldTable:
    leads(store, FOUR)
    return read_fields(store, all_of(store), most)


def test_each_field_has_its_type_and_its_values_in_the_order_of_the_ids(fresh_store: Store) -> None:
    table = read(fresh_store)
    columns = {column.name: column for column in table.columns}
    assert table.lead_ids.tolist() == ["a", "b", "c", "d"]
    assert columns["Colour"].type is FieldType.TEXT
    assert np.array_equal(columns["Weight"].values, [1.5, np.nan, 2, 2.5], equal_nan=True)
    assert np.array_equal(columns["visits"].values, [3, np.nan, 0, 1], equal_nan=True)
    assert np.array_equal(columns["Member"].values, [1, 0, np.nan, 1], equal_nan=True)
    signed = columns["Signed"]
    assert signed.type is FieldType.DATE
    assert signed.known.tolist() == [True, False, True, True]
    assert signed.values[0] == np.datetime64("2026-01-05")


def test_own_columns_come_first_and_bear_their_header(fresh_store: Store) -> None:
    table = read(fresh_store)
    own = [column.name for column in table.columns if column.is_own]
    assert own == ["Colour", "Weight", "Signed", "Member"]
    assert [column.name for column in table.columns[:4]] == own
    labels = {column.name: column.label for column in table.columns}
    assert labels["visits"] == "Website visits"


def test_spellings_that_differ_in_case_are_the_one_of_most_leads(fresh_store: Store) -> None:
    """Two leads have Red and one has red."""
    columns = {column.name: column for column in read(fresh_store).columns}
    assert columns["Colour"].values.tolist() == ["Red", "Red", "blue", "Red"]


def test_leads_are_rated_when_they_are_old_enough(fresh_store: Store) -> None:
    """The win took 10 days, so M = 10; at 1 February, the as-of date, lead d is 0 days old."""
    table = read(fresh_store)
    assert table.rated.tolist() == [True, True, True, False]
    assert table.won.tolist() == [True, False, False, False]
    assert table.lost.tolist() == [False, True, False, False]
    assert np.isnat(table.ended).tolist() == [False, False, True, True]
    assert table.ended[1] == np.datetime64("2026-01-20")


def test_a_sample_is_the_same_every_time_and_says_so(fresh_store: Store) -> None:
    rows = "\n".join(f"{number} | won" for number in range(400))
    leads(fresh_store, f"lead_id | outcome\n{rows}")
    table = read_fields(fresh_store, all_of(fresh_store), 100)
    again = read_fields(fresh_store, all_of(fresh_store), 100)
    assert table.is_sample
    assert table.leads == 400
    assert table.lead_ids.tolist() == again.lead_ids.tolist()
    assert 70 < len(table.lead_ids) < 130
    assert not read_fields(fresh_store, all_of(fresh_store)).is_sample


def test_a_long_text_is_cut_and_an_endless_number_is_unknown(fresh_store: Store) -> None:
    leads(fresh_store, f"lead_id | Note | Height\n1 | {'x' * 300} | 1e400\n2 | y | 2")
    columns = {
        column.name: column for column in read_fields(fresh_store, all_of(fresh_store)).columns
    }
    assert len(columns["Note"].values[0]) == 200
    height = columns["Height"]
    assert height.type is FieldType.TEXT or np.isnan(height.values[0])

"""The same leads give the same hash, and any other value another."""

from hashlib import sha256

import pytest

from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.fingerprints import data_hash
from tests.stores import leads

TABLE = """
lead_id | source | visits | amount | created_at          | student | Own
b       | Wéb    | 3      | 0.1    | 2026-01-05 10:30:00 | yes     | 7
a       |        | 1e6    | -2.5   |                     | no      |
"""
CELLS = {
    "another text": ("Wéb", "Web"),
    "another number": ("0.1 ", "0.11"),
    "another day": ("2026-01-05", "2026-01-06"),
    "another answer": ("yes", "no "),
    "another value of one's own": ("| 7", "| 8"),
    "an empty cell": ("| -2.5", "|     "),
}


def test_every_value_is_written_in_a_form_of_its_own(fresh_store: Store) -> None:
    """Lead a comes first; a day is 86,400,000,000 microseconds, 5 January 2026 day 20,458 of 1970.

    10:30 is 37,800 seconds. Texts have their length in bytes.
    """
    leads(fresh_store, TABLE)
    known = sorted(set(filled_fields(fresh_store, 1)) - {"Own", "lost"})
    assert known == ["amount", "created_at", "lead_id", "source", "student", "visits"]
    at = 20_458 * 86_400_000_000 + 37_800_000_000
    lines = "-2.5|-|1:a|-|0|1000000|-\n" + f"0.10000000000000001|{at}|1:b|4:Wéb|1|3|1:7\n"
    expected = repr([*known, "Own"]) + lines
    assert data_hash(fresh_store, 1) == sha256(expected.encode()).hexdigest()


@pytest.mark.parametrize("case", CELLS)
def test_another_value_gives_another_hash(fresh_store: Store, case: str) -> None:
    leads(fresh_store, TABLE)
    leads(fresh_store, TABLE.replace(*CELLS[case]), data_set="other")
    assert data_hash(fresh_store, 1) != data_hash(fresh_store, 2)


def test_the_order_of_rows_and_empty_columns_change_nothing(fresh_store: Store) -> None:
    head, first, second = TABLE.strip().splitlines()
    leads(fresh_store, TABLE)
    leads(fresh_store, f"{head} | Campaign\n{second} |\n{first} |", data_set="other")
    told: list[float] = []
    assert data_hash(fresh_store, 2, told.append) == data_hash(fresh_store, 1)
    assert told == [1.0]

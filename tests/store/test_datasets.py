"""Data sets, their as-of date and maturity, their sources and their uploads."""

from datetime import date

import pytest

from leadpact.domain.fields import FieldType, Kind
from leadpact.errors import DataSetError
from leadpact.store.database import Store
from leadpact.store.datasets import (
    Basis,
    basis_of,
    data_set_named,
    data_set_of,
    filled_fields,
    list_data_sets,
    set_as_of,
    set_maturity_days,
)
from leadpact.store.source_interests import interests_of, source_interests
from leadpact.store.uploads import list_uploads, quarantined_rows
from tests.stores import leads


def test_real_data_sets_come_before_the_sample_and_the_newest_first(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id\n1", data_set="old")
    leads(fresh_store, "lead_id\n1\n2", data_set="new")
    with fresh_store.transaction() as cursor:
        cursor.execute(
            "insert into dataset (name, is_sample, created_at) values ('s', true, now())"
        )
    found = list_data_sets(fresh_store)
    assert [(one.name, one.leads, one.is_sample) for one in found] == [
        ("new", 2, False),
        ("old", 1, False),
        ("s", 0, True),
    ]
    assert data_set_named(fresh_store, None).name == "new"
    assert data_set_named(fresh_store, "old").leads == 1


def test_a_data_set_that_is_not_there_is_a_named_error(fresh_store: Store) -> None:
    with pytest.raises(DataSetError, match="no data set yet"):
        data_set_named(fresh_store, None)
    leads(fresh_store, "lead_id\n1")
    with pytest.raises(DataSetError, match="no data set named 'other'") as caught:
        data_set_named(fresh_store, "other")
    assert "'data'" in caught.value.hint
    with pytest.raises(DataSetError, match="no longer there"):
        data_set_of(fresh_store, 99)


WINS = """
    lead_id | created_at | won_at
    1       | 2026-01-01 | 2026-01-11
    2       | 2026-01-01 | 2026-01-21
    3       | 2026-01-01 | 2025-12-31
    4       | 2026-02-01 |
"""


def test_maturity_is_the_90th_percentile_of_days_to_win(fresh_store: Store) -> None:
    """Wins after 10 and 20 days: 10 + 0.9 × 10 = 19. A win before creation has no days."""
    leads(fresh_store, WINS)
    assert basis_of(fresh_store, 1) == Basis(date(2026, 2, 1), 19.0)


def test_a_person_may_set_the_as_of_date_and_the_maturity(fresh_store: Store) -> None:
    leads(fresh_store, WINS)
    before = data_set_of(fresh_store, 1).version
    set_as_of(fresh_store, 1, date(2026, 3, 1))
    set_maturity_days(fresh_store, 1, 30)
    assert basis_of(fresh_store, 1) == Basis(date(2026, 3, 1), 30)
    data_set = data_set_of(fresh_store, 1)
    assert data_set.as_of_is_set
    assert data_set.version > before
    set_as_of(fresh_store, 1, None)
    set_maturity_days(fresh_store, 1, None)
    assert basis_of(fresh_store, 1) == Basis(date(2026, 2, 1), 19.0)


def test_filled_fields_are_those_with_a_value(fresh_store: Store) -> None:
    """The e-mail tells whether it is free mail, the source its interest, the stage the outcome."""
    leads(
        fresh_store,
        """
        lead_id | email     | source | stage | visits | Floor | Empty
        1       | a@b.com   | Google | lost  |        | 3     |
        2       |           |        |       |        |       |
        """,
    )
    assert filled_fields(fresh_store, 1) == {
        "lead_id": FieldType.TEXT,
        "email": FieldType.TEXT,
        "free_mail": FieldType.BOOLEAN,
        "source": FieldType.TEXT,
        "interest": FieldType.CHOICE,
        "stage": FieldType.CHOICE,
        "outcome": FieldType.CHOICE,
        "lost": FieldType.BOOLEAN,
        "Floor": FieldType.NUMBER,
    }


def test_the_table_of_sources_has_those_with_most_leads_first(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Fair\n2 | Google\n3 | Google\n4 | Bought list\n5 |")
    found = [(row.source, row.leads, row.interest) for row in source_interests(fresh_store, 1)]
    assert found == [("Google", 2, "active"), ("Bought list", 1, "passive"), ("Fair", 1, None)]
    assert interests_of(fresh_store, 1)["Fair"] is None


def test_uploads_are_kept_with_their_rows_and_under_names_of_ours(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | created_at\n1 | 2026-01-01\n2 | soon")
    leads(fresh_store, "lead_id\n3")
    newest, oldest = list_uploads(fresh_store, 1)
    assert (oldest.kind, oldest.file_name) == (Kind.LEADS, "test.csv")
    assert (oldest.read, oldest.new, oldest.quarantined) == (2, 1, 1)
    assert (newest.read, newest.new) == (1, 1)
    kept = quarantined_rows(fresh_store, oldest.upload_id)
    assert [(row.line, row.field, row.value, row.reason) for row in kept] == [
        (3, "created_at", "soon", "is not a date")
    ]
    names = {path.name for path in fresh_store.uploads.iterdir()}
    assert names == {f"{one.sha256}.upload" for one in (newest, oldest)}

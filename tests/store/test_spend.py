"""Costs by source and month are replaced as a whole, and can be taken back."""

from datetime import date

import pytest

from leadpact.errors import EntryError
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from leadpact.store.entered import Entered, undo_save
from leadpact.store.spend import Spend, list_spend, set_spend
from tests.stores import leads

MAY = Spend("Ads", date(2026, 5, 1), 1250.5)
JUNE = Spend("Ads", date(2026, 6, 1), 0)
FAIR = Spend("Fair", date(2026, 5, 1), 1e-7)


def one_lead(store: Store) -> Store:
    leads(store, "lead_id | source\n1 | Ads")
    return store


def test_costs_come_back_as_they_were_set_by_source_and_month(fresh_store: Store) -> None:
    set_spend(one_lead(fresh_store), 1, (FAIR, JUNE, MAY))
    set_spend(fresh_store, 2, (MAY,))
    assert list_spend(fresh_store, 1) == (MAY, JUNE, FAIR)
    assert list_spend(fresh_store, 2) == (MAY,)


def test_no_costs_at_all_can_be_saved_and_undone(fresh_store: Store) -> None:
    set_spend(one_lead(fresh_store), 1, (MAY, FAIR))
    before = data_set_of(fresh_store, 1).version
    set_spend(fresh_store, 1, ())
    assert list_spend(fresh_store, 1) == ()
    assert data_set_of(fresh_store, 1).version > before
    undo_save(fresh_store, 1, Entered.SPEND)
    assert list_spend(fresh_store, 1) == (MAY, FAIR)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ((MAY, FAIR, MAY), "'Ads' has 2 costs in 2026-05"),
        ((MAY, Spend("", date(2026, 5, 1), 1)), "no source"),
        ((MAY, Spend("Fair", date(2026, 5, 2), 1)), "month of 'Fair' is 2026-05-02"),
        ((MAY, Spend("Fair", date(2026, 5, 1), -3)), "cost of 'Fair' in 2026-05 is -3"),
    ],
)
def test_costs_with_one_wrong_row_change_nothing(
    fresh_store: Store, wrong: tuple[Spend, ...], told: str
) -> None:
    set_spend(one_lead(fresh_store), 1, (JUNE,))
    with pytest.raises(EntryError, match=told):
        set_spend(fresh_store, 1, wrong)
    assert list_spend(fresh_store, 1) == (JUNE,)

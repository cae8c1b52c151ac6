"""What the table of costs says once it is filled in."""

from datetime import date
from math import nan

import pytest

from leadpact.errors import EntryError
from leadpact.store.spend import Spend
from leadpact.ui.spend_form import spend_in


def test_rows_without_a_cost_are_left_out_and_nought_is_a_cost() -> None:
    edited = {
        "Source": ["Web", "Fair", "List", None],
        "Month": ["2026-06", "2026-05", "2026-04", None],
        "Cost": [12.5, nan, 0, None],
    }
    assert spend_in(edited) == [
        Spend("Web", date(2026, 6, 1), 12.5),
        Spend("List", date(2026, 4, 1), 0.0),
    ]


@pytest.mark.parametrize(
    ("source", "month", "said"),
    [
        (None, "2026-06", "row 1 has a cost and no source"),
        (" ", "2026-06", "row 1 has a cost and no source"),
        ("Web", None, "row 1 has a cost and no month that can be read"),
        ("Web", "June", "row 1 has a cost and no month that can be read: June"),
    ],
)
def test_a_cost_without_its_source_or_month_is_told_by_its_row(
    source: str | None, month: str | None, said: str
) -> None:
    with pytest.raises(EntryError, match=said):
        spend_in({"Source": [source], "Month": [month], "Cost": [9.0]})

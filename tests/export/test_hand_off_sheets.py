"""The table of the steps."""

from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.export.hand_off_sheets import hand_off_sheet
from leadpact.metrics.roads import Step


def test_a_row_per_step_with_what_became_of_its_leads() -> None:
    """3 of 6 moved on, after 3, 3 and 20 days; 1 was rejected, 1 handed back, 1 is open."""
    step = Step("mql", "sal", share(3, 6), middle([3, 3, 3]), 3.0, 1, 1, 0, 1, 0)
    sheet = hand_off_sheet((step,))
    (row,) = sheet.rows
    assert dict(zip(sheet.headings, row, strict=True)) == {
        "Step": "MQL → SAL",
        "Entered": 6,
        "Moved on": 3,
        "Rate": 0.5,
        "95 %": "18.8–81.2 %",
        "Days": "3 [3–3]",
        "Rejected": 1,
        "Handed back": 1,
        "Lost": 0,
        "Open": 1,
        "Stalled": 0,
    }


def test_unknown_days_stay_empty() -> None:
    step = Step("mql", "sal", share(0, 0), None, None, 0, 0, 0, 0, None)
    (row,) = hand_off_sheet((step,)).rows
    assert row == ("MQL → SAL", 0, 0, None, "", None, 0, 0, 0, 0, None)

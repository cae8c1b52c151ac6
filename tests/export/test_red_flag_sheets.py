"""The tables of the no's: what is downloaded is what is shown."""

from datetime import date

from leadpact.domain.shares import difference, share
from leadpact.export.red_flag_sheets import (
    drivers_sheet,
    first_pass_sheet,
    grid_sheet,
    reasons_sheet,
    weeks_sheet,
)
from leadpact.metrics.driver_values import LeadTest
from leadpact.metrics.reason_drivers import Driver, ReasonDrivers
from leadpact.metrics.rejection_chart import Different, RejectionWeek
from leadpact.metrics.rejection_grid import GridKey, GridReason, ReasonGrid
from leadpact.metrics.shares import KeyedShare

WILSON = share(3, 10)


def test_reasons_have_their_running_share_and_where_most_come_from() -> None:
    """7 and 3 of 10; of the 7, 4 come from leads without a source."""
    sheet = reasons_sheet(
        (KeyedShare("No need", share(7, 10)), KeyedShare("Bad fit", WILSON)),
        {"No need": KeyedShare(None, share(4, 7))},
    )
    first, second = sheet.rows
    assert (first[:3], first[5:]) == (("No need", 7, 0.7), (0.7, "no source given", 4 / 7))
    assert (second[0], second[5:]) == ("Bad fit", (1.0, None, None))
    assert (second[3], second[4]) == (WILSON.low, WILSON.high)


def test_every_cell_of_the_grid_is_a_row() -> None:
    grid = ReasonGrid(
        (GridKey("Web", 0, WILSON), GridKey(None, 3, WILSON)),
        (GridReason("No need", 0, 3), GridReason("", 2, 1)),
        ((WILSON, share(1, 10)), (share(0, 10), WILSON)),
    )
    rows = grid_sheet(grid, "source").rows
    assert [row[:4] for row in rows] == [
        ("Web", "No need", 3, 10),
        ("Web", "2 other reasons", 1, 10),
        ("3 other sources", "No need", 0, 10),
        ("3 other sources", "2 other reasons", 3, 10),
    ]
    assert rows[0][4:] == (WILSON.rate, WILSON.low, WILSON.high)


def test_weeks_have_their_limits_and_what_was_different() -> None:
    gap = difference(share(9, 10), WILSON)
    assert gap is not None
    told = Different("source", "List", share(9, 10), WILSON, gap)
    weeks = (
        RejectionWeek(date(2026, 1, 5), WILSON, 0.4, 0.2, 0.6, None, ()),
        RejectionWeek(date(2026, 1, 12), share(9, 10), 0.4, 0.2, 0.6, "above", (told,)),
    )
    assert weeks_sheet(weeks).rows == (
        ("2026-01-05", 3, 10, 0.3, 0.4, 0.2, 0.6, "", ""),
        ("2026-01-12", 9, 10, 0.9, 0.4, 0.2, 0.6, "above", "Source List"),
    )


def test_drivers_have_their_odds_as_numbers() -> None:
    value = LeadTest("student", "Student is yes", None, ())
    driver = Driver("No need", value, WILSON, share(1, 20), 8.1428, 0.712, 93.1, 0.001234)
    (row,) = drivers_sheet(ReasonDrivers("No need", 4, 1, (driver,))).rows
    assert row == ("Student is yes", 8.14, 0.71, 93.1, 3, 10, 0.3, 1, 20, 0.05, 0.0012)


def test_first_pass_names_what_has_no_name() -> None:
    (row,) = first_pass_sheet((KeyedShare(None, WILSON),), "source").rows
    assert row == ("no source given", 3, 10, WILSON.rate, WILSON.low, WILSON.high)

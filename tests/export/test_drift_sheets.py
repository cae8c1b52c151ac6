"""The tables of a review."""

import pytest

from leadpact.export.drift_sheets import drift_sheet, drift_table
from tests.metrics.drifts import drifted

CLOSED = ((40, 100), (40, 150), (10, 200), (10, 50))


def test_the_table_says_in_few_words_what_moved() -> None:
    """60 → 90 % of the leads, in points with Newcombe's interval; the other sleeps in both."""
    sheet = drift_table(drifted(*CLOSED))
    visits, other = (dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows)
    assert visits["Index"] == "0.55 moved"
    assert visits["Most moved"] == "0: 40 → 10 %"
    assert str(visits["Applies to, ± points"]).startswith("+30.0 [+")
    assert visits["Unknown"] == "0 → 0 %"
    assert other["Index"] == "– not in both data"
    assert other["Applies to, ± points"] == other["Those close, ± points"] == "–"


def test_the_download_has_every_number_with_its_interval() -> None:
    """Then 600 of 1,000 leads, now 450 of 500; 80 of 600 and 90 of 450 of them closed."""
    found = drifted(*CLOSED)
    sheet = drift_sheet(found)
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    score, visits, other = (dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows)
    assert (score["Criterion"], score["Index"], score["Tells"]) == ("Score", 0.5545, "moved")
    # (4 - 1) (1 / 1000 + 1 / 500).
    assert score["Index by chance"] == pytest.approx(0.009)
    assert visits["Applies then, counted"] == 600
    assert visits["Applies now, of"] == 500
    assert visits["Closes now"] == 0.2
    change = found.criteria[0].applies.change
    assert change is not None
    assert visits["Applies, change from"] == change.low
    assert other["Index"] is None
    assert other["Unknown now"] is None

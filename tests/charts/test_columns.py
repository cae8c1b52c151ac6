"""The chart of a column."""

import pytest

from leadpact.charts.columns import column_conversion
from leadpact.charts.theme import LIGHT
from leadpact.domain.shares import Share, share
from leadpact.metrics.columns import ValueRow
from tests.charts.opened import opened


def row(label: str, leads: int, conversion: Share, key: str | None = "x") -> ValueRow:
    return ValueRow(key, label, share(leads, 50), conversion, None, 1, None, None, key == "")


ROWS = (
    row("<b>Red</b>", 20, share(3, 10)),
    row("3 rarer values", 9, share(1, 4), ""),
    row("new", 1, share(0, 0)),
    row("empty", 20, share(2, 16), None),
)


def test_each_value_is_a_point_with_its_wilson_interval() -> None:
    """Wilson for 3 of 10: [0.1077913, 0.6032219]."""
    points = opened(column_conversion(ROWS, share(6, 30), LIGHT)).data[0]
    assert points.x[0] == pytest.approx(30)
    assert points.error_x.array[0] == pytest.approx(30.32219, abs=1e-4)
    assert points.marker.color[0] == LIGHT.grades[0]


def test_too_few_and_too_new_are_said_and_the_empty_are_grey() -> None:
    points, words = opened(column_conversion(ROWS, share(6, 30), LIGHT)).data
    assert [text.strip() for text in words.text] == ["30.0 %", "too few", "too new", "12.5 %"]
    assert points.marker.color[1] == LIGHT.surface
    assert points.marker.color[3] == LIGHT.grades[3]


def test_labels_show_what_was_uploaded_letter_by_letter() -> None:
    fig = opened(column_conversion(ROWS, share(6, 30), LIGHT))
    assert fig.layout.yaxis.ticktext[0].startswith("&lt;b&gt;Red&lt;/b&gt;  ")


def test_all_leads_are_a_dotted_line() -> None:
    fig = opened(column_conversion(ROWS, share(6, 30), LIGHT))
    assert fig.layout.shapes[0].x0 == pytest.approx(20)
    assert fig.layout.annotations[0].text == "all 20.0 %"


def test_words_that_would_lie_on_the_line_of_all_leads_stand_to_the_left() -> None:
    """100 of 1,000 is 8.3 to 12.0 %, close before the line at 12.5; the axis ends at 66.4 %."""
    rows = (row("Red", 20, share(100, 1000)), row("Blue", 20, share(3, 10)))
    words = opened(column_conversion(rows, share(125, 1000), LIGHT)).data[1]
    assert words.textposition == ("middle left", "middle right")


def test_without_leads_the_chart_says_so() -> None:
    fig = opened(column_conversion((), share(0, 0), LIGHT))
    assert fig.layout.annotations[0].text == "No leads old enough to judge in this selection"

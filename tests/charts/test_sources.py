"""The charts of sources and interest."""

import pytest

from leadpact.charts.sources import active_by_month, interest_conversion, source_conversion
from leadpact.charts.theme import LIGHT
from leadpact.domain.shares import Share, share
from leadpact.metrics.shares import KeyedShare
from leadpact.metrics.sources import SourceRow
from tests.charts.opened import opened


def row(source: str | None, naive: Share, matured: Share | None) -> SourceRow:
    return SourceRow(source, naive, matured, None, (0, 0, 0, 0))


ROWS = (
    row("Google", share(3, 20), share(3, 10)),
    row(None, share(1, 40), share(1, 30)),
    row("Fair", share(1, 5), share(1, 4)),
)
OVERALL = share(5, 44)


def test_points_are_matured_with_their_wilson_interval() -> None:
    """The row without a source has the most leads and comes first; Google's 3 of 10 is second.

    Wilson for 3 of 10: [0.1077913, 0.6032219].
    """
    fig = opened(source_conversion(ROWS, OVERALL, LIGHT, is_matured=True))
    points = fig.data[1]
    assert points.x == pytest.approx((100 / 30, 30, 25))
    assert points.error_x.arrayminus[1] == pytest.approx(19.22087, abs=1e-4)
    assert points.error_x.array[1] == pytest.approx(30.32219, abs=1e-4)


def test_the_naive_rate_is_a_small_ring_under_the_point() -> None:
    rings = opened(source_conversion(ROWS, OVERALL, LIGHT, is_matured=True)).data[0]
    assert rings.x == pytest.approx((2.5, 15, 20))
    assert rings.marker.size == 8
    assert "Google, naive" in rings.hovertext[1]


def test_where_nothing_matures_the_naive_rate_is_the_point() -> None:
    rows = [row("Google", share(3, 20), None)]
    fig = opened(source_conversion(rows, share(3, 20), LIGHT, is_matured=False))
    assert fig.data[0].x == pytest.approx((15,))
    assert not any("○" in note.text for note in fig.layout.annotations)


def test_names_stand_beside_their_numbers_of_leads() -> None:
    names = opened(source_conversion(ROWS, OVERALL, LIGHT, is_matured=True)).layout.yaxis.ticktext
    assert names[0].startswith("no source given")
    assert ">40<" in names[0]
    assert names[1].startswith("Google")
    assert ">20<" in names[1]


def test_labels_give_the_rate_or_say_why_there_is_none() -> None:
    rows = (*ROWS, row("New", share(0, 3), share(0, 0)))
    labels = opened(source_conversion(rows, OVERALL, LIGHT, is_matured=True)).data[2]
    assert [text.strip() for text in labels.text] == [
        "3.3 %",
        "30.0 %",
        "too few<br>  to judge",
        "too new",
    ]


def test_too_few_leads_are_hollow() -> None:
    points = opened(source_conversion(ROWS, OVERALL, LIGHT, is_matured=True)).data[1]
    assert points.marker.color == (LIGHT.grades[0], LIGHT.grades[0], LIGHT.surface)


def test_the_overall_rate_is_a_named_line() -> None:
    fig = opened(source_conversion(ROWS, share(12, 100), LIGHT, is_matured=True))
    assert fig.layout.shapes[0].x0 == pytest.approx(12)
    assert "all 12.0 %" in [note.text for note in fig.layout.annotations]


def test_beyond_fifteen_sources_the_figure_says_how_many_are_left_out() -> None:
    rows = [row(f"s{leads}", share(0, leads), None) for leads in range(1, 18)]
    fig = opened(source_conversion(rows, share(0, 9), LIGHT, is_matured=False))
    assert len(fig.layout.yaxis.ticktext) == 15
    assert any("2 smaller sources not drawn" in note.text for note in fig.layout.annotations)


def test_active_interest_by_month_has_its_target_and_its_gaps() -> None:
    """Three of four in January is hollow, six of ten in March is not; February has no leads."""
    months = (KeyedShare("2024-01", share(3, 4)), KeyedShare("2024-03", share(6, 10)))
    fig = opened(active_by_month(months, LIGHT))
    assert fig.data[0].x == (0, 2)
    assert fig.data[0].y == pytest.approx((75, 60))
    assert fig.data[0].marker.color == (LIGHT.surface, LIGHT.grades[0])
    assert fig.layout.yaxis.range == (0, 100)
    assert (fig.layout.shapes[0].y0, fig.layout.shapes[0].y1) == (50, 100)
    assert fig.data[0].text == ("", " 60 %")
    assert any("50 %" in note.text for note in fig.layout.annotations)


def test_active_and_passive_interest_stand_side_by_side() -> None:
    rows = (KeyedShare("passive", share(1, 20)), KeyedShare("active", share(3, 10)))
    fig = opened(interest_conversion(rows, LIGHT))
    assert fig.layout.xaxis.ticktext == ("<b>active</b><br>10", "<b>passive</b><br>20")
    assert fig.data[0].y == pytest.approx((30, 5))

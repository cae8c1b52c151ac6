"""The chart of the way between two proposals."""

from dataclasses import replace
from fractions import Fraction

import pytest

from leadpact.charts.compromise import way_chart
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.shares import share
from leadpact.metrics.compromise import figures_of
from tests.charts.opened import opened
from tests.metrics.test_compromise import CREW, answer, stop

FOUND = answer(82, 85, 87, 84, 82)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_way_goes_from_marketing_to_sales_in_their_colours(palette: Palette) -> None:
    fig = opened(way_chart(FOUND, 2, "87 % of wins", palette))
    line, first, last = fig.data[1:4]
    assert (list(line.x), list(line.y)) == ([0, 25, 50, 75, 100], [82, 85, 87, 84, 82])
    assert (first.marker.color, last.marker.color) == (palette.marketing, palette.sales)
    names = [(note.text, note.font.color) for note in fig.layout.annotations[:2]]
    assert names == [
        ("<b>Marketing’s proposal</b>", palette.marketing),
        ("<b>Sales’ proposal</b>", palette.sales),
    ]


def test_the_band_is_that_of_the_intervals() -> None:
    band = opened(way_chart(FOUND, 2, "", LIGHT)).data[0]
    eighty_two = share(82, 100)
    assert band.y[0] == round((eighty_two.high or 0) * 100, 2)
    assert band.y[-1] == round((eighty_two.low or 0) * 100, 2)


def test_the_chosen_place_is_a_large_point_under_its_words() -> None:
    fig = opened(way_chart(FOUND, 1, "85 % of wins · κ 0.60 to marketing, – to sales", LIGHT))
    assert (fig.data[-1].x, fig.data[-1].y) == ((25,), (85,))
    assert "κ 0.60 to marketing" in fig.layout.annotations[-1].text
    assert fig.layout.annotations[-1].xanchor == "left"
    assert opened(way_chart(FOUND, 3, "", LIGHT)).layout.annotations[-1].xanchor == "right"


def test_joint_points_beside_the_way_are_a_point_of_their_own() -> None:
    beside = figures_of(stop(Fraction(1, 10), 60), 100, CREW)
    fig = opened(way_chart(FOUND, 2, "", LIGHT, beside))
    [diamond] = [trace for trace in fig.data if trace.marker.symbol == "diamond"]
    assert (diamond.x, diamond.y) == ((10,), (60,))
    assert diamond.text == (" our joint points now: 60 % ",)
    assert fig.layout.yaxis.range[0] < 50


def test_without_wins_there_is_nothing_to_draw() -> None:
    fig = opened(way_chart(answer(0, 0, won=0), 0, "", LIGHT))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No won leads in this selection"


def test_the_same_way_draws_the_same_figure() -> None:
    again = replace(FOUND, stops=tuple(FOUND.stops))
    assert way_chart(FOUND, 2, "x", LIGHT).to_json() == way_chart(again, 2, "x", LIGHT).to_json()

"""The charts of grades."""

import pytest

from leadpact.charts.grades import grade_bars, grade_conversion, grade_order_pairs
from leadpact.charts.theme import LIGHT
from leadpact.domain.shares import share
from leadpact.metrics.grades import order_of
from tests.charts.opened import opened

SHARES = (share(3, 10), share(1, 4), share(0, 0), share(10, 100))


def test_bars_start_at_zero_and_carry_their_counts() -> None:
    fig = opened(grade_bars(None, [1340, 20, 3, 0], LIGHT))
    assert fig.layout.yaxis.range[0] == 0
    assert fig.data[0].text == ("1,340", "20", "3", "0")
    assert fig.data[0].y == (1340, 20, 3, 0)


def test_what_was_before_stands_beside_in_dashes_and_is_named() -> None:
    fig = opened(grade_bars([5, 6, 7, 8], [8, 7, 6, 5], LIGHT))
    assert fig.data[1].line.dash == "dot"
    assert max(fig.data[1].y[:4]) == 5
    assert [note.text for note in fig.layout.annotations] == ["dashed: before"]
    assert fig.data[0].hovertext[0] == "A: 8 leads, before 5"


def test_the_tallest_bar_before_still_fits() -> None:
    assert opened(grade_bars([100, 0, 0, 0], [1, 1, 1, 1], LIGHT)).layout.yaxis.range[1] > 100


def test_without_before_there_is_nothing_in_dashes() -> None:
    fig = opened(grade_bars(None, [1, 1, 1, 1], LIGHT))
    assert len(fig.data) == 1
    assert not fig.layout.annotations


def test_the_lines_of_each_grade_are_its_wilson_interval() -> None:
    """3 of 10 gives [0.1077913, 0.6032219], so 30 % less 19.22087 and plus 30.32219."""
    bars = opened(grade_conversion(SHARES, LIGHT)).data[0].error_y
    assert bars.arrayminus[0] == pytest.approx(19.22087, abs=1e-4)
    assert bars.array[0] == pytest.approx(30.32219, abs=1e-4)


def test_a_grade_without_leads_is_left_out_and_named() -> None:
    fig = opened(grade_conversion(SHARES, LIGHT))
    assert fig.data[0].x == (0, 1, 3)
    assert fig.layout.xaxis.ticktext[2] == "<b>C</b><br>no<br>leads"


def test_too_few_leads_are_hollow_and_say_so() -> None:
    fig = opened(grade_conversion(SHARES, LIGHT))
    assert fig.data[0].marker.color == (LIGHT.grades[0], LIGHT.surface, LIGHT.grades[3])
    assert "too few<br>to judge" in fig.layout.xaxis.ticktext[1]
    assert "too few" not in fig.layout.xaxis.ticktext[0]


def test_rates_are_written_beside_their_points_on_an_axis_from_zero() -> None:
    fig = opened(grade_conversion(SHARES, LIGHT))
    assert [text.strip() for text in fig.data[1].text] == ["30.0 %", "25.0 %", "10.0 %"]
    assert fig.layout.yaxis.range[0] == 0


def test_the_overall_rate_is_a_named_line() -> None:
    fig = opened(grade_conversion(SHARES, LIGHT, overall=0.12))
    assert (fig.layout.shapes[0].y0, fig.layout.shapes[0].y1) == (12, 12)
    assert fig.layout.annotations[0].text == "dotted: all, 12.0 %"


def test_pairs_show_the_difference_with_its_interval() -> None:
    """50 of 100 less 20 of 100 is 30 points; Newcombe's interval is square-and-add of Wilson's.

    Wilson: 50/100 [0.40383, 0.59617], 20/100 [0.13336, 0.28882]. So the low end is
    0.3 − √((0.5−0.40383)² + (0.28882−0.2)²) = 0.16909 and the high end
    0.3 + √((0.59617−0.5)² + (0.2−0.13336)²) = 0.41700.
    """
    fig = opened(
        grade_order_pairs(
            order_of((share(50, 100), share(20, 100), share(20, 100), share(0, 0))), LIGHT
        )
    )
    points = fig.data[0]
    assert points.x[0] == pytest.approx(30)
    assert points.x[0] - points.error_x.arrayminus[0] == pytest.approx(16.909, abs=0.01)
    assert points.x[0] + points.error_x.array[0] == pytest.approx(41.700, abs=0.01)
    words = fig.layout.yaxis.ticktext
    assert "A over B" in words[0]
    assert "+30 pts [17, 42]" in words[0]
    assert "may be chance" in words[1]
    assert "no leads to compare" in words[2]
    assert points.marker.color == (LIGHT.good, LIGHT.surface)


def test_a_pair_the_wrong_way_round_is_said_in_words() -> None:
    fig = opened(
        grade_order_pairs(order_of((share(10, 100), share(50, 100), *[share(0, 0)] * 2)), LIGHT)
    )
    assert "−40 pts" in fig.layout.yaxis.ticktext[0]
    assert "the wrong way round" in fig.layout.yaxis.ticktext[0]
    assert fig.data[0].marker.color == (LIGHT.bad,)


def test_a_pair_of_too_few_leads_is_not_judged() -> None:
    fig = opened(
        grade_order_pairs(order_of((share(4, 4), share(0, 100), *[share(0, 0)] * 2)), LIGHT)
    )
    assert "too few to judge" in fig.layout.yaxis.ticktext[0]
    assert fig.data[0].marker.color == (LIGHT.surface,)


def test_the_zero_line_is_always_in_sight() -> None:
    fig = opened(
        grade_order_pairs(order_of((share(90, 100), share(1, 100), *[share(0, 0)] * 2)), LIGHT)
    )
    low, high = fig.layout.xaxis.range
    assert low < 0 < high

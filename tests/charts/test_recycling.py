"""The charts of recycling."""

import pytest

from leadpact.charts.recycling import closes_by_cycle, conversion_by_cycle, fate_bars
from leadpact.charts.theme import LIGHT
from leadpact.domain.shares import share
from leadpact.metrics.shares import KeyedShare
from tests.charts.opened import opened

CLOSES = tuple(
    KeyedShare(cycle, share(closes, 100)) for cycle, closes in ((1, 75), (2, 17), (3, 6), (4, 2))
)


def test_the_pieces_of_closes_are_stacked_to_a_hundred_and_named() -> None:
    fig = opened(closes_by_cycle(CLOSES, share(25, 100), LIGHT))
    pieces = fig.data[:4]
    assert [piece.x[0] for piece in pieces] == pytest.approx([75, 17, 6, 2])
    assert pieces[0].text[0] == "<b>1 cycle</b><br>75 %"
    assert pieces[3].text[0] == "<b>4+ cycles</b><br>2.0 %"
    assert "17 of 100" in pieces[1].hovertext[0]
    assert fig.layout.xaxis.range == (0, 100)


def test_the_field_band_is_measured_from_the_right() -> None:
    """20 to 30 % from the right is 70 to 80 % from the left."""
    fig = opened(closes_by_cycle(CLOSES, share(25, 100), LIGHT))
    assert (fig.layout.shapes[0].x0, fig.layout.shapes[0].x1) == pytest.approx((70, 80))
    assert any("from the right" in note.text for note in fig.layout.annotations)


def test_the_share_of_two_and_more_is_measured_from_the_right_too() -> None:
    """3 of 10 recycled with [0.1077913, 0.6032219]: at 70, from 39.67781 to 89.22087."""
    fig = opened(
        closes_by_cycle(
            (KeyedShare(1, share(7, 10)), KeyedShare(2, share(3, 10))), share(3, 10), LIGHT
        )
    )
    point = fig.data[2]
    assert point.x[0] == pytest.approx(70)
    assert point.x[0] - point.error_x.arrayminus[0] == pytest.approx(39.67781, abs=1e-4)
    assert point.x[0] + point.error_x.array[0] == pytest.approx(89.22087, abs=1e-4)
    assert any(
        note.text == "2+ cycles: 30.0 % [10.8–60.3 %]<br>3 of 10" for note in fig.layout.annotations
    )


def test_closes_of_too_few_are_said_to_be_so() -> None:
    fig = opened(closes_by_cycle((KeyedShare(2, share(2, 2)),), share(2, 2), LIGHT))
    assert any("too few to judge" in note.text for note in fig.layout.annotations)


def test_conversion_by_cycle_names_cycles_and_leads() -> None:
    fig = opened(
        conversion_by_cycle((KeyedShare(1, share(400, 4322)), KeyedShare(4, share(1, 10))), LIGHT)
    )
    assert fig.layout.xaxis.ticktext == ("<b>1</b><br>4,322", "<b>4+</b><br>10")
    assert fig.layout.yaxis.range[0] == 0


def test_fates_are_bars_from_zero_with_share_and_count_the_largest_first() -> None:
    fig = opened(
        fate_bars(
            (
                KeyedShare("recycled, won", share(34, 100)),
                KeyedShare("written off", share(66, 100)),
            ),
            LIGHT,
        )
    )
    assert fig.layout.xaxis.range[0] == 0
    assert [text.strip() for text in fig.data[0].text] == ["66 % · 66", "34 % · 34"]
    assert [name.strip() for name in fig.layout.yaxis.ticktext] == ["Written off", "Recycled, won"]

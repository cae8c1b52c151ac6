"""The charts of points by age, and of leads by age."""

from leadpact.charts.decay import behaviour_ages, points_left
from leadpact.charts.theme import LIGHT
from leadpact.metrics.decay import AgeBand, Decay
from tests.charts.opened import opened

BANDS = (
    AgeBand(0, 10, 100, 0.0),
    AgeBand(1, 3, 50, 5.0),
    AgeBand(2, 4, 0, 10.0),
    AgeBand(None, 2, 0, 10.0),
)
DECAY = Decay(10, (10, 5, 0), BANDS)


def test_points_fall_in_steps_and_the_last_month_has_its_step_too() -> None:
    line = opened(points_left(DECAY, LIGHT)).data[0]
    assert line.line.shape == "hv"
    assert line.x == (0, 1, 2, 3)
    assert line.y == (10, 5, 0, 0)
    assert line.hovertext[1] == "1 month old: 5 of 10 points left"


def test_points_below_zero_are_drawn_below_zero() -> None:
    fig = opened(points_left(Decay(-10, (-10, -5, 0), BANDS), LIGHT))
    low, high = fig.layout.yaxis.range
    assert low < -10
    assert high == 0


def test_leads_stand_by_age_and_those_of_no_date_apart() -> None:
    fig = opened(behaviour_ages(DECAY, LIGHT))
    bars = fig.data[0]
    assert bars.x == (0.0, 1.0, 2.0, 3.5)
    assert bars.y == (10, 3, 4, 2)
    assert fig.layout.xaxis.ticktext == ("0", "1", "2+", "?")
    assert bars.marker.color == (*(LIGHT.grades[place] for place in (0, 1, 3)), LIGHT.surface)
    assert bars.hovertext == (
        "0 months old: 10 leads, lose nothing",
        "1 month old: 3 leads, lose 5.0 points each",
        "2 months old or more: 4 leads, lose 10.0 points each",
        "no date: 2 leads, lose 10.0 points each",
    )


def test_nothing_to_draw_is_said() -> None:
    for fig in (
        points_left(Decay(0, (0,), BANDS), LIGHT),
        behaviour_ages(Decay(5, (5,), ()), LIGHT),
    ):
        assert not opened(fig).data
        assert len(opened(fig).layout.annotations) == 1


def test_the_figures_are_the_same_each_time() -> None:
    for draw in (points_left, behaviour_ages):
        assert draw(DECAY, LIGHT).to_json() == draw(DECAY, LIGHT).to_json()

"""The charts of reps."""

import plotly.graph_objects as go
import pytest

from leadpact.charts.rep_heat import acceptance_heat
from leadpact.charts.reps import speed_points, wins_against_expected
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.middles import Middle
from leadpact.domain.shares import Share, difference, share
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_acceptance import GradeAcceptance
from leadpact.metrics.rep_speed import RepSpeed
from leadpact.metrics.reps import RepEvaluation
from tests.charts.opened import opened

HOSTILE = '<a href="https://x">'
FEWER = Excess(10, 40, 20.0, -10.0, -14.0, -6.0)
NEARLY = Excess(10, 40, 9.0, 1.0, -3.0, 5.0)
NONE = Excess(0, 0, 0.0, 0.0, 0.0, 0.0)


def rep(name: str, wins: Excess, *, too_few: bool = False) -> RepEvaluation:
    return RepEvaluation(name, 40, share(10, 40), share(1, 2), wins, wins, too_few)


def cell(name: str, accepted: Share, others: Share, grade: str = "A") -> GradeAcceptance:
    return GradeAcceptance(name, grade, accepted, share(60, 100), difference(accepted, others))


def speed(name: str, *hours: float) -> RepSpeed:
    low, median, high = hours
    return RepSpeed(name, Middle(9, median, low, high, low, high), share(9, 10))


def texts(fig: go.Figure) -> str:
    return str(fig.to_json())


def test_most_wins_above_expectation_come_first_and_clear_ones_are_filled() -> None:
    found = (rep("Ann", FEWER), rep("Bob", NEARLY), rep("New", FEWER, too_few=True))
    fig = opened(wins_against_expected(found, LIGHT))
    points = fig.data[0]
    assert [one.split("</b>")[0] for one in fig.layout.yaxis.ticktext] == [
        "<b>Bob",
        "<b>Ann",
        "<b>New",
    ]
    assert list(points.x) == [1, -10, -10]
    assert list(points.marker.color) == [LIGHT.surface, LIGHT.grades[0], LIGHT.surface]
    assert list(points.error_x.arrayminus) == [4, 4, 4]
    assert list(fig.data[1].text) == [" +1 [−3, 5]", " −10 [−14, −6]", " −10 [−14, −6]"]


def test_a_rep_without_leads_old_enough_has_no_point() -> None:
    fig = opened(wins_against_expected((rep("Ann", NONE), rep("Bob", NEARLY)), LIGHT))
    assert [x == x for x in fig.data[0].x] == [True, False]
    assert "no leads old enough" in fig.layout.yaxis.ticktext[1]


def test_many_reps_are_cut_to_those_with_most_hand_offs() -> None:
    found = tuple(rep(f"Rep {number}", NEARLY) for number in range(18))
    fig = opened(wins_against_expected(found, LIGHT))
    assert len(fig.layout.yaxis.ticktext) == 15
    assert "3 more in the table" in fig.layout.annotations[0].text


def test_the_shade_tells_how_much_more_of_the_grade_is_accepted() -> None:
    """80 % and 52 % against 50 % of others, 48 % and 20 %: the shades of A to D."""
    others = share(500, 1000)
    reps = tuple(rep(name, NEARLY) for name in "abcd")
    cells = [
        cell(name, share(of, 50), others) for name, of in zip("abcd", (40, 26, 24, 10), strict=True)
    ]
    fig = opened(acceptance_heat(cells, reps, LIGHT))
    assert [shape.fillcolor for shape in fig.layout.shapes] == list(LIGHT.grades)
    assert [text.split("<br>")[0] for text in fig.data[0].text] == [
        "<b>80 %</b> ▲",
        "<b>52 %</b>",
        "<b>48 %</b>",
        "<b>20 %</b> ▼",
    ]


def test_too_few_of_a_cell_or_a_rep_have_no_shade() -> None:
    others = share(500, 1000)
    reps = (rep("Ann", NEARLY), rep("New", NEARLY, too_few=True))
    cells = [cell("Ann", share(4, 4), others), cell("New", share(9, 9), others)]
    fig = opened(acceptance_heat(cells, reps, LIGHT))
    assert {shape.fillcolor for shape in fig.layout.shapes} == {LIGHT.surface}
    assert list(fig.data[0].text) == ["4 of 4<br>too few", "9 of 9<br>too few"]


def test_times_are_drawn_in_days_from_two_days_on() -> None:
    fig = opened(speed_points((speed("Ann", 24, 72, 96), speed("Bob", 12, 24, 48)), LIGHT))
    assert list(fig.data[1].x) == [1, 3]
    assert list(fig.data[0].base) == [0.5, 1]
    hours = opened(speed_points((speed("Ann", 1, 6.5, 30),), LIGHT))
    assert list(hours.data[1].x) == [6.5]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_hostile_name_is_inert_and_figures_are_the_same_each_time(palette: Palette) -> None:
    def drawn() -> list[str]:
        reps = (rep(HOSTILE, FEWER), rep("Bob", NONE))
        cells = [cell(HOSTILE, share(9, 10), share(5, 10)), cell("Bob", share(0, 0), share(5, 10))]
        return [
            texts(wins_against_expected(reps, palette)),
            texts(acceptance_heat(cells, reps, palette)),
            texts(speed_points((speed(HOSTILE, 1, 2, 3),), palette)),
        ]

    for written in drawn():
        assert "\\u003ca href" not in written
        assert "lt;a href" in written
    assert drawn() == drawn()


def test_an_empty_figure_says_so_in_words() -> None:
    for fig in (
        wins_against_expected((), LIGHT),
        wins_against_expected((rep("Ann", NONE),), LIGHT),
        acceptance_heat((), (), LIGHT),
        speed_points((), LIGHT),
    ):
        assert not opened(fig).data
        assert opened(fig).layout.annotations[0].text.startswith("No ")

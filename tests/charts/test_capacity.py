"""The charts of loads: nobody is left out in silence, and uploaded names stay names."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from leadpact.charts.capacity import MOST_REPS, rep_bars, team_months
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.metrics.capacity import TeamMonth
from leadpact.metrics.rep_load import RepLoad
from tests.charts.opened import opened

ANN = RepLoad("Ann", 2, 20, 10, 8, False, None, None, None, None)
BOB = RepLoad("Bob", 2, 10, 5, None, False, None, None, None, None)


def said(fig: go.Figure) -> str:
    return str(fig.to_json())


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_rep_with_too_many_has_a_sign_and_not_a_colour_alone(palette: Palette) -> None:
    fig = opened(rep_bars([BOB, ANN], palette))
    assert list(fig.data[2].text) == ["10 of 8 ✕", "5"]
    assert list(fig.data[0].marker.color) == [palette.bad, palette.grades[1]]
    assert list(fig.data[1].x) == [8, None]
    assert "line: capacity · ✕ too many" in fig.layout.annotations[0].text


def test_the_most_loaded_reps_are_drawn_and_the_others_are_counted() -> None:
    many = [replace(ANN, rep=f"R{n:02}", a_month=float(n)) for n in range(MOST_REPS + 3)]
    fig = opened(rep_bars(many, LIGHT))
    assert len(fig.data[0].x) == MOST_REPS
    assert "3 more in the table" in fig.layout.annotations[0].text


def test_uploaded_names_are_no_markup() -> None:
    fig = rep_bars([replace(ANN, rep='<a href="https://x">')], LIGHT)
    assert "<a" not in said(fig)


def test_months_stand_against_what_a_rep_can_work() -> None:
    months = (TeamMonth("2026-01", 20, 10.0), TeamMonth("2026-03", 8, 4.0))
    fig = opened(team_months(months, 6.0, LIGHT))
    assert list(fig.data[0].x) == [0, 2]
    assert list(fig.data[0].marker.color) == [LIGHT.bad, LIGHT.grades[1]]
    assert fig.layout.shapes[0].y0 == 6
    assert fig.layout.annotations[0].text == "line: what a rep can work, 6"


def test_a_month_under_way_is_grey_and_called_so() -> None:
    months = (TeamMonth("2026-01", 20, 10.0), TeamMonth("2026-02", 4, 2.0, is_whole=False))
    fig = opened(team_months(months, 20.0, LIGHT))
    assert list(fig.data[0].marker.color) == [LIGHT.grades[1], LIGHT.grades[3]]
    assert "so far" in fig.data[0].hovertext[1]
    assert "grey: so far" in fig.layout.annotations[0].text


def test_nothing_to_draw_is_said_in_words() -> None:
    assert "No rep has a dated qualified lead" in said(rep_bars([], LIGHT))
    assert "No rep has a dated qualified lead" in said(
        rep_bars([replace(ANN, qualified=0, a_month=None)], LIGHT)
    )
    assert "No qualified lead has a date" in said(team_months((), None, LIGHT))
    assert "Name the reps below" in said(team_months((TeamMonth("2026-01", 3, 0.0),), None, LIGHT))


def test_the_same_loads_draw_the_same_figure() -> None:
    assert said(rep_bars([ANN, BOB], LIGHT)) == said(rep_bars([BOB, ANN], LIGHT))

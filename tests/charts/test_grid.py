"""The grid of fit against engagement as a figure."""

import json

import pytest

from leadpact.charts.grid import fit_grid
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.patterns.outlook import Grid, GridCell
from tests.charts.opened import opened

# Of 200 matured leads 20 closed: the average is 10 %.
COUNTS = {
    ("A", 1): (1200, 40, 10),
    ("A", 2): (60, 50, 6),
    ("B", 1): (50, 50, 4),
    ("D", 4): (60, 56, 0),
    ("C", 3): (7, 4, 0),
}


def grid() -> Grid:
    cells = []
    for grade in Grade:
        for level in (1, 2, 3, 4):
            leads, rated, won = COUNTS.get((grade.value, level), (0, 0, 0))
            cells.append(GridCell(leads, won, rated, won, grade, level))
    return Grid(tuple(cells), (28, 20, 10), (30, 21, 9))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_cells_are_shaded_by_how_they_close_beside_the_average(palette: Palette) -> None:
    """25 % is twice the average and more, 12 % above it, 8 % below, 0 % under half of it."""
    boxes = opened(fit_grid(grid(), palette)).layout.shapes[:16]
    fills = {(box.x0, box.y0): box.fillcolor for box in boxes}
    shades = [fills[0.52, -0.46], fills[1.52, -0.46], fills[0.52, 0.54], fills[3.52, 2.54]]
    assert shades == list(palette.grades)
    # Four matured leads are too few for a shade, and so are none.
    assert fills[2.52, 1.54] == palette.surface
    assert fills[3.52, -0.46] == palette.surface


def test_each_cell_says_its_rate_interval_and_leads() -> None:
    fig = opened(fit_grid(grid(), LIGHT))
    words = dict(zip(zip(fig.data[0].x, fig.data[0].y, strict=True), fig.data[0].text, strict=True))
    assert words[1, 0] == "<b>25.0 %</b><br>14–40 %<br>1,200 leads"
    assert words[3, 2] == "7 leads<br>too few to judge"
    assert words[4, 0] == "no leads"
    assert fig.data[0].hovertext[0].startswith("A1: 1,200 leads<br>10 of 40 closed = 25.0 %")


def test_the_text_of_a_cell_has_the_colour_that_its_shade_needs() -> None:
    fig = opened(fit_grid(grid(), LIGHT))
    colours = fig.data[0].textfont.color
    assert colours[0] == LIGHT.on_grades[0]
    assert colours[15] == LIGHT.on_grades[3]
    assert colours[3] == LIGHT.muted


def test_the_axes_tell_the_bounds() -> None:
    fig = opened(fit_grid(grid(), LIGHT))
    assert fig.layout.yaxis.ticktext[0] == "<b>A</b><br>from 28"
    assert fig.layout.yaxis.ticktext[3] == "<b>D</b><br>below 10"
    assert fig.layout.xaxis.ticktext[0] == "<b>1</b><br>from 30"
    assert fig.layout.xaxis.ticktext[3] == "<b>4</b><br>below 9"


def test_the_shades_are_explained_by_the_average() -> None:
    fig = opened(fit_grid(grid(), LIGHT))
    assert fig.layout.annotations[0].text.startswith("average 10.0 %: ")


def test_a_grid_without_leads_says_so() -> None:
    none = Grid(
        tuple(GridCell(0, 0, 0, 0, g, n) for g in Grade for n in (1, 2)), (3, 2, 1), (3, 2, 1)
    )
    fig = opened(fit_grid(none, LIGHT))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No leads in this selection"


def test_the_same_grid_gives_the_same_small_figure() -> None:
    first, second = (str(fit_grid(grid(), LIGHT).to_json()) for _ in range(2))
    assert first == second
    assert len(first) < 8000
    assert json.loads(first)["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"

"""Marketing's grade against sales' as a figure."""

import pytest

from leadpact.charts.disagreement import grade_pairs
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.metrics.criterion_gaps import OUTCOME
from leadpact.metrics.disagreement import GradePairCell
from tests.charts.opened import opened

# Leads, won of matured: 400 are the fullest cell.
COUNTS = {
    "AA": (400, 100, 300),
    "AB": (100, 20, 80),
    "BA": (30, 1, 4),
    "CD": (7, 0, 0),
}


def cells() -> list[GradePairCell]:
    found = []
    for marketing in Grade:
        for sales in Grade:
            leads, won, rated = COUNTS.get(f"{marketing}{sales}", (0, 0, 0))
            found.append(GradePairCell(marketing, sales, leads, won, share(won, rated)))
    return found


def texts(found: list[GradePairCell]) -> dict[tuple[float, float], str]:
    """What stands in the cells, by column (sales' grade) and row (marketing's)."""
    data = opened(grade_pairs(found, LIGHT)).data[0]
    return dict(zip(zip(data.x, data.y, strict=True), data.text, strict=True))


def test_a_cell_says_its_leads_large_and_how_they_closed() -> None:
    """Marketing's grades are rows: what only marketing calls A stands right of the corner."""
    words = texts(cells())
    assert words[0, 0].startswith('<span style="font-size:19px"><b>400</b></span><br>33 %<br>')
    assert words[0, 0].endswith("28–39 %</span>")
    assert "<b>100</b></span><br>25 %" in words[1, 0]
    assert words[0, 1].endswith("<b>30</b></span><br>too few")
    assert words[3, 2].endswith("<b>7</b></span><br>too young")
    assert words[3, 3] == "–"


def test_without_outcomes_the_cells_hold_leads_alone() -> None:
    found = [GradePairCell(one.marketing, one.sales, one.leads, None, OUTCOME) for one in cells()]
    assert texts(found)[0, 0] == '<span style="font-size:19px"><b>400</b></span>'
    assert opened(grade_pairs(found, LIGHT)).data[0].hovertext[0] == (
        "marketing A, sales A: 400 leads"
    )


def test_millions_of_leads_are_written_smaller() -> None:
    many = [GradePairCell(one.marketing, one.sales, 1_234_567, 0, OUTCOME) for one in cells()]
    assert "font-size:13px" in texts(many)[0, 0]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_both_grade_alike_is_framed(palette: Palette) -> None:
    boxes = opened(grade_pairs(cells(), palette)).layout.shapes
    framed = [box for box in boxes if box.line.width == 3]
    assert len(boxes) == 16
    assert [(box.x0, box.y0) for box in framed] == [
        (place - 0.47, place - 0.46) for place in range(4)
    ]
    assert {box.line.color for box in framed} == {palette.ink}


def test_the_shade_follows_the_leads_and_leaves_ink_readable() -> None:
    """A quarter of the leads has half the shade, as the square root of it is.

    Ink on the fullest cell has a contrast of 4.5 and more, light and dark, as WCAG asks for.
    """
    for palette in (LIGHT, DARK):
        boxes = opened(grade_pairs(cells(), palette)).layout.shapes
        fills = {(round(box.x0 + 0.47), round(box.y0 + 0.46)): box.fillcolor for box in boxes}
        ground, full, quarter = (
            channels(one) for one in (palette.surface, fills[0, 0], fills[1, 0])
        )
        assert fills[3, 3] == palette.surface
        for start, end, half in zip(ground, full, quarter, strict=True):
            assert half - start == pytest.approx((end - start) / 2, abs=1)
        lighter, darker = sorted((luminance(palette.ink), luminance(fills[0, 0])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_each_axis_has_its_teams_name_and_colour() -> None:
    layout = opened(grade_pairs(cells(), LIGHT)).layout
    assert {one.text: one.font.color for one in layout.annotations} == {
        "<b>sales' grade</b>": LIGHT.sales,
        "<b>marketing's grade</b>": LIGHT.marketing,
    }
    assert layout.xaxis.tickfont.color == LIGHT.sales
    assert layout.yaxis.tickfont.color == LIGHT.marketing


def test_a_selection_without_leads_says_so() -> None:
    none = [GradePairCell(one.marketing, one.sales, 0, 0, share(0, 0)) for one in cells()]
    fig = opened(grade_pairs(none, LIGHT))
    assert fig.layout.annotations[0].text == "No leads in this selection"


def channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    linear = [
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4
        for one in (channel / 255 for channel in channels(colour))
    ]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

"""Fit against engagement as a grid, shaded by how the leads of each cell close."""

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, named_axis, note, nothing, put_axes
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share
from leadpact.metrics.fit_grid import cell_name, closed_of, overall_of
from leadpact.metrics.words import interval_words, of_words, percent
from leadpact.patterns.outlook import Grid, GridCell

HEIGHT = 400

# Multiples of the overall conversion at which the shades begin, the darkest first.
_SHADES = (2.0, 1.0, 0.5)
_NAMES = ("twice and more", "above", "below", "under half")


def fit_grid(grid: Grid, palette: Palette) -> go.Figure:
    """Fit A to D from the top, engagement 1 to 4 from the left: leads, conversion. 400 px high.

    The four shades are those of the grades: what closes at twice the average conversion and more,
    above it, below it, and under half of it. Cells with too few leads to judge have no shade.
    """
    overall = overall_of(grid.cells)
    if not any(cell.leads for cell in grid.cells):
        return nothing(palette, HEIGHT)
    fig = frame(palette, HEIGHT, (66, 8, 52, 34))
    shades = [_shade(closed_of(cell), overall) for cell in grid.cells]
    fig.layout.shapes = [
        *(
            _box(cell, palette.surface if shade is None else palette.grades[shade], palette)
            for cell, shade in zip(grid.cells, shades, strict=True)
        ),
        *_quarters(palette),
    ]
    fig.add_scatter(
        x=[cell.engagement for cell in grid.cells],
        y=[_row(cell) for cell in grid.cells],
        mode="text",
        text=[_words(cell) for cell in grid.cells],
        textfont={
            "size": TICK_SIZE,
            "color": [
                palette.muted if shade is None else palette.on_grades[shade] for shade in shades
            ],
        },
        hovertext=[_hover(cell) for cell in grid.cells],
        hoverinfo="text",
    )
    put_axes(
        fig,
        named_axis([1.0, 2.0, 3.0, 4.0], _levels(grid), (0.5, 4.5)) | {"side": "top"},
        bare_axis()
        | {
            "range": [3.5, -0.5],
            "tickmode": "array",
            "tickvals": [0, 1, 2, 3],
            "ticktext": _fits(grid),
            "tickangle": 0,
            "ticklabelstandoff": 6,
        },
    )
    _legend(fig, overall, palette)
    return fig


def _shade(closed: Share, overall: Share) -> int | None:
    """The place of the cell's shade, 0 the darkest; None where its leads are too few to judge."""
    if closed.too_few or closed.rate is None:
        return None
    average = overall.rate or 0.0
    if not average:
        return len(_SHADES)
    return sum(closed.rate < average * multiple for multiple in _SHADES)


def _box(cell: GridCell, colour: str, palette: Palette) -> dict[str, object]:
    return {
        "type": "rect",
        "x0": cell.engagement - 0.48,
        "x1": cell.engagement + 0.48,
        "y0": _row(cell) - 0.46,
        "y1": _row(cell) + 0.46,
        "fillcolor": colour,
        "line": {"width": 1, "color": palette.grid},
        "layer": "below",
    }


def _quarters(palette: Palette) -> list[dict[str, object]]:
    """The lines between good and poor fit, and between high and low engagement."""
    line = {"type": "line", "line": {"width": 3, "color": palette.ink}}
    return [
        {**line, "x0": 2.5, "x1": 2.5, "y0": -0.5, "y1": 3.5},
        {**line, "x0": 0.5, "x1": 4.5, "y0": 1.5, "y1": 1.5},
    ]


def _words(cell: GridCell) -> str:
    if not cell.leads:
        return "no leads"
    closed = closed_of(cell)
    if closed.too_few:
        return f"{cell.leads:,} leads<br>too few to judge"
    return f"<b>{percent(closed.rate, 1)}</b><br>{_short(closed)}<br>{cell.leads:,} leads"


def _short(closed: Share) -> str:
    """The interval in whole percents, for which a cell has room."""
    if closed.low is None or closed.high is None:
        return ""
    return f"{closed.low * 100:.0f}–{closed.high * 100:.0f} %"


def _hover(cell: GridCell) -> str:
    closed = closed_of(cell)
    few = "<br>too few to judge" if closed.too_few else ""
    return (
        f"{cell_name(cell)}: {cell.leads:,} leads<br>{of_words(closed)} closed = "
        f"{percent(closed.rate, 1)} {interval_words(closed)}{few}"
    )


def _row(cell: GridCell) -> int:
    return list(Grade).index(cell.fit)


def _fits(grid: Grid) -> list[str]:
    a, b, c = grid.fit_bounds
    words = [f"from {a:,}", f"from {b:,}", f"from {c:,}", f"below {c:,}"]
    return [f"<b>{grade}</b><br>{word}" for grade, word in zip(Grade, words, strict=True)]


def _levels(grid: Grid) -> list[str]:
    first, second, third = grid.engagement_bounds
    words = [f"from {first:,}", f"from {second:,}", f"from {third:,}", f"below {third:,}"]
    return [f"<b>{level}</b><br>{word}" for level, word in enumerate(words, start=1)]


def _legend(fig: go.Figure, overall: Share, palette: Palette) -> None:
    if not overall.rate:
        return
    marks = "  ".join(
        f'<span style="color:{colour}">■</span> {name}'
        for colour, name in zip(palette.grades, _NAMES, strict=True)
    )
    words = f"average {percent(overall.rate, 1)}: {marks}"
    note(fig, words, palette.muted, (0.5, -0.02), ("center", "top"))

"""Marketing's grade against sales' as a grid: how many leads, and how they close."""

from collections.abc import Sequence
from math import sqrt

import plotly.graph_objects as go

from leadpact.charts.frame import frame, named_axis, nothing, put_axes, rows_axis
from leadpact.charts.text import hover_words
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.metrics.disagreement import GradePairCell
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import percent

HEIGHT = 440

# The size of a count by its characters: a cell is some 65 px wide.
_COUNT_SIZES = {1: 19, 2: 19, 3: 19, 4: 17, 5: 17, 6: 15}
_LEAST_COUNT_SIZE = 13
_INTERVAL_SIZE = 13
_PLACES = {grade: float(place) for place, grade in enumerate(Grade)}
# How much of the shade's colour the fullest cell takes: ink on it is still easily read.
_FULLEST = 0.65


def grade_pairs(cells: Sequence[GradePairCell], palette: Palette) -> go.Figure:
    """Marketing's grades from the top, sales' from the left: leads, conversion. 440 px high.

    The shade deepens with the square root of the leads; what both grade alike is framed.
    """
    most = max((cell.leads for cell in cells), default=0)
    if not most:
        return nothing(palette, HEIGHT)
    fig = frame(palette, HEIGHT, (46, 8, 62, 8))
    size = _COUNT_SIZES.get(len(f"{most:,}"), _LEAST_COUNT_SIZE)
    # Framed cells come last, so that their frames lie on top.
    drawn = sorted(cells, key=_is_alike)
    fig.layout.shapes = [_box(cell, sqrt(cell.leads / most), palette) for cell in drawn]
    fig.add_scatter(
        x=[_PLACES[cell.sales] for cell in cells],
        y=[_PLACES[cell.marketing] for cell in cells],
        mode="text",
        text=[_words(cell, size) for cell in cells],
        textfont={
            "size": TICK_SIZE,
            "color": [palette.ink if cell.leads else palette.muted for cell in cells],
        },
        hovertext=[_hover(cell) for cell in cells],
        hoverinfo="text",
    )
    names = [f"<b>{grade}</b>" for grade in Grade]
    places = list(_PLACES.values())
    put_axes(
        fig,
        named_axis(places, names, (-0.5, 3.5))
        | {"side": "top", "tickfont": {"size": LABEL_SIZE, "color": palette.sales}},
        rows_axis(names)
        | {"automargin": False, "tickfont": {"size": LABEL_SIZE, "color": palette.marketing}},
    )
    _name_axes(fig, palette)
    return fig


def _is_alike(cell: GradePairCell) -> bool:
    return cell.marketing is cell.sales


def _box(cell: GradePairCell, weight: float, palette: Palette) -> dict[str, object]:
    column, row = _PLACES[cell.sales], _PLACES[cell.marketing]
    line = {"width": 3, "color": palette.ink} if _is_alike(cell) else {"color": palette.grid}
    return {
        "type": "rect",
        "x0": column - 0.47,
        "x1": column + 0.47,
        "y0": row - 0.46,
        "y1": row + 0.46,
        "fillcolor": _blend(palette.surface, palette.grades[1], weight * _FULLEST),
        "line": {"width": 1} | line,
        "layer": "below",
    }


def _blend(ground: str, colour: str, part: float) -> str:
    """The colour laid over the ground, 0 for none of it to 1 for all."""
    mixed = (
        round(below * (1 - part) + above * part)
        for below, above in zip(_channels(ground), _channels(colour), strict=True)
    )
    return f"#{''.join(f'{one:02x}' for one in mixed)}"


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _words(cell: GradePairCell, size: int) -> str:
    if not cell.leads:
        return "–"
    count = f'<span style="font-size:{size}px"><b>{cell.leads:,}</b></span>'
    closed = cell.closed
    if isinstance(closed, Missing):
        return count
    if closed.rate is None or closed.low is None or closed.high is None:
        return f"{count}<br>too young"
    if closed.too_few:
        return f"{count}<br>too few"
    interval = f"{closed.low * 100:.0f}–{closed.high * 100:.0f} %"
    return (
        f"{count}<br>{percent(closed.rate)}"
        f'<br><span style="font-size:{_INTERVAL_SIZE}px">{interval}</span>'
    )


def _hover(cell: GradePairCell) -> str:
    head = f"marketing {cell.marketing}, sales {cell.sales}: {cell.leads:,} leads"
    if isinstance(cell.closed, Missing) or not cell.leads:
        return head
    return hover_words(head, cell.closed)


def _name_axes(fig: go.Figure, palette: Palette) -> None:
    shared = {"showarrow": False, "xref": "paper", "yref": "paper"}
    fig.layout.annotations = [
        shared
        | {
            "text": "<b>sales' grade</b>",
            "x": 0.5,
            "y": 1,
            "yshift": 30,
            "yanchor": "bottom",
            "font": {"size": TICK_SIZE, "color": palette.sales},
        },
        shared
        | {
            "text": "<b>marketing's grade</b>",
            "x": 0,
            "y": 0.5,
            "xshift": -34,
            "xanchor": "center",
            "textangle": -90,
            "font": {"size": TICK_SIZE, "color": palette.marketing},
        },
    ]

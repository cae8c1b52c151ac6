"""How a suggested model does on leads it was not learnt from."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, note, put_axes, rows_axis
from leadpact.charts.points import Point, percents, points_chart
from leadpact.charts.text import plain, quiet
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.suggest.judging import GradeJudged, Judged

_ROW = 52


def calibration(
    grades: Sequence[GradeJudged], palette: Palette, overall: float | None = None
) -> go.Figure:
    """The conversion of A to D as points, and what was expected as short lines. 260 px high."""
    points = [
        Point(one.grade.value, one.conversion, colour)
        for one, colour in zip(grades, palette.grades, strict=True)
    ]
    fig = points_chart(points, palette, overall)
    drawn = [(place, one) for place, one in enumerate(grades) if one.expected is not None]
    if not drawn:
        return fig
    fig.add_scatter(
        x=[place for place, _ in drawn],
        y=[percents(one.expected) for _, one in drawn],
        mode="markers",
        marker={
            "symbol": "line-ew",
            "size": 34,
            "line": {"width": 3, "color": palette.watch},
        },
        hovertext=[
            f"{one.grade.value}: expected {percents(one.expected):.1f} %" for _, one in drawn
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    note(fig, "— expected", palette.watch, (0.55, 1), ("right", "bottom"))
    return fig


def areas(judged: Sequence[Judged], palette: Palette) -> go.Figure:
    """The AUC of each definition with its interval, the first one in colour; 52 px a row."""
    fig = frame(palette, 60 + _ROW * max(3, len(judged)), (8, 16, 8, 34))
    fig.add_scatter(
        x=[one.area.value for one in judged],
        y=list(range(len(judged))),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [one.area.high - one.area.value for one in judged],
            "arrayminus": [one.area.value - one.area.low for one in judged],
            "color": palette.muted,
            "thickness": 3,
            "width": 0,
        },
        mode="markers",
        marker={
            "size": 15,
            "color": [palette.good if not place else palette.muted for place in range(len(judged))],
            "line": {"width": 1.5, "color": palette.muted},
        },
        hovertext=[f"{plain(one.name)}: {_words(one)}" for one in judged],
        hoverinfo="text",
        cliponaxis=False,
    )
    names = [f"<b>{plain(one.name)}</b><br>{quiet(_words(one), palette)}" for one in judged]
    low = min(0.5, *(one.area.low for one in judged))
    put_axes(
        fig,
        bare_axis()
        | {
            "range": [low - 0.01, 1.01],
            "showgrid": True,
            "gridcolor": palette.grid,
            "nticks": 6,
            "tickformat": ".1f",
            "tickfont": {"size": TICK_SIZE, "color": palette.muted},
        },
        rows_axis(names),
    )
    return fig


def _words(judged: Judged) -> str:
    area = judged.area
    return f"{area.value:.2f} [{area.low:.2f}–{area.high:.2f}]"

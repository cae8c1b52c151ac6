"""What all figures share: sizes, fonts, bare axes, and how a figure says that there is nothing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import plotly.graph_objects as go

from leadpact.charts.theme import FONT, LABEL_SIZE, TICK_SIZE, Palette

# Hover stays; what would move, zoom or cover a chart that people look at together goes.
PLOT_CONFIG: Mapping[str, bool] = MappingProxyType(
    {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
)

NOTHING = "No leads in this selection"


def frame(
    palette: Palette, height: int, margin: tuple[int, int, int, int] = (8, 12, 8, 8)
) -> go.Figure:
    """An empty figure of that height; `margin` is left, right, top and bottom in pixels.

    It carries no template, which would add thousands of characters to every figure.
    """
    left, right, top, bottom = margin
    return go.Figure(
        layout={
            "template": {},
            "height": height,
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": TICK_SIZE, "color": palette.ink},
            "hoverlabel": {
                "bgcolor": palette.surface,
                "bordercolor": palette.muted,
                "align": "left",
                "font": {"family": FONT, "size": TICK_SIZE, "color": palette.ink},
            },
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
        }
    )


def bare_axis() -> dict[str, Any]:
    """An axis without lines and ticks, that cannot be zoomed."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
    }


def percent_axis(palette: Palette, span: tuple[float, float]) -> dict[str, Any]:
    """An axis of rates in percent with faint grid lines."""
    return bare_axis() | {
        "range": list(span),
        "showgrid": True,
        "gridcolor": palette.grid,
        "zeroline": True,
        "zerolinecolor": palette.muted,
        "zerolinewidth": 1,
        "ticksuffix": " %",
        "ticklabelstandoff": 4,
        "tickangle": 0,
        "nticks": 5,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }


def named_axis(places: list[float], names: list[str], span: tuple[float, float]) -> dict[str, Any]:
    """An axis with a name at each place; `names` have to be safe already.

    Places are numbers, since names that are cut short may be equal, and Plotly reads some
    categories as dates or numbers.
    """
    return bare_axis() | {
        "range": list(span),
        "tickmode": "array",
        "tickvals": places,
        "ticktext": names,
        "tickfont": {"size": TICK_SIZE},
        "tickangle": 0,
    }


def rows_axis(names: list[str]) -> dict[str, Any]:
    """An axis of rows from the top, as wide as its names; room for three rows at least."""
    places = [float(place) for place in range(len(names))]
    return named_axis(places, names, (max(len(names), 3) - 0.5, -0.5)) | {
        "automargin": True,
        "ticklabelstandoff": 8,
    }


def put_axes(fig: go.Figure, x: dict[str, Any], y: dict[str, Any]) -> None:
    """Give the figure its axes; by assignment, since `update_layout` takes many times as long."""
    fig.layout.xaxis = x
    fig.layout.yaxis = y


def rule(fig: go.Figure, axis: Literal["x", "y"], at: float, colour: str, dash: str) -> None:
    """Draw a line across the whole chart, behind the data, at a value of the axis."""
    ends: dict[str, Any] = {"x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper"}
    if axis == "y":
        ends = {"y0": at, "y1": at, "x0": 0, "x1": 1, "xref": "paper"}
    fig.add_shape(
        type="line", line={"color": colour, "dash": dash, "width": 2}, layer="between", **ends
    )


def note(
    fig: go.Figure,
    text: str,
    colour: str,
    at: tuple[float, float],
    anchors: tuple[str, str],
    *,
    refs: tuple[str, str] = ("paper", "paper"),
) -> None:
    """Write words of ours at a place of the figure; `anchors` and `refs` are those of x and y."""
    fig.add_annotation(
        text=text,
        x=at[0],
        y=at[1],
        xref=refs[0],
        yref=refs[1],
        xanchor=anchors[0],
        yanchor=anchors[1],
        showarrow=False,
        font={"size": TICK_SIZE, "color": colour},
    )


def labels(
    fig: go.Figure,
    at: tuple[Sequence[float], Sequence[float]],
    words: Sequence[str],
    colour: str,
    size: int = LABEL_SIZE,
) -> None:
    """Write words of ours right of places, their x and y, where they may stand beyond the axes."""
    fig.add_scatter(
        x=list(at[0]),
        y=list(at[1]),
        mode="text",
        text=list(words),
        textposition="middle right",
        textfont={"size": size, "color": colour},
        hoverinfo="skip",
        cliponaxis=False,
    )


def nothing(palette: Palette, height: int, words: str = NOTHING) -> go.Figure:
    """A figure that says in words of ours that there is nothing to draw."""
    fig = frame(palette, height)
    put_axes(fig, {"visible": False}, {"visible": False})
    fig.add_annotation(
        text=words,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        font={"size": LABEL_SIZE, "color": palette.muted},
    )
    return fig

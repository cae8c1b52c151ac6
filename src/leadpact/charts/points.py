"""Shares as points with their intervals as lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import frame, named_axis, note, nothing, percent_axis, put_axes, rule
from leadpact.charts.text import hover_words
from leadpact.charts.theme import LABEL_SIZE, Palette
from leadpact.domain.shares import Share
from leadpact.metrics.words import percent

HEIGHT = 260


@dataclass(frozen=True)
class Point:
    """One share to draw; `name` has to be safe already."""

    name: str
    share: Share
    colour: str


def points_chart(
    points: Sequence[Point], palette: Palette, overall: float | None = None
) -> go.Figure:
    """Points side by side with their intervals, rates and numbers of leads, 260 px high.

    `overall` in [0, 1] is drawn as a dotted line. Points without leads leave their place empty
    and say so; those of too few leads are hollow and say so.
    """
    drawn = [(place, point) for place, point in enumerate(points) if point.share.denominator]
    if not drawn:
        return nothing(palette, HEIGHT)
    lines = max(_tick_words(point).count("<br>") for point in points)
    fig = frame(palette, HEIGHT, (54, 12, 26, 28 + 20 * lines))
    shares = [point.share for _, point in drawn]
    top = top_of(shares, overall)
    fig.add_scatter(
        x=[place for place, _ in drawn],
        y=[percents(share.rate) for share in shares],
        error_y=intervals(shares, palette.muted),
        mode="markers",
        marker=markers([point for _, point in drawn], palette),
        hovertext=[hover_words(point.name, point.share) for _, point in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )
    # Above the interval's end a label crosses neither the line nor a neighbour's.
    fig.add_scatter(
        x=[place for place, _ in drawn],
        y=[percents(share.high) for share in shares],
        mode="text",
        text=[percent(share.rate, 1) for share in shares],
        textposition="top center",
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )
    places = [float(place) for place in range(len(points))]
    names = [_tick_words(point) for point in points]
    put_axes(
        fig,
        named_axis(places, names, (-0.7, len(points) - 0.5)),
        percent_axis(palette, (0, top)),
    )
    if overall is not None:
        rule(fig, "y", overall * 100, palette.muted, "dot")
        words = f"dotted: all, {percent(overall, 1)}"
        note(fig, words, palette.muted, (1, 1), ("right", "bottom"), refs=("paper", "paper"))
    return fig


def percents(rate: float | None) -> float:
    """A rate in [0, 1] in percent; not a number where there is none, which Plotly leaves out."""
    return nan if rate is None else rate * 100


def top_of(shares: Sequence[Share], overall: float | None = None) -> float:
    """The end of a percent axis that holds the intervals, at most 105."""
    ends = [share.high for share in shares if share.high is not None]
    return min(105.0, 110 * max([*ends, overall or 0.0, 0.02]))


def intervals(shares: Sequence[Share], colour: str) -> dict[str, Any]:
    """The 95 % intervals, in percent, as Plotly's lines from the points."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [_gap(share.rate, share.high) for share in shares],
        "arrayminus": [_gap(share.low, share.rate) for share in shares],
        "color": colour,
        "thickness": 3,
        "width": 0,
    }


def markers(points: Sequence[Point], palette: Palette) -> dict[str, Any]:
    """Filled circles; hollow and grey where there are too few leads to judge."""
    return {
        "size": 15,
        "color": [palette.surface if p.share.too_few else p.colour for p in points],
        "line": {"width": 1.5, "color": palette.muted},
    }


def _gap(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else max(0.0, (high - low) * 100)


def _tick_words(point: Point) -> str:
    leads = point.share.denominator
    if leads == 0:
        return f"<b>{point.name}</b><br>no<br>leads"
    few = "<br>too few<br>to judge" if point.share.too_few else ""
    return f"<b>{point.name}</b><br>{leads:,}{few}"

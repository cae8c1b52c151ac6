"""How the sources close, and how much of the inflow is active interest."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import (
    frame,
    named_axis,
    note,
    nothing,
    percent_axis,
    put_axes,
    rows_axis,
    rule,
)
from leadpact.charts.months import month_words, months_of
from leadpact.charts.points import Point, intervals, markers, percents, points_chart, top_of
from leadpact.charts.text import hover_words, key_words, quiet
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.figures import figure_named
from leadpact.domain.shares import Share
from leadpact.metrics.shares import Breakdown
from leadpact.metrics.sources import SourceRow
from leadpact.metrics.words import percent

ROW_HEIGHT = 36
MONTHS_HEIGHT = 260
MOST_ROWS = 15


def source_conversion(
    rows: Sequence[SourceRow], overall: Share, palette: Palette, *, is_matured: bool
) -> go.Figure:
    """Conversion per source with intervals, the 15 with the most leads, 36 px for each.

    Points are matured conversion, with the naive one as a small ring under it, or the naive one
    alone where nothing can be matured.
    """
    shown = sorted(rows, key=lambda row: (-row.naive.denominator, row.source or ""))[:MOST_ROWS]
    if not shown:
        return nothing(palette, MONTHS_HEIGHT)
    shares = [row.matured if is_matured and row.matured else row.naive for row in shown]
    judged = [share for share in shares if not share.too_few]
    top = top_of(judged or shares, overall.rate)
    height = 72 + ROW_HEIGHT * max(len(shown), 3)
    fig = frame(palette, height, (8, 76, 26, 46))
    if is_matured:
        fig.add_scatter(**_rings(shown, palette))
    names = [key_words(row.source, "no source given") for row in shown]
    fig.add_scatter(**_dots(names, shares, palette))
    fig.add_scatter(**_labels(shares, top, palette))
    ticks = [
        f"{name}  {quiet(f'{row.naive.denominator:,}', palette)}"
        for name, row in zip(names, shown, strict=True)
    ]
    put_axes(
        fig,
        percent_axis(palette, (-0.02 * top, top)) | {"nticks": 4},
        rows_axis(ticks),
    )
    if overall.rate is not None:
        at = overall.rate * 100
        rule(fig, "x", at, palette.muted, "dot")
        words = f"all {percent(overall.rate, 1)}"
        note(fig, words, palette.muted, (at, 1), ("center", "bottom"), refs=("x", "paper"))
    _explain(fig, palette, height, is_matured=is_matured, hidden=len(rows) - len(shown))
    return fig


def active_by_month(breakdown: Breakdown, palette: Palette) -> go.Figure:
    """The share of active interest by month with its target band, 260 px high."""
    drawn = [row for row in breakdown if row.share.denominator]
    target = figure_named("active_share").target
    if not drawn or target is None:
        return nothing(palette, MONTHS_HEIGHT, "No leads whose interest and month are known")
    months = months_of([row.key for row in drawn])
    shares = [row.share for row in drawn]
    points = [Point(month_words(row.key), row.share, palette.grades[0]) for row in drawn]
    fig = frame(palette, MONTHS_HEIGHT, (58, 60, 14, 44))
    fig.add_shape(
        type="rect",
        xref="paper",
        x0=0,
        x1=1,
        y0=target.low * 100,
        y1=target.high * 100,
        fillcolor=palette.band,
        line={"width": 0},
        layer="below",
    )
    rule(fig, "y", target.low * 100, palette.good, "dash")
    fig.add_scatter(
        x=list(months.places),
        y=[percents(share.rate) for share in shares],
        error_y=intervals(shares, palette.muted) | {"thickness": 1.5},
        mode="lines+markers+text",
        text=_last_only(months.places, shares),
        textposition="middle right",
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        line={"color": palette.grades[0], "width": 2},
        marker=markers(points, palette) | {"size": 10},
        hovertext=[hover_words(point.name, point.share) for point in points],
        hoverinfo="text",
        cliponaxis=False,
    )
    note(fig, target.words, palette.good, (0.01, 100), ("left", "top"), refs=("paper", "y"))
    put_axes(
        fig,
        named_axis(list(months.named), list(months.names), months.span),
        percent_axis(palette, (0, 100)),
    )
    return fig


def interest_conversion(breakdown: Breakdown, palette: Palette) -> go.Figure:
    """The conversion of active against passive interest with intervals, 260 px high."""
    colours = {"active": palette.grades[0], "passive": palette.grades[3]}
    ordered = sorted(breakdown, key=lambda row: str(row.key))
    return points_chart(
        [
            Point(
                key_words(row.key, "unknown"),
                row.share,
                colours.get(str(row.key), palette.grades[2]),
            )
            for row in ordered
        ],
        palette,
    )


def _last_only(places: Sequence[float], shares: Sequence[Share]) -> list[str]:
    """The rate of the last month in words, and nothing for the others."""
    last = max(places)
    return [
        f" {percent(share.rate)}" if place == last else ""
        for place, share in zip(places, shares, strict=True)
    ]


def _dots(names: Sequence[str], shares: Sequence[Share], palette: Palette) -> dict[str, Any]:
    points = [
        Point(name, share, palette.grades[0]) for name, share in zip(names, shares, strict=True)
    ]
    return {
        "x": [percents(share.rate) for share in shares],
        "y": list(range(len(shares))),
        "error_x": intervals(shares, palette.grades[1]),
        "mode": "markers",
        "marker": markers(points, palette),
        "hovertext": [hover_words(point.name, point.share) for point in points],
        "hoverinfo": "text",
    }


def _rings(rows: Sequence[SourceRow], palette: Palette) -> dict[str, Any]:
    names = [key_words(row.source, "no source given") for row in rows]
    return {
        "x": [percents(row.naive.rate) for row in rows],
        "y": [place + 0.32 for place in range(len(rows))],
        "mode": "markers",
        "marker": {
            "size": 8,
            "color": palette.surface,
            "line": {"width": 1.5, "color": palette.muted},
        },
        "hovertext": [
            hover_words(f"{name}, naive", row.naive) for name, row in zip(names, rows, strict=True)
        ],
        "hoverinfo": "text",
    }


def _labels(shares: Sequence[Share], top: float, palette: Palette) -> dict[str, Any]:
    return {
        "x": [min((share.high or 0.0) * 100, top) for share in shares],
        "y": list(range(len(shares))),
        "mode": "text",
        "text": [f"  {_label(share)}" for share in shares],
        "textposition": "middle right",
        "textfont": {
            "size": [TICK_SIZE if share.too_few else LABEL_SIZE for share in shares],
            "color": [palette.muted if share.too_few else palette.ink for share in shares],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _label(share: Share) -> str:
    if share.denominator == 0:
        return "too new"
    return "too few<br>  to judge" if share.too_few else percent(share.rate, 1)


def _explain(
    fig: go.Figure, palette: Palette, height: int, *, is_matured: bool, hidden: int
) -> None:
    words = "● matured, 95 %   ○ naive" if is_matured else "● naive, 95 %"
    if hidden:
        words += f"   {hidden} smaller sources not drawn"
    below = -24 / (height - 72)
    note(fig, words, palette.muted, (1, below), ("right", "top"))

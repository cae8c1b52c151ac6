"""First-pass yield: which leads are right the first time, by source and by month."""

import plotly.graph_objects as go

from leadpact.charts.frame import (
    frame,
    labels,
    named_axis,
    note,
    nothing,
    percent_axis,
    put_axes,
    rows_axis,
    rule,
)
from leadpact.charts.months import month_words, months_of
from leadpact.charts.points import Point, intervals, markers, percents
from leadpact.charts.text import hover_words, key_words, quiet
from leadpact.charts.theme import Palette
from leadpact.domain.shares import Share
from leadpact.metrics.shares import Breakdown
from leadpact.metrics.words import percent

ROW_HEIGHT = 30
MONTHS_HEIGHT = 300
MOST_ROWS = 12
_NOTHING = "No first hand-off in this selection was decided"


def first_pass_by_source(
    breakdown: Breakdown, overall: Share | None, palette: Palette
) -> go.Figure:
    """First-pass yield per source with intervals, the 12 of most leads, 30 px for each."""
    shown = [row for row in breakdown if row.share.denominator][:MOST_ROWS]
    if not shown:
        return nothing(palette, MONTHS_HEIGHT, _NOTHING)
    height = max(MONTHS_HEIGHT, 66 + ROW_HEIGHT * len(shown))
    fig = frame(palette, height, (8, 16, 26, 40))
    names = [key_words(row.key, "no source given") for row in shown]
    shares = [row.share for row in shown]
    points = [
        Point(name, share, palette.grades[0]) for name, share in zip(names, shares, strict=True)
    ]
    fig.add_scatter(
        x=[percents(share.rate) for share in shares],
        y=list(range(len(shown))),
        error_x=intervals(shares, palette.grades[1]),
        mode="markers",
        marker=markers(points, palette) | {"size": 12},
        hovertext=[hover_words(point.name, point.share) for point in points],
        hoverinfo="text",
    )
    labels(
        fig,
        ([percents(share.high) for share in shares], range(len(shown))),
        ["  too few" if share.too_few else f"  {percent(share.rate)}" for share in shares],
        palette.ink,
    )
    ticks = [
        f"{name}  {quiet(f'{share.denominator:,}', palette)}"
        for name, share in zip(names, shares, strict=True)
    ]
    put_axes(fig, percent_axis(palette, (0, 110)) | {"nticks": 4}, rows_axis(ticks))
    if overall is not None and overall.rate is not None:
        rule(fig, "x", overall.rate * 100, palette.muted, "dot")
        words = f"all {percent(overall.rate)}"
        at = (overall.rate * 100, 1.0)
        note(fig, words, palette.muted, at, ("center", "bottom"), refs=("x", "paper"))
    if len(breakdown) > len(shown):
        words = f"{len(breakdown) - len(shown):,} smaller sources not drawn"
        note(fig, words, palette.muted, (1, 0), ("right", "bottom"))
    return fig


def first_pass_by_month(breakdown: Breakdown, palette: Palette) -> go.Figure:
    """First-pass yield by the month of the first hand-off with intervals, 300 px high."""
    drawn = [row for row in breakdown if row.share.denominator]
    if not drawn:
        return nothing(palette, MONTHS_HEIGHT, _NOTHING)
    months = months_of([row.key for row in drawn])
    points = [Point(month_words(row.key), row.share, palette.grades[0]) for row in drawn]
    shares = [row.share for row in drawn]
    fig = frame(palette, MONTHS_HEIGHT, (54, 18, 14, 44))
    fig.add_scatter(
        x=list(months.places),
        y=[percents(share.rate) for share in shares],
        error_y=intervals(shares, palette.muted) | {"thickness": 1.5},
        mode="lines+markers",
        line={"color": palette.grades[0], "width": 2},
        marker=markers(points, palette) | {"size": 10},
        hovertext=[hover_words(point.name, point.share) for point in points],
        hoverinfo="text",
        cliponaxis=False,
    )
    put_axes(
        fig,
        named_axis(list(months.named), list(months.names), months.span),
        percent_axis(palette, (0, 100)),
    )
    return fig

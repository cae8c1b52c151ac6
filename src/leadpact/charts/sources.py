"""How the sources close, and how much of the inflow is active interest."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.conversion import Converted, conversion_rows
from leadpact.charts.frame import frame, named_axis, note, nothing, percent_axis, put_axes, rule
from leadpact.charts.months import month_words, months_of
from leadpact.charts.points import Point, intervals, markers, percents, points_chart
from leadpact.charts.text import hover_words, key_words
from leadpact.charts.theme import LABEL_SIZE, Palette
from leadpact.domain.figures import figure_named
from leadpact.domain.shares import Share
from leadpact.metrics.campaigns import CampaignRow
from leadpact.metrics.shares import Breakdown
from leadpact.metrics.sources import SourceRow
from leadpact.metrics.words import percent

MONTHS_HEIGHT = 260


def source_conversion(
    rows: Sequence[SourceRow], overall: Share, palette: Palette, *, is_matured: bool
) -> go.Figure:
    """Conversion per source with intervals, the 15 with the most leads, 36 px for each."""
    shown = sorted(rows, key=lambda row: (-row.naive.denominator, row.source or ""))
    named = [
        Converted(key_words(row.source, "no source given"), row.naive, row.matured) for row in shown
    ]
    return conversion_rows(named, overall, palette, "source", is_matured=is_matured)


def campaign_conversion(rows: Sequence[CampaignRow], overall: Share, palette: Palette) -> go.Figure:
    """Conversion per campaign of a source beside that of the source, as for sources."""
    named = [
        Converted(key_words(row.campaign, "no campaign"), row.naive, row.matured) for row in rows
    ]
    is_matured = any(row.matured is not None for row in rows)
    return conversion_rows(named, overall, palette, "campaign", is_matured=is_matured)


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

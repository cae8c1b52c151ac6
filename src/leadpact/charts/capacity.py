"""What reaches each rep, and the team month by month, against what can be worked."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import (
    bare_axis,
    frame,
    labels,
    named_axis,
    note,
    nothing,
    put_axes,
    rows_axis,
    rule,
)
from leadpact.charts.months import month_words, months_of
from leadpact.charts.text import plain
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.metrics.capacity import TeamMonth
from leadpact.metrics.capacity_words import leads_words
from leadpact.metrics.rep_load import RepLoad

MOST_REPS = 14
ROW_HEIGHT = 34
HEIGHT = 300


def rep_bars(reps: Sequence[RepLoad], palette: Palette) -> go.Figure:
    """Each rep's qualified leads a month as a bar against the rep's capacity, a line across it.

    The 14 reps with most are drawn, the most loaded first; 34 px for each.
    """
    known = [(one, one.a_month) for one in reps if one.a_month is not None]
    if not any(a_month for _, a_month in known):
        return nothing(palette, HEIGHT, "No rep has a dated qualified lead in this selection")
    ordered = sorted(known, key=lambda pair: (-pair[1], pair[0].rep))[:MOST_REPS]
    drawn = [one for one, _ in ordered]
    fig = frame(palette, max(HEIGHT, 40 + ROW_HEIGHT * len(drawn)), (8, 124, 26, 8))
    rows = list(range(len(drawn)))
    fig.add_bar(
        orientation="h",
        y=rows,
        x=[round(a_month, 2) for _, a_month in ordered],
        width=0.6,
        marker={"color": [palette.bad if r.is_too_many else palette.grades[1] for r in drawn]},
        hovertext=[_hover(one, a_month) for one, a_month in ordered],
        hoverinfo="text",
        cliponaxis=False,
    )
    fig.add_scatter(
        x=[one.capacity for one in drawn],
        y=rows,
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 24,
            "line": {"width": 3, "color": palette.ink},
        },
        hovertext=[_hover(one, a_month) for one, a_month in ordered],
        hoverinfo="text",
        cliponaxis=False,
    )
    words = [
        "line: capacity",
        "✕ too many" if any(one.is_too_many for one in drawn) else "",
        f"{len(reps) - len(drawn):,} more in the table" if len(reps) > len(drawn) else "",
    ]
    note(fig, " · ".join(filter(None, words)), palette.muted, (1, 1), ("right", "bottom"))
    # In a column of their own the numbers cross no capacity line.
    longest = max(max(a_month, one.capacity or 0) for one, a_month in ordered)
    words = [_load_words(one, a_month) for one, a_month in ordered]
    labels(fig, ([longest * 1.04] * len(drawn), rows), words, palette.ink)
    put_axes(
        fig,
        bare_axis() | {"range": [0, longest * 1.06], "showticklabels": False},
        rows_axis([plain(one.rep) for one in drawn]),
    )
    return fig


def team_months(months: Sequence[TeamMonth], capacity: float | None, palette: Palette) -> go.Figure:
    """Qualified leads per rep by month of creation as bars, what a rep can work as a line."""
    if not months:
        return nothing(palette, HEIGHT, "No qualified lead has a date of creation here")
    if not any(one.a_rep for one in months):
        return nothing(palette, HEIGHT, "Name the reps below to see what reaches each")
    axis = months_of([one.month for one in months])
    fig = frame(palette, HEIGHT, (44, 12, 30, 46))
    fig.add_bar(
        x=list(axis.places),
        y=[round(one.a_rep, 2) for one in months],
        width=0.7,
        marker={"color": [_bar_colour(one, capacity, palette) for one in months]},
        hovertext=[
            f"{month_words(one.month)}<br>{one.qualified:,} qualified leads, "
            f"{one.a_rep:,.1f} a rep{'' if one.is_whole else ', so far'}"
            for one in months
        ],
        hoverinfo="text",
    )
    top = max(*(one.a_rep for one in months), capacity or 0.0) * 1.12
    if capacity is not None:
        rule(fig, "y", capacity, palette.ink, "solid")
        words = f"line: what a rep can work, {leads_words(capacity)}"
        if not all(one.is_whole for one in months):
            words += " · grey: so far"
        note(fig, words, palette.muted, (1, 1), ("right", "bottom"))
    put_axes(
        fig,
        named_axis(list(axis.named), list(axis.names), axis.span),
        bare_axis()
        | {
            "range": [0, top or 1],
            "showgrid": True,
            "gridcolor": palette.grid,
            "zeroline": True,
            "zerolinecolor": palette.muted,
            "nticks": 5,
            "ticklabelstandoff": 4,
            "tickfont": {"size": TICK_SIZE, "color": palette.muted},
        },
    )
    return fig


def _bar_colour(one: TeamMonth, capacity: float | None, palette: Palette) -> str:
    if capacity is not None and one.a_rep > capacity:
        return palette.bad
    return palette.grades[1] if one.is_whole else palette.grades[3]


def _load_words(one: RepLoad, a_month: float) -> str:
    can = "" if one.capacity is None else f" of {leads_words(one.capacity)}"
    return f"{leads_words(a_month)}{can}{' ✕' if one.is_too_many else ''}"


def _hover(one: RepLoad, a_month: float) -> str:
    can = "no capacity set" if one.capacity is None else f"can work {leads_words(one.capacity)}"
    assumed = " (assumed)" if one.is_assumed else ""
    return (
        f"{plain(one.rep)}<br>{a_month:,.1f} qualified leads a month "
        f"({one.qualified:,} in {one.months:,} months)<br>{can}{assumed}<br>{one.verdict}"
    )

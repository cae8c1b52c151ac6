"""Why sales says no, and the weeks in which it said so more often than chance would."""

from collections.abc import Sequence
from typing import Any

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
)
from leadpact.charts.points import percents
from leadpact.charts.text import hover_words, plain, quiet
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.metrics.pareto import ParetoBar
from leadpact.metrics.red_flag_words import furthest_out
from leadpact.metrics.rejection_chart import RejectionWeek
from leadpact.metrics.rejection_grid import NO_REASON
from leadpact.metrics.words import day_words, interval_words, of_words, percent, rate_words

BAR_HEIGHT = 34
WEEKS_HEIGHT = 320
_NAMED_WEEKS = 5
_MOST_MARKED = 3
_FAR = 0.1


def rejection_pareto(bars: Sequence[ParetoBar], palette: Palette) -> go.Figure:
    """The reasons as bars of percent, and as points the running share, 34 px for each."""
    if not bars:
        return nothing(palette, WEEKS_HEIGHT, "No hand-off was rejected in this selection")
    height = max(WEEKS_HEIGHT, 58 + BAR_HEIGHT * len(bars))
    fig = frame(palette, height, (8, 56, 8, 36))
    names = [reason_words(bar) for bar in bars]
    places = list(range(len(bars)))
    grey = {"", NO_REASON}
    fig.add_bar(
        orientation="h",
        y=places,
        x=[percents(bar.share.rate) for bar in bars],
        width=0.66,
        marker={
            "color": [palette.grades[3] if bar.name in grey else palette.grades[0] for bar in bars]
        },
        hovertext=[hover_words(name, bar.share) for name, bar in zip(names, bars, strict=True)],
        hoverinfo="text",
    )
    fig.add_scatter(
        x=[percents(bar.running.rate) for bar in bars],
        y=places,
        mode="lines+markers",
        line={"color": palette.muted, "width": 1.5},
        marker={"size": 8, "color": palette.ink},
        hovertext=[
            f"{name} and all above<br>{of_words(bar.running)} = {percent(bar.running.rate, 1)}"
            for name, bar in zip(names, bars, strict=True)
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    # The running share of the first bar is its own end, so its label stands beyond the point.
    labels(
        fig,
        ([percents(bar.share.rate) for bar in bars], places),
        [f"{' ' if place else '   '}{rate_words(bar.share)}" for place, bar in enumerate(bars)],
        palette.ink,
    )
    labels(
        fig,
        ([percents(bar.running.rate) for bar in bars[1:]], places[1:]),
        [f"  {percent(bar.running.rate)}" for bar in bars[1:]],
        palette.muted,
        TICK_SIZE,
    )
    ticks = [
        f"{name}  {quiet(f'{bar.share.numerator:,}', palette)}"
        for name, bar in zip(names, bars, strict=True)
    ]
    put_axes(fig, percent_axis(palette, (0, 100)) | {"nticks": 6}, rows_axis(ticks))
    fig.layout.xaxis.showticklabels = False
    words = "bars: share of all no's   ●─ running share"
    note(fig, words, palette.muted, (1, -0.02), ("right", "top"))
    return fig


def rejection_weeks(weeks: Sequence[RejectionWeek], palette: Palette) -> go.Figure:
    """The rejected share of each week with its limits, weeks outside marked, 320 px high."""
    if not weeks:
        return nothing(palette, WEEKS_HEIGHT, "No decision in this selection has a date")
    fig = frame(palette, WEEKS_HEIGHT, (54, 18, 40, 46))
    places, named = _places(weeks), _named(weeks)
    for ends in ("high", "low"):
        fig.add_scatter(
            x=places,
            y=[percents(getattr(week, ends)) for week in weeks],
            mode="lines",
            line={"color": palette.muted, "width": 1, "shape": "hvh"},
            fill="tonexty" if ends == "low" else "none",
            fillcolor=palette.grid,
            hoverinfo="skip",
        )
    fig.add_scatter(
        x=places,
        y=[percents(week.rejected.rate) for week in weeks],
        mode="lines+markers",
        line={"color": palette.grades[1], "width": 1.2},
        marker={
            "size": [(13 if week in named else 8) if week.outside else 6 for week in weeks],
            "symbol": ["diamond" if week.outside else "circle" for week in weeks],
            "color": [palette.bad if week.outside else palette.grades[0] for week in weeks],
        },
        hovertext=[_week_hover(week) for week in weeks],
        hoverinfo="text",
        cliponaxis=False,
    )
    for week in named:
        _mark(fig, week, places[list(weeks).index(week)], places[-1], palette)
    centre = weeks[0].centre * 100
    fig.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=centre,
        y1=centre,
        line={"color": palette.ink, "width": 1.5, "dash": "dot"},
        layer="above",
    )
    words = f"dotted: all weeks, {percent(weeks[0].centre, 1)}   grey: limits, ± 3 sigma"
    note(fig, words, palette.muted, (1, 1), ("right", "bottom"))
    # Clear of the axis' topmost number.
    fig.layout.annotations[-1].yshift = 10
    put_axes(fig, _weeks_axis(weeks, places), percent_axis(palette, (0, 100)))
    return fig


def reason_words(bar: ParetoBar) -> str:
    """The name of a bar, safe for a figure: the reason, or how many are pooled in it."""
    return f"{bar.pooled} other reasons" if bar.pooled else plain(bar.name)


def _named(weeks: Sequence[RejectionWeek]) -> list[RejectionWeek]:
    """The weeks whose names have room: the one furthest out, and two more that lie far out."""
    out = furthest_out(weeks)
    far = [week for week in out[1:] if abs((week.rejected.rate or 0.0) - week.centre) >= _FAR]
    return out[:1] + far[: _MOST_MARKED - 1]


def _places(weeks: Sequence[RejectionWeek]) -> list[int]:
    """Weeks since the first one, so that weeks without decisions leave a gap."""
    return [(week.week - weeks[0].week).days // 7 for week in weeks]


def _weeks_axis(weeks: Sequence[RejectionWeek], places: Sequence[int]) -> dict[str, Any]:
    step = -(-len(weeks) // _NAMED_WEEKS)
    named = list(zip(places, weeks, strict=True))[::-1][::step][::-1]
    return named_axis(
        [float(place) for place, _ in named],
        [day_words(week.week).replace(" 20", "<br>20") for _, week in named],
        (places[0] - 1.0, places[-1] + 1.0),
    )


def _week_hover(week: RejectionWeek) -> str:
    side = f"<br>{week.outside} its limits" if week.outside else ""
    return (
        f"Week of {day_words(week.week)}<br>{of_words(week.rejected)} = "
        f"{percent(week.rejected.rate, 1)} {interval_words(week.rejected)}<br>"
        f"limits {percent(week.low, 1)} to {percent(week.high, 1)}{side}"
    )


def _mark(fig: go.Figure, week: RejectionWeek, place: int, last: int, palette: Palette) -> None:
    is_late = place > last / 2
    note(
        fig,
        f"{'' if is_late else '&nbsp; '}{day_words(week.week)}: {rate_words(week.rejected)}"
        f"{' &nbsp;' if is_late else ''}",
        palette.bad,
        (place, percents(week.rejected.rate)),
        ("right" if is_late else "left", "middle"),
        refs=("x", "y"),
    )

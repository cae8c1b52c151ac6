"""What age leaves of a criterion's points, and how old the leads' behaviour is."""

from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, named_axis, note, nothing, put_axes
from leadpact.charts.theme import Palette
from leadpact.metrics.decay import AgeBand, Decay
from leadpact.metrics.words import counted

HEIGHT = 210

_MOST_NAMES = 7


def points_left(decay: Decay, palette: Palette) -> go.Figure:
    """The points that are left by age in months, as steps, 210 px high."""
    if not decay.points:
        return nothing(palette, HEIGHT, "It gives no points yet")
    fig = frame(palette, HEIGHT, (8, 16, 14, 44))
    months = list(range(len(decay.points_left)))
    fig.add_scatter(
        x=[*months, len(months)],
        y=[*decay.points_left, decay.points_left[-1]],
        mode="lines",
        line={"shape": "hv", "width": 3, "color": palette.grades[0]},
        fill="tozeroy",
        fillcolor=palette.grid,
        hovertext=[_left_words(month, decay) for month in [*months, months[-1]]],
        hoverinfo="text",
        cliponaxis=False,
    )
    span = sorted((0.0, decay.points * 1.12))
    put_axes(fig, _months_axis(months, (0.0, float(len(months)))), _counts_axis(span, palette))
    note(fig, "months old", palette.muted, (1, -0.16), ("right", "top"))
    return fig


def behaviour_ages(decay: Decay, palette: Palette) -> go.Figure:
    """The leads by age of their behaviour, darker the more of their points is left, 210 px high."""
    if not decay.leads:
        return nothing(palette, HEIGHT, "No lead has points from it")
    fig = frame(palette, HEIGHT, (8, 8, 14, 44))
    bands = decay.bands
    months = [band.months for band in bands if band.months is not None]
    # An unknown age stands apart from the months.
    places = [float(place) + (band.months is None) * 0.5 for place, band in enumerate(bands)]
    fig.add_bar(
        x=places,
        y=[band.leads for band in bands],
        width=0.8,
        marker={
            "color": [_shade(band, palette) for band in bands],
            "line": {"width": 1, "color": palette.muted},
        },
        hovertext=[_band_words(band, months[-1]) for band in bands],
        hoverinfo="text",
        cliponaxis=False,
    )
    axis = _months_axis(months, (-0.6, places[-1] + 0.6))
    axis["ticktext"][-1] += "+"
    if bands[-1].months is None:
        axis["tickvals"] = [*axis["tickvals"], places[-1]]
        axis["ticktext"] = [*axis["ticktext"], "?"]
    tallest = max(band.leads for band in bands)
    put_axes(fig, axis, _counts_axis([0, tallest * 1.1], palette))
    words = "months old · ? no date" if bands[-1].months is None else "months old"
    note(fig, words, palette.muted, (1, -0.16), ("right", "top"))
    return fig


def _counts_axis(span: list[float], palette: Palette) -> dict[str, Any]:
    """Whole numbers from or to zero."""
    return bare_axis() | {
        "range": span,
        "showgrid": True,
        "gridcolor": palette.grid,
        "zeroline": True,
        "zerolinecolor": palette.muted,
        "nticks": 4,
        "tickformat": ",d",
        "ticklabelstandoff": 4,
        "automargin": True,
        "tickfont": {"color": palette.muted},
    }


def _months_axis(months: list[int], span: tuple[float, float]) -> dict[str, Any]:
    """Months with as many names as fit, the last one among them."""
    step = -(-len(months) // _MOST_NAMES)
    named = months[::-1][::step][::-1]
    return named_axis([float(month) for month in named], [str(month) for month in named], span)


def _left_words(month: int, decay: Decay) -> str:
    left = decay.points_left[month]
    return f"{counted(month, 'month')} old: {left:,} of {decay.points:,} points left".replace(
        "-", "−"
    )


def _band_words(band: AgeBand, last: int) -> str:
    more = " or more" if band.months == last else ""
    age = "no date" if band.months is None else f"{counted(band.months, 'month')} old{more}"
    lost = f"{abs(band.lost):,.1f} points each"
    taken = "lose nothing" if band.lost == 0 else f"lose {lost}" if band.lost > 0 else f"win {lost}"
    return f"{age}: {counted(band.leads, 'lead')}, {taken}"


def _shade(band: AgeBand, palette: Palette) -> str:
    if band.months is None:
        return palette.surface
    shades = ((100, 0), (50, 1), (1, 2), (0, 3))
    return palette.grades[next(place for least, place in shades if band.left >= least)]

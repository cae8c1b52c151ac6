"""How shares grow day by day, as curves that are named where they end."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import frame, note, nothing, percent_axis, put_axes
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.lifetimes import Lifetimes, Reached

HEIGHT = 380
_TOP, _BOTTOM = 14, 48
_LETTER, _MOST_RIGHT = 8.2, 290
_LINE = 20
_DASHES = ("solid", "solid", "solid", "solid", "dash", "dash", "dot", "dot")


@dataclass(frozen=True)
class DayCurve:
    """One curve; `name` has to be safe already. A quiet one is there to compare with."""

    name: str
    life: Lifetimes
    is_quiet: bool = False


def day_curves(
    curves: Sequence[DayCurve], days: Sequence[int], palette: Palette, *, empty: str
) -> go.Figure:
    """What is reached from day 0 to the last of `days`, with the days as ticks. 380 px high.

    Each curve ends where nobody was watched any longer, and tells its interval when asked.
    """
    last = max(days)
    drawn = [(curve, _points(curve.life, last)) for curve in curves if curve.life.count]
    if not any(points for _, points in drawn):
        return nothing(palette, HEIGHT, empty)
    tops = [point.high or 0 for _, points in drawn for point in points[-1:]]
    top = min(102.0, 104 * max([*tops, 0.02]))
    longest = max(len(unescape(curve.name)) for curve, _ in drawn)
    right = min(_MOST_RIGHT, 56 + round(_LETTER * longest))
    fig = frame(palette, HEIGHT, (52, right, _TOP, _BOTTOM))
    looks = _looks([curve for curve, _ in drawn], palette)
    for (curve, points), (colour, dash) in zip(drawn, looks, strict=True):
        fig.add_scatter(**_line(curve, points, colour, dash))
    ends = [(points[-1].rate or 0) * 100 for _, points in drawn]
    for (curve, points), (colour, _), at in zip(drawn, looks, _apart(ends, top), strict=True):
        words = f"{curve.name} {(points[-1].rate or 0) * 100:.0f} %"
        note(fig, words, colour, (1.01, at), ("left", "middle"), refs=("paper", "y"))
        fig.layout.annotations[-1].font.size = TICK_SIZE if curve.is_quiet else LABEL_SIZE - 1
    put_axes(
        fig,
        _days_axis(palette, days, last),
        percent_axis(palette, (0, top)),
    )
    return fig


def _points(life: Lifetimes, last: int) -> list[Reached]:
    """The days on which the share rises, from day 0 to the last that somebody was watched to."""
    found = [life.by(0)]
    for step in life.steps:
        if 0 < step.day <= last and step.rate != found[-1].rate:
            found.append(life.by(step.day))
    end = min(last, max((step.day for step in life.steps), default=0))
    return [*found, life.by(end)] if end > found[-1].day else found


def _line(curve: DayCurve, points: Sequence[Reached], colour: str, dash: str) -> dict[str, Any]:
    return {
        "x": [point.day for point in points],
        "y": [round((point.rate or 0) * 100, 2) for point in points],
        "customdata": [
            [round((point.low or 0) * 100, 1), round((point.high or 0) * 100, 1), point.at_risk]
            for point in points
        ],
        # The name is handed over apart, so that no sign in it is read as a place to fill.
        "meta": [curve.name],
        "hovertemplate": (
            "%{meta[0]}<br>by day %{x}: %{y:.1f} % "
            "[%{customdata[0]:.1f}–%{customdata[1]:.1f} %]"
            "<br>%{customdata[2]:,} still watched<extra></extra>"
        ),
        "mode": "lines",
        "line": {
            "color": colour,
            "width": 2 if curve.is_quiet else 3,
            "dash": dash,
            "shape": "hv",
        },
        "cliponaxis": False,
    }


def _looks(curves: Sequence[DayCurve], palette: Palette) -> list[tuple[str, str]]:
    """A colour and a dash for each curve: quiet ones are grey and dotted."""
    colours = (
        palette.grades[0],
        palette.sales,
        palette.marketing,
        palette.good,
        palette.grades[1],
        palette.bad,
    )
    found, place = [], 0
    for curve in curves:
        if curve.is_quiet:
            found.append((palette.muted, "dot"))
            continue
        found.append((colours[place % len(colours)], _DASHES[place % len(_DASHES)]))
        place += 1
    return found


def _apart(values: Sequence[float], top: float) -> list[float]:
    """Where the labels stand: beside the ends of their curves, and not over each other."""
    step = _LINE * top / (HEIGHT - _TOP - _BOTTOM)
    order = sorted(range(len(values)), key=lambda place: values[place])
    places = [0.0] * len(values)
    lowest = -step
    for place in order:
        lowest = places[place] = max(values[place], lowest + step)
    highest = top + step
    for place in reversed(order):
        highest = places[place] = min(places[place], highest - step)
    return places


def _days_axis(palette: Palette, days: Sequence[int], last: int) -> dict[str, Any]:
    axis = percent_axis(palette, (0, last))
    return axis | {
        "ticksuffix": "",
        "tickmode": "array",
        "tickvals": [0, *days],
        "ticktext": ["0", *(f"day {day}" for day in days)],
    }

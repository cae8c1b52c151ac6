"""Reps against what the leads they received let expect, and how alike they accept a grade."""

from collections.abc import Sequence
from math import nan
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import (
    bare_axis,
    frame,
    labels,
    note,
    nothing,
    put_axes,
    rows_axis,
    rule,
)
from leadpact.charts.text import plain, quiet
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.metrics.rep_speed import RepSpeed
from leadpact.metrics.rep_words import more_or_fewer, stand, time_words
from leadpact.metrics.reps import RepEvaluation, by_wins
from leadpact.metrics.words import counted, interval_words, of_words, percent

ROW_HEIGHT = 46
HEIGHT = 240
MOST_ROWS = 15
_HOURS_A_DAY = 24
# The pixels above and below the rows: the axis, and how to read the chart.
_AROUND = 70


def wins_against_expected(reps: Sequence[RepEvaluation], palette: Palette) -> go.Figure:
    """Observed less expected wins per rep with intervals and a zero line, 46 px for each rep.

    The 15 reps with most decided hand-offs, most wins above expectation first. Filled points are
    clear; hollow ones may be chance or are too few to judge.
    """
    shown = by_wins(tuple(reps[:MOST_ROWS]))
    if not any(rep.wins.of for rep in shown):
        return nothing(palette, HEIGHT, "No leads handed off that are old enough to be won")
    wins = [rep.wins for rep in shown]
    fig = frame(palette, _height(shown), (8, 116, 8, _AROUND - 8))
    rule(fig, "x", 0, palette.ink, "solid")
    fig.add_scatter(
        x=[each.difference if each.of else nan for each in wins],
        y=list(range(len(shown))),
        error_x=_whiskers([(each.low, each.difference, each.high) for each in wins], palette.muted),
        mode="markers",
        marker={
            "size": 15,
            "color": [palette.grades[0] if _is_clear(rep) else palette.surface for rep in shown],
            "line": {"width": 2, "color": palette.muted},
        },
        hovertext=[_wins_hover(rep) for rep in shown],
        hoverinfo="text",
        cliponaxis=False,
    )
    low = min(0.0, *(each.low for each in wins))
    high = max(0.0, *(each.high for each in wins))
    room = max(0.5, (high - low) * 0.04)
    span = (low - room, high + room)
    _beside(fig, [more_or_fewer(each) for each in wins], span[1], palette)
    put_axes(fig, _amounts(palette, span), rows_axis(_wins_names(shown, palette)))
    _below(fig, "● clear   ○ may be chance", shown, len(reps) - len(shown), palette)
    return fig


def speed_points(speeds: Sequence[RepSpeed], palette: Palette) -> go.Figure:
    """The median time to first contact per rep with its interval, 46 px for each.

    The 15 reps with most leads, the quickest first, in days from two days on; a band behind each
    point holds the middle half of the leads.
    """
    shown = sorted(
        (speed for speed in speeds[:MOST_ROWS] if speed.hours.count),
        key=lambda speed: (_known(speed.hours.median), _known(speed.hours.three_quarters)),
    )
    if not shown:
        return nothing(palette, HEIGHT, "No first contacts after a hand-off")
    middles = [speed.hours for speed in shown]
    in_days = max(_known(one.median) for one in middles) >= 2 * _HOURS_A_DAY
    size = _HOURS_A_DAY if in_days else 1
    fig = frame(palette, _height(shown), (8, 132, 8, _AROUND - 8))
    fig.add_bar(
        orientation="h",
        y=list(range(len(shown))),
        base=[_known(one.quarter) / size for one in middles],
        x=[(_known(one.three_quarters) - _known(one.quarter)) / size for one in middles],
        width=0.34,
        marker={"color": palette.grades[3]},
        hoverinfo="skip",
    )
    ends = [(_known(m.low) / size, _known(m.median) / size, _known(m.high) / size) for m in middles]
    fig.add_scatter(
        x=[value for _, value, _ in ends],
        y=list(range(len(shown))),
        error_x=_whiskers(ends, palette.ink),
        mode="markers",
        marker={
            "size": 13,
            "color": [palette.surface if one.too_few else palette.grades[0] for one in middles],
            "line": {"width": 1.5, "color": palette.muted},
        },
        hovertext=[_speed_hover(speed) for speed in shown],
        hoverinfo="text",
        cliponaxis=False,
    )
    longest = max(_known(end) for one in middles for end in (one.high, one.three_quarters)) / size
    top = max(longest * 1.06, 1.0)
    _beside(fig, [time_words(one) for one in middles], top, palette)
    names = [
        f"<b>{plain(speed.rep)}</b><br>{quiet(counted(speed.hours.count, 'lead'), palette)}"
        for speed in shown
    ]
    put_axes(fig, _amounts(palette, (0.0, top)), rows_axis(names))
    words = (
        f"{'days' if in_days else 'hours'}   ● median, 95 %   band: the middle half of the leads"
    )
    _below(fig, words, shown, len(speeds) - len(shown), palette)
    return fig


def _height(shown: Sequence[object]) -> int:
    return _AROUND + ROW_HEIGHT * max(len(shown), 3)


def _known(value: float | None) -> float:
    """A number that stands wherever there is a value at all."""
    return nan if value is None else value


def _is_clear(rep: RepEvaluation) -> bool:
    return rep.wins.is_real and not rep.too_few


def _wins_names(shown: Sequence[RepEvaluation], palette: Palette) -> list[str]:
    return [f"<b>{plain(rep.rep)}</b><br>{quiet(_wins_words(rep), palette)}" for rep in shown]


def _wins_words(rep: RepEvaluation) -> str:
    if rep.too_few:
        return "too few to judge"
    if not rep.wins.of:
        return "no leads old enough"
    return f"{rep.wins.observed:,} won, {rep.wins.expected:,.0f} expected"


def _wins_hover(rep: RepEvaluation) -> str:
    wins = rep.wins
    return (
        f"{plain(rep.rep)}: {wins.observed:,} of {wins.of:,} leads won, {wins.expected:,.1f} "
        f"expected<br>{more_or_fewer(wins)}: {stand(rep)}"
    )


def _speed_hover(speed: RepSpeed) -> str:
    spoken = speed.spoken_to
    return (
        f"{plain(speed.rep)}: {time_words(speed.hours)}<br>spoken to: {of_words(spoken)} = "
        f"{percent(spoken.rate, 1)} {interval_words(spoken)}"
    )


def _whiskers(found: Sequence[tuple[float, float, float]], colour: str) -> dict[str, Any]:
    """Lines from each point to its ends; every one is low, value, high."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - value for _, value, high in found],
        "arrayminus": [value - low for low, value, _ in found],
        "color": colour,
        "thickness": 3,
        "width": 0,
    }


def _beside(fig: go.Figure, words: Sequence[str], at: float, palette: Palette) -> None:
    """Words right of each row, from that end of the axis on."""
    places = range(len(words))
    apart = [f" {word}" for word in words]
    labels(fig, ([at] * len(words), places), apart, palette.ink, TICK_SIZE)


def _amounts(palette: Palette, span: tuple[float, float]) -> dict[str, Any]:
    return bare_axis() | {
        "range": list(span),
        "showgrid": True,
        "gridcolor": palette.grid,
        "nticks": 5,
        "tickangle": 0,
        "ticklabelstandoff": 4,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }


def _below(
    fig: go.Figure, words: str, shown: Sequence[object], hidden: int, palette: Palette
) -> None:
    """Words below a chart of these rows, with how many more stand in the table alone."""
    more = f"   {hidden:,} more in the table" if hidden else ""
    at = -30 / (_height(shown) - _AROUND)
    note(fig, words + more, palette.muted, (1, at), ("right", "top"))

"""How the leads a criterion applies to have changed since a definition was signed."""

from collections.abc import Sequence
from math import nan

import plotly.graph_objects as go

from leadpact.charts.drift_rows import (
    BELOW,
    HEIGHT,
    MOST_ROWS,
    amounts,
    below,
    beside,
    height_of,
    label_of,
    named,
)
from leadpact.charts.frame import frame, nothing, put_axes, rows_axis, rule
from leadpact.charts.text import plain
from leadpact.charts.theme import Palette
from leadpact.metrics.drift import Drift, ThenNow
from leadpact.metrics.drift_words import change_words, then_now_words
from leadpact.metrics.words import of_words


def conversion_changes(drift: Drift, palette: Palette) -> go.Figure | None:
    """By how many points those a criterion applies to close better now, with intervals.

    All leads first, then the rows of `index_bars`. Filled points are clear; hollow ones may be
    chance. None where on one side no row has enough leads to judge.
    """
    shown = drift.by_index[:MOST_ROWS]
    rows = [("All leads", drift.conversion), *((label_of(one), one.conversion) for one in shown)]
    return _changes(rows, len(drift.criteria) - len(shown), palette)


def reach_changes(drift: Drift, palette: Palette) -> go.Figure:
    """By how many points more leads, now than then, a criterion applies to, with intervals.

    Leads graded A to C first, then as `conversion_changes`.
    """
    shown = drift.by_index[:MOST_ROWS]
    rows = [("Graded A to C", drift.good_grades), *((label_of(one), one.applies) for one in shown)]
    fig = _changes(rows, len(drift.criteria) - len(shown), palette)
    return nothing(palette, HEIGHT, "Too few leads to compare") if fig is None else fig


def _changes(
    rows: Sequence[tuple[str, ThenNow]], hidden: int, palette: Palette
) -> go.Figure | None:
    changes = [None if row.then.too_few or row.now.too_few else row.change for _, row in rows]
    known = [change for change in changes if change is not None]
    if not known:
        return None
    fig = frame(palette, height_of(len(rows)), (8, 118, 8, BELOW))
    rule(fig, "x", 0, palette.ink, "solid")
    fig.add_scatter(
        x=[nan if change is None else change.value * 100 for change in changes],
        y=list(range(len(rows))),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [0 if one is None else (one.high - one.value) * 100 for one in changes],
            "arrayminus": [0 if one is None else (one.value - one.low) * 100 for one in changes],
            "color": palette.muted,
            "thickness": 3,
            "width": 0,
        },
        mode="markers",
        marker={
            "size": 13,
            "color": [
                palette.grades[0] if one is not None and one.is_real else palette.surface
                for one in changes
            ],
            "line": {"width": 2, "color": palette.muted},
        },
        hovertext=[_change_hover(plain(name), row) for name, row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )
    ends = [end * 100 for one in known for end in (one.low, one.high)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = max(0.5, (high - low) * 0.04)
    beside(fig, [then_now_words(row) for _, row in rows], high + room, palette)
    axis = amounts(palette, (low - room, high + room)) | {
        "showgrid": True,
        "gridcolor": palette.grid,
        "nticks": 5,
    }
    put_axes(fig, axis, rows_axis(named([name for name, _ in rows])))
    below(fig, "points   ● clear   ○ may be chance", len(rows), hidden, palette)
    return fig


def _change_hover(name: str, row: ThenNow) -> str:
    return (
        f"{name}<br>then {of_words(row.then)}, now {of_words(row.now)}<br>"
        f"{change_words(row.change)} points"
    )

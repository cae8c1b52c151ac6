"""How criteria have drifted since a definition was signed, and how those they apply to close."""

from collections.abc import Sequence
from math import nan

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, note, nothing, put_axes, rows_axis, rule
from leadpact.charts.text import plain
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.psi import LOOK_FROM, MOVED_ABOVE, Psi, Stability
from leadpact.metrics.drift import Drift
from leadpact.metrics.drift_words import (
    chance_words,
    change_words,
    judged_conversion,
    most_moved_words,
    psi_verdict,
    psi_words,
)
from leadpact.metrics.words import of_words

ROW_HEIGHT = 34
HEIGHT = 240
MOST_ROWS = 14
_ABOVE, _BELOW = 26, 58
_WIDEST = 1.0


def index_bars(drift: Drift, palette: Palette) -> go.Figure:
    """The index of the score and of each criterion as bars with the two bands, 34 px a row.

    The 14 criteria that moved most. A mark across each row shows what chance stays under in 19 of
    20 cases; bars beyond 1 are cut there.
    """
    shown = drift.by_index[:MOST_ROWS]
    found = [drift.score, *(one.psi for one in shown)]
    if drift.score.value is None:
        return nothing(palette, HEIGHT, "No leads to compare")
    fig = frame(palette, _height(len(found)), (8, 128, _ABOVE, _BELOW))
    largest = max((_value(psi) for psi in found if psi), default=0.0)
    end = min(max(largest * 1.05, MOVED_ABOVE * 1.35), _WIDEST)
    for at, band in ((LOOK_FROM, "look at it"), (MOVED_ABOVE, "moved")):
        rule(fig, "x", at, palette.muted, "dot")
        note(fig, f"{at:g} {band}", palette.muted, (at, 1), ("left", "bottom"), refs=("x", "paper"))
    fig.add_bar(
        orientation="h",
        x=[min(_value(psi), end) if psi else 0 for psi in found],
        y=list(range(len(found))),
        width=0.56,
        marker={
            "color": [_colour(psi, palette) for psi in found],
            "line": {"width": 1, "color": palette.muted},
        },
        hovertext=[
            _hover("Score", drift.score, ""),
            *(_hover(one.criterion.label, one.psi, most_moved_words(one)) for one in shown),
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    _chance_marks(fig, found, end, palette)
    words = [f"{psi_words(psi)} {_told(psi)}" for psi in found]
    _beside(fig, words, end, palette)
    axis = bare_axis() | {
        "range": [0, end],
        "zeroline": True,
        "zerolinecolor": palette.muted,
        "nticks": 5,
        "ticklabelstandoff": 4,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }
    names = ["<b>Score</b>", *(plain(one.criterion.label) for one in shown)]
    put_axes(fig, axis, rows_axis(names))
    _below(fig, "│ chance stays under it in 19 of 20", len(found), _hidden(drift), palette)
    return fig


def conversion_changes(drift: Drift, palette: Palette) -> go.Figure:
    """By how many points those a criterion applies to close better now, with intervals.

    All leads first, then the rows of `index_bars`. Filled points are clear; hollow ones may be
    chance or are too few to judge.
    """
    shown = drift.by_index[:MOST_ROWS]
    rows = [drift.conversion, *(one.conversion for one in shown)]
    changes = [None if row.then.too_few or row.now.too_few else row.change for row in rows]
    known = [change for change in changes if change is not None]
    if not known:
        return nothing(palette, HEIGHT, "No leads old enough to compare how they close")
    fig = frame(palette, _height(len(rows)), (8, 128, _ABOVE, _BELOW))
    rule(fig, "x", 0, palette.ink, "solid")
    middles = [nan if change is None else change.value * 100 for change in changes]
    fig.add_scatter(
        x=middles,
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
        hovertext=[
            f"{plain(name)}<br>then {of_words(row.then)}, now {of_words(row.now)}<br>"
            f"{change_words(row.change)} points"
            for name, row in zip(
                ("All leads", *(one.criterion.label for one in shown)), rows, strict=True
            )
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    ends = [end * 100 for one in known for end in (one.low, one.high)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = max(0.5, (high - low) * 0.04)
    words = [f"{judged_conversion(row.then)} → {judged_conversion(row.now)}" for row in rows]
    _beside(fig, words, high + room, palette)
    axis = bare_axis() | {
        "range": [low - room, high + room],
        "showgrid": True,
        "gridcolor": palette.grid,
        "nticks": 5,
        "ticklabelstandoff": 4,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }
    names = ["<b>All leads</b>", *(plain(one.criterion.label) for one in shown)]
    put_axes(fig, axis, rows_axis(names))
    _below(fig, "points   ● clear   ○ may be chance", len(rows), _hidden(drift), palette)
    return fig


def _value(psi: Psi) -> float:
    return 0.0 if psi.value is None else psi.value


def _hidden(drift: Drift) -> int:
    return max(0, len(drift.criteria) - MOST_ROWS)


def _height(rows: int) -> int:
    return _ABOVE + _BELOW + ROW_HEIGHT * max(rows, 3)


def _colour(psi: Psi | None, palette: Palette) -> str:
    if psi is None:
        return palette.surface
    return {
        Stability.STABLE: palette.grades[2],
        Stability.LOOK: palette.watch,
        Stability.MOVED: palette.bad,
    }.get(psi.stability, palette.surface)


def _told(psi: Psi | None) -> str:
    verdict = psi_verdict(psi)
    sign = "" if psi is not None and psi.stability is Stability.STABLE else verdict.sign
    return " ".join(part for part in (verdict.words, sign) if part)


def _hover(name: str, psi: Psi | None, moved: str) -> str:
    said = [plain(name), f"index {psi_words(psi)}: {psi_verdict(psi).words}", moved]
    if psi is not None and psi.value is not None:
        said.append(chance_words(psi))
    return "<br>".join(part for part in said if part)


def _chance_marks(
    fig: go.Figure, found: Sequence[Psi | None], end: float, palette: Palette
) -> None:
    fig.add_scatter(
        x=[min(psi.chance_limit, end) if psi and psi.value is not None else nan for psi in found],
        y=list(range(len(found))),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 14,
            "line": {"width": 2, "color": palette.ink},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _beside(fig: go.Figure, words: Sequence[str], at: float, palette: Palette) -> None:
    """Words right of each row, from that end of the axis on."""
    fig.add_scatter(
        x=[at] * len(words),
        y=list(range(len(words))),
        mode="text",
        text=[f" {word}" for word in words],
        textposition="middle right",
        textfont={"size": TICK_SIZE, "color": palette.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _below(fig: go.Figure, words: str, rows: int, hidden: int, palette: Palette) -> None:
    """How to read the chart, and how many rows the table has more."""
    more = f"   {hidden:,} more in the table" if hidden else ""
    at = -30 / (_height(rows) - _ABOVE - _BELOW)
    note(fig, words + more, palette.muted, (1, at), ("right", "top"))

"""How the score and the criteria have drifted since a definition was signed."""

from collections.abc import Sequence
from math import nan
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.drift_changes import Panel, change_points, words_beside
from leadpact.charts.frame import bare_axis, frame, note, nothing, rows_axis
from leadpact.charts.text import plain
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.psi import LOOK_FROM, MOVED_ABOVE, Psi, Stability
from leadpact.metrics.drift import Drift
from leadpact.metrics.drift_words import chance_words, most_moved_words, psi_verdict, psi_words

ROW_HEIGHT = 32
HEIGHT = 240
MOST_ROWS = 15
_ABOVE, _BELOW = 34, 56
# Bars beyond are cut; the number stands beside them.
_WIDEST = 0.5
# Where the three panels lie, as shares of the width; the words of each stand right of it.
_INDEX, _APPLIES, _CLOSES = (0.0, 0.25), (0.43, 0.61), (0.82, 1.0)


def drift_panels(drift: Drift, palette: Palette) -> go.Figure:
    """Three panels over the same rows: the index, whom a criterion applies to, how those close.

    The score of all leads first, then the 15 criteria that moved most, 32 px a row. Bars of the
    index are cut at 0.5; a mark shows what chance stays under in 19 of 20 cases. Changes are points
    with 95 % intervals: filled ones are clear, hollow ones may be chance.
    """
    if drift.score.value is None:
        return nothing(palette, HEIGHT, "No leads to compare")
    shown = drift.by_index[:MOST_ROWS]
    fig = frame(palette, _height(len(shown) + 1), (8, 118, _ABOVE, _BELOW))
    names = ["<b>All leads</b>", *(plain(one.criterion.label) for one in shown)]
    fig.layout.yaxis = rows_axis(names)
    found = [drift.score, *(one.psi for one in shown)]
    moved = ["", *map(most_moved_words, shown)]
    hovers = [_hover(*parts) for parts in zip(names, found, moved, strict=True)]
    _index_panel(fig, found, hovers, palette)
    applies = [None, *(one.applies if one.psi else None for one in shown)]
    change_points(fig, Panel("x2", _APPLIES), names, applies, palette)
    closing = [drift.conversion, *(one.conversion if one.psi else None for one in shown)]
    change_points(fig, Panel("x3", _CLOSES), names, closing, palette)
    _titles(fig, palette)
    _below(fig, len(shown) + 1, len(drift.criteria) - len(shown), palette)
    return fig


def _index_panel(
    fig: go.Figure, found: Sequence[Psi | None], hovers: Sequence[str], palette: Palette
) -> None:
    largest = max(_value(psi) for psi in found)
    end = min(max(largest * 1.05, MOVED_ABOVE * 1.35), _WIDEST)
    fig.layout.xaxis = _index_axis(end, palette)
    for at in (LOOK_FROM, MOVED_ABOVE):
        fig.add_shape(
            type="line",
            x0=at,
            x1=at,
            y0=0,
            y1=1,
            yref="paper",
            layer="between",
            line={"color": palette.muted, "dash": "dot", "width": 2},
        )
    rows = list(range(len(found)))
    fig.add_bar(
        orientation="h",
        x=[min(_value(psi), end) for psi in found],
        y=rows,
        width=0.56,
        marker={
            "color": [_colour(psi, palette) for psi in found],
            "line": {"width": 1, "color": palette.muted},
        },
        hovertext=hovers,
        hoverinfo="text",
        cliponaxis=False,
    )
    fig.add_scatter(
        x=[min(psi.chance_limit, end) if psi and psi.value is not None else nan for psi in found],
        y=rows,
        mode="markers",
        marker={"symbol": "line-ns", "size": 14, "line": {"width": 2, "color": palette.ink}},
        hoverinfo="skip",
        cliponaxis=False,
    )
    words_beside(fig, Panel("x", _INDEX), list(map(_words, found)), end, palette)


def _index_axis(end: float, palette: Palette) -> dict[str, Any]:
    return bare_axis() | {
        "domain": list(_INDEX),
        "range": [0, end],
        "zeroline": True,
        "zerolinecolor": palette.muted,
        "tickmode": "array",
        "tickvals": [0, LOOK_FROM, MOVED_ABOVE],
        "tickangle": 0,
        "ticklabelstandoff": 4,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }


def _titles(fig: go.Figure, palette: Palette) -> None:
    for words, (start, _) in (
        ("<b>Stability index</b>", _INDEX),
        ("<b>Applies to</b>, points", _APPLIES),
        ("<b>Those close</b>, points", _CLOSES),
    ):
        note(fig, words, palette.ink, (start, 1.0), ("left", "bottom"))
        fig.layout.annotations[-1].yshift = 8


def _below(fig: go.Figure, rows: int, hidden: int, palette: Palette) -> None:
    """How to read the panels, and how many rows the table has more."""
    at = -28 / (_height(rows) - _ABOVE - _BELOW)
    for words, start in (
        ("│ by chance less, 19 of 20", _INDEX[0]),
        ("● clear   ○ may be chance", _APPLIES[0]),
        (f"{hidden:,} more in the table" if hidden else "", _CLOSES[0]),
    ):
        note(fig, words, palette.muted, (start, at), ("left", "top"))


def _height(rows: int) -> int:
    return _ABOVE + _BELOW + ROW_HEIGHT * max(rows, 3)


def _value(psi: Psi | None) -> float:
    return 0.0 if psi is None or psi.value is None else psi.value


def _colour(psi: Psi | None, palette: Palette) -> str:
    if psi is None:
        return palette.surface
    return {
        Stability.STABLE: palette.grades[2],
        Stability.LOOK: palette.watch,
        Stability.MOVED: palette.bad,
    }.get(psi.stability, palette.surface)


def _words(psi: Psi | None) -> str:
    """The index, and what it tells where it is not stable."""
    if psi is None:
        return "not in both"
    told = {
        Stability.LOOK: "▲ look",
        Stability.MOVED: "✕ moved",
        Stability.CHANCE: "chance?",
        Stability.TOO_FEW: "too few",
        Stability.STABLE: "",
    }
    return f"{psi_words(psi)} {told[psi.stability]}".strip()


def _hover(name: str, psi: Psi | None, moved: str) -> str:
    said = [name, f"index {psi_words(psi)}: {psi_verdict(psi).words}", moved]
    if psi is not None and psi.value is not None:
        said.append(chance_words(psi))
    return "<br>".join(part for part in said if part)

"""A panel of shares then and now: by how many points each row has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import Literal

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.shares import Difference
from leadpact.metrics.drift import ThenNow
from leadpact.metrics.drift_words import change_words, then_now_words
from leadpact.metrics.words import of_words


@dataclass(frozen=True)
class Panel:
    """One of several x axes over the same rows, and from where to where it goes in the width."""

    axis: Literal["x", "x2", "x3"]
    domain: tuple[float, float]


def change_points(
    fig: go.Figure,
    panel: Panel,
    names: Sequence[str],
    rows: Sequence[ThenNow | None],
    palette: Palette,
) -> None:
    """Draw a point with its interval for each row, and then and now in words right of it.

    `names` have to be safe already. A row of None stays empty; one with too few leads on a side has
    words alone.
    """
    changes = list(map(_judged, rows))
    low, high = _span([change for change in changes if change is not None])
    fig.layout[panel.axis.replace("x", "xaxis")] = bare_axis() | {
        "domain": list(panel.domain),
        "anchor": "y",
        "range": [low, high],
        "showgrid": True,
        "gridcolor": palette.grid,
        "zeroline": True,
        "zerolinecolor": palette.ink,
        "zerolinewidth": 2,
        "nticks": 4,
        "tickangle": 0,
        "ticklabelstandoff": 4,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }
    fig.add_scatter(
        xaxis=panel.axis,
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
            "size": 12,
            "color": [
                palette.grades[0] if one is not None and one.is_real else palette.surface
                for one in changes
            ],
            "line": {"width": 2, "color": palette.muted},
        },
        hovertext=[_hover(name, row) for name, row in zip(names, rows, strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )
    words_beside(fig, panel, ["" if row is None else _words(row) for row in rows], high, palette)


def words_beside(
    fig: go.Figure, panel: Panel, words: Sequence[str], at: float, palette: Palette
) -> None:
    """Words right of each row of a panel, from that end of its axis on."""
    fig.add_scatter(
        xaxis=panel.axis,
        x=[at] * len(words),
        y=list(range(len(words))),
        mode="text",
        text=[f" {word}" for word in words],
        textposition="middle right",
        textfont={"size": TICK_SIZE, "color": palette.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _judged(row: ThenNow | None) -> Difference | None:
    if row is None or row.then.too_few or row.now.too_few:
        return None
    return row.change


def _span(changes: Sequence[Difference]) -> tuple[float, float]:
    ends = [end * 100 for one in changes for end in (one.low, one.high)]
    low, high = min(0.0, *ends, 0.0), max(0.0, *ends, 1.0)
    room = max(0.5, (high - low) * 0.05)
    return low - room, high + room


def _words(row: ThenNow) -> str:
    if row.now.too_few:
        return "too few now"
    return "too few then" if row.then.too_few else then_now_words(row)


def _hover(name: str, row: ThenNow | None) -> str:
    if row is None:
        return ""
    return (
        f"{name}<br>then {of_words(row.then)}, now {of_words(row.now)}<br>"
        f"{change_words(row.change)} points"
    )

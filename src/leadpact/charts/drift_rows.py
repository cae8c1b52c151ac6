"""What the charts of a review share: their rows, their room, and words beside and below them."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, note
from leadpact.charts.text import plain
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.metrics.drift import CriterionDrift

ROW_HEIGHT = 34
HEIGHT = 240
MOST_ROWS = 14
ABOVE, BELOW = 8, 62


def height_of(rows: int) -> int:
    """The height in pixels of a chart of so many rows."""
    return ABOVE + BELOW + ROW_HEIGHT * max(rows, 3)


def label_of(one: CriterionDrift) -> str:
    """What people call the criterion."""
    return one.criterion.label


def named(labels: Sequence[str]) -> list[str]:
    """The labels made safe; the first, of all leads, stands out."""
    first, *others = (plain(label) for label in labels)
    return [f"<b>{first}</b>", *others]


def amounts(palette: Palette, span: tuple[float, float]) -> dict[str, Any]:
    """A bare axis of that span with its numbers."""
    return bare_axis() | {
        "range": list(span),
        "tickangle": 0,
        "ticklabelstandoff": 4,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
    }


def beside(fig: go.Figure, words: Sequence[str], at: float, palette: Palette) -> None:
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


def below(fig: go.Figure, words: str, rows: int, hidden: int, palette: Palette) -> None:
    """How to read the chart, and how many rows the table has more."""
    more = f"   {hidden:,} more in the table" if hidden else ""
    at = -30 / (height_of(rows) - ABOVE - BELOW)
    note(fig, words + more, palette.muted, (1, at), ("right", "top"))

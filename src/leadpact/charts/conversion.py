"""Conversion of many things below each other: points with intervals, the naive rate as a ring."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import frame, note, nothing, percent_axis, put_axes, rows_axis, rule
from leadpact.charts.points import Point, intervals, markers, percents, top_of
from leadpact.charts.text import hover_words, quiet
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.shares import Share
from leadpact.metrics.words import percent

ROW_HEIGHT = 36
EMPTY_HEIGHT = 260
MOST_ROWS = 15


@dataclass(frozen=True)
class Converted:
    """One row; `name` has to be safe already. `matured` is None where nothing can be."""

    name: str
    naive: Share
    matured: Share | None


def conversion_rows(
    rows: Sequence[Converted],
    overall: Share,
    palette: Palette,
    noun: str,
    *,
    is_matured: bool | None,
) -> go.Figure:
    """Conversion per row with intervals, the first 15, 36 px for each.

    Points are matured conversion, with the naive one as a small ring under it, or the naive one
    alone where nothing can be matured; `is_matured` None says that it is no conversion. `noun` is
    what a row is.
    """
    shown = rows[:MOST_ROWS]
    if not shown:
        return nothing(palette, EMPTY_HEIGHT)
    shares = [row.matured if is_matured and row.matured else row.naive for row in shown]
    judged = [share for share in shares if not share.too_few]
    top = top_of(judged or shares, overall.rate)
    height = 72 + ROW_HEIGHT * max(len(shown), 3)
    fig = frame(palette, height, (8, 76, 26, 46))
    if is_matured:
        fig.add_scatter(**_rings(shown, palette))
    fig.add_scatter(**_dots([row.name for row in shown], shares, palette))
    fig.add_scatter(**_labels(shares, top, palette))
    ticks = [f"{row.name}  {quiet(f'{row.naive.denominator:,}', palette)}" for row in shown]
    put_axes(
        fig,
        percent_axis(palette, (-0.02 * top, top)) | {"nticks": 4},
        rows_axis(ticks),
    )
    if overall.rate is not None:
        at = overall.rate * 100
        rule(fig, "x", at, palette.muted, "dot")
        words = f"all {percent(overall.rate, 1)}"
        note(fig, words, palette.muted, (at, 1), ("center", "bottom"), refs=("x", "paper"))
    hidden = len(rows) - len(shown)
    words = {True: "● matured, 95 %   ○ naive", False: "● naive, 95 %", None: ""}[is_matured]
    if hidden:
        words += f"   {hidden} smaller {noun}s not drawn"
    note(fig, words, palette.muted, (1, -24 / (height - 72)), ("right", "top"))
    return fig


def _dots(names: Sequence[str], shares: Sequence[Share], palette: Palette) -> dict[str, Any]:
    points = [
        Point(name, share, palette.grades[0]) for name, share in zip(names, shares, strict=True)
    ]
    return {
        "x": [percents(share.rate) for share in shares],
        "y": list(range(len(shares))),
        "error_x": intervals(shares, palette.grades[1]),
        "mode": "markers",
        "marker": markers(points, palette),
        "hovertext": [hover_words(point.name, point.share) for point in points],
        "hoverinfo": "text",
    }


def _rings(rows: Sequence[Converted], palette: Palette) -> dict[str, Any]:
    return {
        "x": [percents(row.naive.rate) for row in rows],
        "y": [place + 0.32 for place in range(len(rows))],
        "mode": "markers",
        "marker": {
            "size": 8,
            "color": palette.surface,
            "line": {"width": 1.5, "color": palette.muted},
        },
        "hovertext": [hover_words(f"{row.name}, naive", row.naive) for row in rows],
        "hoverinfo": "text",
    }


def _labels(shares: Sequence[Share], top: float, palette: Palette) -> dict[str, Any]:
    return {
        "x": [min((share.high or 0.0) * 100, top) for share in shares],
        "y": list(range(len(shares))),
        "mode": "text",
        "text": [f"  {_label(share)}" for share in shares],
        "textposition": "middle right",
        "textfont": {
            "size": [TICK_SIZE if share.too_few else LABEL_SIZE for share in shares],
            "color": [palette.muted if share.too_few else palette.ink for share in shares],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _label(share: Share) -> str:
    if share.denominator == 0:
        return "too new"
    return "too few<br>  to judge" if share.too_few else percent(share.rate, 1)

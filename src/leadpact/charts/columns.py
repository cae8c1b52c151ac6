"""How the leads close by the values of one column."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import frame, note, nothing, percent_axis, put_axes, rows_axis, rule
from leadpact.charts.points import Point, intervals, markers, percents, top_of
from leadpact.charts.text import hover_words, plain, quiet
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.shares import Share
from leadpact.metrics.columns import ValueRow
from leadpact.metrics.words import percent

ROW_HEIGHT = 34


def column_conversion(rows: Sequence[ValueRow], overall: Share, palette: Palette) -> go.Figure:
    """One point per value with its interval, 34 px for each; all leads are a dotted line.

    The empty ones and what is pooled are grey; values of too few leads are hollow and say so.
    """
    if not rows or overall.rate is None:
        return nothing(palette, 260, "No leads old enough to judge in this selection")
    shares = [row.conversion for row in rows]
    judged = [share for share in shares if not share.too_few]
    top = top_of(judged or shares, overall.rate)
    fig = frame(palette, 66 + ROW_HEIGHT * max(len(rows), 3), (8, 76, 26, 40))
    names = [plain(row.label) for row in rows]
    points = [
        Point(name, row.conversion, _colour(row, palette))
        for name, row in zip(names, rows, strict=True)
    ]
    places = list(range(len(rows)))
    to_left = [_stands_left(share, overall.rate * 100, top) for share in shares]
    fig.add_scatter(
        x=[percents(share.rate) for share in shares],
        y=places,
        error_x=intervals(shares, palette.grades[1]),
        mode="markers",
        marker=markers(points, palette),
        hovertext=[hover_words(point.name, point.share) for point in points],
        hoverinfo="text",
    )
    fig.add_scatter(
        x=[
            percents(share.low) if left else min((share.high or 0.0) * 100, top)
            for share, left in zip(shares, to_left, strict=True)
        ],
        y=places,
        mode="text",
        # Spaces on both sides keep the words off the interval, wherever they stand.
        text=[f"  {_label(share)}  " for share in shares],
        textposition=["middle left" if left else "middle right" for left in to_left],
        textfont={
            "size": [TICK_SIZE if share.too_few else LABEL_SIZE for share in shares],
            "color": [palette.muted if share.too_few else palette.ink for share in shares],
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    ticks = [
        f"{name}  {quiet(f'{row.of_all.numerator:,}', palette)}"
        for name, row in zip(names, rows, strict=True)
    ]
    put_axes(fig, percent_axis(palette, (-0.02 * top, top)) | {"nticks": 4}, rows_axis(ticks))
    at = overall.rate * 100
    rule(fig, "x", at, palette.muted, "dot")
    words = f"all {percent(overall.rate, 1)}"
    note(fig, words, palette.muted, (at, 1), ("center", "bottom"), refs=("x", "paper"))
    return fig


def _colour(row: ValueRow, palette: Palette) -> str:
    return palette.grades[3] if row.key is None or row.pooled else palette.grades[0]


def _stands_left(share: Share, line: float, top: float) -> bool:
    """Whether the words would lie on the line of all leads, and have room on the other side."""
    if share.low is None or share.high is None:
        return False
    words = 0.12 * top
    return share.high * 100 < line < share.high * 100 + words and share.low * 100 > words


def _label(share: Share) -> str:
    if share.denominator == 0:
        return "too new"
    return "too few" if share.too_few else percent(share.rate, 1)

"""Closes and conversion by cycle, and what became of rejected leads."""

import plotly.graph_objects as go

from leadpact.charts.conversion import Converted, conversion_rows
from leadpact.charts.frame import bare_axis, frame, note, nothing, put_axes, rows_axis
from leadpact.charts.points import Point, intervals, percents, points_chart
from leadpact.charts.text import hover_words, key_words
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.figures import Target, figure_named
from leadpact.domain.shares import Share
from leadpact.domain.shares import share as summed
from leadpact.metrics.shares import Breakdown, Key
from leadpact.metrics.words import interval_words, of_words, percent, rate_words

CYCLES_HEIGHT = 220
FATE_ROW_HEIGHT = 46

# From the first cycle, the quiet one, to four and more.
_CYCLE_GRADES = {1: 3, 2: 1, 3: 0, 4: 0}
_FATE_GRADES = {
    "written off": 3,
    "recycled, still open": 2,
    "recycled, won": 0,
    "recycled, lost": 1,
}


def closes_by_cycle(
    breakdown: Breakdown, share: Share, palette: Palette, threshold: int = 2
) -> go.Figure:
    """Closes by cycles as one whole of 100 %, 220 px high, with the field's band from 2 cycles on.

    `share` is that of the closes cycled `threshold` or more times; like the band it is measured
    from the right, where those closes lie.
    """
    if share.rate is None:
        return nothing(palette, CYCLES_HEIGHT, "No wins whose cycles are known")
    fig = frame(palette, CYCLES_HEIGHT, (10, 10, 8, 8))
    for row in breakdown:
        place = _CYCLE_GRADES.get(row.key if isinstance(row.key, int) else 1, 3)
        fig.add_bar(
            orientation="h",
            y=[0],
            x=[percents(row.share.rate)],
            width=0.8,
            marker={"color": palette.grades[place], "line": {"width": 2, "color": palette.surface}},
            text=[f"<b>{_cycle_words(row.key)}</b><br>{rate_words(row.share)}"],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"size": TICK_SIZE, "color": palette.on_grades[place]},
            hovertext=[hover_words(_cycle_words(row.key), row.share)],
            hoverinfo="text",
        )
    fig.layout.uniformtext = {"mode": "hide", "minsize": TICK_SIZE}
    _measure(fig, share, palette, threshold)
    target = figure_named("recycled_share_of_closes").target
    if target and threshold == 2:
        _band(fig, target, palette)
    fig.layout.barmode = "stack"
    put_axes(
        fig,
        bare_axis() | {"range": [0, 100], "showticklabels": False},
        bare_axis() | {"range": [-1.4, 0.95], "showticklabels": False},
    )
    return fig


def conversion_by_cycle(breakdown: Breakdown, palette: Palette) -> go.Figure:
    """Conversion by cycles with intervals, 260 px high."""
    return points_chart(
        [Point(_cycles(row.key), row.share, palette.grades[0]) for row in breakdown], palette
    )


def conversion_after_wait(breakdown: Breakdown, palette: Palette) -> go.Figure:
    """The share won of those that came back by weeks waited, with intervals, 260 px high."""
    points = [
        Point(key_words(row.key, "unknown"), row.share, palette.grades[0]) for row in breakdown
    ]
    return points_chart(points, palette)


def cycled_shares(breakdown: Breakdown, palette: Palette, noun: str) -> go.Figure:
    """The share of recycled leads in the closes of each product or source, with intervals."""
    rows = [Converted(key_words(row.key, f"no {noun} given"), row.share, None) for row in breakdown]
    overall = summed(
        sum(row.share.numerator for row in breakdown),
        sum(row.share.denominator for row in breakdown),
    )
    return conversion_rows(rows, overall, palette, noun, is_matured=None)


def fate_bars(breakdown: Breakdown, palette: Palette) -> go.Figure:
    """What became of rejected leads, the most frequent first, 46 px for each."""
    if not any(row.share.numerator for row in breakdown):
        return nothing(palette, CYCLES_HEIGHT, "Sales rejected no leads in this selection")
    rows = sorted(breakdown, key=lambda row: (-row.share.numerator, str(row.key)))
    names = [_capital(key_words(row.key, "unknown")) for row in rows]
    longest = max(row.share.rate or 0 for row in rows) * 100
    fig = frame(palette, 16 + FATE_ROW_HEIGHT * max(len(rows), 3), (8, 124, 8, 8))
    fig.add_bar(
        orientation="h",
        y=list(range(len(rows))),
        x=[percents(row.share.rate) for row in rows],
        width=0.62,
        marker={"color": [palette.grades[_FATE_GRADES.get(str(r.key), 3)] for r in rows]},
        text=[f" {rate_words(row.share)} · {row.share.numerator:,}" for row in rows],
        textposition="outside",
        textangle=0,
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        hovertext=[hover_words(name, row.share) for name, row in zip(names, rows, strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )
    put_axes(
        fig,
        bare_axis() | {"range": [0, longest], "showticklabels": False},
        rows_axis(names),
    )
    return fig


def _measure(fig: go.Figure, share: Share, palette: Palette, threshold: int) -> None:
    """The share cycled so many times or more as a point with its interval, from the right."""
    mirrored = Share(
        share.denominator - share.numerator,
        share.denominator,
        1 - (share.rate or 0),
        1 - (share.high or 0),
        1 - (share.low or 0),
    )
    rate = f"{percent(share.rate, 1)} {interval_words(share)}"
    words = f"{threshold}+ cycles: {rate}<br>{of_words(share)}"
    fig.add_scatter(
        x=[percents(mirrored.rate)],
        y=[-0.66],
        error_x=intervals([mirrored], palette.ink),
        mode="markers",
        marker={
            "size": 13,
            "color": palette.surface if share.too_few else palette.ink,
            "line": {"width": 1.5, "color": palette.ink},
        },
        hovertext=[words],
        hoverinfo="text",
        cliponaxis=False,
    )
    few = ", too few to judge" if share.too_few else ""
    fig.add_annotation(
        text=words + few,
        x=1,
        xref="paper",
        xanchor="right",
        align="right",
        y=-0.95,
        yanchor="top",
        showarrow=False,
        font={"size": TICK_SIZE, "color": palette.ink},
    )


def _band(fig: go.Figure, target: Target, palette: Palette) -> None:
    ends = (100 - target.high * 100, 100 - target.low * 100)
    fig.add_shape(
        type="rect",
        x0=ends[0],
        x1=ends[1],
        y0=-0.9,
        y1=0.6,
        fillcolor=palette.band,
        line={"width": 0},
        layer="below",
    )
    words = f"{target.words} from the right"
    note(fig, words, palette.good, (ends[1], 0.6), ("right", "bottom"), refs=("x", "y"))


def _cycles(key: Key) -> str:
    return "4+" if key == 4 else key_words(key, "unknown")


def _cycle_words(key: Key) -> str:
    return "1 cycle" if key == 1 else f"{_cycles(key)} cycles"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

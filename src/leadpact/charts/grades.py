"""How the leads grade, how each grade closes, and whether the order holds."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, named_axis, note, nothing, put_axes, rows_axis
from leadpact.charts.points import Point, points_chart
from leadpact.charts.text import quiet
from leadpact.charts.theme import LABEL_SIZE, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Difference, Share
from leadpact.metrics.grades import GradeOrder, GradePair

BARS_HEIGHT = 250
PAIRS_HEIGHT = 230

_LETTERS = [grade.value for grade in Grade]


def grade_bars(before: Sequence[int] | None, after: Sequence[int], palette: Palette) -> go.Figure:
    """The leads per grade, A to D, as bars; `before` beside them in dashes. 250 px high."""
    if sum(after) == 0:
        return nothing(palette, BARS_HEIGHT)
    fig = frame(palette, BARS_HEIGHT, (8, 8, 8, 52 if before else 32))
    fig.add_bar(
        x=[0, 1, 2, 3],
        y=list(after),
        width=0.56,
        offset=-0.36,
        marker={"color": list(palette.grades)},
        text=[f"{leads:,}" for leads in after],
        textposition="outside",
        textangle=0,
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        hovertext=_bar_hovers(before, after),
        hoverinfo="text",
        cliponaxis=False,
    )
    if before:
        fig.add_scatter(
            x=[x for place in range(4) for x in _outline(place)],
            y=[y for leads in before for y in (0, leads, leads, 0)],
            mode="lines",
            line={"color": palette.muted, "width": 1.5, "dash": "dot"},
            hoverinfo="skip",
        )
        note(fig, "dashed: before", palette.muted, (1, -0.15), ("right", "top"))
    tallest = max([*after, *(before or ())])
    put_axes(
        fig,
        named_axis([-0.08, 0.92, 1.92, 2.92], _bold(_LETTERS), (-0.5, 3.5)),
        bare_axis()
        | {
            "range": [0, tallest * 1.16],
            "showticklabels": False,
            "zeroline": True,
            "zerolinecolor": palette.muted,
        },
    )
    return fig


def grade_conversion(
    shares: Sequence[Share], palette: Palette, overall: float | None = None
) -> go.Figure:
    """The conversion of A to D with intervals, and the overall rate in [0, 1]. 260 px high."""
    points = [
        Point(letter, share, colour)
        for letter, share, colour in zip(_LETTERS, shares, palette.grades, strict=True)
    ]
    return points_chart(points, palette, overall)


def grade_order_pairs(order: GradeOrder, palette: Palette) -> go.Figure:
    """How many points better each grade closes than the next, with intervals. 230 px high.

    Right of the zero line the better grade is better.
    """
    by_grade = {row.key: row.share for row in order.conversion}
    few = {str(key) for key, share in by_grade.items() if share.too_few}
    drawn = [(place, pair) for place, pair in enumerate(order.pairs) if pair.difference]
    if not drawn:
        return nothing(palette, PAIRS_HEIGHT, "No two neighbouring grades have leads")
    fig = frame(palette, PAIRS_HEIGHT, (8, 16, 8, 32))
    found = [pair.difference for _, pair in drawn if pair.difference]
    colours = [_pair_colour(pair, few, palette) for _, pair in drawn]
    fig.add_scatter(
        x=[each.value * 100 for each in found],
        y=[place for place, _ in drawn],
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [(each.high - each.value) * 100 for each in found],
            "arrayminus": [(each.value - each.low) * 100 for each in found],
            "color": palette.muted,
            "thickness": 3,
            "width": 0,
        },
        mode="markers",
        marker={"size": 15, "color": colours, "line": {"width": 2, "color": palette.muted}},
        hovertext=[f"{_pair_name(pair)}: {_pair_words(pair, few)}" for _, pair in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )
    low = min(0.0, *(each.low * 100 for each in found))
    high = max(0.0, *(each.high * 100 for each in found))
    room = max(1.0, (high - low) * 0.06)
    names = [
        f"<b>{_pair_name(pair)}</b><br>{quiet(_pair_words(pair, few), palette)}"
        for pair in order.pairs
    ]
    put_axes(
        fig,
        bare_axis()
        | {
            "range": [low - room, high + room],
            "showgrid": True,
            "gridcolor": palette.grid,
            "zeroline": True,
            "zerolinecolor": palette.ink,
            "zerolinewidth": 2,
            "ticksuffix": " pts",
            "nticks": 5,
            "tickfont": {"color": palette.muted},
        },
        rows_axis(names),
    )
    return fig


def _bar_hovers(before: Sequence[int] | None, after: Sequence[int]) -> list[str]:
    were: list[str] = [f", before {leads:,}" for leads in before] if before else [""] * 4
    return [
        f"{letter}: {leads:,} leads{was}"
        for letter, leads, was in zip(_LETTERS, after, were, strict=True)
    ]


def _outline(place: int) -> tuple[float, ...]:
    left, right = place + 0.25, place + 0.41
    return (left, left, right, right)


def _bold(words: Sequence[str]) -> list[str]:
    return [f"<b>{word}</b>" for word in words]


def _pair_name(pair: GradePair) -> str:
    return f"{pair.better.value} over {pair.worse.value}"


def _pair_words(pair: GradePair, few: set[str]) -> str:
    if pair.difference is None:
        return "no leads to compare"
    words = _points_words(pair.difference)
    if pair.better.value in few or pair.worse.value in few:
        return f"{words}<br>too few to judge"
    if not pair.difference.is_real:
        return f"{words}<br>may be chance"
    return words if pair.difference.value > 0 else f"{words}<br>the wrong way round"


def _points_words(found: Difference) -> str:
    digits = 0 if abs(found.value) >= 0.1 else 1
    low, high = (f"{end * 100:.{digits}f}" for end in (found.low, found.high))
    return f"{found.value * 100:+.{digits}f} pts [{low}, {high}]".replace("-", "−")


def _pair_colour(pair: GradePair, few: set[str], palette: Palette) -> str:
    unsure = pair.difference is None or not pair.difference.is_real
    if unsure or pair.better.value in few or pair.worse.value in few:
        return palette.surface
    return palette.good if pair.difference and pair.difference.value > 0 else palette.bad

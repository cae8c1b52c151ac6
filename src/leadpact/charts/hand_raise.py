"""How leads that asked and leads that passed BANT close, and whom sales would call."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from leadpact.charts.frame import (
    bare_axis,
    frame,
    named_axis,
    note,
    nothing,
    percent_axis,
    put_axes,
    rows_axis,
)
from leadpact.charts.points import Point, intervals, markers, percents, points_chart, top_of
from leadpact.charts.text import hover_words, quiet
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.shares import Share
from leadpact.metrics.calls import Caller, Decides
from leadpact.metrics.hand_raise import HandRaiseCell
from leadpact.metrics.questions_answered import QuestionRow
from leadpact.metrics.shares import Missing

CALLS_HEIGHT = 260
QUESTIONS_HEIGHT = 280

_CELL_NAMES = {
    (True, True): "Both",
    (True, False): "Asked only",
    (False, True): "BANT only",
    (False, False): "Neither",
}
_DECIDER_NAMES = {
    Decides.HAND_RAISE: "Hand-raise",
    Decides.BANT: "BANT",
    Decides.DEFINITION: "Definition",
}


def cell_conversion(cells: Sequence[HandRaiseCell], palette: Palette) -> go.Figure:
    """Conversion of the four groups with intervals, 260 px high."""
    return points_chart(
        [
            Point(
                _CELL_NAMES[cell.asked, cell.bant],
                cell.conversion,
                palette.grades[0 if cell.asked else 1 if cell.bant else 3],
            )
            for cell in cells
        ],
        palette,
    )


def raise_conversion(asked: Share, quiet_ones: Share, palette: Palette) -> go.Figure:
    """Conversion of those that asked and those that did not, 260 px high."""
    return points_chart(
        [
            Point("Asked", asked, palette.grades[0]),
            Point("Did not ask", quiet_ones, palette.grades[3]),
        ],
        palette,
    )


def whom_to_call(callers: Sequence[Caller], palette: Palette) -> go.Figure:
    """Wins per 100 calls and share of wins captured, a row for what decides, 260 px high."""
    known = [caller for caller in callers if not isinstance(caller.calls, Missing)]
    if not any(_share(caller.wins_per_call).denominator for caller in known):
        return nothing(palette, CALLS_HEIGHT)
    fig = frame(palette, CALLS_HEIGHT, (8, 8, 30, 30))
    calls = [_point(caller, caller.wins_per_call, palette) for caller in known]
    captured = [_point(caller, caller.wins_captured, palette) for caller in known]
    _panel(fig, calls, palette, "x", "")
    _panel(fig, captured, palette, "x2", " %")
    names = [
        f"<b>{_DECIDER_NAMES[caller.decides]}</b><br>"
        f"{quiet(f'{_share(caller.calls).numerator:,} calls', palette)}"
        for caller in known
    ]
    most = top_of([point.share for point in calls])
    put_axes(
        fig,
        _panel_axis(palette, (0.0, 0.46), most, ""),
        rows_axis(names),
    )
    fig.layout.xaxis2 = _panel_axis(palette, (0.54, 1.0), 100, " %") | {"anchor": "y"}
    for at, words in ((0.0, "<b>Wins per 100 calls</b>"), (0.54, "<b>Wins captured</b>")):
        note(fig, words, palette.ink, (at, 1.02), ("left", "bottom"))
    return fig


def by_questions(rows: Sequence[QuestionRow], palette: Palette) -> go.Figure:
    """Hand-raise share and conversion by number of answered questions, 280 px high."""
    judged = [row for row in rows if row.conversion.denominator]
    if not judged:
        return nothing(palette, QUESTIONS_HEIGHT)
    fig = frame(palette, QUESTIONS_HEIGHT, (54, 12, 26, 50))
    series = [("Conversion", palette.grades[0], -0.1, [row.conversion for row in rows])]
    raised = [row.hand_raise_share for row in rows if isinstance(row.hand_raise_share, Share)]
    if len(raised) == len(rows):
        series.append(("Hand-raise share", palette.sales, 0.1, raised))
    shown = [share for *_, shares in series for share in shares if not share.too_few]
    top = top_of(shown or raised or [row.conversion for row in judged])
    for name, colour, aside, shares in series:
        points = [
            Point(f"{name}, {_questions(row)}", share, colour)
            for row, share in zip(rows, shares, strict=True)
        ]
        fig.add_scatter(
            x=[place + aside for place in range(len(rows))],
            y=[percents(share.rate) for share in shares],
            error_y=intervals(shares, colour) | {"thickness": 2},
            mode="markers",
            marker=markers(points, palette) | {"size": 12},
            hovertext=[hover_words(point.name, point.share) for point in points],
            hoverinfo="text",
        )
    ticks = [
        f"<b>{'10+' if row.questions == 10 else row.questions}</b><br>"
        f"{quiet(f'{row.leads:,}', palette)}"
        for row in rows
    ]
    put_axes(
        fig,
        named_axis([float(place) for place in range(len(rows))], ticks, (-0.6, len(rows) - 0.4)),
        percent_axis(palette, (0, top)),
    )
    legend = "   ".join(
        f'<span style="color:{colour}">●</span> {name.lower()}' for name, colour, *_ in series
    )
    note(fig, legend, palette.ink, (1, 1), ("right", "bottom"))
    return fig


def _point(caller: Caller, share: Share | Missing, palette: Palette) -> Point:
    return Point(_DECIDER_NAMES[caller.decides], _share(share), palette.grades[0])


def _panel(fig: go.Figure, points: Sequence[Point], palette: Palette, axis: str, unit: str) -> None:
    shares = [point.share for point in points]
    fig.add_scatter(
        x=[percents(share.rate) for share in shares],
        y=list(range(len(shares))),
        xaxis=axis,
        error_x=intervals(shares, palette.muted),
        mode="markers",
        marker=markers(points, palette) | {"size": 11},
        hovertext=[hover_words(point.name, point.share) for point in points],
        hoverinfo="text",
        cliponaxis=False,
    )
    fig.add_scatter(
        x=[percents(share.rate) for share in shares],
        y=[place - 0.16 for place in range(len(shares))],
        xaxis=axis,
        mode="text",
        text=[_label(share, unit) for share in shares],
        textposition="top center",
        textfont={
            "size": [TICK_SIZE if s.too_few else LABEL_SIZE for s in shares],
            "color": [palette.muted if s.too_few else palette.ink for s in shares],
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _panel_axis(
    palette: Palette, domain: tuple[float, float], top: float, suffix: str
) -> dict[str, Any]:
    return (
        bare_axis()
        | percent_axis(palette, (0, top))
        | {"domain": list(domain), "ticksuffix": suffix, "nticks": 4}
    )


def _label(share: Share, unit: str) -> str:
    if share.rate is None or share.too_few:
        return "too few to judge"
    return f"{share.rate * 100:.0f}{unit}"


def _share(value: Share | Missing) -> Share:
    return Share(0, 0, None, None, None) if isinstance(value, Missing) else value


def _questions(row: QuestionRow) -> str:
    if row.questions == 10:
        return "10 questions or more"
    return "1 question" if row.questions == 1 else f"{row.questions} questions"

"""The way from marketing's proposal to sales': wins captured at capacity along it."""

import plotly.graph_objects as go

from leadpact.charts.frame import frame, note, nothing, percent_axis, put_axes
from leadpact.charts.theme import LABEL_SIZE, Palette
from leadpact.metrics.compromise import CompromiseAnswer, StopFigures
from leadpact.metrics.compromise_words import place_words
from leadpact.metrics.words import interval_words, of_words, rate_words

HEIGHT = 300
_NO_WINS = "No won leads in this selection"
_MIDDLE = 0.5
_LEAST_SPAN = 4.0
# Beyond the ends of the way there is room for what both proposals capture.
_ALONG = (-8.0, 108.0)


def way_chart(
    answer: CompromiseAnswer,
    place: int,
    label: str,
    palette: Palette,
    beside: StopFigures | None = None,
) -> go.Figure:
    """Wins captured along the way over the band of their intervals. 300 px high.

    The stop at `place` is a large point under the words of `label`; its ends carry the teams' names
    in their colours. `beside` is a joint proposal that does not lie on the way.
    """
    if not answer.way.won:
        return nothing(palette, HEIGHT, _NO_WINS)
    fig = frame(palette, HEIGHT, (52, 12, 34, 34))
    span = _span(answer, beside)
    _band(fig, answer, palette)
    _line(fig, answer, palette)
    _ends(fig, answer, palette)
    if beside is not None:
        _beside(fig, beside, palette)
    _chosen(fig, answer.stops[place], label, palette)
    x = percent_axis(palette, _ALONG) | {"showgrid": False, "showticklabels": False}
    put_axes(fig, x | {"zeroline": False}, percent_axis(palette, span) | {"zeroline": False})
    return fig


def _at(stop: StopFigures) -> tuple[float, float]:
    return round(stop.way * 100, 2), round((stop.captured.rate or 0) * 100, 2)


def _span(answer: CompromiseAnswer, beside: StopFigures | None) -> tuple[float, float]:
    """From under the lowest end of an interval to over the highest."""
    drawn = [*answer.stops, *([] if beside is None else [beside])]
    low = min((one.captured.low or 0) * 100 for one in drawn)
    high = max((one.captured.high or 0) * 100 for one in drawn)
    room = max(_LEAST_SPAN, (high - low) * 0.2)
    return round(max(0.0, low - room), 1), round(high + room * 0.4, 1)


def _band(fig: go.Figure, answer: CompromiseAnswer, palette: Palette) -> None:
    ways = [_at(one)[0] for one in answer.stops]
    lows = [round((one.captured.low or 0) * 100, 2) for one in answer.stops]
    highs = [round((one.captured.high or 0) * 100, 2) for one in answer.stops]
    fig.add_scatter(
        x=[*ways, *reversed(ways)],
        y=[*highs, *reversed(lows)],
        mode="lines",
        fill="toself",
        fillcolor=palette.grid,
        line={"width": 0},
        opacity=0.6,
        hoverinfo="skip",
    )


def _line(fig: go.Figure, answer: CompromiseAnswer, palette: Palette) -> None:
    places = [_at(one) for one in answer.stops]
    fig.add_scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="lines",
        line={"color": palette.grades[0], "width": 3.5},
        hovertext=[_hover(one) for one in answer.stops],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(stop: StopFigures) -> str:
    captured = stop.captured
    return (
        f"{place_words(stop)}<br>{of_words(captured)} = {rate_words(captured)} of wins "
        f"{interval_words(captured)}"
    )


def _ends(fig: go.Figure, answer: CompromiseAnswer, palette: Palette) -> None:
    """Both proposals: what they capture outside of the line, and whose they are below."""
    for stop, name, colour, anchor, side in (
        (answer.marketing, "Marketing’s proposal", palette.marketing, "left", "middle left"),
        (answer.sales, "Sales’ proposal", palette.sales, "right", "middle right"),
    ):
        x, y = _at(stop)
        fig.add_scatter(
            x=[x],
            y=[y],
            mode="markers+text",
            marker={"size": 12, "color": colour},
            text=[f" {rate_words(stop.captured)} "],
            textposition=side,
            textfont={"size": LABEL_SIZE, "color": colour},
            hoverinfo="skip",
            cliponaxis=False,
        )
        note(fig, f"<b>{name}</b>", colour, (x, -0.02), (anchor, "top"), refs=("x", "paper"))
        fig.layout.annotations[-1].font.size = LABEL_SIZE


def _chosen(fig: go.Figure, stop: StopFigures, label: str, palette: Palette) -> None:
    x, y = _at(stop)
    fig.add_shape(
        type="line",
        x0=x,
        x1=x,
        y0=0,
        y1=1.08,
        yref="paper",
        line={"color": palette.muted, "dash": "dash", "width": 1.5},
        layer="between",
    )
    fig.add_scatter(
        x=[x],
        y=[y],
        mode="markers",
        marker={
            "size": 19,
            "color": palette.grades[0],
            "line": {"width": 2.5, "color": palette.surface},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    is_left = stop.way <= _MIDDLE
    words = f" <b>{label}</b> "
    note(
        fig,
        words,
        palette.ink,
        (x, 1.12),
        ("left" if is_left else "right", "top"),
        refs=("x", "paper"),
    )
    fig.layout.annotations[-1].font.size = LABEL_SIZE


def _beside(fig: go.Figure, stop: StopFigures, palette: Palette) -> None:
    x, y = _at(stop)
    fig.add_scatter(
        x=[x],
        y=[y],
        mode="markers+text",
        marker={"size": 14, "symbol": "diamond", "color": palette.ink},
        text=[f" our joint points now: {rate_words(stop.captured)} "],
        textposition="bottom right" if stop.way <= _MIDDLE else "bottom left",
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        hovertext=[_hover(stop)],
        hoverinfo="text",
        cliponaxis=False,
    )

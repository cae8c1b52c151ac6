"""Wins captured against the leads worked, the best scores first."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import frame, note, nothing, percent_axis, put_axes
from leadpact.charts.text import plain
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.words import percent
from leadpact.patterns.curve import Curve, CurvePoint

HEIGHT = 380
_RIGHT = 0.6
_LEFT = 0.22
_TICKS = (0, 25, 50, 75, 100)


def wins_curve(
    draft: Curve, model: ScoringModel, compared: Curve | None, compared_name: str, palette: Palette
) -> go.Figure:
    """The draft's curve, solid, over the compared one's, dashed, and chance, dotted. 380 px high.

    The draft's MQL threshold is a large point on it that tells what it captures, its A and B are
    small ones.
    """
    if not draft.won:
        return nothing(palette, HEIGHT, "No won leads in this selection")
    fig = frame(palette, HEIGHT, (84, 22, 12, 48))
    _line(fig, [(0.0, 0.0), (100.0, 100.0)], {"color": palette.muted, "width": 1.5, "dash": "dot"})
    if compared is not None:
        dashed = {"color": palette.muted, "width": 2.5, "dash": "dash"}
        _curve(fig, compared, dashed)
    _curve(fig, draft, {"color": palette.grades[0], "width": 3.5, "dash": "solid"})
    _cut_offs(fig, draft, model, palette)
    _threshold(fig, draft, model, palette)
    dashed_is = f"dashed: {plain(compared_name)}<br>" if compared is not None else ""
    note(
        fig,
        f"solid: draft<br>{dashed_is}dotted: by chance",
        palette.muted,
        (0.99, 0.04),
        ("right", "bottom"),
    )
    fig.layout.annotations[-1].align = "right"
    put_axes(
        fig, _axis(palette, "leads worked, best scores first"), _axis(palette, "wins captured")
    )
    return fig


def _axis(palette: Palette, title: str) -> dict[str, object]:
    axis = percent_axis(palette, (0, 101)) | {
        "tickvals": list(_TICKS),
        "ticktext": [f"{tick} %" for tick in _TICKS],
    }
    font = {"size": TICK_SIZE, "color": palette.muted}
    return axis | {"title": {"text": title, "standoff": 4, "font": font}}


def _curve(fig: go.Figure, curve: Curve, line: dict[str, object]) -> None:
    places = [(0.0, 0.0), *((point.of_leads * 100, point.of_won * 100) for point in curve.points)]
    hovers = [
        "",
        *(
            f"from {point.score:,}: work {percent(point.of_leads)}, "
            f"capture {percent(point.of_won)} ({point.won:,} wins)"
            for point in curve.points
        ),
    ]
    _line(fig, places, line, hovers)


def _line(
    fig: go.Figure,
    places: list[tuple[float, float]],
    line: dict[str, object],
    hovers: Sequence[str] = (),
) -> None:
    fig.add_scatter(
        x=[round(x, 2) for x, _ in places],
        y=[round(y, 2) for _, y in places],
        mode="lines",
        line=line,
        hovertext=list(hovers),
        hoverinfo="text" if hovers else "skip",
        cliponaxis=False,
    )


def _at(curve: Curve, score: int) -> CurvePoint | None:
    return next((point for point in curve.points if point.score == score), None)


def _cut_offs(fig: go.Figure, curve: Curve, model: ScoringModel, palette: Palette) -> None:
    """A and B as small points, each with its letter above the curve; none where the MQLs begin."""
    points = [
        (grade, point)
        for grade, score in (("A", model.cut_offs.a), ("B", model.cut_offs.b))
        if score != model.mql_threshold and (point := _at(curve, score)) is not None
    ]
    fig.add_scatter(
        x=[round(point.of_leads * 100, 2) for _, point in points],
        y=[round(point.of_won * 100, 2) for _, point in points],
        mode="markers+text",
        marker={"size": 9, "color": palette.grades[0], "line": {"width": 0}},
        text=[f" {grade} from {point.score:,} " for grade, point in points],
        textposition=[
            "middle right" if point.of_leads < _LEFT else "top left" for _, point in points
        ],
        textfont={"size": 14, "color": palette.muted},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _threshold(fig: go.Figure, curve: Curve, model: ScoringModel, palette: Palette) -> None:
    cut, threshold = model.cut_offs, model.mql_threshold
    also = {cut.a: "A and ", cut.b: "B and "}.get(threshold, "")
    point = curve.at_threshold
    x, y = point.of_leads * 100, point.of_won * 100
    fig.add_scatter(
        x=[round(x, 2)],
        y=[round(y, 2)],
        mode="markers",
        marker={
            "size": 17,
            "color": palette.grades[0],
            "line": {"width": 2.5, "color": palette.surface},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    is_left = point.of_leads <= _RIGHT
    note(
        fig,
        f"<b>{also}MQL from {point.score:,}</b><br>work {percent(point.of_leads)} of the leads,<br>"
        f"capture {percent(point.of_won)} of the wins",
        palette.ink,
        (x + (3 if is_left else -1), y - 3),
        ("left" if is_left else "right", "top"),
        refs=("x", "y"),
    )
    words = fig.layout.annotations[-1]
    words.align, words.bgcolor = "left" if is_left else "right", palette.surface
    words.font.size = LABEL_SIZE

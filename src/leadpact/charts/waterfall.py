"""How one lead's score adds up, criterion by criterion."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, labels, note, nothing, put_axes, rows_axis, rule
from leadpact.charts.text import plain, quiet
from leadpact.charts.theme import Palette
from leadpact.domain.scoring_model import CutOffs, Grade
from leadpact.metrics.lead_words import score_words, signed

_ROW = 42
_EDGES = 44
_GROUND = 0.04


@dataclass(frozen=True)
class Bar:
    """What one criterion adds to the score; `label` and `value` may be uploaded text."""

    label: str
    value: str
    points: int


def waterfall(
    bars: Sequence[Bar], score: int, grade: Grade, cut_offs: CutOffs, palette: Palette
) -> go.Figure:
    """Bars from 0 through each criterion to the score, with the cut-offs as lines.

    42 px high for each of them, and 44 px more; at least 212 px.
    """
    drawn = [bar for bar in bars if bar.points]
    if not drawn:
        return nothing(palette, _ROW * 4 + _EDGES, "No criterion gives or takes points")
    fig = frame(palette, _ROW * max(len(drawn) + 1, 3) + _EDGES, (8, 30, 26, 18))
    starts = [sum(bar.points for bar in drawn[:place]) for place in range(len(drawn))]
    colours = [palette.good if bar.points > 0 else palette.bad for bar in drawn]
    texts = [f" {signed(bar.points)}" for bar in drawn]
    names = [f"<b>{plain(bar.label)}</b><br>{quiet(plain(bar.value), palette)}" for bar in drawn]
    ends = [start + bar.points for start, bar in zip(starts, drawn, strict=True)]
    low, high = min(0, *ends, cut_offs.c), max(0, *ends, cut_offs.a)
    fig.add_bar(
        orientation="h",
        y=list(range(len(drawn) + 1)),
        x=[*(bar.points for bar in drawn), score],
        base=[*starts, 0],
        width=0.5,
        marker={
            "color": [*colours, palette.grades[list(Grade).index(grade)]],
            "line": {"width": [*(0 for _ in drawn), 1], "color": palette.muted},
        },
        hovertext=[
            *(f"{plain(bar.label)}: {plain(bar.value)}, {signed(bar.points)}" for bar in drawn),
            f"Score {score:,}: {grade}",
        ],
        hoverinfo="text",
    )
    # At the right end of a bar, whichever way it goes, a text crosses no other bar.
    right = [*(max(start, end) for start, end in zip(starts, ends, strict=True)), max(score, 0)]
    texts.append(f" <b>{score_words(score)} · {grade}</b>")
    labels(fig, (right, range(len(texts))), texts, palette.ink)
    fig.add_scatter(
        x=[x for end in ends for x in (end, end, nan)],
        y=[y for row in range(len(drawn)) for y in (row + 0.25, row + 0.75, nan)],
        mode="lines",
        line={"color": palette.muted, "width": 1},
        hoverinfo="skip",
    )
    for letter, edge in (("A", cut_offs.a), ("B", cut_offs.b), ("C", cut_offs.c)):
        rule(fig, "x", edge, palette.muted, "dot")
        words = f"{letter} {score_words(edge)}"
        note(fig, words, palette.muted, (edge, 1), ("center", "bottom"), refs=("x", "paper"))
    room = (high - low) * 0.12
    axis = bare_axis() | {
        "range": [low - (high - low) * _GROUND, high + room],
        "showticklabels": False,
        "zeroline": True,
        "zerolinecolor": palette.ink,
        "zerolinewidth": 1,
    }
    put_axes(fig, axis, rows_axis([*names, "<b>Score</b>"]))
    return fig

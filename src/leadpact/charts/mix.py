"""The grade mix per month, source or owner, each as a whole of 100 %."""

from collections.abc import Sequence
from typing import Literal

import plotly.graph_objects as go

from leadpact.charts.frame import (
    bare_axis,
    frame,
    named_axis,
    nothing,
    percent_axis,
    put_axes,
    rows_axis,
)
from leadpact.charts.months import month_words, months_of
from leadpact.charts.text import key_words, quiet
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.metrics.grades import MixPart
from leadpact.metrics.words import of_words, percent

MONTHS_HEIGHT = 280
ROW_HEIGHT = 30
MOST_ROWS = 12

_LETTERS = tuple(grade.value for grade in Grade)
_NONE = {"source": "no source given", "owner": "no owner given"}

By = Literal["month", "source", "owner"]


def grade_mix_by(parts: Sequence[MixPart], palette: Palette, by: By) -> go.Figure:
    """The grade mix per source or owner as rows, the largest first, or per month as columns.

    280 px high by month; else 30 px for each of at most 13 rows, the last of which pools what
    is beyond the twelve largest.
    """
    filled = [part for part in parts if sum(part.leads)]
    if not filled:
        return nothing(palette, MONTHS_HEIGHT)
    return _columns(filled, palette) if by == "month" else _rows(filled, palette, _NONE[by])


def _rows(parts: Sequence[MixPart], palette: Palette, none: str) -> go.Figure:
    ordered = sorted(parts, key=lambda part: (-sum(part.leads), part.key or ""))
    named = [(key_words(part.key, none), part.leads) for part in ordered[:MOST_ROWS]]
    rest = ordered[MOST_ROWS:]
    if rest:
        a, b, c, d = (sum(part.leads[place] for part in rest) for place in range(4))
        named.append((f"{len(rest)} others", (a, b, c, d)))
    fig = frame(palette, 38 + ROW_HEIGHT * max(len(named), 3), (8, 8, 30, 8))
    for grade, letter in enumerate(_LETTERS):
        fig.add_bar(
            orientation="h",
            y=list(range(len(named))),
            x=[_height(leads, grade) for _, leads in named],
            width=0.8,
            marker={"color": palette.grades[grade], "line": _edge(palette)},
            text=[_inside(letter, leads[grade] / sum(leads)) for _, leads in named],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"size": TICK_SIZE, "color": palette.on_grades[grade]},
            hovertext=[_hover(name, leads, grade) for name, leads in named],
            hoverinfo="text",
        )
    fig.layout.uniformtext = {"mode": "hide", "minsize": TICK_SIZE}
    _add_key(fig, palette)
    names = [f"{name}  {quiet(f'{sum(leads):,}', palette)}" for name, leads in named]
    fig.layout.barmode = "stack"
    put_axes(
        fig,
        bare_axis() | {"range": [0, 100], "showticklabels": False},
        rows_axis(names),
    )
    return fig


def _columns(parts: Sequence[MixPart], palette: Palette) -> go.Figure:
    months = months_of([part.key for part in parts])
    fig = frame(palette, MONTHS_HEIGHT, (58, 28, 14, 44))
    names = [month_words(part.key) for part in parts]
    for grade in range(4):
        fig.add_bar(
            x=list(months.places),
            y=[_height(part.leads, grade) for part in parts],
            width=0.86,
            marker={"color": palette.grades[grade]},
            hovertext=[
                _hover(name, part.leads, grade) for name, part in zip(names, parts, strict=True)
            ],
            hoverinfo="text",
        )
    last = max(zip(months.places, parts, strict=True), key=lambda placed: placed[0])[1]
    for letter, height in zip(_LETTERS, _label_heights(last), strict=True):
        fig.add_annotation(
            text=f"<b>{letter}</b>",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=height,
            yanchor="middle",
            showarrow=False,
            font={"size": LABEL_SIZE, "color": palette.ink},
        )
    fig.layout.barmode = "stack"
    put_axes(
        fig,
        named_axis(list(months.named), list(months.names), months.span),
        percent_axis(palette, (0, 100)),
    )
    return fig


def _add_key(fig: go.Figure, palette: Palette) -> None:
    """Name the grades above the rows, for pieces too narrow to be named themselves."""
    squares = (
        f'<span style="color:{colour}">■</span> {letter}'
        for letter, colour in zip(_LETTERS, palette.grades, strict=True)
    )
    fig.add_annotation(
        text="   ".join(squares),
        x=1,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        showarrow=False,
        font={"size": TICK_SIZE, "color": palette.ink},
    )


def _label_heights(part: MixPart) -> list[float]:
    """The middle of each grade's piece, A at the bottom, at least 9 % apart."""
    total, below, heights = sum(part.leads), 0.0, list[float]()
    for leads in part.leads:
        middle = below + 50 * leads / total
        heights.append(max(middle, heights[-1] + 9 if heights else 4))
        below += 100 * leads / total
    ceiling = 96.0
    for place in reversed(range(4)):
        heights[place] = min(heights[place], ceiling)
        ceiling = heights[place] - 9
    return heights


def _inside(letter: str, rate: float) -> str:
    """What fits into a piece: letter and share, the letter alone, or nothing."""
    if rate >= 0.2:
        return f"{letter} {percent(rate)}"
    return letter if rate >= 0.06 else ""


def _height(leads: tuple[int, int, int, int], grade: int) -> float:
    # Fewer digits than anyone can see keep the figure half the size.
    return round(100 * leads[grade] / sum(leads), 3)


def _hover(name: str, leads: tuple[int, int, int, int], grade: int) -> str:
    of_all = share(leads[grade], sum(leads))
    return f"{name}<br>{_LETTERS[grade]}: {of_words(of_all)} = {percent(of_all.rate)}"


def _edge(palette: Palette) -> dict[str, object]:
    return {"width": 1, "color": palette.surface}

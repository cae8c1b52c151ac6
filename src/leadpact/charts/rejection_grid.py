"""Reasons of a no by where the leads came from, as a grid of shaded cells."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, note, nothing, put_axes
from leadpact.charts.text import key_words, plain, quiet
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.shares import Share
from leadpact.metrics.rejection_grid import GridKey, GridReason, ReasonGrid
from leadpact.metrics.words import interval_words, of_words, percent

ROW_HEIGHT = 44
EMPTY_HEIGHT = 260

# The shares at which the shades begin, the darkest first.
_SHADES = (0.20, 0.10, 0.05)
_TICK_MARKS = 13


def rejection_grid(grid: ReasonGrid, whose: str, palette: Palette) -> go.Figure:
    """A row per source or campaign, a column per reason: count and share of decided hand-offs.

    `whose` names the rows: "source" or "campaign". 44 px for each row.
    """
    if not grid.keys:
        return nothing(palette, EMPTY_HEIGHT, "No hand-off was rejected in this selection")
    height = 84 + ROW_HEIGHT * max(len(grid.keys), 3)
    fig = frame(palette, height, (8, 8, 52, 32))
    cells = [
        (place, row, share, key, reason)
        for row, (key, shares) in enumerate(zip(grid.keys, grid.cells, strict=True))
        for place, (share, reason) in enumerate(zip(shares, grid.reasons, strict=True))
    ]
    shades = [_shade(share) for _, _, share, _, _ in cells]
    fig.layout.shapes = [
        {
            "type": "rect",
            "x0": place - 0.48,
            "x1": place + 0.48,
            "y0": row - 0.45,
            "y1": row + 0.45,
            "fillcolor": palette.surface if shade is None else palette.grades[shade],
            "line": {"width": 1, "color": palette.grid},
            "layer": "below",
        }
        for (place, row, *_), shade in zip(cells, shades, strict=True)
    ]
    fig.add_scatter(
        x=[place for place, *_ in cells],
        y=[row for _, row, *_ in cells],
        mode="text",
        text=[_words(share) for _, _, share, _, _ in cells],
        textfont={
            "size": TICK_SIZE,
            "color": [
                palette.muted if shade is None else palette.on_grades[shade] for shade in shades
            ],
        },
        hovertext=[
            _hover(share, grid_key_words(key, whose), grid_reason_words(reason))
            for _, _, share, key, reason in cells
        ],
        hoverinfo="text",
    )
    put_axes(
        fig,
        _axis([_broken(grid_reason_words(reason)) for reason in grid.reasons])
        | {"range": [-0.5, len(grid.reasons) - 0.5], "side": "top"},
        _axis(_key_ticks(grid.keys, whose, palette))
        | {
            "range": [max(len(grid.keys), 3) - 0.5, -0.5],
            "automargin": True,
            "ticklabelstandoff": 8,
        },
    )
    _legend(fig, whose, palette)
    return fig


def grid_key_words(key: GridKey, whose: str) -> str:
    """The name of a row, safe for a figure: what it is, or how many are pooled in it."""
    if key.pooled:
        return f"{key.pooled:,} other {whose}s"
    return key_words(key.name, f"no {whose} given")


def grid_reason_words(reason: GridReason) -> str:
    """The name of a column, safe for a figure: the reason, or how many are pooled in it."""
    return f"{reason.pooled:,} other reasons" if reason.pooled else plain(reason.name)


def _axis(names: Sequence[str]) -> dict[str, object]:
    return bare_axis() | {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": {"size": TICK_SIZE},
        "tickangle": 0,
    }


def _key_ticks(keys: Sequence[GridKey], whose: str, palette: Palette) -> list[str]:
    return [
        f"{grid_key_words(key, whose)}<br>"
        + quiet(f"{percent(key.rejected.rate)} of {key.rejected.denominator:,}", palette)
        for key in keys
    ]


def _broken(name: str) -> str:
    """A name on two lines, broken at the blank nearest to its middle."""
    blanks = [place for place, mark in enumerate(name) if mark == " "]
    if len(name) <= _TICK_MARKS or not blanks:
        return name
    place = min(blanks, key=lambda blank: abs(blank - len(name) / 2))
    return f"{name[:place]}<br>{name[place + 1 :]}"


def _shade(share: Share) -> int | None:
    if share.too_few or not share.numerator:
        return None
    return sum((share.rate or 0.0) < bound for bound in _SHADES)


def _words(share: Share) -> str:
    if not share.numerator:
        return "–"
    if share.too_few:
        return f"{share.numerator:,}<br>too few"
    return f"<b>{share.numerator:,}</b> · {percent(share.rate)}"


def _hover(share: Share, key: str, reason: str) -> str:
    few = "<br>too few to judge" if share.too_few else ""
    return (
        f"{key}: {reason}<br>{of_words(share)} decided hand-offs = {percent(share.rate, 1)} "
        f"{interval_words(share)}{few}"
    )


def _legend(fig: go.Figure, whose: str, palette: Palette) -> None:
    names = ("20 % and more", "10 %", "5 %", "less")
    marks = "  ".join(
        f'<span style="color:{colour}">■</span> {name}'
        for colour, name in zip(palette.grades, names, strict=True)
    )
    words = f"hand-offs rejected, and their share of the {whose}’s decided ones: {marks}"
    note(fig, words, palette.muted, (1, 0), ("right", "top"))
    fig.layout.annotations[-1].yshift = -4

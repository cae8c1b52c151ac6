"""The road from inquiry to win, with its exits, and how far each month's leads came on it."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from leadpact.charts.months import Months, month_words, months_of
from leadpact.charts.points import Point, intervals, markers, percents, top_of
from leadpact.charts.text import hover_words, quiet
from leadpact.charts.theme import LABEL_SIZE, TICK_SIZE, Palette
from leadpact.domain.shares import Share
from leadpact.metrics.hand_off import STAGE_WORDS, days_words, number_words
from leadpact.metrics.roads import Cohort, Step
from leadpact.metrics.words import interval_words, rate_words

STEP_HEIGHT = 64
COHORTS_HEIGHT = 340
NOBODY = "No leads whose road is known"

_BARS_END = 0.6


@dataclass(frozen=True)
class _Part:
    """One fate of the leads in a step: its words, its leads per step, its colours."""

    words: str
    leads: tuple[int, ...]
    colour: str
    on_colour: str


def road(steps: Sequence[Step], palette: Palette) -> go.Figure:
    """Every step as a bar of the leads that entered it, parted by their fate, 64 px each.

    Beside it the share that moved on with its interval, the days it took, and who stalls.
    """
    if not steps:
        return nothing(palette, 3 * STEP_HEIGHT, NOBODY)
    fig = frame(palette, 44 + STEP_HEIGHT * max(len(steps), 3), (8, 8, 4, 40))
    parts = [part for part in _parts(steps, palette) if any(part.leads)]
    places = list(range(len(steps)))
    names = [STAGE_WORDS[step.step] for step in steps]
    for part in parts:
        fig.add_bar(
            orientation="h",
            y=places,
            x=part.leads,
            width=0.66,
            marker={"color": part.colour, "line": {"width": 1, "color": palette.surface}},
            text=[f"{part.words}<br>{leads:,}" for leads in part.leads],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"size": TICK_SIZE, "color": part.on_colour},
            hovertext=[
                f"{name}<br>{part.words}: {leads:,} of {step.moved_on.denominator:,}"
                for name, leads, step in zip(names, part.leads, steps, strict=True)
            ],
            hoverinfo="text",
        )
    fig.layout.barmode = "stack"
    fig.layout.uniformtext = {"mode": "hide", "minsize": TICK_SIZE}
    for place, step in enumerate(steps):
        _tell(fig, place, step, palette)
    longest = max(step.moved_on.denominator for step in steps)
    ticks = [
        f"<b>{name}</b><br>{quiet(f'{step.moved_on.denominator:,}', palette)}"
        for name, step in zip(names, steps, strict=True)
    ]
    put_axes(
        fig,
        bare_axis() | {"range": [0, longest], "domain": [0, _BARS_END], "showticklabels": False},
        rows_axis(ticks),
    )
    legend = "   ".join(
        f'<span style="color:{part.colour}">■</span> {part.words}' for part in parts
    )
    note(fig, legend, palette.muted, (0, 0), ("left", "top"))
    return fig


def cohort_lines(cohorts: Sequence[Cohort], palette: Palette) -> go.Figure:
    """The share of each month's leads that reached each step, a line per step, 340 px high.

    Months too young to judge are hollow grey points off the line, so that they are no fall.
    """
    if not cohorts:
        return nothing(palette, COHORTS_HEIGHT, "No leads whose month and road are known")
    fig = frame(palette, COHORTS_HEIGHT, (58, 110, 14, 66))
    steps = list(dict.fromkeys(one.step for one in cohorts))
    months = months_of(list(dict.fromkeys(one.month for one in cohorts)))
    top = top_of([one.reached for one in cohorts if not one.reached.too_few])
    ends: list[tuple[float, str]] = []
    for step in steps:
        line = [one for one in cohorts if one.step == step]
        _draw_line(fig, months, line, palette)
        last = [one for one in line if one.is_mature] or line
        ends.append((percents(last[-1].reached.rate), f"{STAGE_WORDS[step]}"))
    for at, words in _apart(ends, top * 0.075):
        note(fig, words, palette.ink, (1.01, at), ("left", "middle"), refs=("paper", "y"))
    young = "" if all(one.is_mature for one in cohorts) else "○ too young to judge   "
    note(fig, f"{young}upright: 95 %", palette.muted, (1, -44 / 260), ("right", "top"))
    put_axes(
        fig,
        named_axis(list(months.named), list(months.names), months.span),
        percent_axis(palette, (0, top)),
    )
    return fig


def _draw_line(fig: go.Figure, months: Months, line: Sequence[Cohort], palette: Palette) -> None:
    for is_mature in (True, False):
        drawn = [
            (place, one)
            for place, one in zip(months.places, line, strict=True)
            if one.is_mature is is_mature
        ]
        if not drawn:
            continue
        colour = palette.grades[0] if is_mature else palette.surface
        points = [
            Point(f"{month_words(one.month)}, {STAGE_WORDS[one.step]}", one.reached, colour)
            for _, one in drawn
        ]
        young = "" if is_mature else "<br>too young to judge"
        fig.add_scatter(
            x=[place for place, _ in drawn],
            y=[percents(point.share.rate) for point in points],
            error_y=intervals([point.share for point in points], palette.grades[2])
            | {"thickness": 1.5},
            mode="lines+markers" if is_mature else "markers",
            line={"color": palette.grades[0], "width": 2},
            marker=markers(points, palette) | {"size": 8},
            hovertext=[hover_words(point.name, point.share) + young for point in points],
            hoverinfo="text",
            cliponaxis=False,
        )


def _thin(shares: Sequence[Share], palette: Palette) -> dict[str, Any]:
    """Intervals that leave the lines in front."""
    return intervals(shares, palette.grades[2]) | {"thickness": 1.5}


def _parts(steps: Sequence[Step], palette: Palette) -> tuple[_Part, ...]:
    dark, light = palette.on_grades[0], palette.ink
    stalled = tuple(step.stalled or 0 for step in steps)
    return (
        _Part("moved on", tuple(s.moved_on.numerator for s in steps), palette.grades[0], dark),
        _Part(
            "open",
            tuple(s.open - stall for s, stall in zip(steps, stalled, strict=True)),
            palette.grades[1],
            palette.on_grades[1],
        ),
        _Part("stalled", stalled, palette.watch, palette.surface),
        _Part("handed back", tuple(s.handed_back for s in steps), palette.grades[2], light),
        _Part("rejected", tuple(s.rejected for s in steps), palette.bad, palette.surface),
        _Part("lost", tuple(s.lost for s in steps), palette.grades[3], light),
    )


def _tell(fig: go.Figure, place: int, step: Step, palette: Palette) -> None:
    """The share that moved on, and under it the days it took and who stalls."""
    went = step.moved_on
    few = ", too few to judge" if went.too_few else ""
    goes = f"<b>{rate_words(went)}</b> {interval_words(went)} go on{few}"
    under = "no dates, so no days"
    if step.days is not None and step.days.median is not None and step.slow_days is not None:
        between = f"[{number_words(step.days.low)}–{number_words(step.days.high)}]"
        under = f"after {days_words(step.days.median)} {between}"
        if step.stalled:
            under += f" · {step.stalled:,} wait over {days_words(step.slow_days)}"
    fig.add_annotation(
        text=f'<span style="font-size:{LABEL_SIZE}px">{goes}</span><br>{quiet(under, palette)}',
        x=_BARS_END + 0.02,
        y=place,
        xref="paper",
        yref="y",
        xanchor="left",
        yanchor="middle",
        align="left",
        showarrow=False,
        font={"size": TICK_SIZE, "color": palette.ink},
    )


def _apart(ends: Sequence[tuple[float, str]], gap: float) -> list[tuple[float, str]]:
    """The labels from the lowest up, moved up where they would lie on the one below."""
    placed: list[tuple[float, str]] = []
    for at, words in sorted(ends):
        placed.append((max(at, placed[-1][0] + gap) if placed else at, words))
    return placed

"""How alike reps accept the same grade, as a table of shades."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import frame, named_axis, note, nothing, put_axes, rows_axis
from leadpact.charts.reps import HEIGHT, MOST_ROWS, ROW_HEIGHT
from leadpact.charts.text import plain
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.scoring_model import Grade
from leadpact.metrics.rep_acceptance import GradeAcceptance
from leadpact.metrics.reps import RepEvaluation, by_wins
from leadpact.metrics.words import interval_words, of_words, percent

_TOP, _BOTTOM = 46, 32
# Differences from all others at which the shades begin, the darkest first.
_SHADES = (0.05, 0.0, -0.05)
_NAMES = ("+5 pts", "more", "fewer", "−5 pts")


def acceptance_heat(
    cells: Sequence[GradeAcceptance], reps: Sequence[RepEvaluation], palette: Palette
) -> go.Figure:
    """Acceptance per rep and grade A to D with its interval, 46 px for each rep.

    The 15 reps with most decided hand-offs, in the order of their wins. The stronger the shade,
    the more of the grade is accepted than by all others; triangles mark clear differences, and
    where there are too few to judge there is neither.
    """
    shown = by_wins(tuple(reps[:MOST_ROWS]))
    places = {rep.rep: place for place, rep in enumerate(shown)}
    judged = {rep.rep for rep in shown if not rep.too_few}
    drawn = [cell for cell in cells if cell.rep in places]
    if not any(cell.accepted.denominator for cell in drawn):
        return nothing(palette, HEIGHT, "No decided hand-offs in this selection")
    rows = max(len(shown), 3)
    fig = frame(palette, _TOP + _BOTTOM + ROW_HEIGHT * rows, (8, 8, _TOP, _BOTTOM))
    shades = [_shade(cell) if cell.rep in judged else None for cell in drawn]
    columns = {grade.value: float(place) for place, grade in enumerate(Grade)}
    fig.layout.shapes = [
        _box(columns[cell.grade], places[cell.rep], shade, palette)
        for cell, shade in zip(drawn, shades, strict=True)
    ]
    fig.add_scatter(
        x=[columns[cell.grade] for cell in drawn],
        y=[places[cell.rep] for cell in drawn],
        mode="text",
        text=[
            _words(cell, is_judged=shade is not None)
            for cell, shade in zip(drawn, shades, strict=True)
        ],
        textfont={
            "size": TICK_SIZE,
            "color": [
                palette.muted if shade is None else palette.on_grades[shade] for shade in shades
            ],
        },
        hovertext=[_hover(cell) for cell in drawn],
        hoverinfo="text",
    )
    put_axes(
        fig,
        named_axis(list(columns.values()), _headings(drawn), (-0.5, 3.5)) | {"side": "top"},
        rows_axis([f"<b>{plain(rep.rep)}</b>" for rep in shown]),
    )
    _legend(fig, ROW_HEIGHT * rows, palette)
    return fig


def _shade(cell: GradeAcceptance) -> int | None:
    """The place of the cell's shade, 0 the darkest; None where there are too few to judge."""
    found = cell.difference
    if found is None or cell.accepted.too_few:
        return None
    return sum(found.value < least for least in _SHADES)


def _box(column: float, row: int, shade: int | None, palette: Palette) -> dict[str, object]:
    return {
        "type": "rect",
        "x0": column - 0.48,
        "x1": column + 0.48,
        "y0": row - 0.46,
        "y1": row + 0.46,
        "fillcolor": palette.surface if shade is None else palette.grades[shade],
        "line": {"width": 1, "color": palette.grid},
        "layer": "below",
    }


def _words(cell: GradeAcceptance, *, is_judged: bool) -> str:
    accepted = cell.accepted
    if accepted.rate is None or accepted.low is None or accepted.high is None:
        return "none"
    if not is_judged:
        return f"{of_words(accepted)}<br>too few"
    span = f"{accepted.low * 100:.0f}–{accepted.high * 100:.0f}"
    return f"<b>{percent(accepted.rate)}</b>{_mark(cell)}<br>{span}"


def _mark(cell: GradeAcceptance) -> str:
    if not cell.is_clear or cell.difference is None:
        return ""
    return " ▲" if cell.difference.value > 0 else " ▼"


def _hover(cell: GradeAcceptance) -> str:
    accepted = cell.accepted
    head = f"{plain(cell.rep)}, grade {cell.grade}: {of_words(accepted)} accepted"
    found = cell.difference
    if found is None:
        return head
    low, value, high = (f"{end * 100:+.0f}" for end in (found.low, found.value, found.high))
    against = f"{value} pts [{low}, {high}] against all others".replace("-", "−")
    few = "<br>too few to judge" if accepted.too_few else ""
    rate = f"{percent(accepted.rate, 1)} {interval_words(accepted)}"
    return f"{head} = {rate}<br>{against}{few}"


def _headings(cells: Sequence[GradeAcceptance]) -> list[str]:
    rates = {cell.grade: percent(cell.everybody.rate) for cell in cells}
    return [f"<b>{grade}</b><br>all {rates.get(grade.value, '–')}" for grade in Grade]


def _legend(fig: go.Figure, inner: int, palette: Palette) -> None:
    marks = " ".join(
        f'<span style="color:{colour}">■</span> {name}'
        for colour, name in zip(palette.grades, _NAMES, strict=True)
    )
    words = f"{marks}   ▲▼ clear"
    note(fig, words, palette.muted, (1, -8 / inner), ("right", "top"))

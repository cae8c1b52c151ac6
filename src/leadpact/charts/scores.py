"""The scores of leads that were won above those of leads that were not, with the cut-offs in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import plotly.graph_objects as go

from leadpact.charts.frame import bare_axis, frame, note, nothing, put_axes, rule
from leadpact.charts.theme import TICK_SIZE, Palette
from leadpact.domain.scoring_model import ScoringModel, grade_of
from leadpact.metrics.scores import ScoreBar
from leadpact.metrics.words import percent

HEIGHT = 360

# Labels nearer to each other than this part of the axis go on lines of their own.
_NEAR = 0.17
_MOST_LINES = 3
_NARROW = 0.085
_WIDE = 0.24
_LINE_HEIGHT = 20


@dataclass(frozen=True)
class _Mark:
    """A score at which something begins, and what; the MQL threshold may be a cut-off too."""

    score: int
    words: str
    is_threshold: bool


def score_histogram(bars: Sequence[ScoreBar], model: ScoringModel, palette: Palette) -> go.Figure:
    """Won leads as bars up, the others as bars down, each as shares of their own. 360 px high.

    A bar's height is its share per score, so that wider bars are no higher. The cut-offs are dotted
    lines, the MQL threshold is a solid one; each zone says what part of each side lies in it.
    """
    won, others = sum(bar.won for bar in bars), sum(bar.others for bar in bars)
    if not won + others:
        return nothing(palette, HEIGHT)
    low, high = bars[0].start, bars[-1].end
    marks = _marks(model, low, high)
    lines = _on_lines(marks, low, high)
    fig = frame(palette, HEIGHT, (84, 12, 8 + _LINE_HEIGHT * (1 + max(lines, default=0)), 30))
    ups = [bar.won / max(1, won) / (bar.end - bar.start) for bar in bars]
    downs = [bar.others / max(1, others) / (bar.end - bar.start) for bar in bars]
    hovers = [_hover(bar, won, others) for bar in bars]
    for heights, colour in ((ups, palette.grades[0]), ([-y for y in downs], palette.grades[3])):
        fig.add_bar(
            x=[(bar.start + bar.end) / 2 for bar in bars],
            y=[round(height, 6) for height in heights],
            width=[bar.end - bar.start for bar in bars],
            marker={"color": colour, "line": {"width": 0.5, "color": palette.surface}},
            hovertext=hovers,
            hoverinfo="text",
        )
    tallest = max(*ups, *downs)
    _zones(fig, bars, model, tallest, palette)
    for mark, line in zip(marks, lines, strict=True):
        _label(fig, mark, line, (mark.score - low) / (high - low), palette)
    put_axes(
        fig,
        bare_axis() | {"range": [low, high], "nticks": 8, "tickfont": {"color": palette.muted}},
        bare_axis()
        | {
            "range": [-1.5 * tallest, 1.5 * tallest],
            "tickmode": "array",
            "tickvals": [tallest / 2, -tallest / 2],
            "ticktext": [f"<b>won</b><br>{won:,}", f"<b>not won,<br>or not yet</b><br>{others:,}"],
            "tickangle": 0,
            "zeroline": True,
            "zerolinecolor": palette.muted,
        },
    )
    fig.layout.barmode = "relative"
    fig.layout.bargap = 0
    return fig


def _hover(bar: ScoreBar, won: int, others: int) -> str:
    last = bar.end - 1
    scores = f"score {bar.start:,}" if last == bar.start else f"score {bar.start:,} to {last:,}"
    return (
        f"{scores}<br>{bar.won:,} won = {percent(bar.won / max(1, won), 1)} of wins<br>"
        f"{bar.others:,} not won = {percent(bar.others / max(1, others), 1)} of the rest"
    )


def _marks(model: ScoringModel, low: int, high: int) -> list[_Mark]:
    """What begins at which score, rising; what lies outside the scores is left out."""
    cut = model.cut_offs
    words: dict[int, list[str]] = {}
    for score, name in ((cut.c, "C"), (cut.b, "B"), (cut.a, "A"), (model.mql_threshold, "MQL")):
        if low <= score < high:
            words.setdefault(score, []).append(name)
    return [
        _Mark(score, f"{' and '.join(names)} from {score:,}", "MQL" in names)
        for score, names in sorted(words.items())
    ]


def _on_lines(marks: Sequence[_Mark], low: int, high: int) -> list[int]:
    """The line of each mark's label, 0 the lowest: one that has room beside the label before it."""
    ends = [-1.0] * _MOST_LINES
    found = []
    for mark in marks:
        place = (mark.score - low) / (high - low)
        free = (line for line in range(_MOST_LINES) if place - ends[line] >= _NEAR)
        found.append(next(free, _MOST_LINES - 1))
        ends[found[-1]] = place
    return found


def _label(fig: go.Figure, mark: _Mark, line: int, place: float, palette: Palette) -> None:
    colour = palette.ink if mark.is_threshold else palette.muted
    rule(fig, "x", mark.score, colour, "solid" if mark.is_threshold else "dot")
    anchor = "left" if place < 0.1 else "right" if place > 0.9 else "center"
    words = f"<b>{mark.words}</b>" if mark.is_threshold else mark.words
    note(fig, words, colour, (mark.score, 1), (anchor, "bottom"), refs=("x", "paper"))
    fig.layout.annotations[-1].yshift = line * _LINE_HEIGHT


def _zones(
    fig: go.Figure,
    bars: Sequence[ScoreBar],
    model: ScoringModel,
    tallest: float,
    palette: Palette,
) -> None:
    """What part of the wins and of the others each grade holds, where there is room for it."""
    low, high = bars[0].start, bars[-1].end
    cut = model.cut_offs
    edges = sorted({low, high, *(edge for edge in (cut.a, cut.b, cut.c) if low < edge < high)})
    won, others = sum(bar.won for bar in bars), sum(bar.others for bar in bars)
    drawn = [
        (begin, end) for begin, end in pairwise(edges) if (end - begin) / (high - low) >= _NARROW
    ]
    if not drawn:
        return
    inside = [[bar for bar in bars if begin <= bar.start < end] for begin, end in drawn]
    grades = [grade_of(begin, cut) for begin, _ in drawn]
    is_wide = [(end - begin) / (high - low) >= _WIDE for begin, end in drawn]
    middles = [(begin + end) / 2 for begin, end in drawn]
    for sign, whole, name, counts in (
        (1, won, " of wins", [sum(bar.won for bar in zone) for zone in inside]),
        (-1, others, " of the rest", [sum(bar.others for bar in zone) for zone in inside]),
    ):
        if whole:
            fig.add_scatter(
                x=middles,
                y=[sign * 1.25 * tallest] * len(drawn),
                mode="text",
                text=[
                    f"<b>{grade}</b>{f': {part}{name}' if wide else f'<br>{part}'}"
                    for grade, part, wide in zip(
                        grades, (percent(count / whole) for count in counts), is_wide, strict=True
                    )
                ],
                textfont={"size": TICK_SIZE, "color": palette.ink},
                hoverinfo="skip",
            )

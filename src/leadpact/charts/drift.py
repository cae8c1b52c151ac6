"""How the score and the criteria have drifted since a definition was signed."""

from collections.abc import Sequence
from math import nan

import plotly.graph_objects as go

from leadpact.charts.drift_rows import (
    BELOW,
    HEIGHT,
    MOST_ROWS,
    amounts,
    below,
    beside,
    height_of,
    label_of,
    named,
)
from leadpact.charts.frame import frame, nothing, put_axes, rows_axis, rule
from leadpact.charts.text import plain
from leadpact.charts.theme import Palette
from leadpact.domain.psi import LOOK_FROM, MOVED_ABOVE, Psi, Stability
from leadpact.metrics.drift import Drift
from leadpact.metrics.drift_words import chance_words, most_moved_words, psi_verdict, psi_words

_WIDEST = 0.5


def index_bars(drift: Drift, palette: Palette) -> go.Figure:
    """The index of the score and of each criterion as bars with the two bands, 34 px a row.

    The 14 criteria that moved most. A mark across each row shows what chance stays under in 19 of
    20 cases; bars beyond 0.5 are cut there.
    """
    shown = drift.by_index[:MOST_ROWS]
    found = [drift.score, *(one.psi for one in shown)]
    if drift.score.value is None:
        return nothing(palette, HEIGHT, "No leads to compare")
    fig = frame(palette, height_of(len(found)), (8, 92, 8, BELOW))
    largest = max(_value(psi) for psi in found if psi)
    end = min(max(largest * 1.05, MOVED_ABOVE * 1.35), _WIDEST)
    for at in (LOOK_FROM, MOVED_ABOVE):
        rule(fig, "x", at, palette.muted, "dot")
    fig.add_bar(
        orientation="h",
        x=[min(_value(psi), end) if psi else 0 for psi in found],
        y=list(range(len(found))),
        width=0.56,
        marker={
            "color": [_colour(psi, palette) for psi in found],
            "line": {"width": 1, "color": palette.muted},
        },
        hovertext=[
            _hover("Score", drift.score, ""),
            *(_hover(one.criterion.label, one.psi, most_moved_words(one)) for one in shown),
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    _chance_marks(fig, found, end, palette)
    beside(fig, [f"{psi_words(psi)} {_told(psi)}" for psi in found], end, palette)
    axis = amounts(palette, (0.0, end)) | {
        "zeroline": True,
        "zerolinecolor": palette.muted,
        "tickmode": "array",
        "tickvals": [0, LOOK_FROM, MOVED_ABOVE],
        "ticktext": ["0", f"{LOOK_FROM:g} look", f"{MOVED_ABOVE:g} moved"],
    }
    put_axes(fig, axis, rows_axis(named(["Score", *map(label_of, shown)])))
    below(
        fig,
        "│ by chance less, 19 times of 20",
        len(found),
        len(drift.criteria) - len(shown),
        palette,
    )
    return fig


def _value(psi: Psi) -> float:
    return 0.0 if psi.value is None else psi.value


def _colour(psi: Psi | None, palette: Palette) -> str:
    if psi is None:
        return palette.surface
    return {
        Stability.STABLE: palette.grades[2],
        Stability.LOOK: palette.watch,
        Stability.MOVED: palette.bad,
    }.get(psi.stability, palette.surface)


def _told(psi: Psi | None) -> str:
    """What the index tells, where it is not stable."""
    if psi is None:
        return ""
    return {
        Stability.LOOK: "▲ look",
        Stability.MOVED: "✕ moved",
        Stability.CHANCE: "chance?",
        Stability.TOO_FEW: "too few",
        Stability.STABLE: "",
    }[psi.stability]


def _hover(name: str, psi: Psi | None, moved: str) -> str:
    said = [plain(name), f"index {psi_words(psi)}: {psi_verdict(psi).words}", moved]
    if psi is not None and psi.value is not None:
        said.append(chance_words(psi))
    return "<br>".join(part for part in said if part)


def _chance_marks(
    fig: go.Figure, found: Sequence[Psi | None], end: float, palette: Palette
) -> None:
    fig.add_scatter(
        x=[min(psi.chance_limit, end) if psi and psi.value is not None else nan for psi in found],
        y=list(range(len(found))),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 14,
            "line": {"width": 2, "color": palette.ink},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )

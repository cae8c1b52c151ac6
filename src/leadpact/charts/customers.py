"""What net new, cross-sell and up-sell are of leads and of wins, and how each closes."""

from collections.abc import Sequence

import plotly.graph_objects as go

from leadpact.charts.frame import frame, labels, note, nothing, percent_axis, put_axes, rows_axis
from leadpact.charts.points import Point, intervals, markers, percents, points_chart
from leadpact.charts.text import hover_words
from leadpact.charts.theme import Palette
from leadpact.domain.shares import Share
from leadpact.metrics.customer_words import RELATIONSHIP_WORDS
from leadpact.metrics.customers import NET_NEW, RelationshipRow
from leadpact.metrics.words import percent

SHARES_HEIGHT = 260


def relationship_conversion(rows: Sequence[RelationshipRow], palette: Palette) -> go.Figure:
    """Conversion of each relationship with intervals, 260 px high."""
    return points_chart(
        [
            Point(
                RELATIONSHIP_WORDS[row.relationship],
                row.conversion,
                palette.grades[3 if row.relationship == NET_NEW else 0],
            )
            for row in rows
            if isinstance(row.conversion, Share)
        ],
        palette,
    )


def shares_of_leads_and_wins(rows: Sequence[RelationshipRow], palette: Palette) -> go.Figure:
    """Each relationship's share of leads and, under it, of wins, with intervals, 260 px high."""
    if not any(row.leads.denominator for row in rows):
        return nothing(palette, SHARES_HEIGHT)
    fig = frame(palette, SHARES_HEIGHT, (8, 50, 26, 30))
    names = [RELATIONSHIP_WORDS[row.relationship] for row in rows]
    leads = [row.leads for row in rows]
    wins = [row.share_of_wins for row in rows if isinstance(row.share_of_wins, Share)]
    series = [("share of leads", palette.grades[3], -0.16, leads)]
    if len(wins) == len(rows):
        series.append(("share of wins", palette.grades[0], 0.16, wins))
    for what, colour, aside, shares in series:
        points = [
            Point(f"{name}, {what}", part, colour) for name, part in zip(names, shares, strict=True)
        ]
        places = [place + aside for place in range(len(rows))]
        fig.add_scatter(
            x=[percents(part.rate) for part in shares],
            y=places,
            error_x=intervals(shares, palette.muted),
            mode="markers",
            marker=markers(points, palette) | {"size": 11},
            hovertext=[hover_words(point.name, point.share) for point in points],
            hoverinfo="text",
            cliponaxis=False,
        )
        right = [percents(part.high) for part in shares]
        labels(fig, (right, places), [f"   {_label(part)}" for part in shares], palette.ink)
    put_axes(fig, percent_axis(palette, (0, 100)), rows_axis([f"<b>{name}</b>" for name in names]))
    legend = "   ".join(
        f'<span style="color:{colour}">●</span> {what}' for what, colour, *_ in series
    )
    note(fig, legend, palette.ink, (1, 1), ("right", "bottom"))
    return fig


def _label(part: Share) -> str:
    return "too few to judge" if part.too_few else percent(part.rate)

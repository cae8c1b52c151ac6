"""Scenarios side by side, drawn so that a room can read them."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.domain.shares import Share
from leadpact.metrics.scenarios import Comparison, Kind, Mark, PointsRow, Value
from leadpact.metrics.words import of_words, percent, rate_words

_SIGNS = {Mark.BEST: "★ best", Mark.CLOSE: "☆ best, close", Mark.NONE: ""}
_SMALL = 0.1
_LONGEST_NAME = 32


def comparison_table(comparison: Comparison) -> None:
    """A row per measure, a column per candidate; the best in its row has a star."""
    rows = [
        (
            measure.title,
            [
                _cell(*value_words(value, measure.kind), _SIGNS[mark])
                for value, mark in zip(measure.values, measure.marks, strict=True)
            ],
        )
        for measure in comparison.measures
    ]
    _table("", comparison.names, rows)


def points_table(comparison: Comparison) -> None:
    """The points side by side, only the rows in which they differ."""
    rows = [
        (row.label, [_cell(points_words(value, row)) for value in row.values])
        for row in comparison.points
    ]
    _table("Points", comparison.names, rows)


def value_words(value: Value, kind: Kind) -> tuple[str, str]:
    """A value in words, and what stands small beside it: its share or its interval."""
    if isinstance(value, Share):
        return _leads_words(value) if kind is Kind.LEADS else _rate_words(value)
    if kind is Kind.YES_OR_NO:
        return ("cannot be told" if value is None else "yes" if value else "no"), ""
    if value is None:
        return "–", ""
    return (f"{value:,.1f}" if isinstance(value, float) and value < 20 else f"{value:,.0f}"), ""


def points_words(value: int | None, row: PointsRow) -> str:
    """Points with their sign, a cut-off without one."""
    if value is None:
        return "–"
    return f"{value:+d}" if value and not row.is_cut_off else f"{value}"


def _leads_words(leads: Share) -> tuple[str, str]:
    return f"{leads.numerator:,}", percent(leads.rate)


def _rate_words(rate: Share) -> tuple[str, str]:
    if rate.rate is None:
        return "–", "no leads"
    if rate.too_few:
        return "too few to judge", of_words(rate)
    # Six columns stand beside the sliders: a whole percent has to do where it tells enough.
    low, high = rate.low or 0.0, rate.high or 0.0
    digits = 1 if high < _SMALL else 0
    return rate_words(rate), f"[{low * 100:.{digits}f}–{high * 100:.{digits}f} %]"


def _table(corner: str, names: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> None:
    headings = "".join(
        f'<th scope="col" title="{escape(name)}">{escape(_cut(name))}</th>' for name in names
    )
    body = "".join(
        f'<tr><th scope="row">{escape(title)}</th>{"".join(cells)}</tr>' for title, cells in rows
    )
    st.html(
        '<div class="lp-rows lp-compare"><table><thead><tr>'
        f'<th scope="col">{escape(corner)}</th>{headings}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _cell(words: str, beside: str = "", sign: str = "") -> str:
    small = f" <small>{escape(beside)}</small>" if beside else ""
    mark = f" <em>{sign}</em>" if sign else ""
    return f"<td>{escape(words)}{small}{mark}</td>"

"""What the disagreement is about, criterion by criterion, as a table that a room can read."""

from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.people import Team
from leadpact.domain.shares import Share
from leadpact.metrics.criterion_gaps import CriterionGap, Says
from leadpact.metrics.disagreement import Disagreement
from leadpact.metrics.disagreement_words import cut_off_words, idle_words
from leadpact.metrics.moves import signed
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import of_words, percent
from leadpact.ui import parts

_SHOWN = 6
_NARROW = 'style="padding:.36rem .25rem"'
_LABEL = 'style="padding:.36rem .25rem; min-width:6rem; overflow-wrap:anywhere"'
_NUMBER = f'class="lp-right" {_NARROW}'
# Numbers, and words that may take two lines.
_WRAPPED = 'class="lp-right" style="padding:.36rem .25rem; white-space:normal"'


def criteria_table(answer: Disagreement, palette: Palette) -> None:
    """The criteria that cause most, and in a line each what else differs."""
    st.html("<b>What the disagreement is about</b>")
    if answer.criteria:
        _table(answer, palette)
    elif not answer.idle:
        parts.note("You give every criterion the same points.")
    rest = answer.criteria[_SHOWN:]
    cause = sum(gap.cause or 0 for gap in rest)
    hides_unknown = answer.has_outcomes and any(gap.unknown for gap in answer.criteria)
    for words in (
        f"and {len(rest)} more in the download, {percent(cause)} together" if rest else "",
        "Leads of whom it is not known are among the rest." if hides_unknown else "",
        cut_off_words(answer.cut_offs),
        idle_words(answer.idle),
    ):
        if words:
            parts.note(words)


def _table(answer: Disagreement, palette: Palette) -> None:
    data_says = (
        f"<th {_WRAPPED}>Such leads close at</th><th {_WRAPPED}>The data backs</th>"
        if answer.has_outcomes
        else ""
    )
    rows = "".join(_row(gap, palette) for gap in answer.criteria[:_SHOWN])
    st.html(
        f'<table class="lp-view" style="font-size:.93rem"><thead><tr><th {_NARROW}>Criterion</th>'
        f'<th {_NUMBER}><span style="color:{palette.marketing}">Marketing</span></th>'
        f'<th {_NUMBER}><span style="color:{palette.sales}">Sales</span></th>'
        f"<th {_NUMBER}>Causes</th>{data_says}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(gap: CriterionGap, palette: Palette) -> str:
    return (
        f"<tr><td {_LABEL}>{escape(gap.label)}</td>"
        f"<td {_NUMBER}>{signed(gap.marketing)}</td>"
        f"<td {_NUMBER}>{signed(gap.sales)}</td>"
        f"<td {_NUMBER}>{percent(gap.cause)}</td>"
        f"{_said(gap, palette)}</tr>"
    )


def _said(gap: CriterionGap, palette: Palette) -> str:
    """The cells that say how such leads close, and whose points the data backs."""
    if isinstance(gap.applies, Missing) or isinstance(gap.rest, Missing):
        return ""
    closed = f"<td {_NUMBER}>{_closed(gap.applies)}<small>rest {_closed(gap.rest)}</small></td>"
    if gap.says is Says.NOTHING:
        return f"{closed}<td {_WRAPPED}><small>{gap.says}</small></td>"
    team = "neither"
    if gap.backs is not None:
        colour = palette.marketing if gap.backs is Team.MARKETING else palette.sales
        team = f'<b style="color:{colour}">✓ {gap.backs}</b>'
    return f"{closed}<td {_NUMBER}>{team}<small>matters {gap.says}</small></td>"


def _closed(closed: Share) -> str:
    if closed.low is None or closed.high is None:
        return "not known yet"
    if closed.too_few:
        return f"{of_words(closed)}, too few"
    return f"{percent(closed.rate)} [{closed.low * 100:.0f}–{closed.high * 100:.0f}]"

"""What the page about the no's is put together from."""

from html import escape

import streamlit as st

from leadpact.charts import first_pass as first_pass_charts
from leadpact.charts import red_flags as charts
from leadpact.charts.chart import Chart
from leadpact.charts.rejection_grid import rejection_grid
from leadpact.domain.shares import Share
from leadpact.export.red_flag_sheets import (
    first_pass_sheet,
    grid_sheet,
    reasons_sheet,
    weeks_sheet,
)
from leadpact.export.sheets import Sheet
from leadpact.metrics.pareto import pareto
from leadpact.metrics.red_flag_words import different_words, furthest_out, many_note, week_words
from leadpact.metrics.red_flags import RedFlagsAnswer, red_flags
from leadpact.metrics.rejection_grid import ReasonGrid
from leadpact.metrics.shares import Breakdown, Missing
from leadpact.metrics.words import counted
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.red_flag_drivers import behind_a_no
from leadpact.ui.scope import Scope, figure_key
from leadpact.ui.view_parts import download, view_chart

_ENTRIES = 64
_WEEKS_SAID = 3
_BEHIND, _SOURCE, _CAMPAIGN, _FIRST = (
    "Behind a no",
    "By source",
    "By campaign",
    "Right the first time",
)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_red_flags(scope: Scope) -> RedFlagsAnswer | Missing:
    """What sales said no to."""
    return red_flags(the_store(), scope.filters, scope.model)


def main_charts(look: Look, answer: RedFlagsAnswer) -> None:
    """Why sales says no, and the weeks in which it did so out of control."""
    left, right = parts.side_by_side(6, 5)
    with left:
        if isinstance(answer.reasons, Missing):
            parts.lacking("Why sales says no", answer.reasons)
        else:
            figure = charts.rejection_pareto(pareto(answer.reasons), look.palette)
            parts.chart(figure, "Why sales says no", key="pareto")
    with right:
        if isinstance(answer.weeks, Missing):
            parts.lacking("Rejected, week by week", answer.weeks)
        else:
            figure = charts.rejection_weeks(answer.weeks, look.palette)
            parts.chart(figure, "Rejected, week by week", "by week of the decision", key="weeks")
    _weeks_outside(answer)


def views(look: Look, answer: RedFlagsAnswer) -> None:
    """One of: reasons by source, by campaign, what stands behind a no, first-pass yield."""
    chosen = st.segmented_control(
        "View",
        (_SOURCE, _CAMPAIGN, _BEHIND, _FIRST),
        default=_SOURCE,
        required=True,
        key="red-flags-view",
        persist_state="session",
        label_visibility="collapsed",
    )
    if chosen == _BEHIND:
        behind_a_no(look)
    elif chosen == _CAMPAIGN:
        _grid(look, answer.by_campaign, "campaign")
    elif chosen == _FIRST:
        _first_pass(look, answer)
    else:
        _grid(look, answer.by_source, "source")


def page_sheet(answer: RedFlagsAnswer) -> Sheet:
    """The page's table: the reasons."""
    reasons = () if isinstance(answer.reasons, Missing) else answer.reasons
    return reasons_sheet(reasons, answer.from_source)


def _weeks_outside(answer: RedFlagsAnswer) -> None:
    """What was different in the weeks outside their limits, those furthest out first."""
    if isinstance(answer.weeks, Missing):
        return
    out = furthest_out(answer.weeks)
    for week in out[:_WEEKS_SAID]:
        said = "; ".join(different_words(one) for one in week.different[:_WEEKS_SAID])
        different = f" Different in it: {said}." if said else ""
        st.html(f'<p class="lp-note"><b>{escape(week_words(week))}.</b>{escape(different)}</p>')
    if len(out) > _WEEKS_SAID:
        more = counted(len(out) - _WEEKS_SAID, "more week")
        parts.note(f"{more} outside the limits; the download has them all.")
    many = many_note(answer.weeks)
    if many:
        parts.note(many)
    if out:
        download(weeks_sheet(answer.weeks), "Download the weeks")


def _grid(look: Look, grid: ReasonGrid | Missing, whose: str) -> None:
    title = f"Why sales says no, by {whose}"
    if isinstance(grid, Missing):
        parts.lacking(title, grid)
        return
    view_chart(rejection_grid(grid, whose, look.palette), title, key=f"grid-{whose}")
    if grid.is_pooled:
        parts.note(f"The eight largest {whose}s and reasons are shown; the rest is pooled.")
    download(grid_sheet(grid, whose), f"Download reasons by {whose}")


def _first_pass(look: Look, answer: RedFlagsAnswer) -> None:
    left, right = parts.side_by_side(1, 1)
    overall = answer.first_pass if isinstance(answer.first_pass, Share) else None
    with left:
        found = answer.first_pass_by_source
        if isinstance(found, Missing):
            parts.lacking("Right the first time, by source", found)
        else:
            figure = first_pass_charts.first_pass_by_source(found, overall, look.palette)
            _chart(figure, "Right the first time, by source", found, "source")
    with right:
        months = answer.first_pass_by_month
        if isinstance(months, Missing):
            parts.lacking("Right the first time, by month", months)
        else:
            figure = first_pass_charts.first_pass_by_month(months, look.palette)
            _chart(figure, "Right the first time, by month", months, "month")
            parts.note("By the month of the first hand-off; the last ones may still fall.")


def _chart(figure: Chart, title: str, rows: Breakdown, whose: str) -> None:
    view_chart(figure, title, "95 %", key=f"first-pass-{whose}")
    download(first_pass_sheet(rows, whose), f"Download by {whose}")

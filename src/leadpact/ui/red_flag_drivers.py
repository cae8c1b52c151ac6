"""What stands behind a no, and a red flag made of it."""

from html import escape

import streamlit as st

from leadpact.domain.criteria import Group
from leadpact.export.column_sheets import column_leads_sheet
from leadpact.export.red_flag_sheets import drivers_sheet
from leadpact.metrics.driver_table import DriverTable, driver_table
from leadpact.metrics.reason_drivers import Driver, ReasonDrivers, drivers_of
from leadpact.metrics.red_flag_criteria import asks_for, with_red_flag
from leadpact.metrics.red_flag_words import drivers_note, drivers_sentence
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import counted, rate_words
from leadpact.store.column_questions import leads_of_key
from leadpact.store.questions import LeadList, compose
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.look import Look
from leadpact.ui.scope import Scope
from leadpact.ui.sliders import GROUP_KEY
from leadpact.ui.state import draft_of, put_in, start_draft
from leadpact.ui.view_parts import download, download_later, say, view_table

_ENTRIES = 32
_SHOWN = 1000
_MOST_ROWS = 10
_WHAT_IF = "pages/define/what_if.py"
_HEADINGS = ("Value", ">Odds of this no", ">Rejected with it", ">Rejected without it")


def behind_a_no(look: Look) -> None:
    """A menu of reasons, the values over-represented among its leads, and what to do with them."""
    table = _table(look.scope)
    if isinstance(table, Missing):
        parts.lacking("What stands behind a no", table)
        return
    if not table.reasons:
        parts.note("No hand-off was rejected in this selection. Widen the filters on the left.")
        return
    with_reason = dict(zip(table.reasons, table.with_reason, strict=True))
    reason = st.selectbox(
        "Reason",
        table.reasons,
        format_func=lambda name: f"{name} · {counted(with_reason[name], 'lead')}",
        key=f"reason-{look.data_set.dataset_id}",
        persist_state="session",
    )
    found = drivers_of(table, reason)
    say(drivers_sentence(found))
    if found.drivers:
        view_table(_HEADINGS, [_row(driver) for driver in found.drivers[:_MOST_ROWS]])
    hidden = len(found.drivers) - _MOST_ROWS
    more = f" {counted(hidden, 'more value')} in the download." if hidden > 0 else ""
    if not found.too_few:
        parts.note(f"{drivers_note(found, table)}{more}")
    _flag_maker(look, found, table.reasons.index(reason))
    with st.container(horizontal=True):
        if st.button("Leads behind this no", key="reason-leads"):
            _leads_dialog(look, reason)
        download(drivers_sheet(found))


def _row(driver: Driver) -> str:
    return (
        f"<tr><td>{escape(driver.value.words)}</td>"
        f'<td class="lp-right"><b>{driver.odds_ratio:.1f} ×</b> '
        f"[{driver.low:.1f}–{driver.high:.1f}]</td>"
        f'<td class="lp-right">{rate_words(driver.with_value)} of '
        f"{driver.with_value.denominator:,}</td>"
        f'<td class="lp-right">{rate_words(driver.others)} of '
        f"{driver.others.denominator:,}</td></tr>"
    )


def _flag_maker(look: Look, found: ReasonDrivers, place: int) -> None:
    """Make a red flag of one value, put it into What-if's draft, and go there."""
    values = {
        driver.value.words: driver.value
        for driver in found.drivers
        if driver.value.test is not None
    }
    if not values:
        return
    dataset_id = look.data_set.dataset_id
    draft = draft_of(dataset_id)
    model = draft.model if draft else cached_model_in_use(look.data_set)
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        words = st.selectbox("Value", list(values), key=f"flag-{dataset_id}-{place}")
        there = asks_for(model, values[words])
        if st.button(
            "Make it a red flag",
            icon=":material/flag:",
            type="primary",
            disabled=there is not None,
            help="Takes 10 points from such leads, in your draft; What-if shows before and after.",
        ):
            start_draft(dataset_id, with_red_flag(model, values[words]))
            put_in(GROUP_KEY, Group.RED_FLAG.value)
            st.switch_page(_WHAT_IF)
        if there is not None:
            parts.note(f"Your model asks for it already: {model.points_of(there.name):+d} points.")


@st.dialog("The leads behind a no", width="large")
@guarded
def _leads_dialog(look: Look, reason: str) -> None:
    found = _leads(look, reason, _SHOWN)
    more = f", the first {_SHOWN:,} shown; the download has all" if found.total > _SHOWN else ""
    st.caption(f"{counted(found.total, 'rejected hand-off')}{more}.")
    parts.table(column_leads_sheet(found), key="reason-leads-table", height=430)
    download_later(lambda: column_leads_sheet(_leads(look, reason, None)), "leads-behind-a-no")


def _leads(look: Look, reason: str, limit: int | None) -> LeadList:
    query = compose(the_store(), "reason_drivers", look.filters, look.model)
    return leads_of_key(the_store(), query, reason, limit)


def _leads_key(scope: Scope) -> tuple[int, str]:
    """What the values behind a no depend on: the leads, whatever grades them."""
    return scope.version, repr(scope.filters)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: _leads_key}, show_spinner="Looking…")
def _table(scope: Scope) -> DriverTable | Missing:
    return driver_table(the_store(), scope.filters)

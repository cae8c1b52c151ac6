"""What the page about the hand-off has of its own: its figures kept, and the leads that stall."""

import streamlit as st

from leadpact.export.tables import csv_bytes
from leadpact.metrics.hand_off import HandOffAnswer, days_words, hand_off, step_words
from leadpact.metrics.roads import Step
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import counted, field_words
from leadpact.store.questions import LeadList, Query
from leadpact.store.roads import stalled_leads, stalled_query
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.scope import Scope, figure_key

_SHOWN = 1000
_HEADINGS = {
    "grade": "Grade",
    "score": "Score",
    "possible_score": "If the unknown were known",
}


@st.cache_data(max_entries=64, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_hand_off(scope: Scope) -> HandOffAnswer | Missing:
    """Where leads stall."""
    return hand_off(the_store(), scope.filters, scope.model)


def stalled_door(look: Look, steps: tuple[Step, ...]) -> None:
    """The door to the leads that stall at a step of the reader's choice, the fullest one first."""
    waiting = {step.step: step for step in steps if step.stalled and step.slow_days is not None}
    if not waiting:
        parts.note("No open lead waits longer than nine in ten of those that moved on.")
        return
    fullest = max(waiting.values(), key=lambda step: step.stalled or 0)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Stalled at",
            list(waiting),
            index=list(waiting).index(fullest.step),
            format_func=lambda step: step_words(waiting[step]),
            key=f"stalled-at-{look.data_set.dataset_id}",
            width=260,
        )
        step = waiting[chosen]
        if st.button("Show who stalls", key="show-stalled"):
            _stalled_dialog(look, step)
        st.download_button(
            "Download who stalls",
            data=lambda: _csv(stalled_leads(the_store(), _query(look, step))),
            file_name=f"leadpact-stalled-at-{step.step}.csv",
            mime="text/csv",
            on_click="ignore",
            key="download-stalled",
        )
    parts.note(_meaning(step))


@st.dialog("The leads that stall", width="large")
@guarded
def _stalled_dialog(look: Look, step: Step) -> None:
    found = stalled_leads(the_store(), _query(look, step), _SHOWN)
    st.caption(
        _meaning(step)
        + (
            f" The first {_SHOWN:,} are shown; the download has all."
            if found.total > _SHOWN
            else ""
        )
    )
    cells = {heading: [row[place] for row in found.rows] for place, heading in _headed(found)}
    st.dataframe(
        {head: column for head, column in cells.items() if any(c is not None for c in column)},
        hide_index=True,
        height=430,
    )
    with st.expander("SQL"):
        st.code(_query(look, step).text, language="sql")


def _query(look: Look, step: Step) -> Query:
    return stalled_query(the_store(), look.filters, look.model, step.step, step.slow_days or 0.0)


def _meaning(step: Step) -> str:
    """Who stalls at the step, in a sentence."""
    return (
        f"{counted(step.stalled or 0, 'open lead')} at {step_words(step)}: waiting longer than "
        f"{days_words(step.slow_days or 0.0)}, as nine in ten of those that moved on did not."
    )


def _headed(found: LeadList) -> list[tuple[int, str]]:
    return [
        (place, _HEADINGS.get(column, field_words((column,))))
        for place, column in enumerate(found.columns)
    ]


def _csv(found: LeadList) -> bytes:
    return csv_bytes([heading for _, heading in _headed(found)], found.rows)

"""The Capacity page's parts: the assumption, the threshold that fits, and who gets which lead."""

import streamlit as st

from leadpact.export.capacity_sheets import assignment_sheet, load_sheet
from leadpact.metrics.capacity import CapacityAnswer
from leadpact.metrics.capacity_threshold import FittingThreshold
from leadpact.metrics.capacity_words import (
    assignment_sentence,
    routing_sentence,
    threshold_sentence,
)
from leadpact.metrics.shares import Missing
from leadpact.ui import parts
from leadpact.ui.cached_capacity import cached_assignment, cached_reps
from leadpact.ui.look import Look
from leadpact.ui.rep_editor import edit_reps
from leadpact.ui.state import start_draft
from leadpact.ui.view_parts import download

_WHAT_IF = "pages/define/what_if.py"
_COMMON, _MOST = 30, 300
_LOAD, _TODAY, _SET = "Load by rep", "Who gets which lead today", "Capacity and quota of reps"
_SHOWN = 1000


def assumed_capacity(look: Look) -> float | None:
    """What a rep can work for whom nothing was set, as the reader assumes; None where all were."""
    reps = cached_reps(look.data_set)
    unset = sum(rep.capacity is None for rep in reps)
    if reps and not unset:
        return None
    whose = "a rep" if unset == len(reps) else f"each of the {unset:,} reps without a capacity"
    return float(
        st.slider(
            f"Assumption: leads {whose} can work in a month",
            1,
            _MOST,
            _COMMON,
            key=f"assumed-capacity-{look.data_set.dataset_id}",
            persist_state="session",
            help="Counts only for reps without a capacity. Set them below, and this goes.",
        )
    )


def threshold_door(look: Look, found: FittingThreshold | Missing | None) -> None:
    """What threshold fits, what it gives up, and the way to try it in What-if."""
    words, door = parts.side_by_side(4, 1)
    with words:
        parts.note(threshold_sentence(found))
    if found is None or isinstance(found, Missing) or found.then in (None, found.now):
        return
    with door:
        if st.button("Try it in What-if", key="capacity-threshold"):
            draft = look.model.model_copy(update={"mql_threshold": found.then})
            start_draft(look.data_set.dataset_id, draft)
            st.switch_page(_WHAT_IF)


def routing_note(answer: CapacityAnswer) -> None:
    """What the routing rule would send where, in a sentence."""
    if not isinstance(answer.branches, Missing):
        parts.note(routing_sentence(answer.branches))


def tables(look: Look, answer: CapacityAnswer, assumed: float | None) -> None:
    """One table at a time: the load, the leads given out today, or what is set for reps."""
    shown = st.segmented_control(
        "Table",
        (_LOAD, _TODAY, _SET),
        default=_LOAD if answer.reps else _SET,
        label_visibility="collapsed",
        key=f"capacity-table-{look.data_set.dataset_id}",
    )
    if shown == _TODAY:
        _today(look, assumed)
    elif shown == _SET:
        edit_reps(look)
    elif answer.reps:
        parts.table(load_sheet(answer), key="load")
    else:
        parts.note("No rep to show: name them under “Capacity and quota of reps”.")


def _today(look: Look, assumed: float | None) -> None:
    found = cached_assignment(look.scope, assumed)
    parts.note(assignment_sentence(found))
    if not found.assignments:
        return
    sheet = assignment_sheet(found)
    first = sheet.rows[:_SHOWN]
    parts.table(type(sheet)(sheet.name, sheet.columns, first), key="assignment", height=360)
    if len(sheet.rows) > _SHOWN:
        parts.note(f"The first {_SHOWN:,} of {len(sheet.rows):,}; the download has all.")
    download(sheet, "Download the assignment")

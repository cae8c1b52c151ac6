"""The buttons above the sliders of What-if."""

from collections.abc import Callable

import streamlit as st

from leadpact.metrics.what_if import IN_USE, in_use_words
from leadpact.store.proposals import keep_proposal, list_proposals
from leadpact.ui.cached import the_store
from leadpact.ui.cached_agreement import in_use_name
from leadpact.ui.criteria import add_dialog
from leadpact.ui.links import link_button
from leadpact.ui.models import models_dialog
from leadpact.ui.propose_draft import propose_button
from leadpact.ui.scenarios import keep_as_scenario
from leadpact.ui.state import drop_draft, redo_draft, start_draft, undo_draft
from leadpact.ui.tuning import Tuning


def model_bar(tuning: Tuning) -> None:
    """Undo, redo and reset; add, take and keep; use.

    None of them is ever greyed: the bar does not run again when a slider moves, so it cannot know.
    """
    with st.container(horizontal=True, gap="xsmall", key="model-bar"):
        _steps(tuning)
        if st.button("Add a criterion", help="From any column of your file"):
            add_dialog(tuning.look, tuning.draft.model)
        if st.button("Suggest", help="Points worked out from how your own leads closed"):
            st.switch_page("pages/define/suggest.py")
        if st.button("Models", help="Model files, and the points kept before"):
            models_dialog(tuning.look, tuning.draft.model)
        link_button(tuning)
        keep_as_scenario(tuning)
        propose_button(tuning)
        if in_use_name(tuning.look.data_set) == IN_USE:
            _use_button(tuning)


def _steps(tuning: Tuning) -> None:
    """Back and forth over all that changed the draft."""
    dataset_id = tuning.draft.dataset_id
    st.button(
        "Undo",
        help="One step back (Ctrl+Z)",
        shortcut="Mod+Z",
        key="undo",
        on_click=_step,
        args=(dataset_id, undo_draft, "There is nothing to undo."),
    )
    st.button(
        "Redo",
        help="One step on again (Ctrl+Shift+Z)",
        shortcut="Mod+Shift+Z",
        key="redo",
        on_click=_step,
        args=(dataset_id, redo_draft, "There is nothing to redo."),
    )
    st.button(
        "Reset",
        help=f"Back to {in_use_words(in_use_name(tuning.look.data_set))}",
        on_click=start_draft,
        args=(dataset_id, tuning.in_use),
    )


def _step(dataset_id: int, step: Callable[[int], bool], nothing: str) -> None:
    if not step(dataset_id):
        st.toast(nothing)


def _use_button(tuning: Tuning) -> None:
    if not st.button("Use these points", type="primary"):
        return
    if not tuning.is_changed:
        st.toast("These points are in use already.")
        return
    dataset_id, model = tuning.draft.dataset_id, tuning.draft.model
    number = len(list_proposals(the_store(), dataset_id)) + 1
    named = model.model_copy(update={"name": f"Our points {number}"})
    keep_proposal(the_store(), dataset_id, named)
    drop_draft(dataset_id)
    st.toast("These points are in use now; Models has the ones before.")
    st.rerun()

"""The checklists as a YAML file: out for everybody, in by an admin."""

import streamlit as st

from leadpact.domain.checklist import dump_checklists
from leadpact.store.assessments import checklists, set_checklists
from leadpact.ui.cached import the_store
from leadpact.ui.live import still_dialog
from leadpact.ui.people import by_now


def checklist_file() -> None:
    """The door to the checklists' text."""
    if st.button("Change the checklists", help="They are a YAML file; an admin puts a new one in"):
        _dialog()


@still_dialog("The checklists", width="large")
def _dialog() -> None:
    st.write(
        "Download the file, change the practices to those of your house, and take it in again. "
        "`answered_by` says what in the data answers a practice; leave it out where people do."
    )
    st.download_button(
        "Download as YAML",
        data=dump_checklists(checklists(the_store())),
        file_name="leadpact-checklists.yaml",
        mime="application/yaml",
        on_click="ignore",
    )
    sent = st.file_uploader("Take a file in", type=["yaml", "yml"])
    if sent is not None and st.button("Use these checklists", type="primary"):
        text = sent.getvalue().decode("utf-8", errors="replace")
        set_checklists(the_store(), by_now(), text, sent.name)
        st.rerun()

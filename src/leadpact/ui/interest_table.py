"""The table of sources and the interest they bring, to be edited by the two teams."""

import streamlit as st

from leadpact.ingest.derive import derive
from leadpact.store.datasets import DataSet
from leadpact.store.source_interests import set_interest, source_interests
from leadpact.ui.cached import the_store
from leadpact.ui.editing import edited_column

_WORDS = {None: "unknown", "active": "active", "passive": "passive"}


def interest_table(data_set: DataSet) -> None:
    """One row per source with a menu; a change is worked into all figures at once."""
    rows = source_interests(the_store(), data_set.dataset_id)
    if not rows:
        return
    st.subheader("Active or passive interest, by source", anchor=False)
    st.caption(
        "Active: the prospect sought us. Passive: a bought or borrowed name. Proposed from the "
        "source's name; change it where it is wrong."
    )
    edited = st.data_editor(
        {
            "Source": [row.source for row in rows],
            "Leads": [row.leads for row in rows],
            "Interest": [_WORDS[row.interest] for row in rows],
            "Said by": ["you" if row.said_by_person else "its name" for row in rows],
        },
        column_config={
            "Leads": st.column_config.NumberColumn(format="localized"),
            "Interest": st.column_config.SelectboxColumn(
                "Interest", options=list(_WORDS.values()), required=True
            ),
        },
        disabled=("Source", "Leads", "Said by"),
        hide_index=True,
        key=f"interests-{data_set.dataset_id}-{data_set.version}",
    )
    values = {words: value for value, words in _WORDS.items()}
    changed = [
        (row.source, values[words])
        for row, words in zip(rows, edited_column(edited, "Interest"), strict=True)
        if values[words] != row.interest
    ]
    if changed:
        with the_store().transaction() as cursor:
            for source, interest in changed:
                set_interest(cursor, data_set.dataset_id, source, interest)
            derive(cursor, data_set.dataset_id)
        st.rerun()

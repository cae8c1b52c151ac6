"""How a data set is counted: at which date, and from which age a lead counts as matured."""

from math import ceil

import streamlit as st

from leadpact.store.datasets import DataSet, basis_of, set_as_of, set_maturity_days
from leadpact.ui import parts
from leadpact.ui.cached import the_store


def counting_form(data_set: DataSet) -> None:
    """The as-of date and M, as the data has them or as a person says; both can be taken back."""
    basis = basis_of(the_store(), data_set.dataset_id)
    if basis.as_of is None:
        return
    st.subheader("How it is counted", anchor=False)
    left, right = st.columns(2)
    key = f"{data_set.dataset_id}-{data_set.version}"
    with left:
        as_of = st.date_input("As of", value=basis.as_of, key=f"as-of-{key}")
        whose = "you said so" if data_set.as_of_is_set else "the latest date in the data"
        parts.note(f"Ages are counted at this date: {whose}.")
    with right:
        now = ceil(basis.maturity_days) if basis.maturity_days is not None else 0
        days = st.number_input("Matured from, in days", 0, 3650, now, key=f"matured-{key}")
        found = (
            "nine in ten wins come sooner" if basis.maturity_days is not None else "no days known"
        )
        whose = "you said so" if data_set.maturity_days_set is not None else found
        parts.note(f"Younger leads do not count in matured conversion: {whose}.")
    is_set = data_set.as_of_is_set or data_set.maturity_days_set is not None
    if is_set and st.button("Count as the data says"):
        set_as_of(the_store(), data_set.dataset_id, None)
        set_maturity_days(the_store(), data_set.dataset_id, None)
        st.rerun()
    if as_of != basis.as_of:
        set_as_of(the_store(), data_set.dataset_id, as_of)
        st.rerun()
    if days != now:
        set_maturity_days(the_store(), data_set.dataset_id, int(days))
        st.rerun()

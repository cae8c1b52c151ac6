"""What the Capacity page asks for, kept between reruns."""

import streamlit as st

from leadpact.metrics.assignment import AssignmentAnswer, assignment
from leadpact.metrics.capacity import CapacityAnswer, capacity
from leadpact.store.datasets import DataSet
from leadpact.store.reps import Rep, list_reps
from leadpact.ui.cached import the_store
from leadpact.ui.scope import Scope, figure_key

_ENTRIES = 64


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_capacity(scope: Scope, assumed: float | None) -> CapacityAnswer:
    """What reaches the reps, who can work so many leads where nothing else was set."""
    return capacity(the_store(), scope.filters, scope.model, assumed)


@st.cache_resource(max_entries=8, hash_funcs={Scope: figure_key}, show_spinner="Giving out…")
def cached_assignment(scope: Scope, assumed: float | None) -> AssignmentAnswer:
    """Which rep gets which waiting lead; frozen, and shared as it is."""
    return assignment(the_store(), scope.filters, scope.model, assumed)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner=False)
def cached_reps(data_set: DataSet) -> tuple[Rep, ...]:
    """The reps of the data set, with what was set for them."""
    return list_reps(the_store(), data_set.dataset_id)

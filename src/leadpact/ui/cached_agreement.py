"""What is agreed and under way for a data set, read again after every change of the store."""

import streamlit as st

from leadpact.metrics.what_if import IN_USE
from leadpact.store.database import Store
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import Definition, State, list_definitions
from leadpact.store.rounds import Round, round_under_way
from leadpact.ui.cached import changes_of, the_store

_ENTRIES = 16


def definition_now(data_set: DataSet) -> Definition | None:
    """The data set's definition in force."""
    known = cached_definitions(the_store(), data_set.dataset_id)
    return next((one for one in known if one.state is State.IN_FORCE), None)


def in_use_name(data_set: DataSet) -> str:
    """How cards call what the data set's leads are graded with: "Definition 3", or "in use"."""
    definition = definition_now(data_set)
    return IN_USE if definition is None else f"Definition {definition.number}"


def round_now(data_set: DataSet, seen_by: int | None) -> Round | None:
    """The data set's round under way, as that person may see it."""
    return cached_round(the_store(), data_set.dataset_id, seen_by)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_definitions(store: Store, dataset_id: int) -> tuple[Definition, ...]:
    """All definitions of the data set, the newest first."""
    return list_definitions(store, dataset_id)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_round(store: Store, dataset_id: int, seen_by: int | None) -> Round | None:
    """The round under way, as that person may see it."""
    return round_under_way(store, dataset_id, seen_by)

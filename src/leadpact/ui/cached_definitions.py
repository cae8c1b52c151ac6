"""What the pages about definitions ask for, kept between reruns."""

import streamlit as st

from leadpact.domain.definition import DefinitionContent
from leadpact.domain.filters import Filters
from leadpact.metrics.definition_diff import Consequences, consequences
from leadpact.metrics.evidence import Replay, replay
from leadpact.metrics.what_if import months_of, reps_of
from leadpact.store.agreement_log import LogEntry, agreement_log
from leadpact.store.database import Store
from leadpact.store.datasets import DataSet
from leadpact.ui.cached import changes_of, the_store
from leadpact.ui.cached_what_if import bench_for, cached_board

_ENTRIES = 16


@st.cache_resource(max_entries=8, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_log(store: Store, dataset_id: int) -> tuple[LogEntry, ...]:
    """How the teams agreed, read again after every change of the store."""
    return agreement_log(store, dataset_id)


@st.cache_data(
    max_entries=_ENTRIES,
    hash_funcs={DataSet: repr, DefinitionContent: repr},
    show_spinner="Grading all leads again…",
)
def cached_replay(data_set: DataSet, content: DefinitionContent) -> Replay:
    """Whether the leads and their scores are those of the day that it was made."""
    return replay(the_store(), data_set.dataset_id, content)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner=False)
def cached_months_and_reps(data_set: DataSet) -> tuple[int | None, int | None]:
    """Over how many months the leads came in, and how many reps own them; None if unknown."""
    filters = Filters(data_set.dataset_id)
    return months_of(the_store(), filters), reps_of(the_store(), filters)


def consequences_today(
    data_set: DataSet, old: DefinitionContent, new: DefinitionContent
) -> Consequences:
    """What the new one does to all leads of the data set, beside the old one."""
    filters = Filters(data_set.dataset_id)
    bench = bench_for(data_set.version, filters, old.model, new.model)
    months, _ = cached_months_and_reps(data_set)
    return consequences(cached_board(bench, old.model), new.model, months)

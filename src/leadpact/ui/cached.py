"""What pages ask for, kept between reruns: one explicit cached function per question.

Every key holds the data set's version, so a figure from before an import is never shown after.
Caches are bounded; DuckDB and NumPy do the work again when they overflow.
"""

from collections.abc import Mapping

import streamlit as st

from leadpact.config import read_settings
from leadpact.domain.fields import FieldType
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.grades import GradesAnswer, grades
from leadpact.metrics.overview import OverviewAnswer, overview
from leadpact.metrics.recycling import RecyclingAnswer, recycling
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourcesAnswer, sources
from leadpact.store.database import Store, open_store
from leadpact.store.datasets import DataSet, filled_fields, list_data_sets
from leadpact.store.filter_choices import FilterChoices, filter_choices
from leadpact.store.proposals import proposal_in_use
from leadpact.ui.scope import Scope, figure_key

_ENTRIES = 64


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The one store of this server."""
    return open_store(read_settings())


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_overview(scope: Scope) -> OverviewAnswer:
    """The overview's figures."""
    return overview(the_store(), scope.filters, scope.model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Grading…")
def cached_grades(scope: Scope) -> GradesAnswer:
    """How the leads grade."""
    return grades(the_store(), scope.filters, scope.model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_sources(scope: Scope) -> SourcesAnswer | Missing:
    """How the sources convert."""
    return sources(the_store(), scope.filters, scope.model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_recycling(scope: Scope) -> RecyclingAnswer | Missing:
    """What recycled leads bring."""
    return recycling(the_store(), scope.filters, scope.model)


def changes_of(store: Store) -> int:
    """The key of what was read from the store as it is now."""
    return store.changes


@st.cache_resource(max_entries=2, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_data_sets(store: Store) -> tuple[DataSet, ...]:
    """All data sets, read again after every change of the store."""
    return list_data_sets(store)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner=False)
def cached_choices(data_set: DataSet) -> FilterChoices:
    """What the filters can be set to."""
    return filter_choices(the_store(), data_set.dataset_id)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner=False)
def cached_filled(data_set: DataSet) -> Mapping[str, FieldType]:
    """The type of every field that has a value in the data set."""
    return filled_fields(the_store(), data_set.dataset_id)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner=False)
def cached_model_in_use(data_set: DataSet) -> ScoringModel:
    """The scoring model in use for a data set."""
    return proposal_in_use(the_store(), data_set.dataset_id)

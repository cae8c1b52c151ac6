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
from leadpact.metrics.what_if import Side, months_of, side_of
from leadpact.patterns.collapse import Patterns, collapse
from leadpact.patterns.what_if import Base, Reach, base_of, reaches
from leadpact.store.database import Store, open_store
from leadpact.store.datasets import DataSet, filled_fields
from leadpact.store.filter_choices import FilterChoices, filter_choices
from leadpact.store.proposals import proposal_in_use
from leadpact.ui.scope import Scope, figure_key, patterns_key

_ENTRIES = 64
_PATTERNS = 8


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


@st.cache_resource(
    max_entries=_PATTERNS, hash_funcs={Scope: patterns_key}, show_spinner="Collapsing the leads…"
)
def cached_patterns(scope: Scope) -> Patterns:
    """The patterns of the leads, whatever the points."""
    return collapse(the_store(), scope.filters, scope.model)


@st.cache_resource(max_entries=_PATTERNS, hash_funcs={Scope: figure_key}, show_spinner=False)
def cached_base(scope: Scope) -> Base:
    """The scores that a draft starts from."""
    return base_of(cached_patterns(scope), scope.model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: patterns_key}, show_spinner=False)
def cached_reaches(scope: Scope) -> tuple[Reach, ...]:
    """The leads that each criterion applies to."""
    return reaches(cached_patterns(scope))


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner=False)
def cached_side(scope: Scope) -> Side:
    """What the points in use make of the leads."""
    return side_of(cached_patterns(scope), scope.model, cached_months(scope))


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner=False)
def cached_months(scope: Scope) -> int | None:
    """The months in which the leads came in."""
    return months_of(the_store(), scope.filters)


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

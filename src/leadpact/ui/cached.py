"""What pages ask for, kept between reruns: one explicit cached function per question.

Every key holds the data set's version, so a figure from before an import is never shown after.
Caches are bounded; DuckDB and NumPy do the work again when they overflow.
"""

import streamlit as st

from leadpact.config import read_settings
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.grades import GradesAnswer, grades
from leadpact.metrics.overview import OverviewAnswer, overview
from leadpact.metrics.recycling import RecyclingAnswer, recycling
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourcesAnswer, sources
from leadpact.metrics.what_if import months_of
from leadpact.patterns.collapse import Patterns, collapse
from leadpact.store.database import Store, open_store
from leadpact.store.proposals import proposal_in_use

_HASHES = {ScoringModel: ScoringModel.model_dump_json, Filters: repr}
_ENTRIES = 64


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The one store of this server."""
    return open_store(read_settings())


@st.cache_data(max_entries=_ENTRIES, hash_funcs=_HASHES, show_spinner="Counting…")
def cached_overview(version: int, filters: Filters, model: ScoringModel) -> OverviewAnswer:
    """The overview's figures."""
    return overview(the_store(), filters, model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs=_HASHES, show_spinner="Grading…")
def cached_grades(version: int, filters: Filters, model: ScoringModel) -> GradesAnswer:
    """How the leads grade."""
    return grades(the_store(), filters, model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs=_HASHES, show_spinner="Counting…")
def cached_sources(
    version: int, filters: Filters, model: ScoringModel
) -> SourcesAnswer | Missing:
    """How the sources convert."""
    return sources(the_store(), filters, model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs=_HASHES, show_spinner="Counting…")
def cached_recycling(
    version: int, filters: Filters, model: ScoringModel
) -> RecyclingAnswer | Missing:
    """What recycled leads bring."""
    return recycling(the_store(), filters, model)


@st.cache_resource(max_entries=8, show_spinner="Collapsing leads to patterns…")
def _cached_patterns(version: int, filters: str, criteria: str, _ask: tuple[Filters, ScoringModel]) -> Patterns:
    return collapse(the_store(), *_ask)


def cached_patterns(version: int, filters: Filters, model: ScoringModel) -> Patterns:
    """The patterns of the leads; points and cut-offs do not change them, so they are no part of the key."""
    criteria = repr(model.criteria)
    return _cached_patterns(version, repr(filters), criteria, (filters, model))


@st.cache_data(max_entries=_ENTRIES, show_spinner=False)
def cached_model_in_use(version: int, dataset_id: int) -> ScoringModel:
    """The scoring model in use for a data set."""
    return proposal_in_use(the_store(), dataset_id)


@st.cache_data(max_entries=_ENTRIES, hash_funcs=_HASHES, show_spinner=False)
def cached_months(version: int, filters: Filters) -> int | None:
    """The months in which the leads came in."""
    return months_of(the_store(), filters)

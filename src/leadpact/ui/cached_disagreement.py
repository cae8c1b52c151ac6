"""Where two proposals differ, kept between reruns."""

import streamlit as st

from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.disagreement import Disagreement, disagreement
from leadpact.store.datasets import filled_fields
from leadpact.ui.cached import the_store
from leadpact.ui.cached_what_if import Bench, bench_key, cached_board

_ENTRIES = 16


@st.cache_resource(
    max_entries=_ENTRIES,
    hash_funcs={Bench: bench_key, ScoringModel: repr},
    show_spinner="Comparing…",
)
def cached_disagreement(bench: Bench, marketing: ScoringModel, sales: ScoringModel) -> Disagreement:
    """How both proposals grade the leads of the bench."""
    filled = filled_fields(the_store(), bench.filters.dataset_id)
    return disagreement(cached_board(bench, marketing), sales, filled)

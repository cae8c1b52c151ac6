"""What the closer looks at recycled leads ask for, kept between reruns."""

import streamlit as st

from leadpact.metrics.another_round import (
    AnotherRound,
    RankedLead,
    ranked_leads,
    worth_another_round,
)
from leadpact.metrics.cycled_shares import CyclesByKey, closes_by_key
from leadpact.metrics.shares import Missing
from leadpact.metrics.waits import WaitsAnswer, waits
from leadpact.ui.cached import the_store
from leadpact.ui.scope import Scope, figure_key

_ENTRIES = 32


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_waits(scope: Scope) -> WaitsAnswer | Missing:
    """How long leads wait after a no, and what waits brought."""
    return waits(the_store(), scope.filters)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_cycles(scope: Scope, question: str) -> CyclesByKey | Missing:
    """The closes by cycles of each product or source."""
    return closes_by_key(the_store(), question, scope.filters)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Ranking…")
def cached_rounds(scope: Scope) -> tuple[AnotherRound, ...] | Missing:
    """The leads that rest or were written off, by grade and reason."""
    return worth_another_round(the_store(), scope.filters, scope.model)


@st.cache_data(max_entries=8, hash_funcs={Scope: figure_key}, show_spinner="Ranking…")
def cached_ranked(scope: Scope, limit: int) -> tuple[RankedLead, ...] | Missing:
    """The most promising of these leads."""
    return ranked_leads(the_store(), scope.filters, scope.model, limit)

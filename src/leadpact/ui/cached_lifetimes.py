"""What the closer looks at sources and at recycled leads ask for, kept between reruns."""

import streamlit as st

from leadpact.metrics.campaigns import CampaignRow, conversion_by_campaign
from leadpact.metrics.conversion_by_day import SourceCurve, source_curves
from leadpact.metrics.paper_tigers import PaperTiger, paper_tigers
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_costs import SourceCost, cost_by_source
from leadpact.ui.cached import the_store
from leadpact.ui.scope import Scope, figure_key

_ENTRIES = 32


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_curves(scope: Scope) -> tuple[SourceCurve, ...] | Missing:
    """What each source has won by which day."""
    return source_curves(the_store(), scope.filters)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_campaigns(scope: Scope) -> tuple[CampaignRow, ...] | Missing:
    """How the campaigns of each source convert."""
    return conversion_by_campaign(the_store(), scope.filters, scope.model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_tigers(scope: Scope) -> tuple[PaperTiger, ...] | Missing:
    """The sources that bring many leads and little else."""
    return paper_tigers(the_store(), scope.filters, scope.model)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_costs(scope: Scope) -> tuple[SourceCost, ...] | Missing:
    """What the leads of each source cost."""
    return cost_by_source(the_store(), scope.filters, scope.model)

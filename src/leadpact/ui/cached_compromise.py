"""What the way between asks for, kept between reruns; all of it is frozen and shared as it is."""

import streamlit as st

from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.compromise import Crew, Nearness, crew_of, nearness
from leadpact.patterns.compromise import Stop, WayBetween, stop_beside, usual_load, way_between
from leadpact.ui.cached import the_store
from leadpact.ui.cached_what_if import Bench, bench_key, cached_patterns

_ENTRIES = 64
_WAYS = 16


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Bench: bench_key}, show_spinner=False)
def cached_crew(bench: Bench) -> Crew:
    """Who works the leads on the bench."""
    return crew_of(the_store(), bench.filters)


@st.cache_resource(
    max_entries=_ENTRIES, hash_funcs={Bench: bench_key, ScoringModel: repr}, show_spinner=False
)
def cached_usual_load(bench: Bench, marketing: ScoringModel, sales: ScoringModel) -> int:
    """The leads that both proposals grade A or B on average."""
    return usual_load(cached_patterns(bench), marketing, sales)


@st.cache_resource(
    max_entries=_WAYS,
    hash_funcs={Bench: bench_key, ScoringModel: repr},
    show_spinner="Looking for the best joint points…",
)
def cached_way(
    bench: Bench, marketing: ScoringModel, sales: ScoringModel, worked: int | None
) -> WayBetween:
    """The way between the proposals, where so many leads can be worked."""
    return way_between(cached_patterns(bench), marketing, sales, worked)


@st.cache_resource(
    max_entries=_ENTRIES, hash_funcs={Bench: bench_key, ScoringModel: repr}, show_spinner=False
)
def cached_beside(
    bench: Bench,
    marketing: ScoringModel,
    sales: ScoringModel,
    model: ScoringModel,
    worked: int,
) -> Stop:
    """A model beside the way."""
    return stop_beside(cached_patterns(bench), marketing, sales, model, worked)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Stop: repr}, show_spinner=False)
def cached_nearness(stop: Stop) -> Nearness:
    """How near the stop's grades are to both proposals'."""
    return nearness(stop)

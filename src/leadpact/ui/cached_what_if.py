"""What What-if asks for, kept between reruns: patterns, boards and what is laid out on them."""

from dataclasses import dataclass

import streamlit as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import Side, months_of, side_of
from leadpact.patterns.collapse import collapse
from leadpact.patterns.outlook import Reach
from leadpact.patterns.patterns import Patterns, all_criteria
from leadpact.patterns.what_if import Board, board_of, reaches
from leadpact.ui.cached import the_store

_ENTRIES = 64
_PATTERNS = 8


@dataclass(frozen=True)
class Bench:
    """The filtered leads of a data set in one version, looked at by these criteria."""

    version: int
    filters: Filters
    criteria: tuple[Criterion, ...]


def bench_for(version: int, filters: Filters, *models: ScoringModel) -> Bench:
    """The bench on which all these models can be laid out."""
    return Bench(version, filters, all_criteria(*models))


@st.cache_resource(
    max_entries=_PATTERNS, hash_funcs={Bench: repr}, show_spinner="Collapsing the leads…"
)
def cached_patterns(bench: Bench) -> Patterns:
    """The patterns of the leads, whatever the points."""
    return collapse(the_store(), bench.filters, bench.criteria)


@st.cache_resource(
    max_entries=_PATTERNS, hash_funcs={Bench: repr, ScoringModel: repr}, show_spinner=False
)
def cached_board(bench: Bench, compared: ScoringModel) -> Board:
    """The board with the compared definition on it."""
    return board_of(cached_patterns(bench), compared)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Bench: repr}, show_spinner=False)
def cached_reaches(bench: Bench) -> tuple[Reach, ...]:
    """The leads that each criterion applies to."""
    return reaches(cached_patterns(bench))


@st.cache_data(
    max_entries=_ENTRIES, hash_funcs={Bench: repr, ScoringModel: repr}, show_spinner=False
)
def cached_side(bench: Bench, compared: ScoringModel) -> Side:
    """What the compared definition makes of the leads."""
    return side_of(cached_board(bench, compared), compared, cached_months_of(bench))


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Bench: repr}, show_spinner=False)
def cached_months_of(bench: Bench) -> int | None:
    """The months in which the leads came in."""
    return months_of(the_store(), bench.filters)

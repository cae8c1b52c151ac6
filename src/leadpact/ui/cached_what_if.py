"""What What-if asks for, kept between reruns: patterns, boards and what is laid out on them.

All of it is frozen, so that readers share it as it is, without copies.
"""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import Side, months_of, reps_of, side_of, side_of_held
from leadpact.patterns.held import Held, hold, slider_moved
from leadpact.patterns.outlook import Reach
from leadpact.patterns.patterns import Patterns, all_criteria
from leadpact.patterns.what_if import Board, board_of, reaches
from leadpact.store.database import Store
from leadpact.store.datasets import DataSet
from leadpact.store.proposals import Proposal, list_proposals
from leadpact.store.scenarios import Scenario, list_scenarios
from leadpact.suggest.leakage import Leak, leaks
from leadpact.ui.cached import changes_of, the_store
from leadpact.ui.collapsing import patterns_with_progress

_ENTRIES = 64
_PATTERNS = 8
_HELD = 16


@dataclass(frozen=True)
class Bench:
    """The filtered leads of a data set in one version, looked at by these criteria."""

    version: int
    filters: Filters
    criteria: tuple[Criterion, ...]

    @cached_property
    def key(self) -> str:
        """All that it says; writing so many criteria out takes too long to do it for each use."""
        return repr((self.version, self.filters, self.criteria))


def bench_for(version: int, filters: Filters, *models: ScoringModel) -> Bench:
    """The bench on which all these models can be laid out."""
    return Bench(version, filters, all_criteria(*models))


def bench_key(bench: Bench) -> str:
    """The key of what lies on the bench."""
    return bench.key


@st.cache_resource(max_entries=_PATTERNS, hash_funcs={Bench: bench_key}, show_spinner=False)
def cached_patterns(bench: Bench) -> Patterns:
    """The patterns of the leads, whatever the points."""
    return patterns_with_progress(bench.filters, bench.criteria)


@st.cache_resource(
    max_entries=_PATTERNS, hash_funcs={Bench: bench_key, ScoringModel: repr}, show_spinner=False
)
def cached_board(bench: Bench, compared: ScoringModel) -> Board:
    """The board with the compared definition on it."""
    return board_of(cached_patterns(bench), compared)


@dataclass(frozen=True)
class Grip:
    """A slider of a draft in the hand, on a bench; without one, only the cut-offs and threshold."""

    bench: Bench
    draft: ScoringModel
    slider: Criterion | None

    @property
    def key(self) -> str:
        """The slider, and the others' points: all that matters of the draft on this bench."""
        points = dict(zip(self.draft.criteria, self.draft.points, strict=True))
        others = [
            None if criterion == self.slider else points.get(criterion, 0)
            for criterion in self.bench.criteria
        ]
        return f"{others} {self.bench.key}"


def grip_key(grip: Grip) -> str:
    """The key of what is held."""
    return grip.key


# With the twenty default criteria one takes 1 to 4 MB, whatever the leads; at most 34 MB, twice as
# many above two billion leads.
@st.cache_resource(
    max_entries=_HELD, hash_funcs={Grip: grip_key, ScoringModel: repr}, show_spinner=False
)
def cached_held(grip: Grip, compared: ScoringModel) -> Held | None:
    """The slider in the hand, beside the compared definition; None where it cannot be held."""
    return hold(cached_board(grip.bench, compared), grip.draft, grip.slider)


def moved_side(
    bench: Bench, compared: ScoringModel, before: ScoringModel, draft: ScoringModel
) -> Side:
    """What the draft makes of the leads, one move after another draft.

    The first move of a slider holds it; the further ones only shift and add.
    """
    held = cached_held(Grip(bench, draft, slider_moved(before, draft)), compared)
    months, reps = cached_months_of(bench), cached_reps_of(bench)
    if held is None:
        return side_of(cached_board(bench, compared), draft, months, reps)
    return side_of_held(held, draft, months, reps)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Bench: bench_key}, show_spinner=False)
def cached_reaches(bench: Bench) -> tuple[Reach, ...]:
    """The leads that each criterion applies to."""
    return reaches(cached_patterns(bench))


@st.cache_resource(
    max_entries=_ENTRIES, hash_funcs={Bench: bench_key, ScoringModel: repr}, show_spinner=False
)
def cached_side(bench: Bench, compared: ScoringModel) -> Side:
    """What the compared definition makes of the leads."""
    board = cached_board(bench, compared)
    return side_of(board, compared, cached_months_of(bench), cached_reps_of(bench))


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Bench: bench_key}, show_spinner=False)
def cached_months_of(bench: Bench) -> int | None:
    """The months in which the leads came in."""
    return months_of(the_store(), bench.filters)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Bench: bench_key}, show_spinner=False)
def cached_reps_of(bench: Bench) -> int | None:
    """The reps who own the leads."""
    return reps_of(the_store(), bench.filters)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner=False)
def cached_proposals(data_set: DataSet) -> tuple[Proposal, ...]:
    """The points kept for the data set, the newest first."""
    return list_proposals(the_store(), data_set.dataset_id)


@st.cache_resource(max_entries=_ENTRIES, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_scenarios(store: Store, dataset_id: int) -> tuple[Scenario, ...]:
    """The scenarios of the data set, read again after every change of the store."""
    return list_scenarios(store, dataset_id)


@st.cache_resource(
    max_entries=_ENTRIES, hash_funcs={DataSet: repr}, show_spinner="Looking at your columns…"
)
def cached_leaks(data_set: DataSet) -> tuple[Leak, ...]:
    """The fields that are known only after the outcome."""
    return leaks(the_store(), Filters(data_set.dataset_id))

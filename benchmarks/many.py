"""Ten and a hundred million leads: the collapse, and sliders on its patterns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.collapses import CollapseResult, measure_collapse
from benchmarks.many_leads import many_leads
from benchmarks.sizes import Sizes
from benchmarks.slider import Goal, SliderResult, measure_slider
from benchmarks.users import UsersResult, measure_users
from leadpact.config import Settings
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.patterns.collapse import collapse
from leadpact.patterns.what_if import board_of
from leadpact.store.database import open_store
from leadpact.store.datasets import data_set_named

_LEADS_A_PAIR = 10
_ENLARGED = 32
_MANY_GOAL = Goal(p95=16.0, ratio=100.0)
_MOST_GOAL = Goal(p95=50.0)
_STATEMENTS = 4


@dataclass(frozen=True)
class ManyResults:
    """What was found with many leads (`slider`, `users`, `collapse`) and with most (`most`)."""

    collapse: CollapseResult
    slider: SliderResult
    users: UsersResult
    most: SliderResult


def measure_many(folder: Path, sizes: Sizes, say: Callable[[str], None]) -> ManyResults:
    """Measure both large sizes; their stores are made of a sample of `sizes.leads`, once."""
    many, most, sample = sizes.many, sizes.most, sizes.leads
    say(f"putting {many:,} leads together")
    home = many_leads(folder, many, many // _LEADS_A_PAIR, sample)
    say("collapsing them, in processes of their own")
    collapsed = measure_collapse(home, many, sizes.runs)
    say(f"moving sliders on {many:,} leads")
    slider, users = _sliders(home)
    say(f"putting {most:,} leads together")
    home = many_leads(folder, most // _ENLARGED, most // _ENLARGED, sample)
    say(f"moving sliders on {most:,} leads")
    return ManyResults(collapsed, slider, users, _enlarged(home))


def _sliders(home: Path) -> tuple[SliderResult, UsersResult]:
    store = open_store(Settings(home=home))
    model = default_model()
    filters = Filters(data_set_named(store, None).dataset_id)
    board = board_of(collapse(store, filters, model.criteria), model)
    try:
        slider = measure_slider(store, filters, board, _MANY_GOAL, _STATEMENTS)
        return slider, measure_users(board)
    finally:
        store.close()


def _enlarged(home: Path) -> SliderResult:
    """Each pattern has as many times the leads; what a move costs is a matter of patterns."""
    store = open_store(Settings(home=home))
    model = default_model()
    filters = Filters(data_set_named(store, None).dataset_id)
    patterns = collapse(store, filters, model.criteria)
    larger = replace(patterns, leads=patterns.leads * _ENLARGED)
    try:
        return measure_slider(store, filters, board_of(larger, model), _MOST_GOAL, 0)
    finally:
        store.close()

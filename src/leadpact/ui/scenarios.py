"""Scenarios in What-if: drafts kept under a name, and up to four of them side by side."""

import zlib
from collections.abc import Sequence

import streamlit as st

from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.scenarios import Candidate, Comparison, compare
from leadpact.metrics.what_if import Side
from leadpact.store.questions import awake
from leadpact.store.scenarios import Scenario
from leadpact.ui import parts
from leadpact.ui.cached import cached_filled, the_store
from leadpact.ui.cached_what_if import bench_for, cached_scenarios, cached_side
from leadpact.ui.scenario_actions import (
    keep_dialog,
    one_scenario,
    take_files,
    undo_delete,
    whole_comparison,
)
from leadpact.ui.scenario_table import comparison_table, points_table
from leadpact.ui.tuning import Tuning

_MOST = 4


def keep_as_scenario(tuning: Tuning) -> None:
    """The button that keeps the draft under a name."""
    if st.button("Keep as a scenario"):
        keep_dialog(tuning.look.data_set.dataset_id, tuning.draft.model)


def show_scenarios(tuning: Tuning) -> None:
    """Scenarios beside the draft and the compared definition, and what can be done with them."""
    dataset_id = tuning.look.data_set.dataset_id
    known = cached_scenarios(the_store(), dataset_id)
    undo_delete(dataset_id)
    if not known:
        parts.note(
            "No scenarios yet. Move the sliders, then press “Keep as a scenario”: up to four of "
            "them stand side by side here."
        )
        take_files(dataset_id)
        return
    edition = _edition(known)
    chosen = _choose(known, edition)
    comparison = comparison_of(tuning, chosen)
    comparison_table(comparison)
    parts.note(
        "★ the best in its row. ☆ the best, but its interval meets another’s: it may be chance."
    )
    if comparison.points:
        points_table(comparison)
    else:
        parts.note("All of them give the same points.")
    one_scenario(dataset_id, known, edition)
    whole_comparison(dataset_id, comparison, chosen)


def comparison_of(tuning: Tuning, chosen: Sequence[Scenario]) -> Comparison:
    """The compared definition, the draft where it differs, and the scenarios, side by side."""
    name = tuning.compared_name
    answer = tuning.answer()
    compared = _candidate(tuning, f"{name[:1].upper()}{name[1:]}", tuning.compared, answer.before)
    draft = _candidate(tuning, "Your draft", tuning.draft.model, answer.after)
    scenarios = [
        _candidate(tuning, one.name, one.model, _side(tuning, one.model)) for one in chosen
    ]
    begun = [compared, draft] if tuning.differs else [compared]
    return compare([*begun, *scenarios], compared)


def _candidate(tuning: Tuning, name: str, model: ScoringModel, side: Side) -> Candidate:
    kept = awake(model, cached_filled(tuning.look.data_set))
    return Candidate(name, model, side, len(kept.sleeping))


def _side(tuning: Tuning, model: ScoringModel) -> Side:
    """What the model makes of the leads, on the page's own bench where its criteria lie there."""
    bench = tuning.bench
    if not set(model.criteria) <= set(bench.criteria):
        bench = bench_for(bench.version, bench.filters, model)
    return cached_side(bench, model)


def _choose(known: Sequence[Scenario], edition: int) -> list[Scenario]:
    by_id = {one.scenario_id: one for one in known}
    chosen = st.multiselect(
        "Scenarios side by side",
        list(by_id),
        default=list(by_id)[:_MOST],
        max_selections=_MOST,
        format_func=lambda one: by_id[one].name,
        key=f"scenarios-{edition}",
        persist_state="session",
    )
    return [by_id[one] for one in chosen]


def _edition(known: Sequence[Scenario]) -> int:
    """Changes with every scenario kept, renamed or deleted: menus hand back what they showed."""
    return zlib.crc32(repr([(one.dataset_id, one.scenario_id, one.name) for one in known]).encode())

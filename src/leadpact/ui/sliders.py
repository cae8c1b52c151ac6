"""The sliders of What-if: one group of criteria at a time, or the cut-offs."""

import streamlit as st

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.patterns.next_points import next_points
from leadpact.ui import parts
from leadpact.ui.cached_what_if import cached_reaches
from leadpact.ui.slider_ends import (
    CUT_OFFS,
    EDGES,
    THRESHOLD,
    chosen_tab,
    edges_of,
    ends_of_edges,
    ends_of_points,
    points_label,
)
from leadpact.ui.slider_words import Mark, under_criterion, under_cut_off
from leadpact.ui.state import Draft, change_draft, number_in, stands
from leadpact.ui.tuning import Tuning

GROUP_KEY = "what-if-group"


def sliders(tuning: Tuning) -> None:
    """The sliders of the open group alone: each costs the browser a moment at every move."""
    with st.container(border=True, gap="xsmall", key="sliders"):
        chosen = chosen_tab(
            "What to move", GROUP_KEY, None if stands(GROUP_KEY) else _first(tuning)
        )
        if chosen == CUT_OFFS:
            _cut_offs(tuning)
        elif chosen is not None:
            _group(tuning, Group(chosen))


def _first(tuning: Tuning) -> str:
    """The first group with a slider in it."""
    awake = {c.group for c in tuning.draft.model.criteria if c.name not in tuning.sleeping}
    return next((group.value for group in Group if group in awake), Group.FIT.value)


def _group(tuning: Tuning, group: Group) -> None:
    model = tuning.draft.model
    shown = [criterion for criterion in model.criteria if criterion.group is group]
    reaches = {reach.criterion: reach for reach in cached_reaches(tuning.bench)}
    steps = {step.criterion: step for step in next_points(tuning.board, model)}
    compared = dict(zip(tuning.compared.criteria, tuning.compared.points, strict=True))
    for criterion in shown:
        if criterion.name not in tuning.sleeping:
            was = compared.get(criterion, 0)
            low, high, points = _points_slider(tuning.draft, criterion, was)
            mark = None if was == points else Mark(tuning.compared_name, was, low, high, points)
            words = under_criterion(
                reaches[criterion], steps[criterion], mark, rated=tuning.has_outcomes
            )
            parts.under_slider(words)
    sleeping = [c for c in shown if c.name in tuning.sleeping]
    if sleeping:
        parts.asleep([(c.label, tuning.sleeping[c.name]) for c in sleeping])
    if not shown:
        parts.note("No criterion here yet: add one from your own columns.")


def _points_slider(draft: Draft, criterion: Criterion, was: int) -> tuple[int, int, int]:
    """Draw it; its lowest and highest value, and the one it shows."""
    points = draft.model.points_of(criterion.name)
    low, high = ends_of_points(criterion, points, was)
    key = f"points-{draft.edition}-{criterion.name}"
    st.slider(
        points_label(criterion),
        min_value=low,
        max_value=high,
        value=points,
        format="%+d",
        key=key,
        on_change=_move_points,
        args=(draft.dataset_id, criterion.name, key),
    )
    return low, high, points


def _move_points(dataset_id: int, name: str, key: str) -> None:
    chosen = number_in(key)

    def moved(model: ScoringModel) -> ScoringModel:
        points = tuple(
            chosen if criterion.name == name else now
            for criterion, now in zip(model.criteria, model.points, strict=True)
        )
        return model.model_copy(update={"points": points})

    change_draft(dataset_id, moved)


def _cut_offs(tuning: Tuning) -> None:
    draft = tuning.draft
    now, were = edges_of(draft.model), edges_of(tuning.compared)
    low, high = ends_of_edges(now, were)
    keys = {name: f"{name}-{draft.edition}" for name in EDGES}
    chosen = {}
    for name, label in EDGES.items():
        chosen[name] = st.slider(
            label,
            low,
            high,
            now[name],
            key=keys[name],
            on_change=_move_cut_offs,
            args=(draft.dataset_id, keys),
        )
        same = were[name] == chosen[name]
        mark = Mark(tuning.compared_name, were[name], low, high, chosen[name])
        words = under_cut_off(
            name,
            tuning.answer().after.outlook,
            None if same else mark,
            rated=tuning.has_outcomes,
        )
        parts.under_slider(words)
    if not chosen["a"] > chosen["b"] > chosen["c"]:
        st.error("A has to begin above B, and B above C.")


def _move_cut_offs(dataset_id: int, keys: dict[str, str]) -> None:
    chosen = {name: number_in(key) for name, key in keys.items()}
    threshold = chosen.pop(THRESHOLD)
    if not chosen["a"] > chosen["b"] > chosen["c"]:
        return
    change_draft(
        dataset_id,
        lambda model: model.model_copy(
            update={"cut_offs": CutOffs(**chosen), "mql_threshold": threshold}
        ),
    )

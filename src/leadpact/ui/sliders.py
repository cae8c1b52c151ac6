"""The sliders of What-if: one group of criteria at a time, or the cut-offs."""

from math import ceil, floor
from types import MappingProxyType

import streamlit as st

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.patterns.next_points import next_points
from leadpact.ui import parts
from leadpact.ui.cached_what_if import cached_reaches
from leadpact.ui.plain import plain
from leadpact.ui.slider_words import Mark, under_criterion, under_cut_off
from leadpact.ui.state import Draft, change_draft, number_in, stands
from leadpact.ui.tuning import Tuning

GROUP_KEY = "what-if-group"
_CUT_OFFS = "cut_offs"
_TABS = MappingProxyType(
    {
        Group.FIT.value: "Fit",
        Group.BEHAVIOUR.value: "Behaviour",
        Group.INTENT.value: "Intent",
        Group.RED_FLAG.value: "Red flags",
        _CUT_OFFS: "Cut-offs",
    }
)
_EDGES = MappingProxyType(
    {"a": "A from", "b": "B from", "c": "C from", "mql_threshold": "MQL from (the threshold)"}
)
_WIDEST = 50
_HIGHEST = 100


def sliders(tuning: Tuning) -> None:
    """The sliders of the open group alone: each costs the browser a moment at every move."""
    with st.container(border=True, gap="xsmall", key="sliders"):
        chosen = st.segmented_control(
            "What to move",
            list(_TABS),
            default=None if stands(GROUP_KEY) else _first(tuning),
            required=True,
            format_func=_TABS.__getitem__,
            key=GROUP_KEY,
            persist_state="session",
            label_visibility="collapsed",
            width="stretch",
        )
        if chosen == _CUT_OFFS:
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
    is_flag = criterion.group is Group.RED_FLAG
    low = _ahead(min(-1 if is_flag else 0, points, was), _WIDEST)
    high = _ahead(max(0 if is_flag else 1, points, was), _WIDEST)
    key = f"points-{draft.edition}-{criterion.name}"
    times = f", up to {criterion.cap}×" if criterion.cap else ""
    st.slider(
        f"{plain(criterion.label)}{times}",
        min_value=low,
        max_value=high,
        value=points,
        format="%+d",
        key=key,
        on_change=_move_points,
        args=(draft.dataset_id, criterion.name, key),
    )
    return low, high, points


def _ahead(number: int, step: int) -> int:
    """The number, rounded away from zero to whole steps.

    A slider whose ends moved with its value would start anew at every move.
    """
    return step * (ceil(number / step) if number > 0 else floor(number / step))


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
    now, were = _edges(draft.model), _edges(tuning.compared)
    low = _ahead(min(0, *now.values(), *were.values()), _HIGHEST)
    high = _ahead(max(*now.values(), *were.values()) + 1, _HIGHEST)
    keys = {name: f"{name}-{draft.edition}" for name in _EDGES}
    chosen = {}
    for name, label in _EDGES.items():
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


def _edges(model: ScoringModel) -> dict[str, int]:
    return {**model.cut_offs.model_dump(), "mql_threshold": model.mql_threshold}


def _move_cut_offs(dataset_id: int, keys: dict[str, str]) -> None:
    chosen = {name: number_in(key) for name, key in keys.items()}
    threshold = chosen.pop("mql_threshold")
    if not chosen["a"] > chosen["b"] > chosen["c"]:
        return
    change_draft(
        dataset_id,
        lambda model: model.model_copy(
            update={"cut_offs": CutOffs(**chosen), "mql_threshold": threshold}
        ),
    )

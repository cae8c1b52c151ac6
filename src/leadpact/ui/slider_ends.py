"""What the sliders of What-if and of a team's proposal share: their groups, names and ends."""

from collections.abc import Mapping
from math import ceil, floor
from types import MappingProxyType

import streamlit as st

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.scoring_model import ScoringModel
from leadpact.ui.plain import plain

CUT_OFFS = "cut_offs"
THRESHOLD = "mql_threshold"
EDGES = MappingProxyType(
    {"a": "A from", "b": "B from", "c": "C from", THRESHOLD: "MQL from (the threshold)"}
)
_TABS = MappingProxyType(
    {
        Group.FIT.value: "Fit",
        Group.BEHAVIOUR.value: "Behaviour",
        Group.INTENT.value: "Intent",
        Group.RED_FLAG.value: "Red flags",
        CUT_OFFS: "Cut-offs",
    }
)
_WIDEST = 50
_HIGHEST = 100


def chosen_tab(label: str, key: str, default: str | None) -> str | None:
    """The name of the group whose sliders are open, or `CUT_OFFS`."""
    return st.segmented_control(
        label,
        list(_TABS),
        default=default,
        required=True,
        format_func=_TABS.__getitem__,
        key=key,
        persist_state="session",
        label_visibility="collapsed",
        width="stretch",
    )


def points_label(criterion: Criterion) -> str:
    """The name of the slider of its points, as Markdown."""
    times = f", up to {criterion.cap}×" if criterion.cap else ""
    return f"{plain(criterion.label)}{times}"


def ends_of_points(criterion: Criterion, points: int, was: int) -> tuple[int, int]:
    """The lowest and highest points that the criterion's slider offers, around both of these."""
    is_flag = criterion.group is Group.RED_FLAG
    low = _ahead(min(-1 if is_flag else 0, points, was), _WIDEST)
    return low, _ahead(max(0 if is_flag else 1, points, was), _WIDEST)


def ends_of_edges(now: Mapping[str, int], were: Mapping[str, int]) -> tuple[int, int]:
    """The lowest and highest score that the sliders of cut-offs and threshold offer."""
    low = _ahead(min(0, *now.values(), *were.values()), _HIGHEST)
    return low, _ahead(max(*now.values(), *were.values()) + 1, _HIGHEST)


def edges_of(model: ScoringModel) -> dict[str, int]:
    """The model's cut-offs and MQL threshold, by the names of `EDGES`."""
    return {**model.cut_offs.model_dump(), THRESHOLD: model.mql_threshold}


def _ahead(number: int, step: int) -> int:
    """The number, rounded away from zero to whole steps.

    A slider whose ends moved with its value would start anew at every move.
    """
    return step * (ceil(number / step) if number > 0 else floor(number / step))

"""Which definition the draft of What-if is laid beside."""

from dataclasses import dataclass

import streamlit as st

from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import IN_USE
from leadpact.store.datasets import DataSet
from leadpact.ui.cached import the_store
from leadpact.ui.cached_what_if import cached_proposals, cached_scenarios

_LONGEST_NAME = 24


@dataclass(frozen=True)
class Compared:
    """A definition to lay the draft beside: how the menu calls it, and how a card does."""

    title: str
    name: str
    model: ScoringModel


def choose_compared(data_set: DataSet, in_use: ScoringModel) -> Compared:
    """The definition chosen in the sidebar; the points in use until one chooses."""
    known = _known(data_set, in_use)
    with st.sidebar:
        chosen = st.selectbox(
            "Compared with",
            list(known),
            format_func=lambda one: known[one].title,
            key=f"compared-{data_set.dataset_id}",
            persist_state="session",
        )
    return known.get(chosen, known[IN_USE])


def _known(data_set: DataSet, in_use: ScoringModel) -> dict[str, Compared]:
    """All definitions by an id of their own; the newest proposal is the one in use."""
    known = {IN_USE: Compared("The points in use", IN_USE, in_use)}
    for kept in cached_proposals(data_set)[1:]:
        title = f"Number {kept.number} · {kept.proposed_at:%d %b %Y}"
        known[f"number {kept.number}"] = Compared(title, f"number {kept.number}", kept.model)
    known["default"] = Compared("The default model", "default model", default_model())
    for scenario in cached_scenarios(the_store(), data_set.dataset_id):
        known[f"scenario {scenario.scenario_id}"] = Compared(
            f"Scenario: {scenario.name}", _cut(scenario.name), scenario.model
        )
    return known


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"

"""Which definition the draft of What-if is laid beside."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import IN_USE
from leadpact.store.datasets import DataSet
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.cached_what_if import cached_proposals, cached_scenarios
from leadpact.ui.state import linked_key, linked_look

_LONGEST_NAME = 24


@dataclass(frozen=True)
class Compared:
    """A definition to lay the draft beside: how the menu calls it, and how a card does."""

    title: str
    name: str
    model: ScoringModel


def choose_compared(data_set: DataSet) -> Compared:
    """The definition chosen in the sidebar; the points in use until one chooses."""
    known = known_definitions(data_set, cached_model_in_use(data_set))
    linked = linked_look(data_set.dataset_id)
    begun = None if linked is None else id_of_compared(known, linked.compared)
    with st.sidebar:
        chosen = st.selectbox(
            "Compared with",
            list(known),
            index=0 if begun is None else list(known).index(begun),
            format_func=lambda one: known[one].title,
            key=linked_key(f"compared-{data_set.dataset_id}", data_set.dataset_id),
            persist_state="session",
        )
    return known.get(chosen, known[IN_USE])


def id_of_compared(known: Mapping[str, Compared], model: ScoringModel) -> str | None:
    """The first of the known definitions that is this model; None where none is."""
    return next((one for one, compared in known.items() if compared.model == model), None)


def known_definitions(data_set: DataSet, in_use: ScoringModel) -> Mapping[str, Compared]:
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

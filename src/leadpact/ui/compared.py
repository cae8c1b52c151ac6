"""Which definition the draft of What-if is laid beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import IN_USE
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import Definition, State
from leadpact.store.rounds import Round
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.cached_agreement import cached_definitions, in_use_name, round_now
from leadpact.ui.cached_what_if import cached_proposals, cached_scenarios
from leadpact.ui.people import by_now
from leadpact.ui.state import linked_key, linked_look

_LONGEST_NAME = 24


@dataclass(frozen=True)
class Compared:
    """A definition to lay the draft beside: how the menu calls it, and how a card does."""

    title: str
    name: str
    model: ScoringModel


def choose_compared(data_set: DataSet) -> Compared:
    """The definition chosen in the sidebar; what is in use until one chooses."""
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
    """All that a draft can be laid beside, by an id of its own; what is in use comes first.

    Then what was agreed before, what is up for signature, what is on the table of the round under
    way, the points kept before, and the scenarios.
    """
    name = in_use_name(data_set)
    agreed = name != IN_USE
    title = f"{name}, in force" if agreed else "The points in use"
    known = {IN_USE: Compared(title, name, in_use)}
    known |= _of_definitions(cached_definitions(the_store(), data_set.dataset_id))
    known |= _of_round(round_now(data_set, by_now()))
    proposals = cached_proposals(data_set)
    for kept in proposals if agreed else proposals[1:]:
        title = f"Number {kept.number} · {kept.proposed_at:%b %Y}"
        known[f"number {kept.number}"] = Compared(title, f"number {kept.number}", kept.model)
    known["default"] = Compared("The default model", "default model", default_model())
    for scenario in cached_scenarios(the_store(), data_set.dataset_id):
        known[f"scenario {scenario.scenario_id}"] = Compared(
            f"Scenario: {scenario.name}", _cut(scenario.name), scenario.model
        )
    return known


def _of_definitions(definitions: Sequence[Definition]) -> dict[str, Compared]:
    """Those that were in force before, the newest first, and the draft up for signature."""
    found = {}
    for one in definitions:
        key, name = f"definition {one.number}", f"Definition {one.number}"
        if one.state is State.SUPERSEDED and one.agreed_at is not None:
            title = f"{name} · {one.agreed_at:%b %Y}"
            found[key] = Compared(title, name, one.content.model)
        if one.state is State.UP_FOR_SIGNATURE:
            found[key] = Compared(f"Draft of {name}", f"Draft of {name}", one.content.model)
    return found


def _of_round(round_: Round | None) -> dict[str, Compared]:
    """Both proposals and the joint points, once they are on the table."""
    if round_ is None or round_.both is None:
        return {}
    marketing, sales = round_.both
    found = {
        "marketing": Compared("Marketing's proposal", "marketing's proposal", marketing),
        "sales": Compared("Sales' proposal", "sales' proposal", sales),
    }
    if round_.joint is not None:
        found["joint"] = Compared("The joint points", "joint points", round_.joint)
    return found


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"

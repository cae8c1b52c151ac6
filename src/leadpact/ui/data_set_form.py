"""Which data set a file goes into."""

from collections.abc import Sequence
from pathlib import PurePath
from types import MappingProxyType

import streamlit as st

from leadpact.domain.fields import Kind
from leadpact.store.datasets import DataSet, list_data_sets
from leadpact.ui.cached import the_store
from leadpact.ui.plain import plain
from leadpact.ui.queued import place_in_batch
from leadpact.ui.state import PendingUpload, session

KIND_WORDS = MappingProxyType(
    {
        Kind.LEADS: "Leads",
        Kind.OUTCOMES: "Outcomes or deals",
        Kind.ACTIVITIES: "Activities",
        Kind.STAGE_HISTORY: "Stage history",
    }
)
_NEW = "A new data set"
_LONGEST = 60


def own_data_sets() -> tuple[DataSet, ...]:
    """The data sets that are not made up: the one in view first, then the newest."""
    own = [one for one in list_data_sets(the_store()) if not one.is_sample]
    return tuple(sorted(own, key=lambda one: one.dataset_id != session().dataset_id))


def leads_are_there() -> bool:
    """Whether any data set of one's own has leads."""
    return any(one.leads for one in own_data_sets())


def leads_in(name: str | None) -> bool:
    """Whether the data set of that name is there and has leads."""
    return any(one.leads for one in own_data_sets() if one.name == name)


def data_set_form(file: PendingUpload, kind: Kind, *, came_before: bool) -> str | None:
    """The name of the data set, old or new; None as long as it cannot be had.

    Files of leads make a data set of their own, unless such a file came before or this one came
    together with others.
    """
    names = [one.name for one in own_data_sets()]
    chosen: str | None = _NEW
    if names:
        joins = kind is not Kind.LEADS or came_before or place_in_batch()[0] > 1
        chosen = st.selectbox(
            "Into the data set",
            [*names, _NEW] if joins else [_NEW, *names],
            key=f"{file.number}-data-set-{joins}",
            persist_state="session",
        )
    if chosen != _NEW:
        return chosen
    taken = [one.name for one in list_data_sets(the_store())]
    proposed = _fresh(PurePath(file.file_name).stem[:_LONGEST] or "leads", taken)
    name = st.text_input(
        "Name of the new data set",
        value=proposed,
        max_chars=_LONGEST,
        key=f"{file.number}-data-set-name",
        persist_state="session",
    ).strip()
    if name in taken:
        st.error(
            f"There is a data set named {plain(name)} already. Choose it above, or another name."
        )
        return None
    return name or None


def _fresh(name: str, taken: Sequence[str]) -> str:
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)

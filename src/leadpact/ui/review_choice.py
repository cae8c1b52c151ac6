"""What is reviewed: which definition, and the leads it is held against."""

from dataclasses import dataclass, replace

import streamlit as st

from leadpact.domain.due import Due
from leadpact.domain.filters import Filters
from leadpact.domain.psi import FEWEST
from leadpact.metrics.drift import new_leads
from leadpact.metrics.words import day_words
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import Definition, State
from leadpact.ui.cached import cached_data_sets, the_store
from leadpact.ui.cached_agreement import cached_definitions
from leadpact.ui.look import Look
from leadpact.ui.standing import due_of
from leadpact.ui.uploading import today

_NEW, _ALL = "new", "all"
_WIDTH = 460


@dataclass(frozen=True)
class Reviewed:
    """A definition, and the leads it is held against: which in words, as a page looks at them."""

    definition: Definition
    which: str
    look: Look

    @property
    def name(self) -> str:
        """What people call the definition."""
        return f"Definition {self.definition.number}"

    @property
    def is_in_force(self) -> bool:
        """Whether it is in force, so that the review can be recorded."""
        return self.definition.state is State.IN_FORCE

    @property
    def due(self) -> Due | None:
        """When its review is due."""
        return due_of(self.definition, today())


def choose_definition(data_set: DataSet) -> Definition | None:
    """The definition in force, or the one up for signature; asked where there are both."""
    known = cached_definitions(the_store(), data_set.dataset_id)
    by_id = {
        one.definition_id: one
        for state in (State.IN_FORCE, State.UP_FOR_SIGNATURE)
        for one in known
        if one.state is state
    }
    if len(by_id) < 2:
        return next(iter(by_id.values()), None)
    chosen = st.selectbox(
        "Definition",
        list(by_id),
        format_func=lambda one: f"Definition {by_id[one].number}, {by_id[one].state}",
        width=_WIDTH,
        key=f"review-definition-{data_set.dataset_id}",
    )
    return by_id[chosen]


def choose_leads(seen: Look, definition: Definition) -> Reviewed:
    """The leads to hold it against: those created since, all, or another data set's."""
    data_set = seen.data_set
    since = definition.content.evidence.as_of
    new = new_leads(the_store(), data_set.dataset_id, since)
    others = {
        str(one.dataset_id): one
        for one in cached_data_sets(the_store())
        if one.dataset_id != data_set.dataset_id and one.leads
    }
    titles = {_ALL: f"All {data_set.leads:,} leads of {data_set.name}"}
    if new is not None and new[1] and since is not None:
        titles = {_NEW: f"The {new[1]:,} created after {day_words(since)}"} | titles
    titles |= {one: f"All {of.leads:,} leads of {of.name}" for one, of in others.items()}
    enough = new is not None and new[1] >= FEWEST
    chosen = st.selectbox(
        "Leads to hold it against",
        list(titles),
        index=list(titles).index(_NEW if enough and _NEW in titles else _ALL),
        format_func=titles.__getitem__,
        width=_WIDTH,
        key=f"review-leads-{data_set.dataset_id}-{definition.definition_id}",
    )
    of = others.get(chosen, data_set)
    filters = new[0] if new is not None and chosen == _NEW else Filters(of.dataset_id)
    which = titles[chosen]
    return Reviewed(
        definition,
        f"{which[:1].lower()}{which[1:]}",
        replace(seen, data_set=of, filters=filters, model=definition.content.model, is_draft=False),
    )

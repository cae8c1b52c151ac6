"""Links to What-if: one that brings a colleague to the same numbers, and opening it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from leadpact.domain.criteria import why_sleeping
from leadpact.domain.fields import FieldType
from leadpact.errors import LeadpactError, LinkError
from leadpact.metrics.what_if import in_use_words
from leadpact.metrics.words import counted
from leadpact.store.datasets import DataSet, list_data_sets
from leadpact.store.filter_choices import FilterChoices
from leadpact.store.shared_looks import SharedLook, keep_shared_look, shared_look
from leadpact.ui import parts
from leadpact.ui.boundary import guarded, show_error
from leadpact.ui.cached import (
    cached_choices,
    cached_filled,
    cached_model_in_use,
    the_store,
)
from leadpact.ui.cached_agreement import in_use_name
from leadpact.ui.compared import id_of_compared, known_definitions
from leadpact.ui.plain import plain
from leadpact.ui.state import draft_of, follow_link, text_in
from leadpact.ui.tuning import Tuning

# The key of the menu of views, which a link remembers.
VIEW_KEY = "what-if-view"
_PARAMETER = "look"
_PAGE = "/what_if"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def link_button(tuning: Tuning) -> None:
    """The button behind which a link to what the page shows stands."""
    if st.button("Copy a link"):
        _link_dialog(tuning)


def open_link() -> None:
    """Put the data set, the filters and the draft of the link in the address into the session.

    The draft is a step that can be taken back. What cannot be opened is told, and the page goes on
    with what the session had.
    """
    address = st.query_params.get(_PARAMETER)
    if address is None:
        return
    try:
        shared = shared_look(the_store(), address)
        data_set = _data_set_of(shared)
    except LeadpactError as error:
        show_error(error.message, error.hint)
        return
    del st.query_params[_PARAMETER]
    in_use = cached_model_in_use(data_set)
    own = draft_of(data_set.dataset_id)
    follow_link(shared)
    back = "" if own is None else " Undo brings back your own draft."
    st.toast(
        f"Opened from a link: a draft on {plain(shared.data_set)}.{back}", icon=":material/link:"
    )
    changed = changed_since(shared, data_set, cached_choices(data_set), cached_filled(data_set))
    if id_of_compared(known_definitions(data_set, in_use), shared.compared) is None:
        shown = in_use_words(in_use_name(data_set))
        gone = f"“{shared.compared.name}” is no longer kept: compared with {shown}."
        changed = (*changed, gone)
    if changed:
        st.toast(plain(" ".join(changed)), icon=":material/warning:", duration="infinite")


def changed_since(
    shared: SharedLook,
    data_set: DataSet,
    choices: FilterChoices,
    filled: Mapping[str, FieldType],
) -> tuple[str, ...]:
    """What of the link's numbers cannot be the same any more, and why; a sentence each."""
    found = []
    if data_set.leads != shared.leads:
        found.append(
            f"The data has {counted(data_set.leads, 'lead')} now; it had {shared.leads:,} when the "
            "link was made."
        )
    for label, wanted, known in (
        ("product", shared.filters.products, choices.products),
        ("source", shared.filters.sources, choices.sources),
        ("owner", shared.filters.owners, choices.owners),
    ):
        gone = [value or "(none given)" for value in wanted if value not in known]
        if gone:
            found.append(f"No lead has the {label} {', '.join(gone)} any more: not filtered by.")
    for criterion in shared.model.criteria:
        reason = why_sleeping(criterion, filled)
        if reason is not None and criterion.name not in shared.asleep:
            found.append(f"“{criterion.label}” sleeps now: {reason}.")
    return tuple(found)


def look_of(tuning: Tuning) -> SharedLook:
    """What a link has to bring back."""
    look = tuning.look
    return SharedLook(
        filters=look.filters,
        data_set=look.data_set.name,
        leads=look.data_set.leads,
        model=tuning.draft.model,
        asleep=tuple(sorted(tuning.sleeping)),
        compared=tuning.compared,
        view=text_in(VIEW_KEY),
    )


@st.dialog("A link to what you see")
@guarded
def _link_dialog(tuning: Tuning) -> None:
    address = keep_shared_look(the_store(), look_of(tuning))
    page = st.context.url or _PAGE
    st.write(
        "It opens this data set with these filters and this draft, for anybody who reaches "
        "this server."
    )
    st.code(f"{page}?{_PARAMETER}={address}", language=None, wrap_lines=True)
    host = urlsplit(page).hostname
    if host in _THIS_MACHINE:
        parts.note(f"{host} is this machine alone: colleagues need the server's name in its place.")


def _data_set_of(shared: SharedLook) -> DataSet:
    for data_set in list_data_sets(the_store()):
        if data_set.dataset_id == shared.filters.dataset_id:
            return data_set
    raise LinkError(
        f"the data set '{shared.data_set}' of this link is no longer there",
        "The page shows another one, as chosen in the sidebar.",
    )

"""What the page looks at: the data set, filters and scoring model chosen in the sidebar."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NoReturn

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import IN_USE, in_use_words
from leadpact.store.datasets import DataSet
from leadpact.ui import parts
from leadpact.ui.boundary import AllSaidError
from leadpact.ui.cached import (
    cached_choices,
    cached_data_sets,
    cached_model_in_use,
    the_store,
)
from leadpact.ui.cached_agreement import in_use_name
from leadpact.ui.scope import Scope
from leadpact.ui.state import choose_data_set, draft_of, linked_key, linked_look, session
from leadpact.ui.style import current_palette, put_style
from leadpact.ui.who import who

_PERIODS = {
    "All time": 0,
    "Last 3 months": 91,
    "Last 6 months": 182,
    "Last 12 months": 365,
    "From … to …": -1,
}


@dataclass(frozen=True)
class Look:
    """What a page shows: one data set through the filters, graded by one scoring model.

    `in_use_name` is what is in use, for people: "Definition 3" where one is in force.
    """

    data_set: DataSet
    filters: Filters
    model: ScoringModel
    is_draft: bool
    palette: Palette
    in_use_name: str = IN_USE

    @property
    def graded_with(self) -> str:
        """Whose points grade here, in words."""
        return "your draft from What-if" if self.is_draft else in_use_words(self.in_use_name)

    @property
    def scope(self) -> Scope:
        """What the page's figures are computed over."""
        return Scope(self.data_set.version, self.filters, self.model)


def take_look(*, is_tuning: bool = False) -> Look:
    """Draw the sidebar's filters and give what they say; without any data, say how to get some.

    Where the draft is being tuned there is no choice of what to score with.
    """
    palette = current_palette()
    data_set = data_set_in_view()
    if data_set is None or not data_set.leads:
        _say_empty()
    filters = _filters(data_set)
    model, is_draft = (cached_model_in_use(data_set), False) if is_tuning else _model(data_set)
    return Look(data_set, filters, model, is_draft, palette, in_use_name(data_set))


def say_unfiltered(look: Look, *, but_products: bool = False) -> None:
    """Say on a page that is about all leads that the reader's filters do not count there."""
    filters = replace(look.filters, products=()) if but_products else look.filters
    if filters == Filters(look.data_set.dataset_id):
        return
    parts.note(
        "Of the filters at the left, Product alone counts on this page."
        if but_products
        else "The filters at the left do not count on this page."
    )


def data_set_in_view() -> DataSet | None:
    """The data set chosen in the sidebar, under who is at work; None without any.

    It is labelled where it is the sample.
    """
    palette = current_palette()
    put_style(palette)
    who(palette)
    known = cached_data_sets(the_store())
    if not known:
        return None
    data_set = _choose(known)
    if data_set.is_sample:
        st.html('<div class="lp-sample" role="note">Sample data, made up</div>')
    return data_set


def _choose(known: tuple[DataSet, ...]) -> DataSet:
    # The menu holds ids: it would hand back a data set as it was when it was first shown.
    by_id = {one.dataset_id: one for one in known}
    wanted = session().dataset_id
    filled = next((one.dataset_id for one in known if one.leads), known[0].dataset_id)
    with st.sidebar:
        chosen = st.selectbox(
            "Data set",
            list(by_id),
            index=list(by_id).index(wanted if wanted in by_id else filled),
            format_func=lambda one: f"{by_id[one].name} · {by_id[one].leads:,}",
            key=_data_set_key(known),
            persist_state="session",
        )
    if chosen != wanted:
        choose_data_set(chosen)
    return by_id[chosen]


def _data_set_key(known: tuple[DataSet, ...]) -> str:
    # A new menu after each upload, which chooses its data set by itself, after each merge, which
    # changes the number of leads in the menu, and after each link.
    now = session()
    return f"data-set-{now.uploads_seen}-{now.links}-{sum(one.leads for one in known)}"


def _filters(data_set: DataSet) -> Filters:
    choices = cached_choices(data_set)
    filters = Filters(data_set.dataset_id)
    with st.sidebar:
        if choices.first_day and choices.last_day and data_set.as_of:
            filters = _period(filters, choices.first_day, data_set.as_of)
        return replace(
            filters,
            products=_several("Product", "products", choices.products, filters),
            sources=_several("Source", "sources", choices.sources, filters),
            owners=_several("Owner", "owners", choices.owners, filters),
        )


def _period(filters: Filters, first_day: date, as_of: date) -> Filters:
    linked = _linked(filters.dataset_id)
    days = (linked.created_from, linked.created_to) if linked else (None, None)
    period = st.selectbox(
        "Period",
        list(_PERIODS),
        index=0 if days == (None, None) else len(_PERIODS) - 1,
        key=linked_key(f"period-{filters.dataset_id}", filters.dataset_id),
        persist_state="session",
    )
    length = _PERIODS[period]
    if length == 0:
        return filters
    if length > 0:
        return replace(filters, created_from=as_of - timedelta(days=length), created_to=as_of)
    chosen = st.date_input(
        "Created from, to",
        value=(days[0] or first_day, days[1] or as_of),
        key=linked_key(f"days-{filters.dataset_id}", filters.dataset_id),
        persist_state="session",
    )
    if isinstance(chosen, tuple) and len(chosen) == 2:
        return replace(filters, created_from=chosen[0], created_to=chosen[1])
    return filters


def _several(label: str, name: str, values: tuple[str, ...], filters: Filters) -> tuple[str, ...]:
    if len(values) < 2:
        return ()
    linked = _linked(filters.dataset_id)
    begun: tuple[str, ...] = getattr(linked, name) if linked else ()
    chosen = st.multiselect(
        label,
        values,
        default=[value for value in begun if value in values],
        format_func=lambda value: value or "(none given)",
        placeholder="All",
        key=linked_key(f"{name}-{filters.dataset_id}", filters.dataset_id),
        persist_state="session",
    )
    return tuple(chosen)


def _linked(dataset_id: int) -> Filters | None:
    """The filters that a link brought for the data set."""
    linked = linked_look(dataset_id)
    return None if linked is None else linked.filters


def _model(data_set: DataSet) -> tuple[ScoringModel, bool]:
    """The draft of What-if where there is one that differs, unless the reader says otherwise."""
    in_use = cached_model_in_use(data_set)
    draft = draft_of(data_set.dataset_id)
    if draft is None or draft.model == in_use:
        return in_use, False
    words = in_use_words(in_use_name(data_set))
    titles = {"draft": "Your draft", "in use": f"{words[:1].upper()}{words[1:]}"}
    with st.sidebar:
        scored = st.selectbox(
            "Scored with",
            list(titles),
            format_func=titles.__getitem__,
            key="scored-with",
            persist_state="session",
        )
    return (draft.model, True) if scored == "draft" else (in_use, False)


def _say_empty() -> NoReturn:
    st.title("No leads yet", anchor=False)
    st.write("Upload an export of your leads, a CSV or XLSX file; nothing leaves this machine.")
    st.page_link("pages/data/upload.py", label="Upload a file", icon=":material/upload:")
    raise AllSaidError

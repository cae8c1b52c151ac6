"""Which definition is in force, and when it is to be reviewed: the line that Overview says."""

from datetime import date

import streamlit as st

from leadpact.domain.due import Due
from leadpact.metrics.review_due import local_day, review_due
from leadpact.metrics.words import day_words
from leadpact.store.database import Store
from leadpact.store.definitions import Definition
from leadpact.store.reviews import Review, list_reviews
from leadpact.ui.cached import changes_of, the_store
from leadpact.ui.cached_agreement import definition_now
from leadpact.ui.frame import SECTIONS
from leadpact.ui.look import Look
from leadpact.ui.uploading import today

_REVIEW, _AGREEMENT = "review", "agreement"
_RULES = """
.st-key-standing { margin: -.6rem 0 -.3rem; gap: 0; }
.st-key-standing a { padding: 0; min-height: 0; background: none; }
.st-key-standing p { font-size: 1rem; }
"""


@st.cache_resource(max_entries=16, hash_funcs={Store: changes_of}, show_spinner=False)
def cached_reviews(store: Store, dataset_id: int) -> tuple[Review, ...]:
    """The reviews of the data set's definitions, read again after every change of the store."""
    return list_reviews(store, dataset_id)


def standing(look: Look) -> None:
    """Say which definition is in force and when its review is due, in a line that leads there."""
    definition = definition_now(look.data_set)
    due = None if definition is None else due_of(definition, today())
    tone = "" if due is None or due.days_left > 0 else "bad" if due.is_overdue else "watch-text"
    colour = f"var(--lp-{tone})" if tone else "var(--lp-muted)"
    with st.container(key="standing"):
        st.html(f"<style>{_RULES} .st-key-standing p {{ color: {colour}; }}</style>")
        if definition is None:
            link_to(_AGREEMENT, "No definition is agreed yet")
        else:
            link_to(_REVIEW, standing_words(definition, due))


def standing_words(definition: Definition, due: Due | None) -> str:
    """Such as "Definition 3 in force since 12 Nov 2026 · review in 64 days"."""
    agreed = definition.agreed_at
    since = "" if agreed is None else f" since {day_words(local_day(agreed))}"
    said = f"Definition {definition.number} in force{since}"
    if due is None:
        return said
    return f"{said} · {due.words}{' ▲' if due.days_left <= 0 else ''}"


def due_of(definition: Definition, now: date) -> Due | None:
    """When the definition is to be reviewed next; None before both teams have signed it."""
    return review_due(definition, cached_reviews(the_store(), definition.dataset_id), now)


def link_to(page: str, label: str) -> None:
    """A link to the page of that name, where there is one."""
    for section, pages in SECTIONS.items():
        for path, _ in pages:
            if path == page:
                st.page_link(f"pages/{section.lower()}/{path}.py", label=f"{label} →")
